"""A second system that keeps six classes of the standard, in memory and otherwise unlike the reference server.

It shows that the suite fails no right system for being different: its ids are short numbers that two
resources may share, its ETags hold commas, members come in another order, times have another offset and no fraction,
pages are smaller than asked for, and problems use other types and words. Its tenants number their records
each by itself. It offers some resources, and of these some interactions and search fields alone. It imports
nothing of the reference server and no generated types.
"""
