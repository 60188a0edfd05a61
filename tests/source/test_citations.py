"""The citation grammar, form by form."""

import pytest

from litmap.source.citations import Citation
from litmap.source.prose import CITED, parse_body, parse_inline, parse_sources
from litmap.text import Run, Text


def text(value: str) -> Text:
    """Author text that starts at the head of x.md."""
    runs, offset = [], 0
    for number, line in enumerate(value.split("\n"), 1):
        runs.append(Run(offset, number, 1))
        offset += len(line) + 1
    return Text(value, "x.md", tuple(runs))


def said(citation: Citation) -> str:
    """A citation in one line: 'see partly supports @a {p. 5} narrative suppressed'."""
    parts = [citation.prefix, "partly" * citation.partly, citation.role, f"@{citation.key}",
             f"{{{citation.locator}}}" if citation.locator else "",
             "narrative" * citation.narrative, "suppressed" * citation.suppress]  # fmt: skip
    return " ".join(part for part in parts if part)


FORMS = {
    "[@a]": ["background @a"],
    "[supports @a]": ["supports @a"],
    "[partly supports @a, p. 5]": ["partly supports @a {p. 5}"],
    "[see @a; see also @b; cf. @c; e.g. @d; compare @e; but see @f]": [
        "see background @a", "see also background @b", "cf. background @c", "e.g. background @d",
        "compare background @e", "but see background @f",
    ],
    "[see partly disputes @a]": ["see partly disputes @a"],
    "[states @a, n. 16; supports @b]": ["states @a {n. 16}", "supports @b"],
    "[@a, pp. 370-375]": ["background @a {pp. 370–375}"],
    "[@a, pp. 370--5]": ["background @a {pp. 370–5}"],
    "[@a, {pp. 3; 7}, on fairness]": ["background @a {pp. 3; 7, on fairness}"],
    "[@a, {see @b there}]": ["background @a {see @b there}"],
    "[-@a]": ["background @a suppressed"],
    "[states -@a, sec. 2]": ["states @a {sec. 2} suppressed"],
    "@a says": ["background @a narrative"],
    "@a [disputes, p. 3] says": ["disputes @a {p. 3} narrative"],
    "@a [partly supports] says": ["partly supports @a narrative"],
    "@a [sec. 4] says": ["background @a {sec. 4} narrative"],
    "@a [12] says": ["background @a {12} narrative"],
    "@a[p. 2] says": ["background @a {p. 2} narrative"],
    "as @a.": ["background @a narrative"],
    "@a's view": ["background @a narrative"],
    "(@a)": ["background @a narrative"],
    "“@a” and ‘@b’": ["background @a narrative", "background @b narrative"],
    "@a [see @b]": ["background @a narrative", "see background @b"],
    "*@a* **[@b]**": ["background @a narrative", "background @b"],
    "[@a.]": ["background @a"],
    "[@a\nand [@b]": ["background @b"],
}
SILENT = (
    "\\@a", "[see \\@a]", "me@a.org", "<me@a.org>", "https://a.org/@a", "<https://a.org/@a>", "`[@a]`", "`@a`", "[at @a](b.md)",
    "[x](y@a.md)", "@", "a @ b", "[no key]", "[a][b]",
)  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), FORMS.items(), ids=FORMS)
def test_forms(written: str, meant: list[str]) -> None:
    prose = parse_inline(text(written))
    found = [said(citation) for citation in prose.citations()]
    assert [one for one in found if one in meant or written not in ("[@a\nand [@b]",)] == meant


@pytest.mark.parametrize("written", SILENT)
def test_nothing_fires(written: str) -> None:
    for prose in (parse_inline(text(written)), parse_body(text(f"{written}\n\n    [@code]\n\n<!-- [@c]\n\n@d -->"))):
        assert list(prose.citations()) == []
        assert prose.problems == ()


@pytest.mark.parametrize("written", [form for form in FORMS if "\n" not in form])
def test_places_are_those_of_the_at_sign(written: str) -> None:
    ahead = "Some words, then "
    for parsed in (parse_inline(text(ahead + written)), parse_body(text(f"- one\n- {ahead}\n  {written}"))):
        lines = (f"- one\n- {ahead}\n  {written}" if len(parsed.blocks) > 1 else ahead + written).split("\n")
        for citation in parsed.citations():
            line = lines[citation.place.line - 1]
            assert line[citation.place.column - 1 :].startswith(f"@{citation.key}")


def test_a_group_is_one_character_of_the_text() -> None:
    (block,) = parse_inline(text("Few bodies [states @a; supports @b] are *linked*.")).blocks
    assert block.text == f"Few bodies {CITED} are linked."
    assert [span.start for span in block.spans] == [0, 11, 12, 17, 23]


def test_cites_fields_read_the_same_groups() -> None:
    written = "[states @a, n. 16; partly supports @b, pp. 1-2] [@c]"
    same = [said(citation) for citation in parse_inline(text(written)).citations()]
    assert [said(citation) for citation in parse_sources(text(written)).citations()] == same
    assert len(same) == 3
