"""Mistakes seeded by somebody who had seen the content and neither the rules nor their code."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Edit = tuple[int, int, str, int]  # start, end, replacement, offset of the line to report from start

KEY = re.compile(r"^(?P<lead> *(?:- )?)(?P<key>[a-z_]+):(?P<rest>.*)$")
BLOCK = re.compile(r"(?:^|: +|- +)[>|][+-]?\s*$")
CITATION = re.compile(r"\[[^\[\]]*@[a-z][^\[\]]*\]")
LINK = re.compile(r"\[(?P<label>[^\[\]@]+)\]\((?P<target>[^()\s]+)\)")
STOP = re.compile(r"(?<=[a-z]{3}\.)(?<!sec\.)(?<!secs\.)(?= [A-Z]|$)")  # the end of a sentence
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
FIELD = re.compile(r"^  (?P<field>[a-z]+) = \{(?P<value>.*)\},$")
HEAD = re.compile(r"^@(?P<type>[a-z]+)\{(?P<key>[^,\s]+),$")
ENUMS = (
    "about",
    "by",
    "effect",
    "verdict",
    "condition",
    "standing",
    "order",
    "type",
    "event",
    "tie",
    "confidence",
)
DATE_KEYS = ("as_of", "date", "since", "until")


# --- helpers -----------------------------------------------------------------------------------------------------------


def _is_md(path: str) -> bool:
    return path.endswith(".md")


def _is_bib(path: str) -> bool:
    return path.endswith(".bib")


def _body_start(lines: list[str]) -> int:
    """Index of the first line after the closing fence of the front matter."""
    return lines.index("---", 1) + 1 if lines[0] == "---" and "---" in lines[1:] else 0


def _yaml_lines(path: str, lines: list[str]) -> list[int]:
    """Indices of the lines that are YAML structure: no fences, no comments, no text of block scalars."""
    if _is_md(path):
        span = range(1, _body_start(lines) - 1)
    elif path.endswith((".yml", ".yaml")):
        span = range(len(lines))
    else:
        return []
    found: list[int] = []
    block: int | None = None
    for i in span:
        line = lines[i]
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and indent > block:
            continue
        block = None
        if line.lstrip().startswith("#"):
            continue
        found.append(i)
        if BLOCK.search(line):
            start = KEY.match(line)
            block = len(start["lead"]) if start else indent
    return found


def _keys(path: str, lines: list[str]) -> list[tuple[int, re.Match[str]]]:
    """The YAML lines that begin with a key, with their match."""
    matches = ((i, KEY.match(lines[i])) for i in _yaml_lines(path, lines))
    return [(i, m) for i, m in matches if m]


def _text_lines(path: str, lines: list[str]) -> list[int]:
    """Indices of lines of running text: the body and the block scalars of the front matter."""
    if not _is_md(path):
        return []
    start = _body_start(lines)
    yaml = set(_yaml_lines(path, lines))
    front = [i for i in range(1, start - 1) if i not in yaml and lines[i].strip()]
    return front + [
        i for i in range(start, len(lines)) if lines[i].strip() and not lines[i].startswith("#")
    ]


def _prose_lines(path: str, lines: list[str]) -> list[int]:
    """Indices of the body's lines of running text."""
    start = _body_start(lines)
    return [i for i in _text_lines(path, lines) if i >= start]


def _paragraphs(path: str, lines: list[str]) -> list[tuple[int, int]]:
    """The paragraphs of the body as half-open ranges of indices."""
    found: list[tuple[int, int]] = []
    for i in _prose_lines(path, lines):
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return found


def _claims(lines: list[str]) -> list[tuple[int, int]]:
    """The items under `claims:` as half-open ranges of indices."""
    if "claims:" not in lines:
        return []
    found: list[tuple[int, int]] = []
    for i in range(lines.index("claims:") + 1, len(lines)):
        if not lines[i].startswith("  "):
            break
        if lines[i].startswith("  - "):
            found.append((i, i + 1))
        elif found:
            found[-1] = (found[-1][0], i + 1)
    return found


def _entries(lines: list[str]) -> list[tuple[int, int]]:
    """The entries of a BibTeX file as half-open ranges of indices, closing brace included."""
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        if HEAD.match(line):
            end = next((j for j in range(i, len(lines)) if lines[j] == "}"), None)
            if end is not None:
                found.append((i, end + 1))
    return found


def _fields(path: str, lines: list[str], *names: str) -> list[tuple[int, re.Match[str]]]:
    """The field lines of a BibTeX file, all or those with one of the names."""
    if not _is_bib(path):
        return []
    matches = ((i, FIELD.match(line)) for i, line in enumerate(lines))
    return [(i, m) for i, m in matches if m and (not names or m["field"] in names)]


def _put(lines: list[str], i: int, *new: str, report: int = 0) -> tuple[str, int]:
    """Replace line i by the new lines and report the one at the given offset."""
    return "\n".join([*lines[:i], *new, *lines[i + 1 :]]), i + 1 + report


def _edit(text: str, edits: list[Edit], rng: random.Random) -> tuple[str, int] | None:
    """Make one of the edits."""
    if not edits:
        return None
    start, end, new, at = rng.choice(edits)
    return text[:start] + new + text[end:], text.count("\n", 0, start) + new[:at].count("\n") + 1


def _citations(path: str, text: str) -> list[re.Match[str]]:
    return list(CITATION.finditer(text)) if _is_md(path) else []


def _links(path: str, text: str) -> list[re.Match[str]]:
    """The links of the body."""
    if not _is_md(path):
        return []
    start = len("\n".join(text.split("\n")[: _body_start(text.split("\n"))]))
    return list(LINK.finditer(text, start))


def _typo(word: str, rng: random.Random) -> str:
    """Swap two neighbours, drop or double a letter; never the first, and never without effect."""
    options: set[str] = set()
    for i in range(1, len(word)):
        if not word[i].isalnum():
            continue
        options.add(word[:i] + word[i] + word[i:])
        if len(word) > 3:
            options.add(word[:i] + word[i + 1 :])
        if i + 1 < len(word) and word[i + 1].isalnum() and word[i] != word[i + 1]:
            options.add(word[:i] + word[i + 1] + word[i] + word[i + 2 :])
    options.discard(word)
    return rng.choice(sorted(options)) if options else word + "x"


def _bad_date(value: str, rng: random.Random) -> str:
    """An impossible day or month for an ISO date that has at least a month."""
    parts = value.split("-")
    year = parts[0]
    if len(parts) == 2:
        return f"{year}-{rng.choice(['13', '00', '19'])}"
    return year + rng.choice(
        ["-02-30", "-04-31", "-11-31", "-13-" + parts[2], "-" + parts[1] + "-32", "-00-" + parts[2]]
    )


MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def _spoken_date(value: str, rng: random.Random) -> str:
    year, month, day = value.split("-")
    name = MONTHS[int(month) - 1]
    return rng.choice(
        [
            f"{day}/{month}/{year}",
            f"{int(day)} {name} {year}",
            f"{day}.{month}.{year}",
            f"{name} {int(day)} {year}",
        ]
    )


def _date_edits(
    path: str,
    text: str,
    pattern: str,
    change: Callable[[str, random.Random], str],
    rng: random.Random,
) -> list[Edit]:
    """Edits of the dates in the YAML lines; the pattern says which values count."""
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    expression = re.compile(
        rf"(?:^|[ {{])(?:{'|'.join(DATE_KEYS)}): (?P<value>{pattern})(?=$|[,}}])"
    )
    edits: list[Edit] = []
    for i in _yaml_lines(path, lines):
        for m in expression.finditer(lines[i]):
            edits.append(
                (
                    offsets[i] + m.start("value"),
                    offsets[i] + m.end("value"),
                    change(m["value"], rng),
                    0,
                )
            )
    return edits


# --- front matter ------------------------------------------------------------------------------------------------------


def fence_autocorrected(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The closing `---` of the front matter became a dash, lost a hyphen or was spaced out."""
    lines = text.split("\n")
    if not _is_md(path) or not _body_start(lines):
        return None
    return _put(lines, _body_start(lines) - 1, rng.choice(["—", "--", "–-", "- - -"]))


def key_misspelt(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A key of the front matter is misspelt."""
    lines = text.split("\n")
    spots = [(i, m) for i, m in _keys(path, lines) if len(m["key"]) > 3]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"{m['lead']}{_typo(m['key'], rng)}:{m['rest']}")


def colon_space_lost(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The space after a key's colon is missing."""
    lines = text.split("\n")
    spots = [(i, m) for i, m in _keys(path, lines) if re.match(r" [^\[{\">| ]", m["rest"])]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"{m['lead']}{m['key']}:{m['rest'].lstrip()}")


def colon_in_plain_value(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """An unquoted value holds a colon and a space, which YAML takes for a key."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i, m in _keys(path, lines)
        if re.match(r" [A-Za-z][^\"#{}\[\]]* [^\"#{}\[\]]+$", m["rest"])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    words = m["rest"].strip().split(" ")
    at = rng.randrange(len(words) - 1)
    words[at] = words[at].rstrip(",.") + ":"
    return _put(lines, i, f"{m['lead']}{m['key']}: {' '.join(words)}")


def tab_for_indent(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A line of the front matter is indented with a tab."""
    lines = text.split("\n")
    spots = [(i, m) for i, m in _keys(path, lines) if m["lead"].startswith("  ")]
    if not spots:
        return None
    i, _ = rng.choice(spots)
    return _put(lines, i, "\t" + lines[i].lstrip(" "))


def key_out_of_line(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A key inside a list item is indented one space too much or too little."""
    lines = text.split("\n")
    keys = dict(_keys(path, lines))
    # the line before must carry its whole value, so that the wrong indent cannot pass for a nested mapping
    spots = [
        i
        for i, m in keys.items()
        if m["lead"].startswith("    ") and "-" not in m["lead"] and i - 1 in keys
    ]
    spots = [i for i in spots if re.match(r" [^>|]", keys[i - 1]["rest"])]
    if not spots:
        return None
    i = rng.choice(spots)
    return _put(lines, i, rng.choice([" " + lines[i], lines[i][1:]]))


def curly_quotes(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The straight quotes around a value became the curly ones of a word processor."""
    lines = text.split("\n")
    edits = [(i, m) for i in _yaml_lines(path, lines) for m in re.finditer(r'"([^"]*)"', lines[i])]
    if not edits:
        return None
    i, m = rng.choice(edits)
    return _put(lines, i, f"{lines[i][: m.start()]}“{m[1]}”{lines[i][m.end() :]}")


def quotes_forgotten(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The quotes around `cites` are missing, so that YAML reads its brackets as a list; or one of them is missing."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i in _yaml_lines(path, lines)
        for m in re.finditer(r'cites: "(\[[^"]*\])"', lines[i])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    value = rng.choice([m[1], '"' + m[1], m[1] + '"'])
    return _put(lines, i, f"{lines[i][: m.start()]}cites: {value}{lines[i][m.end() :]}")


def list_bracket_lost(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A list in brackets has lost its closing or opening bracket."""
    lines = text.split("\n")
    spots = [(i, m) for i, m in _keys(path, lines) if re.match(r" \[[^\[\]]*\]$", m["rest"])]
    if not spots:
        return None
    i, m = rng.choice(spots)
    rest = rng.choice([m["rest"][:-1], " " + m["rest"][2:]])
    return _put(lines, i, f"{m['lead']}{m['key']}:{rest}")


def list_comma_lost(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A comma is missing between two items of a list in brackets, so that they run together."""
    lines = text.split("\n")
    spots: list[tuple[int, int]] = []
    for i, m in _keys(path, lines):
        if m["key"] in (
            "related",
            "issuers",
            "who",
            "serves",
            "exemplars",
            "instruments",
            "keys",
            "rests_on",
        ):
            base = m.start("rest")
            spots += [(i, base + c.start()) for c in re.finditer(r", ", m["rest"])]
    if not spots:
        return None
    i, at = rng.choice(spots)
    return _put(lines, i, lines[i][:at] + lines[i][at + 1 :])


def key_given_twice(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A key stands twice in the same mapping, left over from editing."""
    lines = text.split("\n")
    keys = _keys(path, lines)
    spots = [(i, m) for i, m in keys if re.match(r" [^>|\[{]", m["rest"]) and "- " not in m["lead"]]
    spots = [
        (i, m)
        for i, m in spots
        if i + 1 < len(lines) and (KEY.match(lines[i + 1]) or lines[i + 1] == "---")
    ]
    if not spots:
        return None
    i, _ = rng.choice(spots)
    return _put(lines, i, lines[i], lines[i], report=1)


def value_left_empty(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A key was typed and its value forgotten."""
    lines = text.split("\n")
    spots = [(i, m) for i, m in _keys(path, lines) if re.match(r" [^>|{]", m["rest"])]
    spots = [(i, m) for i, m in spots if not m["rest"].startswith(" [") or m["rest"].endswith("]")]
    spots = [
        (i, m)
        for i, m in spots
        if i + 1 < len(lines) and (KEY.match(lines[i + 1]) or lines[i + 1] == "---")
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"{m['lead']}{m['key']}:")


def impossible_date(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A date has a month or a day that does not exist."""
    return _edit(text, _date_edits(path, text, r"\d{4}-\d\d(?:-\d\d)?", _bad_date, rng), rng)


def date_in_another_form(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A date is written in another form than year-month-day."""
    return _edit(text, _date_edits(path, text, r"\d{4}-\d\d-\d\d", _spoken_date, rng), rng)


def year_mistyped(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A year has a digit too many or too few, or two digits swapped so that it lies centuries off."""

    def change(value: str, rng: random.Random) -> str:
        year, rest = value[:4], value[4:]
        return (
            rng.choice(
                [year[0] + "0" + year[1:], year[0] + year[2:], year[0] + "2" + "0" + year[3]]
            )
            + rest
        )

    return _edit(text, _date_edits(path, text, r"20[0-2]\d-\d\d-\d\d", change, rng), rng)


def value_misspelt(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A value from a fixed list (about, by, effect, verdict, standing ...) is misspelt."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i, m in _keys(path, lines)
        if m["key"] in ENUMS and re.fullmatch(rf" {SLUG}", m["rest"])
    ]
    if not _is_md(path) or not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"{m['lead']}{m['key']}: {_typo(m['rest'].strip(), rng)}")


# --- references to other entries ---------------------------------------------------------------------------------------


def entry_reference_wrong(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A reference to another entry is misspelt, or written as a file name, with underscores or with a folder."""
    lines = text.split("\n")
    single = ("institution", "barrier", "pathway", "criterion", "part_of", "to")
    listed = ("related", "who", "issuers", "serves", "exemplars", "instruments")
    spots: list[tuple[int, int, int]] = []
    for i, m in _keys(path, lines):
        base = m.start("rest")
        if m["key"] in single and re.fullmatch(rf" {SLUG}", m["rest"]):
            spots.append((i, base + 1, len(lines[i])))
        elif m["key"] in listed and m["rest"].startswith(" ["):
            spots += [(i, base + s.start(), base + s.end()) for s in re.finditer(SLUG, m["rest"])]
    if not _is_md(path) or not spots:
        return None
    i, start, end = rng.choice(spots)
    slug = lines[i][start:end]
    wrong = [_typo(slug, rng), _typo(slug, rng), slug + ".md", slug.upper()]
    if "-" in slug:
        wrong += [slug.replace("-", "_"), slug.replace("-", " ").capitalize()]
    return _put(lines, i, lines[i][:start] + rng.choice(wrong) + lines[i][end:])


def wrong_kind_of_entry(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """An item copied from another list keeps that list's key: a barrier is called a pathway, an institution a barrier."""
    lines = text.split("\n")
    kinds = ("institution", "barrier", "pathway", "criterion")
    spots = [(i, m) for i, m in _keys(path, lines) if m["key"] in kinds and "- " in m["lead"]]
    if not _is_md(path) or not spots:
        return None
    i, m = rng.choice(spots)
    other = rng.choice([kind for kind in kinds if kind != m["key"]])
    return _put(lines, i, f"{m['lead']}{other}:{m['rest']}")


def refers_to_itself(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """An entry lists itself among the related ones, or a claim rests on itself."""
    lines = text.split("\n")
    if not _is_md(path):
        return None
    own = path.rsplit("/", 1)[-1].removesuffix(".md")
    made: list[tuple[int, str]] = []
    for i, m in _keys(path, lines):
        if m["key"] == "related" and not m["lead"] and m["rest"].startswith(" ["):
            made += [(i, f"related: [{own}, {m['rest'][2:]}")]
    for start, end in _claims(lines):
        name = lines[start].removeprefix("  - id: ")
        for j in range(start, end):
            if lines[j].startswith("    rests_on: ["):
                made.append(
                    (
                        j,
                        f'    rests_on: ["{own}#{name}", {lines[j].removeprefix("    rests_on: [")}',
                    )
                )
    if not made:
        return None
    i, line = rng.choice(made)
    return _put(lines, i, line)


def listed_twice(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The same entry or claim stands twice in one list."""
    lines = text.split("\n")
    spots: list[tuple[int, str, re.Match[str]]] = []
    for i, m in _keys(path, lines):
        if m["key"] in ("related", "who", "issuers", "serves", "rests_on") and re.match(
            r" \[.*\]$", m["rest"]
        ):
            spots += [
                (i, lines[i][:-1], s) for s in re.finditer(rf'"?{SLUG}(?:#{SLUG})?"?', m["rest"])
            ]
    if not _is_md(path) or not spots:
        return None
    i, open_line, item = rng.choice(spots)
    return _put(lines, i, f"{open_line}, {item[0]}]")


def claim_reference_wrong(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """`entry#claim` names a claim that does not exist, has the wrong sign between, or names no claim."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i in _yaml_lines(path, lines)
        for m in re.finditer(rf'"({SLUG})#({SLUG})"', lines[i])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    wrong = [
        f"{m[1]}#{_typo(m[2], rng)}",
        f"{_typo(m[1], rng)}#{m[2]}",
        f"{m[1]}/{m[2]}",
        f"{m[1]}#",
        m[1],
        f"{m[1]}##{m[2]}",
    ]
    return _put(lines, i, f'{lines[i][: m.start()]}"{rng.choice(wrong)}"{lines[i][m.end() :]}')


def note_number_repeated(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A line of the list of notes was copied and its number not changed."""
    lines = text.split("\n")
    pattern = re.compile(r"^(  - \{?note: )(\d+)(, .*|)$")
    spots: list[tuple[int, re.Match[str]]] = []
    if path.endswith(".yml"):
        upto = lines.index("corrections:") if "corrections:" in lines else len(lines)
        spots = [(i, m) for i in range(upto) if (m := pattern.match(lines[i])) and int(m[2]) > 1]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"{m[1]}{int(m[2]) - 1}{m[3]}")


# --- claims ------------------------------------------------------------------------------------------------------------


def claim_copied_id_kept(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A claim was copied and given a new text, but kept its id."""
    lines = text.split("\n")
    spots = [
        (s, e)
        for s, e in _claims(lines)
        if lines[s].startswith("  - id: ") and "    text: >-" in lines[s:e]
    ]
    if not _is_md(path) or not spots:
        return None
    start, end = rng.choice(spots)
    copy: list[str] = []
    skipping = False
    for line in lines[start:end]:
        skipping = skipping and line.startswith("      ")
        if not skipping:
            copy.append(line)
        if line == "    text: >-":
            skipping = True
            copy.append("      The paper comes back to this point later on and does not add to it.")
    return "\n".join([*lines[:end], *copy, *lines[end:]]), end + 1


def claim_field_forgotten(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A claim lacks its text, its citations or the word that says what it is about."""
    lines = text.split("\n")
    spots: list[tuple[int, int, int]] = []
    for start, end in _claims(lines):
        for i in range(start + 1, end):
            m = KEY.match(lines[i])
            if m and m["key"] in ("text", "about", "cites") and m["lead"] == "    ":
                stop = next((j for j in range(i + 1, end) if not lines[j].startswith("     ")), end)
                spots.append((start, i, stop))
    if not _is_md(path) or not spots:
        return None
    start, i, stop = rng.choice(spots)
    return "\n".join([*lines[:i], *lines[stop:]]), start + 1


def claim_id_with_spaces(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The id of a claim is written as words with spaces."""
    lines = text.split("\n")
    spots = [
        s
        for s, _ in _claims(lines)
        if re.fullmatch(rf"  - id: {SLUG}", lines[s]) and "-" in lines[s][8:]
    ]
    if not _is_md(path) or not spots:
        return None
    i = rng.choice(spots)
    name = lines[i].removeprefix("  - id: ")
    return _put(
        lines,
        i,
        "  - id: "
        + rng.choice(
            [name.replace("-", " "), name.replace("-", " ").capitalize(), name.replace("-", " ", 1)]
        ),
    )


# --- citations ---------------------------------------------------------------------------------------------------------


def source_key_misspelt(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A citation names a source that is not in references.bib: a letter off, or another year."""
    edits: list[Edit] = []
    if _is_md(path):
        for m in re.finditer(r"@([a-z0-9]+?)(\d{4})([a-z]+)", text):
            options = [
                _typo(m[1], rng) + m[2] + m[3],
                m[1] + m[2] + _typo(m[3], rng),
                m[1] + m[2][:2] + m[2][3] + m[2][2] + m[3],
            ]
            wrong = rng.choice([option for option in options if option != m[0][1:]])
            edits.append((m.start() + 1, m.end(), wrong, 0))
    return _edit(text, edits, rng)


def at_sign_lost(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The @ before a source's key is missing inside a citation."""
    edits: list[Edit] = [
        (c.start() + m.start(), c.start() + m.start() + 1, "", 0)
        for c in _citations(path, text)
        for m in re.finditer(r"@(?=[a-z])", c[0])
    ]
    return _edit(text, edits, rng)


def citation_not_closed(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The closing bracket of a citation is missing or became a parenthesis or a brace."""
    edits: list[Edit] = [
        (c.end() - 1, c.end(), rng.choice(["", ")", "}"]), 0) for c in _citations(path, text)
    ]
    return _edit(text, edits, rng)


def semicolon_became_comma(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """Two sources in one citation are separated by a comma or by nothing, not by a semicolon."""
    edits: list[Edit] = [
        (c.start() + m.start(), c.start() + m.start() + 1, rng.choice([",", ""]), 0)
        for c in _citations(path, text)
        for m in re.finditer(";", c[0])
    ]
    return _edit(text, edits, rng)


def role_misspelt(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The word that says what a source does for a claim is misspelt or in the wrong form."""
    forms = {
        "states": ["state", "sates", "stated"],
        "supports": ["support", "suports", "supported"],
        "evidence": ["evidense", "evidences", "evidance"],
    }
    forms |= {
        "extends": ["extend", "extands"],
        "qualifies": ["qualify", "qualifys"],
        "limits": ["limit", "limtis"],
        "disputes": ["dispute", "disputs"],
    }
    edits: list[Edit] = []
    for c in _citations(path, text):
        for m in re.finditer(rf"(?<=[\[;\s])({'|'.join(forms)})(?=\s+@)", c[0]):
            edits.append((c.start() + m.start(), c.start() + m.end(), rng.choice(forms[m[1]]), 0))
    return _edit(text, edits, rng)


def no_such_section_or_note(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A citation of the paper names a section beyond its 5 or a note beyond its 58, or gives no number."""
    edits: list[Edit] = []
    for c in _citations(path, text):
        for m in re.finditer(r"@roberts2024global,\s+(sec|n)\.\s+(\d+)(?=[;\]])", c[0]):
            beyond = str(rng.randint(6, 9)) if m[1] == "sec" else str(rng.randint(59, 99))
            edits.append(
                (
                    c.start() + m.start(2),
                    c.start() + m.end(2),
                    rng.choice([beyond, beyond, "", "0", "?"]),
                    0,
                )
            )
    return _edit(text, edits, rng)


def source_cited_twice(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The same source stands twice in one citation with the same role and place, pasted and not edited."""
    edits: list[Edit] = []
    for c in _citations(path, text):
        last = c[0][1:-1].split(";")[-1].strip()
        if re.match(r"(states|supports|evidence|extends)\s", last):
            edits.append((c.end() - 1, c.end() - 1, f"; {last}", 0))
    return _edit(text, edits, rng)


# --- prose -------------------------------------------------------------------------------------------------------------


def link_target_missing(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A link leads to a page that is not there: a typo, no `.md`, a folder too many or too few, or a file on one's own disk."""
    edits: list[Edit] = []
    for m in _links(path, text):
        target = m["target"]
        if not target.endswith(".md"):
            continue
        folder, _, name = target.rpartition("/")
        prefix = folder + "/" if folder else ""
        stem = name.removesuffix(".md")
        wrong = [
            prefix + _typo(stem, rng) + ".md",
            prefix + stem + ".dm",
            "../" + target,
            f"file:///C:/Users/me/Desktop/{name}",
        ]
        if target.startswith("../"):
            wrong.append(target.removeprefix("../"))
        edits.append((m.start("target"), m.end("target"), rng.choice(wrong), 0))
    return _edit(text, edits, rng)


def link_broken(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A link's Markdown is broken: brackets swapped, a space between, the parenthesis open, or no target."""
    edits: list[Edit] = []
    for m in _links(path, text):
        label, target = m["label"], m["target"]
        before = len(label) + 1
        swapped, spaced = f"({label})[{target}]", f"[{label}] ({target})"
        unclosed, empty, headless = f"[{label}]({target}", f"[{label}]()", f"{label}]({target})"
        made = [
            (swapped, before),
            (spaced, before),
            (unclosed, len(unclosed)),
            (empty, before),
            (headless, 0),
        ]
        new, at = rng.choice(made)
        edits.append((m.start(), m.end(), new, at))
    return _edit(text, edits, rng)


def word_doubled(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A small word stands twice in a row."""
    lines = text.split("\n")
    words = r"(?<= )(the|of|to|in|and|a|is|for|with|by|from)(?= )"
    spots = [(i, m) for i in _text_lines(path, lines) for m in re.finditer(words, lines[i])]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"{lines[i][: m.end()]} {m[1]}{lines[i][m.end() :]}")


def placeholder_left(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A note to oneself was left in the text."""
    lines = text.split("\n")
    spots = [(i, m) for i in _text_lines(path, lines) for m in STOP.finditer(lines[i])]
    if not spots:
        return None
    i, m = rng.choice(spots)
    note = rng.choice(
        [
            "TODO add a source.",
            "XXX",
            "FIXME",
            "[citation needed]",
            "TBC",
            "Lorem ipsum dolor sit amet.",
            "??",
        ]
    )
    return _put(lines, i, f"{lines[i][: m.start()]} {note}{lines[i][m.start() :]}")


def pasted_from_word(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """Markup of a word processor came along with a pasted passage."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i in _prose_lines(path, lines)
        for m in re.finditer(r"(?<= )[a-z]{4,}(?= )", lines[i])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    word = m[0]
    junk = [
        f"{word}<o:p></o:p>",
        f'<span style="mso-ansi-language:EN-GB">{word}',
        f"{word}&nbsp;",
        f'<span class="MsoNormal">{word}</span>',
    ]
    return _put(lines, i, lines[i][: m.start()] + rng.choice(junk) + lines[i][m.end() :])


def wrong_encoding(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """An apostrophe, a dash or an accented letter went through the wrong encoding."""
    lines = text.split("\n")
    if _is_bib(path):
        where = [
            i
            for i, _ in _fields(
                path, lines, "author", "title", "annotation", "journaltitle", "organization"
            )
        ]
    else:
        where = _text_lines(path, lines)
    spots = [(i, m) for i in where for m in re.finditer(r"(?<=\w)'(?=\w)|[À-ſ–—’]", lines[i])]
    if not spots:
        return None
    i, m = rng.choice(spots)
    sound = "’" if m[0] == "'" else m[0]
    garbled = sound.encode("utf-8").decode("cp1252", errors="replace")
    return _put(
        lines, i, lines[i][: m.start()] + rng.choice([garbled, "\ufffd"]) + lines[i][m.end() :]
    )


def invisible_character(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """An invisible character from a pasted text sits in a key of a source, in a reference or in a link."""
    mark = rng.choice(["\u200b", "\u00ad", "\ufeff", "\u2060"])
    pattern = re.compile(
        r"@[a-z0-9]{6,}|\]\([^()\s]{4,}\)|#[a-z0-9-]{4,}|^@[a-z]+\{[a-z0-9]{6,}|(?:doi|url) = \{\S{8,}\}",
        re.M,
    )
    spots = [m for m in pattern.finditer(text)] if _is_md(path) or _is_bib(path) else []
    if not spots:
        return None
    m = rng.choice(spots)
    at = m.end() - rng.randint(2, 3)
    return text[:at] + mark + text[at:], text.count("\n", 0, at) + 1


def merge_marker_left(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """One line of a merge conflict was left in the file."""
    lines = text.split("\n")
    spots = [i for i in range(2, len(lines)) if lines[i].strip()]
    if not spots:
        return None
    i = rng.choice(spots)
    marker = rng.choice(
        ["<<<<<<< HEAD", "=======", ">>>>>>> origin/main", ">>>>>>> 3f2c9ab (Edit claims)"]
    )
    return _put(lines, i, marker, lines[i])


def paragraph_pasted_twice(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A paragraph stands in the text twice."""
    lines = text.split("\n")
    spots = _paragraphs(path, lines)
    if not spots:
        return None
    start, end = rng.choice(spots)
    return "\n".join([*lines[:end], "", *lines[start:end], *lines[end:]]), end + 2


def sentence_cut_off(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A paragraph breaks off in the middle of a sentence."""
    lines = text.split("\n")
    cut = re.compile(r" (?:the|of|to|a|and|in|with|for|that|which|by|is) ")
    spots = [(e - 1, m) for _, e in _paragraphs(path, lines) for m in cut.finditer(lines[e - 1])]
    # not inside a link or a citation that would stay open
    spots = [(i, m) for i, m in spots if "[" not in lines[i] and "]" not in lines[i]]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, lines[i][: m.end()].rstrip())


def footnote_without_text(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The mark of a footnote has no footnote to go with it."""
    lines = text.split("\n")
    spots = [(i, m) for i in _prose_lines(path, lines) for m in STOP.finditer(lines[i])]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"{lines[i][: m.start()]}[^{rng.randint(1, 58)}]{lines[i][m.start() :]}")


def bold_not_closed(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """Bold type is opened and never closed."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i in _prose_lines(path, lines)
        for m in re.finditer(r"(?<= )[a-z]{4,}(?= )", lines[i])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, lines[i][: m.start()] + "**" + lines[i][m.start() :])


# --- BibTeX ------------------------------------------------------------------------------------------------------------


def bib_comma_lost(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The comma at the end of a field is missing, and another field follows."""
    lines = text.split("\n")
    spots = [i for i, _ in _fields(path, lines) if FIELD.match(lines[i + 1])]
    if not spots:
        return None
    i = rng.choice(spots)
    return _put(lines, i, lines[i][:-1])


def bib_brace_unbalanced(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A field has a brace too few or too many."""
    lines = text.split("\n")
    spots = _fields(path, lines)
    if not spots:
        return None
    i, m = rng.choice(spots)
    start, value = f"  {m['field']} = ", m["value"]
    return _put(
        lines,
        i,
        start + rng.choice([f"{{{value},", f"{{{value}}}}},", f"{value}}},", f"{{{{{value}}},"]),
    )


def bib_entry_copied_key_kept(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """An entry was copied and given a new title, but kept its key."""
    lines = text.split("\n")
    spots = _entries(lines) if _is_bib(path) else []
    if not spots:
        return None
    start, end = rng.choice(spots)
    copy = [
        line
        for line in lines[start:end]
        if not line.startswith(("  doi =", "  url =", "  isbn =", "  eprint"))
    ]
    copy = [re.sub(r"^  title = \{(.*)\},$", r"  title = {\1: a reply},", line) for line in copy]
    return "\n".join([*lines[:end], "", *copy, *lines[end:]]), end + 2


def bib_field_twice(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A field stands twice in one entry."""
    lines = text.split("\n")
    spots = [i for i, m in _fields(path, lines)]
    if not spots:
        return None
    i = rng.choice(spots)
    return _put(lines, i, lines[i], lines[i], report=1)


def bib_field_misspelt(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The name of a field is misspelt."""
    lines = text.split("\n")
    spots = [(i, m) for i, m in _fields(path, lines) if len(m["field"]) > 2]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"  {_typo(m['field'], rng)} = {{{m['value']}}},")


def bib_head_broken(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The first line of an entry is broken: no @, no comma, no brace, a space in the key, a misspelt type or no key."""
    lines = text.split("\n")
    spots = (
        [(i, m) for i, line in enumerate(lines) if (m := HEAD.match(line))] if _is_bib(path) else []
    )
    if not spots:
        return None
    i, m = rng.choice(spots)
    kind, key = m["type"], m["key"]
    spaced = re.sub(r"(\d{4})", r" \1", key, count=1)
    broken = [
        f"{kind}{{{key},",
        f"@{kind}{{{key}",
        f"@{_typo(kind, rng)}{{{key},",
        f"@{kind}{{,",
        f"@{kind} {key},",
    ]
    if spaced != key:
        broken.append(f"@{kind}{{{spaced},")
    return _put(lines, i, rng.choice(broken))


def bib_authors_not_joined_by_and(
    path: str, text: str, rng: random.Random
) -> tuple[str, int] | None:
    """Authors are joined by a semicolon, an ampersand or a comma, or end in `et al.`, where BibTeX wants `and`."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i, m in _fields(path, lines, "author", "editor")
        if " and " in m["value"] and "{" not in m["value"]
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    value = m["value"]
    changed = [value.replace(" and ", joint, 1) for joint in ("; ", " & ", ", ", " und ")] + [
        value.split(" and ")[0] + " et al."
    ]
    return _put(lines, i, f"  {m['field']} = {{{rng.choice(changed)}}},")


def bib_organisation_unprotected(
    path: str, text: str, rng: random.Random
) -> tuple[str, int] | None:
    """An organisation as author has lost its inner braces and is read as a person with a first name and a surname."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i, m in _fields(path, lines, "author")
        if re.fullmatch(r"\{[^{}]* [^{}]*\}", m["value"])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(lines, i, f"  author = {m['value']},")


def bib_date_wrong(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A date is impossible, not in the form year-month-day, or has a year with a digit too many or too few."""
    lines = text.split("\n")
    spots = [
        (i, m)
        for i, m in _fields(path, lines, "date", "urldate")
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", m["value"])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    value = m["value"]
    wrong = [value[:2] + value[3:], value[:1] + "0" + value[1:]]
    if len(value) > 4:
        wrong += [_bad_date(value, rng)] * 2
    if len(value) == 10:
        wrong += [_spoken_date(value, rng)]
    return _put(lines, i, f"  {m['field']} = {{{rng.choice(wrong)}}},")


def bib_pages_backwards(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """The last page comes before the first."""
    lines = text.split("\n")
    spots = [
        (i, p)
        for i, m in _fields(path, lines, "pages")
        if (p := re.fullmatch(r"(\d+)--(\d+)", m["value"])) and p[1] != p[2]
    ]
    if not spots:
        return None
    i, p = rng.choice(spots)
    return _put(lines, i, f"  pages = {{{p[2]}--{p[1]}}},")


def bib_doi_malformed(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A DOI is not one: with a prefix, cut off, with a letter for a digit, a space or a stop at its end."""
    lines = text.split("\n")
    spots = [(i, m) for i, m in _fields(path, lines, "doi") if m["value"].startswith("10.")]
    if not spots:
        return None
    i, m = rng.choice(spots)
    doi = m["value"]
    wrong = [
        "doi:" + doi,
        "https://doi.org/" + doi,
        doi.split("/")[0],
        "1O." + doi[3:],
        doi.replace("/", "/ ", 1),
        doi[1:],
        doi + ".",
    ]
    return _put(lines, i, f"  doi = {{{rng.choice(wrong)}}},")


def bib_url_broken(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A web address is broken: scheme misspelt, missing or doubled, a space inside, or no host."""
    lines = text.split("\n")
    spots = [
        (i, m) for i, m in _fields(path, lines, "url") if re.match(r"https?://[^/]+\.", m["value"])
    ]
    if not spots:
        return None
    i, m = rng.choice(spots)
    scheme, _, rest = m["value"].partition("://")
    host, _, page = rest.partition("/")
    wrong = [
        f"htps://{rest}",
        f"{scheme}:/{rest}",
        f"{scheme}//{rest}",
        f"{scheme}://{m['value']}",
        rest,
        f"{scheme}:///{page}",
    ]
    wrong += [
        f"{scheme}://{host.replace('.', '. ', 1)}/{page}",
        f"{scheme}://{host.replace('.', ',', 1)}/{page}",
        f"<{m['value']}>",
    ]
    return _put(lines, i, f"  url = {{{rng.choice(wrong)}}},")


def bib_value_misspelt(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """A value from a fixed list (langid, verified, read, sourcetype, region) is misspelt or left empty."""
    lines = text.split("\n")
    spots = _fields(path, lines, "langid", "verified", "read", "sourcetype", "region")
    if not spots:
        return None
    i, m = rng.choice(spots)
    return _put(
        lines,
        i,
        f"  {m['field']} = {{{rng.choice([_typo(m['value'], rng), _typo(m['value'], rng), ''])}}},",
    )


def bib_field_forgotten(path: str, text: str, rng: random.Random) -> tuple[str, int] | None:
    """An entry has no title, or an article no journal."""
    lines = text.split("\n")
    spots: list[tuple[int, int]] = []
    for start, end in _entries(lines) if _is_bib(path) else []:
        needed = (
            ("  title =", "  journaltitle =")
            if lines[start].startswith("@article")
            else ("  title =",)
        )
        spots += [(start, i) for i in range(start, end) if lines[i].startswith(needed)]
    if not spots:
        return None
    start, i = rng.choice(spots)
    return "\n".join(lines[:i] + lines[i + 1 :]), start + 1


FAULTS = [
    fence_autocorrected,
    key_misspelt,
    colon_space_lost,
    colon_in_plain_value,
    tab_for_indent,
    key_out_of_line,
    curly_quotes,
    quotes_forgotten,
    list_bracket_lost,
    list_comma_lost,
    key_given_twice,
    value_left_empty,
    impossible_date,
    date_in_another_form,
    year_mistyped,
    value_misspelt,
    entry_reference_wrong,
    wrong_kind_of_entry,
    refers_to_itself,
    listed_twice,
    claim_reference_wrong,
    note_number_repeated,
    claim_copied_id_kept,
    claim_field_forgotten,
    claim_id_with_spaces,
    source_key_misspelt,
    at_sign_lost,
    citation_not_closed,
    semicolon_became_comma,
    role_misspelt,
    no_such_section_or_note,
    source_cited_twice,
    link_target_missing,
    link_broken,
    word_doubled,
    placeholder_left,
    pasted_from_word,
    wrong_encoding,
    invisible_character,
    merge_marker_left,
    paragraph_pasted_twice,
    sentence_cut_off,
    footnote_without_text,
    bold_not_closed,
    bib_comma_lost,
    bib_brace_unbalanced,
    bib_entry_copied_key_kept,
    bib_field_twice,
    bib_field_misspelt,
    bib_head_broken,
    bib_authors_not_joined_by_and,
    bib_organisation_unprotected,
    bib_date_wrong,
    bib_pages_backwards,
    bib_doi_malformed,
    bib_url_broken,
    bib_value_misspelt,
    bib_field_forgotten,
]
