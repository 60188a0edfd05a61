"""`check --against`: names that a commit had and that lead nowhere now. Each test has a git repository of its own."""

import json
import subprocess
from pathlib import Path

import pytest
from tests.small import BASE, DAY, UNFINISHED, written

from litmap.cli import main
from litmap.history.git import NoRevision
from litmap.history.past import names_at
from litmap.pipeline import check_root
from litmap.problems.problem import Problem

pytestmark = pytest.mark.slow

BARRIER = "---\ntitle: {0}\nsummary: It is.\norder: second\n{1}---\n"
CLAIM = '  - {{id: {0}, text: It is {0}., cites: "[states @adams2021one]"{1}}}\n'
SLOW = BARRIER.format("Slow", "aliases: [slower]\nclaims:\n" + CLAIM.format("one", ""))
FILES = {"barriers/slow.md": SLOW, "barriers/idle.md": BARRIER.format("Idle", "")}
CITED = BASE["content/about.md"]


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def committed(root: Path, files: dict[str, str]) -> Path:
    """A project in a repository that has one commit, tagged 'before'."""
    root.mkdir(exist_ok=True)
    git(root, "init", "-q", "-b", "main")
    written(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "before")
    git(root, "tag", "before")
    return root


def found(root: Path, revision: str = "before") -> list[Problem]:
    return sorted(
        one for one in check_root(root, DAY, against=revision) if one.rule not in UNFINISHED
    )


def rename(root: Path, old: str, new: str, *changes: tuple[str, str]) -> None:
    """Another name for a file below content/, with changes in its text."""
    (root / "content" / new).parent.mkdir(exist_ok=True)
    text = (root / "content" / old).read_text(encoding="utf-8")
    (root / "content" / old).unlink()
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (root / "content" / new).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return committed(tmp_path / "map", FILES)


def test_a_map_that_keeps_its_names_has_lost_none(root: Path) -> None:
    written(root, {"barriers/new.md": BARRIER.format("New", "claims:\n" + CLAIM.format("a", ""))})
    assert found(root) == []


def test_an_entry_that_is_gone(root: Path) -> None:
    (root / "content/barriers/idle.md").unlink()
    (problem,) = found(root)
    assert (problem.place.file, problem.rule, problem.severity) == (
        "content/removed.yml",
        "lost-name",
        "error",
    )
    assert problem.message == (
        "the barrier 'idle' was there at before (content/barriers/idle.md) and is gone; write "
        "'aliases: [idle]' in the entry that takes its place, or list it in content/removed.yml, "
        "so that its address stays"
    )


def test_a_tombstone_will_do_for_an_entry_and_all_its_claims(root: Path) -> None:
    (root / "content/barriers/slow.md").unlink()
    assert [one.message.split(" was ")[0] for one in found(root)] == [
        "the barrier 'slow'",
        "the barrier 'slower'",
    ]
    item = "- {{id: {0}, kind: barrier, date: 2026-01-01, because: It was none.}}\n"
    written(root, {"removed.yml": item.format("slow") + item.format("slower")})
    assert found(root) == []


def test_nothing_is_called_lost_while_a_tombstone_cannot_be_read(root: Path) -> None:
    (root / "content/barriers/slow.md").unlink()
    item = "- {id: slow, kind: barrier, date: May 2026, because: It was none.}\n"
    written(root, {"removed.yml": item})
    assert [one.rule for one in found(root)] == ["bad-value"]
    # What is no error lets the check pass, so it must not hide what is lost.
    item = "- id: gone\n  kind: term\n  date: 2026-05-01\n  because: No #1.\n"
    written(root, {"removed.yml": item})
    assert [one.rule for one in found(root)] == ["lost-name", "lost-name", "yaml-comment"]


def test_a_renamed_file_needs_an_alias_and_nothing_for_its_claims(root: Path) -> None:
    rename(root, "barriers/slow.md", "barriers/late.md")
    assert [one.message.split(" was ")[0] for one in found(root)] == ["the barrier 'slow'"]
    rename(root, "barriers/late.md", "barriers/late.md", ("[slower]", "[slower, slow]"))
    assert found(root) == []


def test_an_entry_of_another_kind_needs_an_alias_with_its_former_kind(root: Path) -> None:
    changes = (("order: second\n", "definition: It is.\n"), ("[slower]", "[slower, slow]"))
    rename(root, "barriers/slow.md", "terms/late.md", *changes)
    problems = found(root)
    assert [one.place for one in problems] == [("content/terms/late.md", 5, 1)] * 2
    assert [one.message for one in problems] == [
        f"the barrier '{name}' was there at before (content/barriers/slow.md), and is of another "
        f"kind now; write 'aliases: [{{id: {name}, kind: barrier}}]' here, so that its old address "
        "leads on"
        for name in ("slow", "slower")
    ]
    kinds = "[{id: slower, kind: barrier}, {id: slow, kind: barrier}]"
    rename(root, "terms/late.md", "terms/late.md", ("[slower, slow]", kinds))
    assert found(root) == []


def test_a_kind_that_changed_alone_keeps_the_address_by_an_alias(root: Path) -> None:
    rename(root, "barriers/idle.md", "terms/idle.md", ("order: second", "definition: It is."))
    (problem,) = found(root)
    assert problem.place == ("content/terms/idle.md", 1, 1)
    alias = "aliases: [{id: idle, kind: barrier}]\nsummary"
    rename(root, "terms/idle.md", "terms/idle.md", ("summary", alias))
    assert found(root) == []


def test_an_alias_that_was_dropped(root: Path) -> None:
    written(root, {"barriers/slow.md": SLOW.replace("aliases: [slower]\n", "")})
    (problem,) = found(root)
    assert problem.place.file == "content/barriers/slow.md"
    assert "'slower'" in problem.message


def test_a_claim_that_is_gone(root: Path) -> None:
    renamed = SLOW.replace("id: one", "id: two")
    written(root, {"barriers/slow.md": renamed})
    (problem,) = found(root)
    assert problem.place == ("content/barriers/slow.md", 6, 1)
    assert problem.message == (
        "the claim 'slow#one' was there at before and is gone; write 'was: [\"slow#one\"]' in the "
        "claim that takes its place, or list it in content/removed.yml, so that its address stays"
    )
    was = '"[states @adams2021one]", was: ["slow#one"]'
    written(root, {"barriers/slow.md": renamed.replace('"[states @adams2021one]"', was)})
    assert found(root) == []
    written(root, {"barriers/slow.md": renamed, "removed.yml": TOMBSTONE})
    assert found(root) == []


TOMBSTONE = '- {id: "slow#one", kind: claim, date: 2026-01-01, because: It was none.}\n'


def test_a_former_name_of_a_claim_must_stay_one(tmp_path: Path) -> None:
    was = SLOW.replace('one]"', 'one]", was: ["slow#before"]')
    root = committed(tmp_path / "map", {"barriers/slow.md": was})
    written(root, {"barriers/slow.md": SLOW})
    (problem,) = found(root)
    assert "'slow#before'" in problem.message


def test_a_tombstone_must_stay(tmp_path: Path) -> None:
    files = {"barriers/slow.md": SLOW.replace("id: one", "id: two"), "removed.yml": TOMBSTONE}
    root = committed(tmp_path / "map", files)
    assert found(root) == []
    written(root, {"removed.yml": "# nothing\n"})
    (problem,) = found(root)
    assert "'slow#one'" in problem.message


def test_a_key_that_is_gone(root: Path) -> None:
    renamed = BASE["references.bib"].replace("brown2022two", "brown2022second", 1)
    about = CITED.replace("brown2022two", "brown2022second")
    written(root, {"references.bib": renamed, "content/about.md": about})
    (problem,) = found(root)
    assert problem.place.file == "references.bib"
    assert "write 'ids = {brown2022two}'" in problem.message
    kept = renamed.replace("brown2022second,", "brown2022second,\n  ids = {brown2022two},")
    written(root, {"references.bib": kept, "content/about.md": about})
    assert found(root) == []
    item = "- {id: brown2022two, kind: reference, date: 2026-01-01, because: Twice there.}\n"
    written(root, {"references.bib": renamed, "content/about.md": about, "removed.yml": item})
    assert found(root) == []


def test_what_cannot_be_read_now_is_not_taken_for_lost(root: Path) -> None:
    (root / "content/barriers/slow.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (root / "content/barriers/idle.md").unlink()
    assert {one.rule for one in found(root)} == {"yaml-syntax"}


@pytest.mark.parametrize("broken", ["- {id: gone,\n", "- {id: gone, kind: barrier, date: soon}\n"])
def test_a_tombstone_that_cannot_be_read_hides_what_it_names(tmp_path: Path, broken: str) -> None:
    tombstone = "- {id: gone, kind: barrier, date: 2026-01-01, because: So.}\n"
    root = committed(tmp_path / "map", {**FILES, "removed.yml": tombstone})
    written(root, {"removed.yml": broken})
    assert found(root)
    assert "lost-name" not in {one.rule for one in found(root)}


def test_a_warning_about_the_tombstones_hides_no_lost_name(root: Path) -> None:
    tombstone = "- {id: idle-too, kind: barrier, date: 2026-01-01, because: So. # a remark\n  }\n"
    written(root, {"removed.yml": tombstone})
    (root / "content/barriers/idle.md").unlink()
    assert {one.rule for one in found(root)} == {"lost-name", "yaml-comment"}


def test_a_second_entry_of_a_name_loses_none(root: Path) -> None:
    text = (root / "content/barriers/slow.md").read_text(encoding="utf-8")
    written(root, {"terms/slow.md": text.replace("order: second", "definition: It is slow.")})
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "both")
    assert [one.rule for one in found(root, "HEAD")] == ["duplicate-id"]


def test_an_entry_that_moved_and_was_then_removed_needs_a_tombstone_of_each_kind(
    tmp_path: Path,
) -> None:
    moved = BARRIER.format("Slow", "aliases: [{id: slow, kind: term}]\n")
    root = committed(tmp_path / "map", {"barriers/slow.md": moved})
    (root / "content/barriers/slow.md").unlink()
    item = "- {{id: slow, kind: {0}, date: 2026-01-01, because: So.}}\n"
    written(root, {"removed.yml": item.format("barrier")})
    assert [one.rule for one in found(root)] == ["lost-name"]
    written(root, {"removed.yml": item.format("barrier") + item.format("term")})
    assert found(root) == []


ODD = (
    "aliases: [A b, {id: [x]}, {kind: term}, index]\nclaims:\n"
    "  - {text: It has no id.}\n  - {id: [one]}\n  - {id: One, was: [word, 'A#b']}\n"
)


def test_what_never_was_a_name_is_not_lost(tmp_path: Path) -> None:
    files = {
        "barriers/slow.md": BARRIER.format("Slow", ODD),
        "barriers/index.md": FILES["barriers/idle.md"],
    }
    works = BASE["references.bib"] + "@misc{Odd_Key, title = {Odd}}\n"
    root = committed(tmp_path / "map", {**files, "references.bib": works})
    (root / "content/barriers/index.md").unlink()
    written(root, {"barriers/slow.md": BARRIER.format("Slow", "")})
    (root / "references.bib").write_text(BASE["references.bib"], encoding="utf-8")
    assert found(root) == []


OLD = {
    "barriers/slow.md": "---\nheadline: Slow\norder: of-old\naliases: [slower, {id: x, kind: theory}]\n"
    "claims:\n  - {id: one, about: statement, status: [odd]}\n  - a word\n  - {was: word}\n---\n",
    "theories/anarchy.md": "---\ntitle: A kind that is gone\n---\n",
    "barriers/broken.md": "no front matter\n",
    "barriers/broken-too.md": "---\nclaims: [\n---\n",
    "removed.yml": "idle: {because: It was a group of fields then.}\n",
    "references.bib": "@article{adams2021one, title = {Open",
}


def test_an_old_file_may_break_all_rules_of_today(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", OLD)
    (root / "content/barriers/not-text.md").write_bytes(b"\xff\x00\n---")
    (root / "content/barriers/a-link.md").symlink_to("/etc/hostname")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "odd")
    names = {(one.kind, one.name) for one in names_at(root, "HEAD")}
    assert names >= {
        ("barrier", "slow"),
        ("barrier", "slower"),
        ("claim", "slow#one"),
        ("barrier", "broken"),
        ("barrier", "broken-too"),
        ("barrier", "not-text"),
    }
    assert ("barrier", "a-link") not in names
    assert not {name for kind, name in names if name in ("anarchy", "x", "idle")}


def test_any_name_of_a_commit_will_do_in_any_folder(tmp_path: Path) -> None:
    """A project in a folder of a repository whose name has blanks, on Windows with its line ends."""
    home = tmp_path / "my maps"
    home.mkdir()
    git(home, "init", "-q", "-b", "main")
    git(home, "config", "core.autocrlf", "false")
    root = written(home / "a map", FILES)
    slow = root / "content/barriers/slow.md"
    slow.write_bytes(slow.read_bytes().replace(b"\n", b"\r\n"))
    git(home, "add", "-A")
    git(home, "commit", "-q", "-m", "before")
    git(home, "branch", "other")
    git(home, "tag", "-a", "v1", "-m", "first")
    written(root, {"barriers/slow.md": SLOW.replace("id: one", "id: two")})
    for revision in ("HEAD", "other", "v1", git(home, "rev-parse", "HEAD")[:9]):
        (problem,) = found(root, revision)
        assert f"'slow#one' was there at {revision}" in problem.message


def test_a_hook_of_another_repository_changes_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = committed(tmp_path / "other", {"barriers/other.md": BARRIER.format("Other", "")})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    assert found(root) == []


def test_a_commit_that_is_not_there(root: Path) -> None:
    for revision in ("nowhere", "--output=x", "HEAD:content", "", "^HEAD"):
        with pytest.raises(NoRevision, match="there is no commit, branch or tag"):
            found(root, revision)
    assert not (root / "x").exists()


def test_a_clone_that_holds_the_newest_commit_alone(root: Path, tmp_path: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    written(root, {"barriers/more.md": BARRIER.format("More", "")})
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "after")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(clone))
    assert names_at(clone, "HEAD")
    with pytest.raises(NoRevision, match=r"git fetch --unshallow.*fetch-depth: 0"):
        names_at(clone, first)


def test_a_clone_without_the_files_of_a_commit(root: Path) -> None:
    blob = git(root, "rev-parse", "HEAD:content/barriers/slow.md")
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(NoRevision, match="does not hold all files"):
        names_at(root, "HEAD")


def test_a_folder_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, FILES)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="not a git repository"):
        names_at(tmp_path, "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoRevision, match="need git"):
        names_at(tmp_path, "HEAD")


def test_the_check_reports_lost_names_like_other_findings(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "content/barriers/idle.md").unlink()
    options = ["check", "--root", str(root), "--today", DAY.isoformat()]
    assert main(options) == 0
    capsys.readouterr()
    assert main([*options, "--against", "before"]) == 1
    assert "content/removed.yml:1:1: error: the barrier 'idle' " in capsys.readouterr().out
    assert main([*options, "--against", "before", "--format", "json"]) == 1
    rules = [one["rule"] for one in json.loads(capsys.readouterr().out)["problems"]]
    assert rules.count("lost-name") == 1
    assert main([*options, "--against", "before", "--format", "github"]) == 1
    assert "::error file=content/removed.yml,line=1,col=1,title=lost-name::" in (
        capsys.readouterr().out
    )
    with pytest.raises(SystemExit, match="2"):
        main([*options, "--against", "nowhere"])
    assert "there is no commit, branch or tag 'nowhere'" in capsys.readouterr().err


def test_git_only_reads_and_starts_nothing(root: Path, tmp_path: Path) -> None:
    """Whatever an older commit or the repository's settings hold."""
    mark = tmp_path / "started"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch '{mark}'\n", encoding="utf-8")
    script.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "diff.external", "filter.x.smudge"):
        git(root, "config", setting, str(script))
    git(root, "config", "diff.x.textconv", str(script))
    (root / ".gitattributes").write_text("*.md filter=x diff=x\n", encoding="utf-8")
    mark.unlink(missing_ok=True)
    before = sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*"))
    names_at(root, "before")
    assert not mark.exists()
    assert sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*")) == before
