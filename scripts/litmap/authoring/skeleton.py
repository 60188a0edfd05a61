"""A new entry as a file to fill in: what a kind needs, and all else it may have, explained in comments."""

from collections.abc import Mapping

from litmap.authoring.guide import guide
from litmap.model.kinds import MODELS, field_names
from litmap.model.vocabulary import Kind

_PLACEHOLDERS = {
    "summary": ">-\n  Say here in one or two sentences what it is.",
    "definition": ">-\n  Say here what the word means.",
}


def skeleton(
    kind: Kind, entry_id: str, given: Mapping[str, str] | None = None, body: str = ""
) -> str:
    """The text of a new entry that `check` accepts as it is; `given` holds YAML for some of its fields.

    What the kind needs stands first, with values to replace; all else is commented out, with an example. Lines with
    '##' explain, lines with '#' are examples.
    """
    given = given or {}
    needed, optional = [], []
    for name, field in field_names(MODELS[kind]).items():
        note = guide().note(kind, name)
        if name in given or field.is_required():
            value = given.get(name) or (
                entry_id.replace("-", " ").capitalize()
                if name == "title"
                else _PLACEHOLDERS.get(name)
            )
            written = f"{name}: {value}\n".replace(": \n", ":\n") if value else note.example
            needed.append(_explained(note.says) + written)
        else:
            optional.append(
                _explained(note.says) + "".join(f"# {line}\n" for line in note.example.splitlines())
            )
    head = f"Kind {kind}: {guide().kinds[kind]}. Replace each value; remove what you do not need, these comments too."
    return "---\n" + _explained(head) + "".join(needed) + "\n" + "".join(optional) + "---\n" + body


def _explained(sentence: str) -> str:
    lines = ["##"]
    for word in sentence.split():
        if len(lines[-1]) + len(word) > 116:
            lines.append("##")
        lines[-1] += f" {word}"
    return "\n".join(lines) + "\n"
