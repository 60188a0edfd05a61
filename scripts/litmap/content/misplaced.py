"""Fields in a wrong column, which YAML takes for something else, and files in a wrong folder."""

import re
from collections.abc import Iterator

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
    beside = [place for path, place in document.places.items() if path[:-1] == loc[:-1]]
    if not beside:
        return None
    first = beside[0]
    name = str(loc[-1])
    field = re.compile(rf" *{re.escape(name)}:(?:\s|$)")
    taken = {place.line for place in document.places.values()}
    for number, line in enumerate(document.lines[first.line :], first.line + 1):
        column = indent(line) + 1
        if line.strip() and column < first.column:
            return None
        if number in taken or not field.match(line):
            continue
        message = (
            f"'{name}' is read as part of the text above because it starts further right than "
            f"the other fields; {in_column(first.column)}"
        )
        return Problem(Place(document.file, number, column), "missing-field", message)
    return None


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
