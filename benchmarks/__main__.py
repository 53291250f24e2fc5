"""`make bench`: every measurement, or those whose names begin with a word that is given."""

from __future__ import annotations

import importlib
import sys

MEASUREMENTS = ("validating", "server.requests", "server.searches", "server.imports")


def main() -> None:
    """Runs the measurements whose name begins with one of the arguments; all without."""
    for name in MEASUREMENTS:
        if len(sys.argv) < 2 or any(name.startswith(word) for word in sys.argv[1:]):
            importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
