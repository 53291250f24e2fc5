"""What a caller may see: grants, purpose, consent, privacy classes, masking."""
