"""`litmap diff` and `litmap dataset`: what a version holds, and what it changes."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from litmap.cli.options import WrongCall, examples
from litmap.content.releases import Release
from litmap.content.writing import write_whole
from litmap.history.git import NoRevision
from litmap.pipeline import found_in, plan_site
from litmap.problems import report


def diff_options(diff: argparse.ArgumentParser) -> None:
    examples(
        diff,
        "litmap diff origin/main       what has changed in the files as they are now",
        "litmap diff v1.0.0 v1.1.0",
    )
    diff.add_argument("old", metavar="REVISION", help="the commit, branch or tag to start from")
    diff.add_argument(
        "new",
        metavar="REVISION",
        nargs="?",
        help="the one to compare with it (default: the files as they are now)",
    )
    diff.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="form of the output; 'markdown' is short, for a comment (default: %(default)s)",
    )


def dataset_options(dataset: argparse.ArgumentParser) -> None:
    examples(
        dataset,
        "litmap dataset map-1.2.0.zip",
        "litmap dataset map-1.2.0.zip --since v1.1.0",
    )
    dataset.add_argument("file", type=Path, help="the ZIP file; the folder in it has its name")
    dataset.add_argument(
        "--since",
        metavar="REVISION",
        help="also say what has changed since this commit, branch or tag",
    )


def diff(options: argparse.Namespace) -> int:
    from litmap.history.between import between
    from litmap.history.report import FORMATS

    try:
        difference = between(options.root, options.old, options.new)
    except NoRevision as error:
        raise WrongCall(str(error)) from None
    print(FORMATS[options.format](difference), end="")
    return 0


def dataset(options: argparse.Namespace) -> int:
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
