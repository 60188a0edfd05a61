"""The commands that write entries: `litmap new` and `litmap rename`."""

import argparse
import sys
from functools import partial
from pathlib import Path

from litmap.cli.project import problems_seen_from, seen_from
from litmap.content.decoding import read
from litmap.content.files import CONTENT
from litmap.pipeline import check_root
from litmap.problems import report
from litmap.problems.wording import counted

_MOST_FORM_BYTES = 1_000_000
"""Bytes of an issue form that are read."""


def new(options: argparse.Namespace) -> int:
    """Write an entry to fill in, or what a form asks for, and show what is left to do."""
    from litmap.authoring.edits import Refused

    try:
        path, next_step = _drafted(options)
    except Refused as why:
        print(f"Nothing was written: {why}", file=sys.stderr)
        return 2
    file = path.relative_to(options.root).as_posix()
    print(f"{seen_from(options.here, options.root, file)} is written. {next_step}")
    problems = check_root(options.root, options.today)
    in_file = [one for one in problems if one.place.file == file]
    print(report.as_text(problems_seen_from(options.here, options.root, in_file)), end="")
    return 0


def _drafted(options: argparse.Namespace) -> tuple[Path, str]:
    """The file that `new` wrote, and what to do next. Raises Refused where nothing was written."""
    from litmap.authoring.commands import from_issue, new_entry
    from litmap.authoring.edits import Refused

    if not (options.root / CONTENT).is_dir():
        raise Refused(
            f"{options.root} is not in a project, since there is no folder {CONTENT}/ in it or "
            "around it; go to the project's folder, or give it with --root"
        )
    if options.from_issue:
        try:
            form = _form(options.from_issue)
        except OSError as error:
            why = error.strerror or error
            raise Refused(f"{options.from_issue} cannot be read ({why})") from None
        except UnicodeDecodeError:
            raise Refused(f"{options.from_issue} is not saved with the encoding UTF-8") from None
        return from_issue(options.root, form, options.number, options.today)
    if options.kind and options.id:
        path = new_entry(options.root, options.kind, options.id)
        return path, "Open it, replace the values, and check."
    raise Refused(
        "name a kind and an id, such as 'barrier slow-ratification', or a form with --from-issue"
    )


def _form(path: Path) -> str:
    """The text of a form, '-' for standard input.

    Raises OSError if it is too long to be one, UnicodeDecodeError if it is not UTF-8.
    """
    if str(path) == "-":
        data = sys.stdin.buffer.read(_MOST_FORM_BYTES + 1)
    else:
        data = read(path, _MOST_FORM_BYTES)
    if len(data) > _MOST_FORM_BYTES:
        raise OSError(f"it has more than {_MOST_FORM_BYTES:,} bytes")
    return data.decode("utf-8")


def rename(options: argparse.Namespace) -> int:
    """Give an entry, a claim or a work another name, and say what was changed."""
    from litmap.authoring.edits import Refused
    from litmap.authoring.rename import rename as renamed

    try:
        done = renamed(options.root, options.old, options.new, options.today)
    except Refused as why:
        print(f"Nothing was written: {why}", file=sys.stderr)
        return 2
    seen = partial(seen_from, options.here, options.root)
    for file, lines in done.lines.items():
        numbers = ", ".join(map(str, lines))
        print(f"{seen(file)}: line {numbers}")
    if done.moved:
        print(f"{seen(done.moved[0])} is now {seen(done.moved[1])}")
    print(
        f"'{options.old}' is now '{options.new}' in {counted(len(done.lines), 'file')}. The former "
        "name is kept, so that old links still work; "
        "if it was never published, you may remove it there."
    )
    return 0
