"""The reference pages of docs/reference, one for each resource, data type, code list and requirement."""
