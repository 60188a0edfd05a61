"""The command `litmap`, also as `python -m litmap`."""

import sys


def main() -> int:
    """Run one command. Whoever stops it while it starts reads no traceback either."""
    try:
        from litmap.cli import main as run

        return run()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
