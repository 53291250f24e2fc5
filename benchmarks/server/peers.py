"""The applications that the reference server is measured against: what most teams would write first.

`bare` returns a dict from memory by FastAPI's default response. `crud_sync` and `crud_async` keep
documents in a table with SQLAlchemy Core, three members in indexed columns; no validation, no
history, no audit, no token.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated, Any

from fastapi import Body, FastAPI, HTTPException
from sqlalchemy import Column, Index, MetaData, Table, Text, create_engine, event, insert, select
from sqlalchemy.ext.asyncio import create_async_engine

metadata = MetaData()
records = Table(
    "crud_records",
    metadata,
    Column("id", Text, primary_key=True),
    Column("status", Text),
    Column("birth_date", Text),
    Column("doc", Text, nullable=False),
    Index("crud_status", "status", "id"),
    Index("crud_birth_date", "birth_date", "id"),
)
POOL = 4
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-65536", "temp_store=MEMORY")


def _documents() -> list[dict[str, Any]]:
    with Path(os.environ["BENCH_DOCUMENTS"]).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def bare() -> FastAPI:
    """Returns the same JSON from memory."""
    app = FastAPI()
    kept = {each["id"]: each for each in _documents()}

    @app.get("/v1/persons/{identifier}")
    async def read(identifier: str) -> dict[str, Any]:
        return kept[identifier]

    return app


def row_of(document: dict[str, Any]) -> dict[str, Any]:
    """The columns of a document."""
    return {
        "id": document["id"],
        "status": document.get("status"),
        "birth_date": document.get("birthDate"),
        "doc": json.dumps(document),
    }


def _prepare(engine: Any) -> None:
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def pragmas(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def fill(url: str) -> None:
    """Makes the table of the CRUD applications and fills it."""
    engine = create_engine(url)
    _prepare(engine)
    metadata.drop_all(engine)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(records), [row_of(each) for each in _documents()])
    engine.dispose()


def crud_sync() -> FastAPI:
    """Plain functions, run by FastAPI in its threads."""
    engine = create_engine(os.environ["BENCH_DATABASE"], pool_size=POOL, max_overflow=POOL)
    _prepare(engine)
    app = FastAPI()

    @app.get("/v1/persons/{identifier}")
    def read(identifier: str) -> dict[str, Any]:
        with engine.connect() as connection:
            found = connection.execute(select(records.c.doc).where(records.c.id == identifier)).scalar()
        if found is None:
            raise HTTPException(404)
        return json.loads(found)  # type: ignore[no-any-return]

    @app.get("/v1/persons")
    def search(birthDate: str) -> dict[str, Any]:  # noqa: N803 - the name on the wire
        with engine.connect() as connection:
            wanted = select(records.c.doc).where(records.c.birth_date == birthDate).order_by(records.c.id).limit(100)
            return {"entries": [json.loads(each) for each in connection.execute(wanted).scalars()]}

    @app.post("/v1/persons", status_code=201)
    def create(document: Annotated[dict[str, Any], Body()]) -> dict[str, Any]:
        stored = {**document, "id": os.urandom(13).hex()}
        with engine.begin() as connection:
            connection.execute(insert(records), row_of(stored))
        return stored

    return app


def crud_async() -> FastAPI:
    """Coroutines over SQLAlchemy's asynchronous engine."""
    url = os.environ["BENCH_DATABASE"].replace("sqlite://", "sqlite+aiosqlite://")
    engine = create_async_engine(url, pool_size=POOL, max_overflow=POOL)
    _prepare(engine.sync_engine)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await engine.dispose()

    app = FastAPI(lifespan=lifespan)

    @app.get("/v1/persons/{identifier}")
    async def read(identifier: str) -> dict[str, Any]:
        async with engine.connect() as connection:
            found = (await connection.execute(select(records.c.doc).where(records.c.id == identifier))).scalar()
        if found is None:
            raise HTTPException(404)
        return json.loads(found)  # type: ignore[no-any-return]

    @app.get("/v1/persons")
    async def search(birthDate: str) -> dict[str, Any]:  # noqa: N803 - the name on the wire
        async with engine.connect() as connection:
            wanted = select(records.c.doc).where(records.c.birth_date == birthDate).order_by(records.c.id).limit(100)
            return {"entries": [json.loads(each) for each in (await connection.execute(wanted)).scalars()]}

    @app.post("/v1/persons", status_code=201)
    async def create(document: Annotated[dict[str, Any], Body()]) -> dict[str, Any]:
        stored = {**document, "id": os.urandom(13).hex()}
        async with engine.begin() as connection:
            await connection.execute(insert(records), row_of(stored))
        return stored

    return app
