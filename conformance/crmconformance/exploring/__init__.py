"""Exploring: cases that schemathesis makes of our API description, beside the checks.

What a case shows is judged from its exchange alone, so a recording tells the same again. It breaks a requirement
or is told as advice; it never counts as a pass.
"""
