"""The command line, `litmap check|rules|new|build …`: the one place that prints and exits."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from litmap.cli.drafts import new, rename
from litmap.cli.parser import command_line
from litmap.cli.project import problems_seen_from, project_around, seen_from
from litmap.cli.watching import watch
from litmap.content.releases import Release
from litmap.content.writing import refuse_link, write_whole
from litmap.history.git import NoRevision
from litmap.model.dates import today_from
from litmap.pipeline import build_pages, check_root, emit, found_in, plan_site
from litmap.problems import report
from litmap.problems.problem import Problem
from litmap.problems.wording import counted
from litmap.publish.dead_links import dead_links

Command = Callable[[argparse.Namespace], int]
"""Runs one command and returns its exit status: 0 all is well, 1 findings, 2 a fault."""

_MOST_REPAIRS = 5
"""How often the check is repeated at most: a repair may uncover what its fault had hidden."""


class WrongCall(ValueError):
    """The options of a command do not fit together; the message says what to write."""


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


def _links(options: argparse.Namespace) -> int:
    from litmap.content.link_records import FILE
    from litmap.content.load import load
    from litmap.linkcheck.client import Client
    from litmap.linkcheck.report import group, links_as_markdown, links_as_text
    from litmap.linkcheck.round import Polite, Round
    from litmap.linkcheck.targets import outward_links
    from litmap.linkcheck.verdict import Judge

    refuse_link(options.root, options.root / FILE)
    corpus, _ = load(options.root, options.today)
    found = outward_links(corpus)
    agent = f"litmap-links (+{options.contact})" if options.contact else "litmap-links"
    polite = Polite(Client(agent, frozenset(options.allow_host)), options.pause)
    waits = (2 * options.pause, 8 * options.pause)
    judge = Judge(polite.ask, options.deadline, waits, options.registry)
    progress = partial(print, file=sys.stderr)
    one_round = Round(judge, lambda line: progress(report.safe(line)))
    try:
        records = one_round.run(found, corpus.link_records, options.root / FILE)
    except KeyboardInterrupt:
        print("Stopped; what was learnt is kept.", file=sys.stderr)
        return 2
    print(links_as_text(found, records), end="")
    if options.report:
        options.report.write_text(links_as_markdown(found, records), encoding="utf-8")
    return int(any(group(one) == "broken" for one in records.values()))


def _todo(options: argparse.Namespace) -> int:
    from litmap.content.load import load
    from litmap.graph.link import link
    from litmap.upkeep.lists import all_items, ranked
    from litmap.upkeep.todo import todo_json, todo_text

    corpus, problems = load(options.root, options.today)
    unread = sum(problem.severity == "error" for problem in problems)
    graph = link(corpus)
    items = ranked(all_items(graph))
    if options.format == "json":
        print(todo_json(graph, items, options.limit), end="")
    else:
        seen = partial(seen_from, options.here, options.root)
        print(todo_text(graph, items, options.limit, seen), end="")
    if unread:
        said = f"{counted(unread, 'error')} hid part of the map; 'litmap check' shows what to mend."
        print(said, file=sys.stderr)
    return int(bool(unread))


def _build(options: argparse.Namespace) -> int:
    from litmap.publish import mkdocs

    return mkdocs.build(options.root, options.site or options.root / "site", options.today)


def _serve(options: argparse.Namespace) -> int:
    from litmap.serving import serve

    gc.enable()  # a server lives long, and every edit leaves cycles behind
    gc.set_threshold(100_000)  # looking for them less often takes a fifth off an update
    return serve(options.root, options.host, options.port, options.today)


def _diff(options: argparse.Namespace) -> int:
    from litmap.history.between import between
    from litmap.history.report import FORMATS

    try:
        difference = between(options.root, options.old, options.new)
    except NoRevision as error:
        raise WrongCall(str(error)) from None
    print(FORMATS[options.format](difference), end="")
    return 0


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


def _dataset(options: argparse.Namespace) -> int:
    from litmap.content.load import load
    from litmap.graph.link import link
    from litmap.publish.dataset import as_zip, dataset_files
    from litmap.site.html.site import Site

    if options.file.suffix != ".zip":
        raise WrongCall(f"the data set is a ZIP file; write {options.file.name}.zip")
    corpus, problems = load(options.root, options.today)
    problems += found_in(corpus)
    if report.failed(problems, strict=False):
        print(report.as_text(problems), end="", file=sys.stderr)
        return 1
    changes = _changes(options, corpus.releases)
    site = Site(link(corpus))
    files = dataset_files(site, plan_site(site), options.root, changes)
    write_whole(options.file, as_zip(files, options.file.stem, options.today))
    print(f"{options.file}: {len(files) + 1} files")
    return 0


def _changes(options: argparse.Namespace, releases: Sequence[Release]) -> str:
    """What has changed since the release that the options name, in the tool and in the map."""
    from litmap.history.between import between
    from litmap.history.report import as_text

    if not options.since:
        return ""
    try:
        found = as_text(between(options.root, options.since, None))
    except NoRevision as error:
        raise WrongCall(str(error)) from None
    said = f"{releases[0].said}\n\n" if releases else ""
    return f"Since {options.since}\n\n{said}In the map: {found}"


_COMMANDS: Mapping[str, Command] = {
    "check": _check,
    "rules": _rules,
    "guide": _guide,
    "new": new,
    "cite": _cite,
    "rename": rename,
    "links": _links,
    "watch": watch,
    "diff": _diff,
    "todo": _todo,
    "build": _build,
    "serve": _serve,
    "export": _export,
    "dataset": _dataset,
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
