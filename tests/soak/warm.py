"""What a process does before servers are forked from it: imports the server and makes what each start would make."""

from __future__ import annotations

from crmserver import bodies, serving
from crmserver.handlers.registry import handlers
from crmserver.judging import judge
from crmserver.routing import routes
from crmserver.store.fields import fields_of
from crmstandard import schemas

assert serving
routes()
handlers()
bodies.description("openapi")
judge("Person", {"resourceType": "Person"})
for _title in schemas.resources():
    fields_of(_title)
