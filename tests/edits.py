"""Sound edits of a map, as contributors make them: after each, the check and every test that reads the map pass.

Each is a function that edits the map in a folder. It looks for its place in the map itself and names nothing of it,
so it applies to any sound map.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from litmap.authoring.rename import rename
from litmap.authoring.skeleton import skeleton
from litmap.model.kinds import MODELS
from litmap.model.vocabulary import PAPER, PLURALS, Kind

ID = "entirely-new"
VERDICTS = {"strong": "mixed", "mixed": "weak", "weak": "strong"}
WORK = """
@article{zzz2024entirely,
  author = {Zzz, Ada},
  title = {Entirely new},
  journaltitle = {Journal of New Things},
  date = {2024-05-06},
  doi = {10.1000/entirely-new},
  langid = {english},
  verified = {yes},
  read = {full},
  sourcetype = {journal-article},
  region = {africa},
}
"""


def files(root: Path, kind: Kind | None = None) -> list[Path]:
    """The entries of a kind, or all, by name."""
    return sorted((root / "content").glob(f"{PLURALS[kind] if kind else '*'}/*.md"))


def first(kind: Kind, root: Path) -> str:
    """The id of the first entry of a kind."""
    return files(root, kind)[0].stem


def replaced(paths: list[Path], pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    """Put `new` for the first match of a pattern in the first file that has one."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        edited = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
        if edited != text:
            path.write_text(edited, encoding="utf-8")
            return
    raise LookupError(f"no file has a place for this edit: {pattern}")


def relations(kind: Kind, root: Path) -> Iterator[str]:
    """Fields that give a new entry of a kind its place on the map."""
    if kind == "barrier":
        yield f"bears_on:\n  - {{pathway: {first('pathway', root)}, effect: hinders, because: It does., by: inferred}}"
    if kind == "recommendation":
        yield f"addresses: [{{barrier: {first('barrier', root)}}}]"
        yield f"serves: [{first('pathway', root)}]"
        yield f"addressed_to: [{{institution: {first('institution', root)}}}]"
    if kind == "development":
        yield f"bears_on:\n  - {{entry: {first('barrier', root)}, effect: confirms}}"
    if kind == "instrument":
        yield f"issuers: [{first('institution', root)}]"
        yield f"events:\n  - {{date: 2025-03-04, event: adopted, who: [{first('institution', root)}]}}"
    if kind == "institution":
        yield f"ties:\n  - {{tie: draws-on, to: {first('institution', root)}}}"


def new_entry(kind: Kind, root: Path) -> None:
    """A new entry: what `litmap new` writes, filled in, with a claim, a source and relations."""
    section = re.search(r"section: (\d+)", (root / "content/paper.yml").read_text(encoding="utf-8"))
    assert section
    text = re.sub(r"^#.*\n", "", skeleton(kind, ID), flags=re.MULTILINE)
    text = re.sub(r"Say here [^.]*\.", "It is entirely new.", text)
    fields = [
        f"related: [{first('barrier', root)}]",
        *relations(kind, root),
        "claims:\n  - id: so-it-is\n    text: Nobody has said so before.\n"
        f'    cites: "[states @{PAPER}, sec. {section[1]}]"\n    as_of: 2024-02-20',
    ]
    start, _, end = text.rpartition("---")
    text = "\n".join([start.rstrip(), *fields, f"---{end}"])
    (root / "content" / PLURALS[kind] / f"{ID}.md").write_text(text, encoding="utf-8")


def changed_verdict(root: Path) -> None:
    """Another verdict on a pathway that neither takes its verdicts from another nor passes them on."""
    texts = {path: path.read_text(encoding="utf-8") for path in files(root, "pathway")}
    passed_on = set(re.findall(r"inherits: ([a-z0-9-]+)/", "".join(texts.values())))
    own = [path for path, text in texts.items() if "inherits:" not in text]
    words = "|".join(VERDICTS)
    alone = [path for path in own if path.stem not in passed_on]
    replaced(alone, rf"(?<=verdict: )({words})$", lambda found: VERDICTS[found[1]])


def disputes_made_qualifies(root: Path) -> None:
    """A work limits what it was taken to dispute; in a map without dispute, the other way round."""
    disputed = any("disputes @" in path.read_text(encoding="utf-8") for path in files(root))
    old, new = ("disputes", "qualifies") if disputed else ("supports", "disputes")
    replaced(files(root), rf"\b{old} @(?!{PAPER})", f"{new} @")


def renamed(root: Path) -> None:
    """An institution under another id, the former one as its alias, and all that names it changed."""
    old = next(one.stem for one in files(root, "institution") if "-" in one.stem)
    rename(root, old, ID, date.today())


def claim_renamed(root: Path) -> None:
    """A claim of another entry, under another id, with its former name; what names it stays as it is."""
    source = next(one for one in files(root, "barrier") if claims_of(one))
    target = next(one for one in files(root, "barrier") if claims_of(one) and one != source)
    name, rest = claims_of(source)[0]
    text = source.read_text(encoding="utf-8")
    text = text.replace(f"  - id: {name}\n{rest}", "")
    source.write_text(re.sub(r"^claims:\n(?!  - )", "", text, flags=re.MULTILINE), encoding="utf-8")
    rest = re.sub(r"^    was: .*\n", "", rest, flags=re.MULTILINE)
    moved = f'  - id: {ID}\n    was: ["{source.stem}#{name}"]\n{rest}'
    replaced([target], r"^claims:\n", lambda _: f"claims:\n{moved}")


def claims_of(path: Path) -> list[tuple[str, str]]:
    """The id of each claim of an entry, and the lines of its other fields."""
    text = path.read_text(encoding="utf-8")
    return re.findall(r"^  - id: (\S+)\n((?:    .*\n)*)", text, re.MULTILINE)


def new_reference(root: Path) -> None:
    """A new work in the bibliography, cited beside a claim."""
    bibliography = root / "references.bib"
    bibliography.write_text(bibliography.read_text(encoding="utf-8") + WORK, encoding="utf-8")
    replaced(
        files(root, "barrier"),
        r'^(    cites: "\[[^"\]]*)\]"',
        r'\1; supports @zzz2024entirely, p. 5]"',
    )


def development_to_come(root: Path) -> None:
    """A development that is dated ahead, and so not shown yet."""
    new_entry("development", root)
    ahead = date.today() + timedelta(days=200)
    page = root / "content" / PLURALS["development"] / f"{ID}.md"
    replaced([page], r"^date: .*$", f"date: {ahead.isoformat()}")


def claim_withdrawn(root: Path) -> None:
    """A claim that nothing else names is gone."""
    records = (root / "content").glob("*.yml")
    everything = "".join(path.read_text(encoding="utf-8") for path in (*files(root), *records))
    for path in files(root):
        text = path.read_text(encoding="utf-8")
        for name, rest in claims_of(path)[1:]:
            if f"{path.stem}#{name}" not in everything and f"claim-{name}" not in everything:
                path.write_text(text.replace(f"  - id: {name}\n{rest}", ""), encoding="utf-8")
                return
    raise LookupError("every claim is named somewhere")


EDITS: dict[str, Callable[[Path], None]] = {
    **{f"a new {kind}": partial(new_entry, kind) for kind in MODELS},
    "a changed verdict": changed_verdict,
    "disputes made qualifies": disputes_made_qualifies,
    "a renamed institution": renamed,
    "a claim moved": claim_renamed,
    "a new reference": new_reference,
    "a development to come": development_to_come,
    "a claim withdrawn": claim_withdrawn,
}
