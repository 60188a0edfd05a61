"""Options of several commands."""

import argparse
import math


def allow_host(command: argparse.ArgumentParser) -> None:
    """The option by which a test asks its own server."""
    command.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="also ask this host, spelt just so, although it is not public; for tests",
    )


def seconds(said: str) -> float:
    """A number of seconds, from 0 to an hour."""
    try:
        found = float(said)
    except ValueError:
        found = math.nan
    if not 0 <= found <= 3600:  # nor is NaN
        raise argparse.ArgumentTypeError(f"'{said}' is no number of seconds from 0 to 3600")
    return found


def number(said: str) -> int:
    """A whole number from 1 on."""
    if not said.isascii() or not said.isdecimal() or not int(said[:9]) >= 1:
        raise argparse.ArgumentTypeError(f"'{said}' is no whole number from 1 on")
    return int(said[:9])
