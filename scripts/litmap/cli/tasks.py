"""`litmap todo`."""

import argparse
import sys
from functools import partial

from litmap.cli.options import examples, number
from litmap.cli.project import seen_from
from litmap.problems.wording import counted


def todo_options(todo: argparse.ArgumentParser) -> None:
    examples(
        todo,
        "litmap todo",
        "litmap todo --limit 5",
        "litmap todo --format json",
    )
    todo.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="form of the output (default: %(default)s)",
    )
    todo.add_argument(
        "--limit",
        type=number,
        metavar="N",
        help="list N things at most (default: 20 as text, all as JSON)",
    )


def todo(options: argparse.Namespace) -> int:
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
