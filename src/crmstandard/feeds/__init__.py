"""Feeds of any size: read in blocks, judged exactly, counted in bounded memory, and taken or refused with reasons."""
