"""A new entry as a file to fill in: the fields of its kind, with explanations in comments."""

import textwrap
from collections.abc import Mapping

from litmap.authoring.guide import guide
from litmap.model.entry import Claim
from litmap.model.kinds import MODELS, field_names
from litmap.model.vocabulary import Kind

_PLACEHOLDERS = {
    "summary": ">-\n  Say here in one or two sentences what it is.",
    "definition": ">-\n  Say here what the word means.",
}


def skeleton(
    kind: Kind, entry_id: str, given: Mapping[str, str] | None = None, body: str = ""
) -> str:
    """The text of a new entry; `given` holds YAML for some fields, `check` tells of all others.

    First come the fields that the kind needs, with values to replace; the others are commented out,
    with an example. Lines with '##' explain, lines with '#' are examples.
    """
    given = given or {}
    values = {"title": entry_id.replace("-", " ").capitalize(), **_PLACEHOLDERS, **given}
    needed: list[str] = []
    optional: list[str] = []
    for name, field in field_names(MODELS[kind]).items():
        note = guide().note(kind, name)
        explanation = _explained(note.says)
        if field.is_required() or name in given:
            needed.append(explanation + _field(name, values.get(name, ""), note.example))
        else:
            example = "".join(f"# {line}\n" for line in note.example.splitlines())
            optional.append(explanation + example)
    head = _explained(
        f"Kind {kind}: {guide().kinds[kind]}. Replace each value; remove what you do not need, "
        "these comments too."
    )
    return "".join(["---\n", head, *needed, "\n", *optional, "---\n", body])


def whole_claim() -> str:
    """A claim with an example of each of its fields, explained as in a new entry."""
    fields: list[str] = []
    for name in field_names(Claim):
        note = guide().note("claim", name)
        fields.append(_explained(note.says) + note.example)
    lines = textwrap.indent("".join(fields), "    ")
    return "claims:\n" + lines.replace("    ##", "  ##", 1).replace("    id:", "  - id:", 1)


def _field(name: str, value: str, example: str) -> str:
    """A field with its value, which may begin on the next line; without a value, the example."""
    if not value:
        return example
    if value.startswith("\n"):
        return f"{name}:{value}\n"
    return f"{name}: {value}\n"


def _explained(sentence: str) -> str:
    """A sentence as lines of comment."""
    lines = ["##"]
    for word in sentence.split():
        if len(lines[-1]) + len(word) > 116:
            lines.append("##")
        lines[-1] += f" {word}"
    return "\n".join(lines) + "\n"
