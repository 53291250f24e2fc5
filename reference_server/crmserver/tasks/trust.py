"""Keys, clients and revoked tokens that were changed while the server runs, taken within a minute."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from crmserver.auth.assembly import registered
from crmserver.auth.issuer import BuiltInIssuer
from crmserver.auth.keys import SLOT, load_ring
from crmserver.auth.revoking import revoked
from crmserver.background import runs_beside
from crmserver.settings import BadSetting
from crmserver.store.secret import read_secret
from crmserver.tasks.pace import pause

if TYPE_CHECKING:
    from crmserver.server import Server

EVERY = 15.0  # seconds; a minute is allowed
log = logging.getLogger("crmserver.trust")


@runs_beside("trust")
async def keep_trust(server: Server) -> None:
    """Looks again and again."""
    while True:
        await take_changes(server)
        await pause(EVERY)


async def take_changes(server: Server) -> None:
    """Takes the keys, the clients and the revocations as they are kept now."""
    vault = server.store.vault
    server.gate.verifier.revoked = await server.store.read(revoked)
    if isinstance(server.issuer, BuiltInIssuer):
        ring = await server.store.read(lambda connection: read_secret(connection, vault, SLOT))
        if ring is not None:
            server.issuer.ring = load_ring(ring)
        try:
            server.issuer.clients = await server.store.read(
                lambda connection: registered(connection, vault, server.settings)
            )
        except BadSetting as error:
            log.error("the file of clients is left as it was read last: %s", error)
