"""The commands of `litmap` and their options."""

import argparse
import math
from datetime import date
from pathlib import Path

from litmap.model.vocabulary import PLURALS
from litmap.problems import report


def command_line() -> argparse.ArgumentParser:
    """The parser of the command line; the result holds the name of the `command`."""
    parser = argparse.ArgumentParser(
        prog="litmap", description="A living literature map of global AI governance."
    )
    commands = parser.add_subparsers(required=True, metavar="command", dest="command")

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=summary, description=summary)
        _shared_options(sub)
        return sub

    _check_options(command("check", "Find every mistake in the entries and the bibliography."))
    _rules_options(command("rules", "List the rules, each with a bad and a good example."))
    command("guide", "Write anew what CONTRIBUTING.md and the editor take from the model.")
    _new_options(
        command("new", "Write a new entry to fill in, or the draft that an issue form asks for.")
    )
    _cite_options(command("cite", "Add a work to references.bib."))
    _links_options(command("links", "Ask every outward address whether it still leads somewhere."))
    _build_options(command("build", "Build the site."))
    _serve_options(command("serve", "Show the site at a local address and follow edits."))
    _export_options(command("export", "Write the pages as Markdown, for any renderer."))
    return parser


def _shared_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--root", type=Path, default=Path(), help="the project's folder (default: this one)"
    )
    command.add_argument(
        "--today",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day that counts as today (default: SOURCE_DATE_EPOCH, else the clock)",
    )


def _rules_options(rules: argparse.ArgumentParser) -> None:
    rules.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="how (default: %(default)s)"
    )


def _build_options(build: argparse.ArgumentParser) -> None:
    build.add_argument(
        "--site", type=Path, help="where to write it (default: site/ in the project's folder)"
    )


def _export_options(export: argparse.ArgumentParser) -> None:
    export.add_argument("directory", type=Path, help="a new or empty folder")


def _check_options(check: argparse.ArgumentParser) -> None:
    check.add_argument("--strict", action="store_true", help="count warnings as failures")
    check.add_argument(
        "--format", choices=report.REPORT_FORMATS, default="text", help="how (default: %(default)s)"
    )
    check.add_argument(
        "--against",
        metavar="REVISION",
        help="find ids, claims and keys too that this commit, branch or tag has and that are lost",
    )
    check.add_argument(
        "--site", type=Path, metavar="DIR", help="check the links within a built site too"
    )
    check.add_argument(
        "--fix", action="store_true", help="repair what is safe to repair, and show the difference"
    )


def _new_options(new: argparse.ArgumentParser) -> None:
    new.add_argument("kind", nargs="?", choices=tuple(PLURALS), help="of which kind")
    new.add_argument(
        "id", nargs="?", help="its id and the name of its file, such as slow-ratification"
    )
    new.add_argument(
        "--from-issue",
        type=Path,
        metavar="FILE",
        help="the text of a filled-in issue form; '-' for standard input",
    )


def _cite_options(cite: argparse.ArgumentParser) -> None:
    cite.add_argument(
        "source",
        help="a DOI, an arXiv number, a web address, or a .bib, .ris or CSL-JSON file",
    )
    _asking_options(cite, registry="where DOIs are looked up (default: %(default)s)")


def _links_options(links: argparse.ArgumentParser) -> None:
    links.add_argument(
        "--report", type=Path, metavar="FILE", help="write what was found as the text of an issue"
    )
    links.add_argument(
        "--contact", default="", metavar="URL", help="where those who are asked can reach us"
    )
    links.add_argument(
        "--pause",
        type=_seconds,
        default=1,
        help="seconds between two requests to a host (default: 1)",
    )
    links.add_argument(
        "--deadline", type=_seconds, default=20, help="seconds for one try of a link (default: 20)"
    )
    _asking_options(links, registry="where DOIs are judged (default: %(default)s)")


def _asking_options(command: argparse.ArgumentParser, registry: str) -> None:
    """The options of a command that asks the web; `registry` is what it asks the registry for."""
    command.add_argument("--registry", default="https://doi.org/", metavar="URL", help=registry)
    command.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="ask this one though it is not public, letter by letter; for tests",
    )


def _seconds(said: str) -> float:
    """A number of seconds, from 0 to an hour."""
    try:
        seconds = float(said)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= 3600:  # nor is NaN
        raise argparse.ArgumentTypeError(f"'{said}' is no number of seconds from 0 to 3600")
    return seconds


def _serve_options(serve: argparse.ArgumentParser) -> None:
    serve.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)"
    )
    serve.add_argument(
        "--port", type=int, default=8000, help="the port to listen on (default: %(default)s)"
    )
