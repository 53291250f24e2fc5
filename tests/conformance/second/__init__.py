"""A second system that keeps the core of the standard, in memory and otherwise unlike the reference server.

It shows that the suite fails no right system for being different: its ids are short numbers that two
resources may share, its ETags hold commas, members come in another order, times have another offset,
pages are smaller than asked for, problems use other words and types, tokens are no JWT. It imports
nothing of the reference server and no generated types.
"""
