"""The accept gate: programs compiled from schemas and rules, run on bytes by the native library where it is built.

The gate says of each record *accepted*, the exact path finds nothing in it, or *suspicious*, the
exact path decides and words what is wrong. What the compiler does not understand is suspicious, so
verdicts are those of the exact path whether the library is there or not.
"""

from __future__ import annotations
