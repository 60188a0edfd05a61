"""`litmap rename`: all that names a thing names it anew, every other byte stays, and no address is lost."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY, check_now
from tests.small import written

from litmap.authoring import edits
from litmap.authoring.edits import Refused
from litmap.authoring.pointers import pointers
from litmap.authoring.rename import rename
from litmap.cli import main
from litmap.content.load import load
from litmap.model.vocabulary import PAPER
from litmap.model.walk import FAR

DAY = date.fromisoformat(TODAY)
CORPUS = ROOT / "tests" / "corpus"
NEW = "entirely-new"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORPUS, tmp_path / "project"))


def texts(root: Path) -> dict[str, str]:
    """Every file of a project by its path."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            found[path.relative_to(root).as_posix()] = path.read_bytes().decode("utf-8")
    return found


def names_in_use(root: Path) -> set[str]:
    return {pointer.name for pointer in pointers(load(root, FAR)[0])}


def test_everything_that_names_an_entry_names_it_anew(project: Path) -> None:
    before = texts(project)
    done = rename(project, "slow-ratification", NEW, DAY)
    after = texts(project)
    assert done.moved == (
        "content/barriers/slow-ratification.md",
        f"content/barriers/{NEW}.md",
    )
    assert set(before) - set(after) == {done.moved[0]}
    assert check_now(project) == []
    assert not any(re.split("#", name)[0] == "slow-ratification" for name in names_in_use(project))
    expected = {}
    for file, text in after.items():
        expected[file.replace(NEW, "slow-ratification")] = text.replace(
            "aliases: [slow-ratification, ", "aliases: ["
        ).replace(NEW, "slow-ratification")
    assert expected == before


@pytest.mark.parametrize(
    "old",
    [
        "oecd",
        "regime-complex",
        "strong-complex",
        "legitimacy",
        "link-bodies",
        "ai-convention",
        "far-future",
        "rivalry#race",
        "slow-ratification#takes-years",
        "@clough2012cybercrime",
        "@sharma2021order",
    ],
)
def test_what_is_renamed_is_found_by_both_names(project: Path, old: str) -> None:
    new = f"@{NEW}" if old.startswith("@") else NEW
    if "#" in old:
        new = f"{old.partition('#')[0]}#{NEW}"
    used = names_in_use(CORPUS)
    rename(project, old, new, DAY)
    assert check_now(project) == []
    now = names_in_use(project)
    assert old not in now
    assert (new in now) == (old in used)
    names = load(project, FAR)[0].names
    meant = {
        "@": lambda: names.key(old[1:]) == NEW,
        "#": lambda: names.claim(old) == new,
        "": lambda: names.entry(old) == new,
    }
    assert meant["@" if "@" in old else "#" if "#" in old else ""]()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("oecd", NEW),
        ("rivalry#race", f"rivalry#{NEW}"),
        ("@sharma2021order", f"@{NEW}"),
    ],
)
def test_there_and_back_leaves_the_name_between_as_a_former_one(
    project: Path, old: str, new: str
) -> None:
    before = texts(project)
    rename(project, old, new, DAY)
    rename(project, new, old, DAY)
    after = texts(project)
    assert check_now(project) == []
    (line,) = {
        line
        for file in after
        for line in set(after[file].split("\n")) - set(before[file].split("\n"))
    }
    assert re.search(rf"\b(aliases|was|ids)\b.*{NEW}", line)
    assert old.split("#")[-1].strip("@") not in line


ODD = """---
title: Odd   # its name
summary: >-
  It is written [in many
  ways](<../barriers/slow.md#claim-so "so">).
related: ['slow', "slow", slow] # all the same
# slow stays in a comment, and slow-motion is another id
bears_on:
- {pathway: 'wide', effect: hinders, because: "See [it](slow.md), [a claim](slow.md#so) and `[x](slow.md)` [states @adams2021one, p. 1]."}
claims:
  - id: "rests"
    text: 'It''s slow [there](../barriers/slow.md).'
    cites: '[states @adams2021one, p. 2;
      supports @brown2022two, p. 3]'
    grounds: {}
    as_of: 2024-02-20
    rests_on:
      - "slow#so"
      - {claim: 'slow#so', by: source}
---
A [link][1] is none. One [does](slow.md "slow.md"), -@adams2021one does not cite; @adams2021one [p. 4] does.
"""
SLOW = '---\ntitle: Slow\nsummary: It is slow.\norder: first\nclaims:\n  - {id: so, text: It is so., cites: "[states @adams2021one, p. 2]", as_of: 2024-02-20}\n---\n'
WIDE = "---\ntitle: Wide\nsummary: It is wide.\nstanding: option\n---\nIt is wide [states @adams2021one, p. 9].\n"


def odd_project(root: Path, line_end: str = "\n", mark: str = "") -> Path:
    odd = ODD.replace("summary:", "order: first\nsummary:").replace("\n    grounds: {}", "")
    odd = odd.replace(
        '(<../barriers/slow.md#claim-so "so">)', '(<../barriers/slow.md#claim-so> "so")'
    )
    files = {"barriers/odd.md": odd, "barriers/slow.md": SLOW, "pathways/wide.md": WIDE}
    written(root, files)
    for file in files:
        path = root / "content" / file
        text = mark + path.read_text(encoding="utf-8").replace("\n", line_end)
        path.write_bytes(text.encode("utf-8"))
    return root


@pytest.mark.parametrize(("line_end", "mark"), [("\n", ""), ("\r\n", "\ufeff")])
def test_quotes_comments_and_line_ends_stay(tmp_path: Path, line_end: str, mark: str) -> None:
    root = odd_project(tmp_path, line_end, mark)
    before = texts(root)["content/barriers/odd.md"]
    rename(root, "slow", "fast", DAY)
    after = texts(root)
    expected = before
    for was, now in (
        ("barriers/slow.md", "barriers/fast.md"),
        ("['slow', \"slow\", slow]", "['fast', \"fast\", fast]"),
        ("[it](slow.md), [a claim](slow.md#so)", "[it](fast.md), [a claim](fast.md#so)"),
        ("slow#so", "fast#so"),
        ('[does](slow.md "slow.md")', '[does](fast.md "slow.md")'),
    ):
        assert was in expected
        expected = expected.replace(was, now)
    assert after["content/barriers/odd.md"] == expected
    assert after["content/barriers/fast.md"] == mark + SLOW.replace(
        "title: Slow\n", "title: Slow\naliases: [slow]\n"
    ).replace("\n", line_end)


def test_a_key_changes_wherever_it_cites(tmp_path: Path) -> None:
    root = odd_project(tmp_path)
    before = texts(root)
    rename(root, "@adams2021one", "@adams2020one", DAY)
    after = texts(root)
    expected = before["references.bib"].replace(
        "{adams2021one,", "{adams2020one,\n  ids = {adams2021one},"
    )
    assert after["references.bib"] == expected
    for file in before.keys() - {"references.bib"}:
        assert after[file] == before[file].replace("@adams2021one", "@adams2020one")


def test_records_that_inherit_from_a_work_name_its_new_key(tmp_path: Path) -> None:
    root = odd_project(tmp_path)
    bibliography = root / "references.bib"
    part = '@incollection{part2021one,\n  author = {Part, Ann},\n  title = {Part},\n  booktitle = "Whole",\n  crossref = "adams2021one",\n  note = {adams2021one},\n}\n'
    bibliography.write_text(bibliography.read_text(encoding="utf-8") + part, encoding="utf-8")
    rename(root, "@adams2021one", "@adams2020one", DAY)
    assert part.replace('ref = "adams2021', 'ref = "adams2020') in bibliography.read_text(
        encoding="utf-8"
    )


def test_a_record_of_nothing_but_its_key_is_refused_in_words(tmp_path: Path) -> None:
    root = odd_project(tmp_path)
    with (root / "references.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write("@misc{bare2020one}\n")
    before = texts(root)
    with pytest.raises(Refused, match="'bare2021one' has no title"):
        rename(root, "@bare2020one", "@bare2021one", DAY)
    assert texts(root) == before


@pytest.mark.parametrize(
    ("aliases", "expected"),
    [
        ("aliases: [older]\n", "aliases: [slow, older]\n"),
        (
            "aliases:\n  - {id: older, kind: term}\n  - oldest\n",
            "aliases:\n  - slow\n  - {id: older, kind: term}\n  - oldest\n",
        ),
        ("aliases: [{id: fast, kind: term}]\n", "aliases: [slow, {id: fast, kind: term}]\n"),
        ("aliases: [older, 'fast']\n", "aliases: [older, 'slow']\n"),
        ("", "aliases: [slow]\n"),
        ("## explained\n", "aliases: [slow]\n## explained\n"),
    ],
)
def test_former_ids_are_kept_in_whatever_way_they_are_written(
    tmp_path: Path, aliases: str, expected: str
) -> None:
    text = SLOW.replace("title: Slow\n", f"title: Slow\n{aliases}")
    root = written(tmp_path, {"barriers/slow.md": text})
    rename(root, "slow", "fast", DAY)
    assert texts(root)["content/barriers/fast.md"] == text.replace(
        f"title: Slow\n{aliases}", f"title: Slow\n{expected}"
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("oecd", "oecd", "already the id of content/institutions/oecd.md"),
        ("oecd", "rivalry", "already the id of content/barriers/rivalry.md"),
        ("oecd", "ratification", "is a former id of content/barriers/slow-ratification.md"),
        ("oecd", "OECD", "cannot be an id"),
        ("oecd", "con", "on Windows"),
        ("oecd", "index", "the address of a list"),
        ("oecd", "oecd#a", "cannot be an id"),
        ("oecd", "@oecd", "cannot be an id"),
        ("oecd", "../oecd", "cannot be an id"),
        ("oedc", NEW, "there is no entry 'oedc'; did you mean 'oecd'"),
        ("content/institutions/oecd.md", NEW, "; write its id alone: 'oecd'"),
        ("sharma2021order", NEW, "; for the work write '@sharma2021order'"),
        ("oecd", "Growth Club.md", "such as 'growth-club'"),
        ("oedc", "oecd", "but oedc.md does not"),
        ("ratification", NEW, "called 'slow-ratification' today"),
        ("index", NEW, "there is no entry 'index'"),
        ("rivalry#race", "race-2", "write the new name as 'rivalry#new-id'"),
        ("rivalry#race", "secrecy#race", "to move a claim to another entry"),
        ("rivalry#race", "rivalry#few-rules", "is a claim already"),
        ("rivalry#race", "rivalry#", "cannot be an id"),
        ("rivalry#rice", "rivalry#x", "its claims are race, few-rules, rules-for-all"),
        ("mistrust#no-proof", "mistrust#unproven-2", ""),
        ("secrecy#closed-labs", "secrecy#promises", "is a former name of 'mistrust#no-proof'"),
        ("@nobody2020", "@x2020", "there is no work 'nobody2020'"),
        ("@sharma2021order", "sharma2021", "write the new key after '@'"),
        ("@sharma2021order", "@Sharma", "write the new key after '@'"),
        ("@sharma2021order", "@con", "cannot be a key"),
        ("@sharma2021order", "@sato2019forums", "already the key of a work"),
        (f"@{PAPER}", "@paper2024", "whose key cannot be changed"),
    ],
)
def test_a_name_that_cannot_be_had_changes_nothing(
    project: Path, old: str, new: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(project)
    status = main(["rename", old, new, "--root", str(project), "--today", TODAY])
    shown = capsys.readouterr()
    assert status == (2 if says else 0)
    assert says in shown.err
    assert (texts(project) == before) == bool(says)


def test_what_was_removed_gives_its_name_to_nothing_else(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    removed = load(project, DAY)[0].removed
    names = {one.kind: one.name for one in removed if one.kind != "claim"}
    for kind, name in names.items():
        old = "@sharma2021order" if kind == "reference" else "oecd"
        assert main(["rename", old, name, "--root", str(project), "--today", TODAY]) == 2
        assert "is in content/removed.yml" in capsys.readouterr().err
    assert names


def test_a_map_with_errors_is_mended_first(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = project / "content/barriers/rivalry.md"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("effect: hinders", "effect: hindres"),
        encoding="utf-8",
    )
    before = texts(project)
    assert main(["rename", "oecd", NEW, "--root", str(project), "--today", TODAY]) == 2
    assert "first correct what `litmap check` finds" in capsys.readouterr().err
    assert texts(project) == before


def test_an_error_that_hides_nothing_is_no_hindrance(project: Path) -> None:
    path = project / "content/barriers/secrecy.md"
    text = path.read_text(encoding="utf-8").replace(
        "@ulrich2018clubs, p. 23", "@author2026word, p. 23"
    )
    path.write_text(text, encoding="utf-8")
    before = [one.rule for one in check_now(project)]
    assert "unknown-citation" in before
    rename(project, "oecd", NEW, DAY)
    assert [one.rule for one in check_now(project)] == before


def test_a_name_behind_an_escape_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = SLOW.replace("title: Slow", 'title: Other\nrelated: ["\\x73low"]')
    root = written(tmp_path, {"barriers/slow.md": SLOW, "barriers/other.md": other})
    before = texts(root)
    assert main(["rename", "slow", "fast", "--root", str(root), "--today", TODAY]) == 2
    assert "is not written plainly in content/barriers/other.md, line 3" in capsys.readouterr().err
    assert texts(root) == before


def test_where_one_file_cannot_be_written_all_are_as_they_were(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(project)
    write, written_there = edits.write_whole, []
    old = project / "content/institutions/oecd.md"

    def full(path: Path, text: str) -> None:
        written_there.append(path)
        assert old.exists()  # or it would be lost if the program were killed now
        if path.is_relative_to(project) and path.name == f"{NEW}.md" and text:
            raise OSError(28, "No space left on device")
        write(path, text)

    monkeypatch.setattr(edits, "write_whole", full)
    assert main(["rename", "oecd", NEW, "--root", str(project), "--today", TODAY]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert len([path for path in written_there if path.is_relative_to(project)]) > 2
    assert texts(project) == before


def test_a_link_in_place_of_a_file_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / f"content/institutions/{NEW}.md").symlink_to(tmp_path / "elsewhere/x.md")
    assert main(["rename", "oecd", NEW, "--root", str(project), "--today", TODAY]) == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_it_says_what_it_changed_as_seen_from_where_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project / "content/institutions")
    assert main(["rename", "northland", NEW, "--today", TODAY]) == 0
    told = capsys.readouterr().out
    assert f"northland.md is now {NEW}.md\n" in told
    assert re.search(r"^\.\./[a-z]+/[a-z0-9-]+\.md: line \d+", told, re.MULTILINE)
    assert f"'northland' is now '{NEW}' in " in told


RECORDS = {
    "pathways/wide.md": '---\ntitle: Wide\nsummary: All of it.\nstanding: option\nassessments:\n  - {criterion: speed, condition: current, verdict: weak, because: "It is [states @adams2021one, p. 3]."}\nclaims:\n  - id: so\n    text: It is.\n    cites: "[disputes @adams2021one, p. 2]"\n    as_of: 2024-02-20\n  - {id: too, text: It is too., cites: "[states @brown2022two, p. 2]", as_of: 2024-02-20, rests_on: ["wide#so"]}\n---\n',
    "criteria/speed.md": "---\ntitle: Speed\nsummary: How fast it is.\ndefinition: How fast it is [states @adams2021one, p. 3].\n---\n",
    "developments/then.md": '---\ntitle: Then\nsummary: It came.\ndate: 2025-01-02\nconfidence: high\nbears_on:\n  - {assessment: wide/speed/current, effect: confirms, because: "So [evidence @adams2021one, p. 4]."}\n  - {claim: "wide#so", effect: confirms}\n---\n',
    "agreement.yml": 'date: 2026-10-01\nhow: Twice.\nseed: 3\ndrawn: By lot.\nverdicts:\n  - {assessment: wide/speed/current, first: weak, second: weak, because: Slow.}\nroles:\n  - {claim: "wide#so", work: adams2021one, first: disputes, second: disputes, because: It does.}\n',
    "disputes.yml": 'disputes:\n  - id: so-or-not\n    question: Is it so?\n    claims: ["wide#so"]\n    positions: [{view: Not so., works: [adams2021one]}, {view: So., paper: true}]\n    settle: A count.\n',
    "searches.yml": "searches:\n  - {id: hand, title: By hand, date: 2026-10, where: a shelf, works: [adams2021one], to_read: [{because: New., works: [{title: First, topics: [wide], cites: [adams2021one]}]}]}\n",
    "removed.yml": '- {id: gone, kind: barrier, date: 2026-01-02, because: No source., see: "wide#so"}\n- {id: lost, kind: term, date: 2026-01-02, because: No source., see: "@adams2021one"}\n- {id: away, kind: term, date: 2026-01-02, because: No source., see: "speed"}\n',
    "paper.yml": "sections: [{section: 1, title: All, summary: It is all.}]\nnotes: [{note: 1, section: 1, keys: [adams2021one], compared: [{key: adams2021one, says: same, text: It says so., place: p. 3}]}]\n",
    "index.md": "---\ntitle: Home\nsummary: A page.\n---\n[So](pathways/wide.md#so), [and so](pathways/wide.md#claim-so) [@adams2021one].\n",
}


@pytest.mark.parametrize(
    ("old", "new", "pattern", "count"),
    [
        ("wide", "broad", r"(?<![\w-])wide(?=[#/.\]])", 10),
        ("speed", "pace", r"(?<=[ /\"])speed(?=[/,\"])", 4),
        ("wide#so", "wide#thus", r"(?<=wide#)so|(?<=claim-)so|(?<=md#)so|(?<=id: )so$", 8),
        ("@adams2021one", "@adams2020one", r"(?<=[@ \[{])adams2021one", 14),
    ],
)
def test_the_files_of_records_name_it_anew_too(
    tmp_path: Path, old: str, new: str, pattern: str, count: int
) -> None:
    root = written(tmp_path, RECORDS)
    before = texts(root)
    word = re.split("[#@]", new)[-1]
    rename(root, old, new, DAY)
    changes = sum(len(re.findall(pattern, text, re.MULTILINE)) for text in before.values())
    assert changes >= count
    after = texts(root)
    for file, text in before.items():
        now = after[file.replace(f"/{old}.md", f"/{new}.md")]
        now = re.sub(r"^(?:aliases: .*\n|  ids = .*\n|    was: .*\n)", "", now, flags=re.MULTILINE)
        assert now == re.sub(pattern, word, text, flags=re.MULTILINE), file


def test_what_would_make_an_error_elsewhere_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The entry gets a former id back, under which a claim of another one was known."""
    moved = SLOW.replace("{id: so,", '{id: so, was: ["older#so"],')
    files = {
        "barriers/slow.md": SLOW.replace("title: Slow", "title: Slow\naliases: [older]"),
        "barriers/other.md": moved.replace("title: Slow", "title: Other"),
    }
    root = written(tmp_path, files)
    before = texts(root)
    assert main(["rename", "slow", "older", "--root", str(root), "--today", TODAY]) == 2
    told = capsys.readouterr().err
    assert "would cause an error: content/barriers/other.md, line 6: 'older#so' is" in told
    assert texts(root) == before


def test_a_file_that_was_renamed_by_hand_is_told_what_to_do(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project / "content/institutions"
    (folder / "oecd.md").rename(folder / f"{NEW}.md")
    call = ["rename", "oecd", NEW, "--root", str(project), "--today", TODAY]
    assert main(call) == 2
    told = capsys.readouterr().err
    assert f"institutions/{NEW}.md exists, but oecd.md does not" in told
    (folder / f"{NEW}.md").rename(folder / "oecd.md")  # the first cure
    assert main(call) == 0
    assert check_now(project) == []


def test_a_folder_in_the_way_is_named_as_the_author_knows_it(project: Path) -> None:
    (project / "content" / "institutions" / f"{NEW}.md").mkdir()
    with pytest.raises(Refused, match=rf"^content/institutions/{NEW}\.md is there already"):
        rename(project, "oecd", NEW, DAY)
