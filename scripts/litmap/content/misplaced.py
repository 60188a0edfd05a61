"""Fields in a wrong column, which YAML takes for something else, and files in a wrong folder."""

import re
from collections.abc import Iterator
from typing import Any

from litmap.content.frontmatter import Document
from litmap.content.yaml_values import in_column, indent
from litmap.model.kinds import MODELS, field_names, known_names
from litmap.model.vocabulary import PLURALS, Kind
from litmap.model.walk import FieldPath
from litmap.problems.problem import Place, Problem
from litmap.problems.wording import listed


def of_another_kind(document: Document, kind: Kind) -> Iterator[Problem]:
    """Several fields that the kind has not, but another one has: the file is in a wrong folder.

    wrong-folder: a file is in the folder of its kind.
        bad:  binding and events in content/institutions/x.md
        good: the same in content/instruments/x.md
    """
    foreign = [str(name) for name in document.fields if name not in field_names(MODELS[kind])]
    fitting = [other for other in MODELS if set(foreign) <= field_names(MODELS[other]).keys()]
    if len(foreign) > 1 and len(fitting) == 1:
        shown = listed([f"'{name}'" for name in foreign[:3]])
        yield Problem(
            Place(document.file),
            "wrong-folder",
            f"{shown} are fields of the kind {fitting[0]}; "
            f"move the file to content/{PLURALS[fitting[0]]}/",
        )


def swallowed(document: Document, loc: FieldPath) -> Problem | None:
    """The problem of the missing field `loc` that is part of the text above it; None if it is not.

    A line that starts further right than the other fields goes on with the text above.
    """
    first = _first_beside(document, loc)
    if first is None:
        return None
    name = str(loc[-1])
    field = re.compile(rf" *{re.escape(name)}:(?:\s|$)")
    for number, line in enumerate(document.lines[first.line :], first.line + 1):
        column = indent(line) + 1
        if line.strip() and column < first.column:
            return None
        if not field.match(line):
            continue
        if any(place.line == number for place in document.places.values()):
            continue
        message = (
            f"'{name}' is read as part of the text above because it starts further right than "
            f"the other fields; {in_column(first.column)}"
        )
        return Problem(Place(document.file, number, column), "missing-field", message)
    return None


def _first_beside(document: Document, loc: FieldPath) -> Place | None:
    """The place of the first field that the record of the missing field `loc` has, if any.

    A file may have thousands of records, so it is looked up and not searched for.
    """
    record: Any = document.fields
    for part in loc[:-1]:
        try:
            record = record[part]
        except (LookupError, TypeError):  # it is written as one word
            return None
    if not isinstance(record, dict) or not record:
        return None
    return document.places.get((*loc[:-1], str(next(iter(record)))))


def too_far_left(document: Document, loc: FieldPath) -> str:
    """What to do about an unknown field of the entry itself that belongs to a record above it.

    '' where it is no field of any record, or nothing above it has fields of its own.
    """
    name = str(loc[-1])
    if len(loc) > 1 or name not in known_names():
        return ""
    line = document.places[loc].line
    above: Place | None = None
    for path, place in document.places.items():
        if len(path) > 1 and isinstance(path[-1], str) and place.line < line:
            above = place
    if above is None:
        return ""
    return (
        f"'{name}' is not a field of the entry itself; if it belongs to the fields on line "
        f"{above.line}, {in_column(above.column)}"
    )
