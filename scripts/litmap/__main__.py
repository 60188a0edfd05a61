"""`python -m litmap`: the command line."""

import sys

from litmap.cli import main

if __name__ == "__main__":
    sys.exit(main())
