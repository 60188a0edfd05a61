"""The rule that nothing is left as `litmap new` wrote it, or as the guide shows it."""

import re
from collections.abc import Iterator

from litmap.authoring.skeleton import skeleton
from litmap.content.corpus import Corpus
from litmap.model.vocabulary import Kind
from litmap.problems.problem import Problem

_EXPLAINED = re.compile(r"(^##.*\n)((?:^(?!##|---).*\n)+)", re.MULTILINE)
"""The last line of an explanation in a skeleton, and the field or example that it explains."""


def left_example(corpus: Corpus) -> Iterator[Problem]:
    """A field that `litmap new` filled in, or whose example was copied, gets a value of its own.

    Who finds the value right deletes the explanation above it: so nobody can forget to choose.

    left-example: no value is left as `litmap new` or an example gives it.
        bad:  "confidence: high below the line '## how sure it is: high, medium or low'"
        good: the same without that line
    """
    for entry in corpus.authored:
        if "##" not in entry.front:
            continue
        front = f"\n{entry.front}\n"
        for explained, field in _written(entry.kind, entry.id):
            name = field.partition(":")[0]
            place = entry.places.get((name,))
            # a summary that is to be said has its own message
            if place and f"\n{explained}{field}" in front and "Say here" not in field:
                yield Problem(
                    place,
                    "left-example",
                    f"'{name}' is still as `litmap new` wrote it; write the right value, and "
                    "delete the explanation above it (the lines with '##')",
                    "warning",
                )


def _written(kind: Kind, entry_id: str) -> Iterator[tuple[str, str]]:
    """The last line of each explanation in a new entry, and the field below it as no comment."""
    for match in _EXPLAINED.finditer(skeleton(kind, entry_id)):
        yield match[1], re.sub(r"^# ", "", match[2], flags=re.MULTILINE).strip("\n") + "\n"
