"""Tools of the repository: what is generated, checked or tried; nothing in src/ imports them."""
