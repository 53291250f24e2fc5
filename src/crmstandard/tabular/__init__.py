"""Records as flat rows: the mapping that the schemas give, and files of it (CSV, Parquet) read and written."""

from crmstandard.tabular.columns import Field, Table, field_of, tables

__all__ = ["Field", "Table", "field_of", "tables"]
