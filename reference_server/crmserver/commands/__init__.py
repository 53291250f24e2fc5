"""Commands that the server adds to `crmstandard`; each module has `register(app)` and imports the server when run."""
