"""`python -m crmstandard` is the same as the command `crmstandard`."""

from crmstandard.cli import main

if __name__ == "__main__":
    main()
