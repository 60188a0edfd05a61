"""Options of several commands."""

import argparse
import math
import re


class WrongCall(ValueError):
    """The options of a command do not fit together; the message says what to write."""


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


def examples(command: argparse.ArgumentParser, *lines: str) -> None:
    """Show some calls of a command below its help."""
    command.epilog = "\n  ".join(["examples:", *lines])


def contact(said: str) -> str:
    """An e-mail or web address that servers take: no blanks, no foreign letters; '' for none."""
    if not re.fullmatch(r"[!-'*-~]*", said):
        raise argparse.ArgumentTypeError(f"'{said}' is no e-mail or web address in plain letters")
    return said


def asking(command: argparse.ArgumentParser, registry: str) -> None:
    """The options of a command that asks the web; `registry` is what it asks the registry for."""
    command.add_argument("--registry", default="https://doi.org/", metavar="URL", help=registry)
    allow_host(command)
