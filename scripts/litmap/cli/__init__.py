"""The command line, `litmap check|rules|new|build …`: the one place that prints and exits."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from litmap.cli.drafts import new, rename
from litmap.cli.link_rounds import links
from litmap.cli.options import WrongCall
from litmap.cli.parser import command_line
from litmap.cli.project import problems_seen_from, project_around, seen_from
from litmap.cli.tasks import todo
from litmap.cli.versions import dataset, diff
from litmap.cli.watching import watch
from litmap.content.writing import refuse_link, write_whole
from litmap.history.git import NoRevision
from litmap.model.dates import today_from
from litmap.pipeline import build_pages, check_root, emit
from litmap.problems import report
from litmap.problems.problem import Problem
from litmap.publish.dead_links import dead_links

Command = Callable[[argparse.Namespace], int]
"""Runs one command and returns its exit status: 0 all is well, 1 findings, 2 a fault."""

_MOST_REPAIRS = 5
"""How often the check is repeated at most: a repair may uncover what its fault had hidden."""


def _check(options: argparse.Namespace) -> int:
    if options.site and not options.site.is_dir():
        raise WrongCall(
            f"there is no folder {options.site}; build the site first, or name where it was built"
        )
    try:
        problems = check_root(options.root, options.today, options.against)
    except NoRevision as error:
        raise WrongCall(str(error)) from None
    if options.fix:
        problems = _repair(options, problems)
    if options.format == "text":
        problems = problems_seen_from(options.here, options.root, problems)
    if options.site:
        problems += dead_links(options.site)
    if _is_coloured(options.format):
        print(report.as_text(problems, colour=True), end="")
    else:
        print(report.REPORT_FORMATS[options.format](problems), end="")
    return int(report.failed(problems, options.strict))


def _is_coloured(form: str) -> bool:
    """Is the report text on a terminal that may show colours?"""
    return form == "text" and sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _repair(options: argparse.Namespace, problems: list[Problem]) -> list[Problem]:
    """Repair what is safe to repair, and print what was changed. Returns what is left."""
    from litmap.authoring.repairs import difference, repaired

    for _ in range(_MOST_REPAIRS):
        changed = repaired(options.root, problems)
        if not changed:
            break
        for file, (_, after) in changed.items():
            write_whole(options.root / file, after)
        print(difference(changed), end="")
        problems = check_root(options.root, options.today, options.against)
    return problems


def _rules(options: argparse.Namespace) -> int:
    from litmap.rules.documentation import rule_docs, rules_as_table, rules_as_text

    written = rules_as_table if options.format == "markdown" else rules_as_text
    print(written(rule_docs()), end="")
    return 0


def _guide(options: argparse.Namespace) -> int:
    from litmap.authoring.generated import generated

    files = generated(options.root)
    for name in files:
        refuse_link(options.root, options.root / name)
    for name, text in files.items():
        write_whole(options.root / name, text)
        print(seen_from(options.here, options.root, name))
    return 0


def _cite(options: argparse.Namespace) -> int:
    from litmap.authoring.cite import cite
    from litmap.authoring.cite_report import cited_lines
    from litmap.authoring.edits import Refused
    from litmap.authoring.fetching import Web
    from litmap.linkcheck.client import Client

    web = Web(Client("litmap-cite", frozenset(options.allow_host)), options.registry)
    try:
        outcome = cite(options.root, options.source, options.today, web)
    except Refused as why:
        print(report.safe(f"Nothing was added: {why}"), file=sys.stderr)
        return 2
    lines = [report.safe(line) for line in cited_lines(outcome)]
    if outcome.added:
        print("\n".join(lines))
        return 0
    print("Nothing was added:", *lines, sep="\n", file=sys.stderr)
    return 2


def _build(options: argparse.Namespace) -> int:
    from litmap.publish import mkdocs

    return mkdocs.build(options.root, options.site or options.root / "site", options.today)


def _serve(options: argparse.Namespace) -> int:
    from litmap.serving import serve

    gc.enable()  # a server lives long, and every edit leaves cycles behind
    gc.set_threshold(100_000)  # looking for them less often takes a fifth off an update
    return serve(options.root, options.host, options.port, options.today)


def _export(options: argparse.Namespace) -> int:
    pages, problems = build_pages(options.root, options.today)
    if report.failed(problems, strict=False):
        print(report.as_text(problems), end="", file=sys.stderr)
        return 1
    if options.directory.exists() and any(options.directory.iterdir()):
        print(f"{options.directory} is not empty; name a new folder", file=sys.stderr)
        return 2
    written = emit(pages, options.directory)
    print(f"{written} files written to {options.directory}")
    return 0


_COMMANDS: Mapping[str, Command] = {
    "check": _check,
    "rules": _rules,
    "guide": _guide,
    "new": new,
    "cite": _cite,
    "rename": rename,
    "links": links,
    "watch": watch,
    "diff": diff,
    "todo": todo,
    "build": _build,
    "serve": _serve,
    "export": _export,
    "dataset": dataset,
}


def _open_missing_streams() -> None:
    """Open the standard streams that the caller has closed, so that no file gets their number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode, encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 if all is well, 1 for findings, 2 for a wrong call or a fault."""
    _open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character must not stop us.
            stream.reconfigure(errors="backslashreplace")
    with _written_out():
        parser = command_line()
        options = parser.parse_args(arguments)
        _complete(options, parser)
        return _run(options, parser)


@contextmanager
def _written_out() -> Iterator[None]:
    """Write what was printed before the program ends, and say so if that cannot be done."""
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except OSError as error:
            # Python would try again at its end, and show its own words.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if not isinstance(error, BrokenPipeError):  # that one has seen enough, as `head` does
                print(_in_words(error), file=sys.stderr)
            sys.exit(2)


def _complete(options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Find the project and the day, where no option names them.

    `here` is the folder from which paths are shown: that of whoever calls, or the one they named.
    """
    if options.root is None:
        options.here = Path.cwd()
        options.root = project_around(options.here)
    else:
        options.root = options.root.resolve()
        options.here = options.root
    if not options.root.is_dir():
        parser.error(
            f"there is no folder {options.root}; give the one that holds content/ with --root"
        )
    try:
        options.today = options.today or today_from(os.environ)
    except (ValueError, OSError, OverflowError):
        parser.error("SOURCE_DATE_EPOCH is not a number of seconds since 1970")


def _run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Run the command that the options name; what stops it is told in words."""
    gc.disable()  # a command makes few cycles and ends soon; looking for them costs a twentieth
    try:
        return _COMMANDS[options.command](options)
    except WrongCall as wrong:
        parser.error(str(wrong))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 2
    except OSError as error:
        print(_in_words(error), file=sys.stderr)
        return 2
    finally:
        gc.enable()


def _in_words(error: OSError) -> str:
    """What stopped a command, with the file if one is to blame."""
    if not error.strerror:  # it is one of ours, and says all
        return str(error)
    if error.filename:
        return f"{error.filename}: {error.strerror}"
    return f"This cannot be written or sent: {error.strerror}"
