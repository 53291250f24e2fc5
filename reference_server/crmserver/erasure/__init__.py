"""Erasure: what is removed of a person, everywhere it is kept, once a request for it is completed."""
