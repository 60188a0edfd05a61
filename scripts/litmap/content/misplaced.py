"""Fields that start in a wrong column, so that YAML takes them for something else."""

import re

from litmap.content.frontmatter import Document
from litmap.content.yaml_values import in_column, indent
from litmap.model.kinds import known_names
from litmap.model.walk import FieldPath
from litmap.problems.problem import Place


def swallowed(document: Document, loc: FieldPath) -> tuple[Place, str] | None:
    """Where the missing field `loc` is part of the text above it, and what to do; None if nowhere.

    A line that starts further right than the fields beside it goes on with the text above.
    """
    beside = [place for path, place in document.places.items() if path[:-1] == loc[:-1]]
    if not beside:
        return None
    column = beside[0].column
    name = str(loc[-1])
    field = re.compile(rf" *{re.escape(name)}:(?:\s|$)")
    taken = {place.line for place in document.places.values()}
    for number in range(beside[0].line + 1, len(document.lines) + 1):
        line = document.lines[number - 1]
        if line.strip() and indent(line) + 1 < column:
            return None
        if field.match(line) and number not in taken:
            cure = (
                f"'{name}' is taken for part of the text above, since it starts further right than "
                f"the fields beside it; {in_column(column)}"
            )
            return Place(document.file, number, indent(line) + 1), cure
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
        f"'{name}' is no field of the entry itself; if it belongs to the fields on line "
        f"{above.line}, {in_column(above.column)}"
    )
