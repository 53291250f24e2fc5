"""How the OpenAPI document is put together from schemas/ and spec/operations.yaml."""
