"""The commands of `litmap` and their options."""

import argparse
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from litmap.cli.link_rounds import links_options
from litmap.cli.options import asking, examples
from litmap.cli.tasks import todo_options
from litmap.cli.versions import dataset_options, diff_options
from litmap.cli.watching import watch_options
from litmap.model.vocabulary import PLURALS
from litmap.problems import report
from litmap.problems.problem import nearest
from litmap.problems.wording import listed


def command_line() -> argparse.ArgumentParser:
    """The parser of the command line; the result holds the name of the `command`.

    Its `root` is None where no folder was named.
    """
    parser = argparse.ArgumentParser(
        prog="litmap",
        description="A living literature map of global AI governance.",
        epilog="Every command works from any folder of the project.",
    )
    parser.add_argument("--version", action="version", version=f"litmap {_version()}")
    commands = parser.add_subparsers(required=True, metavar="command", dest="command")

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        form = argparse.RawDescriptionHelpFormatter
        return commands.add_parser(name, help=summary, description=summary, formatter_class=form)

    _check_options(command("check", "Find every mistake in the entries and the bibliography."))
    _new_options(command("new", "Write a new entry to fill in, or a draft from an issue form."))
    _cite_options(command("cite", "Add a work to references.bib."))
    _rename_options(
        command("rename", "Rename an entry, a claim or a work, and change every mention of it.")
    )
    _serve_options(command("serve", "Show the site at a local address and follow edits."))
    _build_options(command("build", "Build the site."))
    _rules_options(
        command("rules", "List the rules of the check, each with a bad and a good example.")
    )
    links_options(command("links", "Check whether links to other sites still work."))
    watch_options(
        command("watch", "Look for retractions, and for new works that build on those of the map.")
    )
    diff_options(command("diff", "Tell what has changed in the meaning of the map since a commit."))
    todo_options(command("todo", "List what is due or in doubt, by how much rests on it."))
    _export_options(command("export", "Write the pages as Markdown, for any renderer."))
    dataset_options(command("dataset", "Write the whole data set as one file, for a release."))
    _guide_options(
        command("guide", "Update the generated parts of CONTRIBUTING.md and the editor's snippets.")
    )
    for sub in commands.choices.values():
        _shared_options(sub)
    return parser


def _version() -> str:
    """The version that is installed."""
    try:
        return version("litmap")
    except PackageNotFoundError:
        return "(not installed, so without a version)"


def _shared_options(command: argparse.ArgumentParser) -> None:
    """What every command takes and most people never need."""
    rare = command.add_argument_group("seldom needed")
    rare.add_argument(
        "--root",
        type=Path,
        help="the project's folder (default: found from the current folder upward)",
    )
    rare.add_argument(
        "--today",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="the day to use as today (default: SOURCE_DATE_EPOCH, or else the clock)",
    )


def _check_options(check: argparse.ArgumentParser) -> None:
    examples(
        check,
        "litmap check",
        "litmap check --fix                  repair what is safe to repair",
        "litmap check --against origin/main  also find lost names",
    )
    check.add_argument(
        "--fix", action="store_true", help="repair what is safe to repair, and show the difference"
    )
    check.add_argument(
        "--against",
        metavar="REVISION",
        help="also find names of this commit, branch or tag that no longer lead anywhere",
    )
    check.add_argument("--strict", action="store_true", help="fail on warnings too")
    check.add_argument(
        "--format",
        choices=report.REPORT_FORMATS,
        default="text",
        help="form of the output (default: %(default)s)",
    )
    check.add_argument(
        "--site", type=Path, metavar="DIR", help="also check the links within a site built in DIR"
    )


def _kind(said: str) -> str:
    """A kind of entry, also in the plural."""
    if said in PLURALS:
        return said
    if said == "event":
        raise argparse.ArgumentTypeError("an event is a 'development'")
    known = {plural: kind for kind, plural in PLURALS.items()}
    if said in known:
        raise argparse.ArgumentTypeError(f"write '{known[said]}'")
    cure = nearest(said, list(PLURALS)) or f"; write {listed(list(PLURALS), 'or')}"
    raise argparse.ArgumentTypeError(f"there is no kind '{said[:40]}'{cure}")


def _new_options(new: argparse.ArgumentParser) -> None:
    examples(
        new,
        "litmap new barrier slow-ratification",
        "gh issue view 123 --json number,title,body,author | litmap new --from-issue -",
    )
    new.add_argument(
        "kind", nargs="?", type=_kind, help=f"the kind of the entry: {listed(list(PLURALS), 'or')}"
    )
    new.add_argument(
        "id", nargs="?", help="its id and the name of its file, such as slow-ratification"
    )
    new.add_argument(
        "--from-issue",
        type=Path,
        metavar="FILE",
        help="a filled-in issue form: its text, or the output of 'gh issue view --json'; "
        "'-' for standard input",
    )
    new.add_argument(
        "--number", type=int, metavar="N", help="the issue's number, if the file does not give it"
    )


def _cite_options(cite: argparse.ArgumentParser) -> None:
    examples(
        cite,
        "litmap cite 10.1093/ia/iiae073",
        "litmap cite https://www.gov.uk/guidance/ai",
        "litmap cite works.ris",
    )
    cite.add_argument(
        "source",
        help="a DOI, an arXiv number, a web address, or a .bib, .ris or CSL-JSON file",
    )
    asking(cite, registry="where DOIs are looked up (default: %(default)s)")


def _rename_options(rename: argparse.ArgumentParser) -> None:
    examples(
        rename,
        "litmap rename slow-treaties slow-ratification",
        "litmap rename 'slow-ratification#draft' 'slow-ratification#draft-only'",
        "litmap rename @clough2012crime @clough2012cybercrime",
    )
    rename.add_argument("old", help="an entry's id, a claim's 'entry-id#claim-id', or '@key'")
    rename.add_argument("new", help="the new name, in the same form")


def _serve_options(serve: argparse.ArgumentParser) -> None:
    examples(
        serve,
        "litmap serve",
        "litmap serve --port 8001",
    )
    serve.add_argument(
        "--port", type=int, default=8000, help="the port to listen on (default: %(default)s)"
    )
    serve.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)"
    )


def _build_options(build: argparse.ArgumentParser) -> None:
    examples(
        build,
        "litmap build",
        "litmap build --site /tmp/map",
    )
    build.add_argument(
        "--site", type=Path, help="where to write it (default: site/ in the project's folder)"
    )


def _rules_options(rules: argparse.ArgumentParser) -> None:
    examples(
        rules,
        "litmap rules",
        "litmap rules --format markdown",
    )
    rules.add_argument(
        "--format",
        choices=("text", "markdown"),
        default="text",
        help="form of the output (default: %(default)s)",
    )


def _export_options(export: argparse.ArgumentParser) -> None:
    examples(
        export,
        "litmap export pages",
    )
    export.add_argument("directory", type=Path, help="a new or empty folder")


def _guide_options(guide: argparse.ArgumentParser) -> None:
    examples(
        guide,
        "litmap guide   after a change of fields, words or rules",
    )
