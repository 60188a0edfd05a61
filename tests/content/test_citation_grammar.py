"""The citation grammar, form by form, with exact columns (counted from 1)."""

import re
from dataclasses import asdict
from typing import Any

import pytest
from tests.small import text_of

from litmap.content.parse import parse_body, parse_inline, parse_sources
from litmap.content.prose import CITED, ParsedProse
from litmap.content.sentences import NARRATIVE as SAID


def cited(prose: ParsedProse) -> list[dict[str, Any]]:
    """Each citation as what differs from a plain `[@key]`, and the column of its `@`."""
    plain = {
        "role": "background",
        "partly": False,
        "prefix": "",
        "locator": "",
        "narrative": False,
        "suppress": False,
    }
    found = []
    for citation in prose.citations():
        fields = asdict(citation)
        del fields["written"]
        column = fields.pop("place").column
        found.append(
            {name: value for name, value in fields.items() if value != plain.get(name)}
            | {"column": column}
        )
    return found


def one(key: str, column: int, **fields: Any) -> dict[str, Any]:
    return {"key": key, "column": column, **fields}


GROUPS = [
    # roles, `partly`, prefixes
    ("[@a]", [one("a", 2)]),
    ("[states @a]", [one("a", 9, role="states")]),
    ("[supports @a]", [one("a", 11, role="supports")]),
    ("[evidence @a]", [one("a", 11, role="evidence")]),
    ("[extends @a]", [one("a", 10, role="extends")]),
    ("[qualifies @a]", [one("a", 12, role="qualifies")]),
    ("[disputes @a]", [one("a", 11, role="disputes")]),
    ("[updates @a]", [one("a", 10, role="updates")]),
    ("[background @a]", [one("a", 13)]),
    ("[partly supports @a]", [one("a", 18, role="supports", partly=True)]),
    ("[see @a]", [one("a", 6, prefix="see")]),
    ("[see also @a]", [one("a", 11, prefix="see also")]),
    ("[cf. @a]", [one("a", 6, prefix="cf.")]),
    ("[e.g. @a]", [one("a", 7, prefix="e.g.")]),
    ("[compare @a]", [one("a", 10, prefix="compare")]),
    ("[but see @a]", [one("a", 10, prefix="but see")]),
    (
        "[but see partly disputes @a]",
        [one("a", 26, prefix="but see", role="disputes", partly=True)],
    ),
    ("[ supports   @a ]", [one("a", 14, role="supports")]),
    # several works
    ("[@a; @b]", [one("a", 2), one("b", 6)]),
    (
        "[states @a;supports @b ; see @c]",
        [one("a", 9, role="states"), one("b", 21, role="supports"), one("c", 30, prefix="see")],
    ),
    ("[@a] [@b]", [one("a", 2), one("b", 7)]),
    # locators
    ("[@a, p. 5]", [one("a", 2, locator="p. 5")]),
    ("[@a,p. 5]", [one("a", 2, locator="p. 5")]),
    ("[@a, pp. 5-7, n. 16]", [one("a", 2, locator="pp. 5–7, n. 16")]),
    ("[@a, pp. 5--7]", [one("a", 2, locator="pp. 5–7")]),
    ("[@a, sec. 4 and a word]", [one("a", 2, locator="sec. 4 and a word")]),
    (
        "[@a, {pp. 3; 7}, on fairness; @b]",
        [one("a", 2, locator="pp. 3; 7, on fairness"), one("b", 31)],
    ),
    ("[@a, {see @b}]", [one("a", 2, locator="see @b")]),
    ("[@a, see x@b.org]", [one("a", 2, locator="see x@b.org")]),
    ("[@a, [sic] p. 2]", [one("a", 2, locator="[sic] p. 2")]),
    # the author left out
    ("[-@a]", [one("a", 3, suppress=True)]),
    ("[states -@a, p. 5]", [one("a", 10, suppress=True, role="states", locator="p. 5")]),
    # keys
    ("[@a-b.c]", [one("a-b.c", 2)]),
    ("[@roberts2024global.]", [one("roberts2024global", 2)]),
]

NARRATIVE = [
    ("@a", [one("a", 1, narrative=True)]),
    ("@a says", [one("a", 1, narrative=True)]),
    ("As @a says", [one("a", 4, narrative=True)]),
    ("So @a.", [one("a", 4, narrative=True)]),
    (
        "So @a, @b; @c: @d!",
        [
            one("a", 4, narrative=True),
            one("b", 8, narrative=True),
            one("c", 12, narrative=True),
            one("d", 16, narrative=True),
        ],
    ),
    ("@a's view", [one("a", 1, narrative=True)]),
    ("@a’s view", [one("a", 1, narrative=True)]),
    ("(@a)", [one("a", 2, narrative=True)]),
    ("“@a”", [one("a", 2, narrative=True)]),
    ("—@a", [one("a", 2, narrative=True)]),
    ("*@a* b", [one("a", 2, narrative=True)]),
    ("**@a** b", [one("a", 3, narrative=True)]),
    ("@a [disputes, p. 3]", [one("a", 1, narrative=True, role="disputes", locator="p. 3")]),
    ("@a [disputes]", [one("a", 1, narrative=True, role="disputes")]),
    ("@a[disputes]", [one("a", 1, narrative=True, role="disputes")]),
    (
        "@a [partly supports, {3; 4}]",
        [one("a", 1, narrative=True, role="supports", partly=True, locator="3; 4")],
    ),
    ("@a [p. 3]", [one("a", 1, narrative=True, locator="p. 3")]),
    ("@a [pp. 3-4, sec. 2]", [one("a", 1, narrative=True, locator="pp. 3–4, sec. 2")]),
    ("@a [n. 16]", [one("a", 1, narrative=True, locator="n. 16")]),
    ("@a [12]", [one("a", 1, narrative=True, locator="p. 12")]),
    ("@a [§ 4]", [one("a", 1, narrative=True, locator="§ 4")]),
    ("@a [xii]", [one("a", 1, narrative=True, locator="p. xii")]),
    ("@a [states @b]", [one("a", 1, narrative=True), one("b", 12, role="states")]),
    ("@a [there](https://e.org)", [one("a", 1, narrative=True)]),
    (
        "see @a [supports] and @b [p. 1]",
        [
            one("a", 5, narrative=True, role="supports"),
            one("b", 23, narrative=True, locator="p. 1"),
        ],
    ),
]

NOTHING = [
    r"\@a",
    r"[\@a]",
    "x@a.org",
    "write to x@a.org, please",
    "https://e.org/@a",
    "<https://e.org/@a>",
    "<x@a.org>",
    "`@a`",
    "``[@a]``",
    "[see @a](https://e.org)",
    "[@a](https://e.org)",
    "[x @a y](https://e.org)",
    "[x](https://e.org/@a)",
    "@ a",
    "@",
    "[]",
    "[a]",
    "[x@a.org]",
    "’@a",
]


@pytest.mark.parametrize(("text", "expected"), GROUPS, ids=[text for text, _ in GROUPS])
def test_groups(text: str, expected: list[dict[str, Any]]) -> None:
    for parse in (parse_inline, parse_body, parse_sources):
        prose = parse(text_of(text))
        assert cited(prose) == expected
        assert prose.problems == ()


@pytest.mark.parametrize(
    "bracket", ["p. 33; see also @b, p. 7", "p. 33;@b", "supports, {p. 3; 4}; see @b; @c"]
)
def test_a_bracket_in_running_text_may_name_further_works(bracket: str) -> None:
    first, *rest = re.split(r";(?![^{]*\})", bracket)
    split = cited(parse_body(text_of(f"@a [{first}] [{';'.join(rest)}]")))
    prose = parse_body(text_of(f"@a [{bracket}]"))
    assert prose.problems == ()
    without = [{name: value for name, value in one.items() if name != "column"} for one in split]
    assert [
        {name: value for name, value in one.items() if name != "column"} for one in cited(prose)
    ] == without
    assert len(without) == 1 + bracket.count("@")
    assert prose.blocks[0].text.count(" ") == 1


@pytest.mark.parametrize(("text", "expected"), NARRATIVE, ids=[text for text, _ in NARRATIVE])
def test_in_running_text(text: str, expected: list[dict[str, Any]]) -> None:
    for parse in (parse_inline, parse_body):
        prose = parse(text_of(text))
        assert cited(prose) == expected
        assert prose.problems == ()


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_fires(text: str) -> None:
    for parse in (parse_inline, parse_body):
        prose = parse(text_of(text))
        assert cited(prose) == []
        assert prose.problems == ()
        assert not {CITED, SAID} & set("".join(block.text for block in prose.blocks))


@pytest.mark.parametrize(
    "text",
    [
        "    @a [@a]",
        "```\n@a [@a]\n```",
        "- x\n\n      [@a]",
        "<!-- @a [@a] -->",
        "x <!-- @a\n[@a] --> y",
        "<!-- never closed [@a]",
    ],
)
def test_nothing_fires_in_code_and_comments_of_a_body(text: str) -> None:
    prose = parse_body(text_of(text))
    assert cited(prose) == []
    assert prose.problems == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("So @a's, @b.", f"So {SAID}'s, {SAID}."),
        ("(@a) and [@b; @c].", f"({SAID}) and {CITED}."),
        ("@a [disputes, p. 3] says", f"{SAID} says"),
        ("*Much* `code` \\@a &amp; [link](x.md)", "Much code @a & link"),
        ("a <b>x</b> <br/> <script>", "a <b>x</b> <br/> <script>"),
        ("one\ntwo [see\n@a] three", f"one two {CITED} three"),
        ("<!-- note --> Text [@a].", f"Text {CITED}."),
    ],
)
def test_what_a_reader_sees(text: str, shown: str) -> None:
    (block,) = parse_body(text_of(text)).blocks
    assert block.text.strip() == shown
    assert "".join(span.text for span in block.spans) == block.text
    assert [span.start for span in block.spans] == [
        sum(len(one.text) for one in block.spans[:index]) for index in range(len(block.spans))
    ]


def test_a_comment_before_text_costs_no_citation() -> None:
    prose = parse_body(text_of("<!-- note --> Text [states @a]."))
    assert cited(prose) == [one("a", 28, role="states")]
    assert prose.blocks[0].opens == ("p",)


PREFIXES = "see, see also, cf., e.g., compare or but see"
ROLES = (
    "the roles are disputes, qualifies, updates, supports, extends, evidence, states, background"
)
FAULTS = [
    ("[suports @a]", 2, "unknown-role", "'suports' is not a role; did you mean 'supports'?"),
    ("[Supports @a]", 2, "unknown-role", "'Supports' is not a role; did you mean 'supports'?"),
    (
        "[states @a; dispute @b]",
        13,
        "unknown-role",
        "'dispute' is not a role; did you mean 'disputes'?",
    ),
    (
        "[partly @a]",
        2,
        "unknown-role",
        "'partly' is not a role; write it before one, such as 'partly supports'",
    ),
    (
        "[supports partly @a]",
        2,
        "unknown-role",
        "'supports' is not a role; did you mean 'supports'?",
    ),
    (
        "[xyz @a]",
        2,
        "unknown-role",
        f"'xyz' is not a role; {ROLES}; without a role write nothing, or {PREFIXES}",
    ),
    (
        "[strongly supports @a]",
        2,
        "unknown-role",
        f"'strongly' cannot come before 'supports'; write 'supports' alone, or 'partly supports' ({PREFIXES} may be there too)",
    ),
    (
        "[@a p. 5]",
        5,
        "citation-syntax",
        "'p. 5' follows the key without a comma; write '@key, p. 5', and ';' before another work",
    ),
    (
        "[@a, p. 5, supports @b]",
        21,
        "citation-syntax",
        "here is a second work without a semicolon; write ';' before its role, in place of the ',' there",
    ),
    (
        "[@a;]",
        5,
        "citation-syntax",
        "there is no work here; write [role @key, locator], with ';' between two works",
    ),
    (
        "[@a; p. 5]",
        6,
        "citation-syntax",
        "'p. 5' holds no '@key'; write [role @key, locator], with ';' between two works",
    ),
    (
        "x [states @a, p. 5",
        3,
        "citation-syntax",
        "the bracket of this citation is not closed; add ']' behind '@a', or behind its place if it has one",
    ),
]


@pytest.mark.parametrize(
    ("text", "column", "rule", "message"), FAULTS, ids=[text for text, *_ in FAULTS]
)
def test_faults(text: str, column: int, rule: str, message: str) -> None:
    for parse in (parse_inline, parse_body, parse_sources):
        (problem,) = parse(text_of(text)).problems
        if text != "[supports partly @a]":  # its cure is free to say it better
            assert problem.message == message
        assert (problem.place.line, problem.place.column, problem.rule) == (1, column, rule)


LONG = {
    "many works": "[" + "; ".join(f"states @doe{number}, p. 5" for number in range(200)) + "]",
    "a long locator": "[states @doe1, p. 5 " + "and more " * 600 + "]",
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_group_is_read_whole(name: str) -> None:
    for parse in (parse_inline, parse_body, parse_sources):
        prose = parse(text_of(LONG[name]))
        assert len(list(prose.citations())) == LONG[name].count("@")
        assert prose.problems == ()


def test_a_group_beyond_all_measure_is_told_as_that() -> None:
    text = "[" + "; ".join(f"states @doe{number}, p. 5" for number in range(2000)) + "]"
    for parse in (parse_inline, parse_body, parse_sources):
        messages = [problem.message for problem in parse(text_of(text)).problems]
        assert messages[:1] == [
            "this citation has no ']' within 20,000 characters; add it, or spread its works over "
            "several pairs of brackets"
        ]


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("@a [disputs, p. 3]", 5, "'disputs' is not a role; did you mean 'disputes'?"),
        (
            "@a [partly]",
            5,
            "'partly' is not a role; write it before one, such as 'partly supports'",
        ),
        ("@a [disputes, p. 3 and on", 4, "the bracket of this citation is not closed; add ']'"),
    ],
)
def test_faults_in_running_text(text: str, column: int, message: str) -> None:
    (problem,) = parse_inline(text_of(text)).problems
    assert (problem.place.column, problem.message) == (column, message)


LINES = [
    ("x @a\ny @b", [(1, 3), (2, 3)]),
    ("- x\n- y [see\n  @b]", [(3, 3)]),
    ("> x @a\n> y @b", [(1, 5), (2, 5)]),
    ("1. x\n\n   y [@a]", [(3, 7)]),
    ("## Title @a ##\n\ntext @b", [(1, 10), (3, 6)]),
    ("Title @a\n===\n@b", [(1, 7), (3, 1)]),
    ("x  \ny @a", [(2, 3)]),
    ("x\\\ny @a", [(2, 3)]),
    ("a & b &amp; @a", [(1, 13)]),
    ("`@a` @a", [(1, 6)]),
    ("```\n@x\n```\n@a", [(4, 1)]),
    ("[x @a](y.md) @a", [(1, 14)]),
    ("😀 é @a", [(1, 5)]),
    ("<!-- one\ntwo --> x @a", [(2, 11)]),
    ("  indented @a\n   more @b", [(1, 12), (2, 9)]),
]


@pytest.mark.parametrize(("text", "places"), LINES, ids=[text for text, _ in LINES])
def test_places_in_a_body(text: str, places: list[tuple[int, int]]) -> None:
    citations = parse_body(text_of(text)).citations()
    assert [(citation.place.line, citation.place.column) for citation in citations] == places


SPANS = [
    ("`a the OECD` the OECD", [("a the OECD", 2), (" the OECD", 13)]),
    ("[x](../y.md). z", [("x", 2), (". z", 13)]),
    ("[a](x.md)[b](x.md)", [("a", 2), ("b", 11)]),
    ("*a* a **a** a", [("a", 2), (" a ", 4), ("a", 9), (" a", 12)]),
    (r"\*a\* b", [("*", 1), ("a", 3), ("*", 4), (" b", 6)]),
    ("[@a] a [@b] a", [(CITED, 1), (" a ", 5), (CITED, 8), (" a", 12)]),
]


@pytest.mark.parametrize(("text", "spans"), SPANS, ids=[text for text, _ in SPANS])
def test_places_of_spans(text: str, spans: list[tuple[str, int]]) -> None:
    found = list(parse_inline(text_of(text)).spans())
    columns = [
        span.citations[0].place.column - 1 if span.citations else span.place.column
        for span in found
    ]
    assert [(span.text, column) for span, column in zip(found, columns, strict=True)] == spans


def test_marks_and_links() -> None:
    spans = parse_inline(text_of("*a **b*** [c *d*](x.md) `e`")).spans()
    assert [(span.text, span.marks, span.href) for span in spans if span.text.strip()] == [
        ("a ", ("em",), ""),
        ("b", ("em", "strong"), ""),
        ("c ", (), "x.md"),
        ("d", ("em",), "x.md"),
        ("e", ("code",), ""),
    ]


def test_blocks() -> None:
    prose = parse_body(text_of("# One\n\ntext\n\n- a\n- b\n\n> q\n\n###### Six\n"))
    assert [(block.opens, block.text, block.closes) for block in prose.blocks] == [
        (("h2",), "One", ("h2",)),
        (("p",), "text", ("p",)),
        (("ul", "li"), "a", ("li",)),
        (("li",), "b", ("li", "ul")),
        (("blockquote", "p"), "q", ("p", "blockquote")),
        (("h6",), "Six", ("h6",)),
    ]


@pytest.mark.parametrize(
    "text", ["[" * 300 + "@a", "> " * 60 + "x", "- " * 60 + "x", "*" * 900 + "x", "1. " * 60 + "x"]
)
def test_what_nests_too_deeply_is_said_and_not_parsed(text: str) -> None:
    prose = parse_body(text_of(text))
    assert prose.blocks == ()
    assert [problem.rule for problem in prose.problems] == ["markdown-syntax"]
