"""The interactive page over the API description, its assets shipped: nothing is fetched from a network."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles


def _assets() -> Path:
    spec = find_spec("fastapi_offline")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fastapi_offline")
    return Path(spec.origin).parent / "static"


def add_pages(app: FastAPI) -> None:
    """Adds `/docs` and what it needs."""
    app.mount("/docs/assets", StaticFiles(directory=_assets()), name="assets")

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url="/openapi.json",
            title="crmstandard",
            swagger_js_url="/docs/assets/swagger-ui-bundle.js",
            swagger_css_url="/docs/assets/swagger-ui.css",
            swagger_favicon_url="/docs/assets/favicon.png",
            swagger_ui_parameters={
                "validatorUrl": None,  # else the page asks a service on the network what it thinks of the document
                "docExpansion": "none",
                "filter": True,
                "deepLinking": True,
                "defaultModelsExpandDepth": -1,
            },
        )
