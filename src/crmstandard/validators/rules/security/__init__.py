"""Rules of access grants, provenance and the audit trail."""
