"""The published history: what changed from day to day on the main line, in repositories of all kinds."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.history.repository import committed, git
from tests.history.states import BARRIER, COUNCIL, SLOW, STATE

from litmap.history.between import between
from litmap.history.git import NoRevision
from litmap.history.history import History, read_history

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 1)
ONE, TWO, THREE = "2026-03-01T23:30:00Z", "2026-03-02T00:30:00Z", "2026-03-05T12:00:00Z"
DRAFT = "exists as a draft"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A map that was begun on one day and changed on the next."""
    root = committed(tmp_path / "map", {SLOW: BARRIER, "institutions/council.md": COUNCIL}, ONE)
    return committed(root, {SLOW: BARRIER.replace(DRAFT, "was a draft")}, TWO)


def days(history: History) -> list[tuple[str, list[str]]]:
    """The days with the kinds of what changed."""
    return [
        (one.day.isoformat(), sorted({event.kind for event in one.events})) for one in history.days
    ]


def test_each_day_has_what_changed_on_it(root: Path) -> None:
    history = read_history(root, TODAY)
    assert history.known
    assert days(history) == [
        ("2026-03-02", ["claim-reworded"]),
        ("2026-03-01", ["claim-added", "entry-added", "page-changed", "work-added"]),
    ]
    assert history.committed == date(2026, 3, 2)
    assert history.edited("slow-ratification") == date(2026, 3, 2)
    assert history.edited("council") == date(2026, 3, 1)
    assert history.edited("@adams2021one") == date(2026, 3, 1)
    assert history.edited("about") == date(2026, 3, 1)
    assert history.edited("nothing") is None


def test_what_is_changed_and_changed_back_within_a_day_did_not_change(root: Path) -> None:
    committed(root, {SLOW: BARRIER.replace(DRAFT, "is gone")}, "2026-03-05T01:00:00Z")
    committed(root, {SLOW: BARRIER.replace(DRAFT, "was a draft")}, THREE)
    assert [day for day, _ in days(read_history(root, TODAY))] == ["2026-03-02", "2026-03-01"]


def test_a_commit_that_changes_the_layout_alone_is_no_edit(root: Path) -> None:
    text = BARRIER.replace(DRAFT, "was a draft").replace(
        "order: second", "order: 'second' # a comment"
    )
    committed(root, {SLOW: text}, THREE)
    assert read_history(root, TODAY).edited("slow-ratification") == date(2026, 3, 2)
    assert read_history(root, TODAY).committed == date(2026, 3, 5)


def test_what_was_committed_after_today_is_not_known(root: Path) -> None:
    history = read_history(root, date(2026, 3, 1))
    assert [day for day, _ in days(history)] == ["2026-03-01"]
    assert history.committed is None
    assert read_history(root, date(2026, 2, 1)).days == ()


def test_what_is_not_committed_never_shows(root: Path) -> None:
    before = read_history(root, TODAY)
    (root / "content" / SLOW).write_text(BARRIER.replace(DRAFT, "is new"), encoding="utf-8")
    assert read_history(root, TODAY) == before


def test_a_branch_counts_on_the_day_on_which_it_is_merged(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "other")
    committed(root, {"institutions/france.md": STATE.format("France")}, "2026-03-03T12:00:00Z")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "other", when=THREE)
    assert days(read_history(root, TODAY))[0] == ("2026-03-05", ["entry-added"])


def test_a_clock_that_ran_ahead_does_not_turn_the_order_around(root: Path) -> None:
    committed(root, {"institutions/france.md": STATE.format("France")}, "2027-01-01T00:00:00Z")
    committed(root, {"institutions/italy.md": STATE.format("Italy")}, THREE)
    for today in (TODAY, date(2027, 2, 1)):
        found = read_history(root, today)
        assert [day for day, _ in days(found)] == ["2026-03-05", "2026-03-02", "2026-03-01"]
        assert [event.what for event in found.days[0].events] == ["france", "italy"]
    assert max(found.days[0].times.values()) == found.days[0].time


def test_a_clock_that_was_never_set_takes_no_other_day_along(root: Path) -> None:
    before = days(read_history(root, TODAY))
    committed(root, {"institutions/france.md": STATE.format("France")}, "@0 +0000")
    first, *others = days(read_history(root, TODAY))
    assert others == before[1:]
    assert first[0] == before[0][0]
    committed(root, {"institutions/italy.md": STATE.format("Italy")}, THREE)
    assert [day for day, _ in days(read_history(root, TODAY))][:1] == ["2026-03-05"]


@pytest.mark.parametrize("when", ["@253402300800 +0000", "@99999999999999 +0000"])
def test_a_time_that_no_calendar_holds_counts_as_one_that_ran_ahead(root: Path, when: str) -> None:
    committed(root, {"institutions/france.md": STATE.format("France")}, when)
    found = read_history(root, TODAY)
    assert [day for day, _ in days(found)] == ["2026-03-02", "2026-03-01"]
    committed(root, {"institutions/italy.md": STATE.format("Italy")}, THREE)
    assert days(read_history(root, TODAY))[0][0] == "2026-03-05"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log.diffMerges", "off"),
        ("log.diffMerges", "combined"),
        ("diff.orderFile", "/nowhere"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ],
)
def test_no_setting_of_git_changes_the_history(root: Path, name: str, value: str) -> None:
    git(root, "checkout", "-q", "-b", "other")
    committed(root, {"institutions/france.md": STATE.format("France")}, "2026-03-03T12:00:00Z")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "other", when=THREE)
    before = read_history(root, TODAY)
    git(root, "config", name, value)
    assert read_history(root, TODAY) == before


def test_no_link_in_place_of_the_folder_is_followed(root: Path, tmp_path: Path) -> None:
    (root / "content").rename(tmp_path / "elsewhere")
    (root / "content").symlink_to(tmp_path / "elsewhere")
    kinds = {event.kind for event in between(root, "HEAD", None).events}
    assert "entry-removed" in kinds
    assert not any(kind.endswith("-added") for kind in kinds)


def test_a_broken_file_is_told_when_it_is_mended(root: Path) -> None:
    committed(root, {SLOW: "no front matter"}, "2026-03-03T12:00:00Z")
    committed(root, {SLOW: BARRIER.replace(DRAFT, "was never a draft")}, THREE)
    assert days(read_history(root, TODAY))[0] == ("2026-03-05", ["claim-reworded"])
    assert [day for day, _ in days(read_history(root, TODAY))][1] == "2026-03-02"


def test_a_renamed_entry_keeps_its_history(root: Path) -> None:
    (root / "content/institutions/council.md").unlink()
    text = COUNCIL.replace("summary", "aliases: [council]\nsummary")
    committed(root, {"institutions/coe.md": text}, THREE)
    history = read_history(root, TODAY)
    assert history.names == {"council": "coe"}
    assert history.first_names == {"coe": "council"}
    assert history.edited("coe") == date(2026, 3, 5)


def test_the_same_history_is_read_twice_alike(root: Path) -> None:
    assert read_history(root, TODAY) == read_history(root, TODAY)


def test_links_and_large_files_are_passed_over(root: Path) -> None:
    (root / "content/barriers/link.md").symlink_to("/etc/passwd")
    committed(root, {"barriers/large.md": STATE.format("x" * 6_000_000)}, THREE)
    history = read_history(root, TODAY)
    assert [day for day, _ in days(history)] == ["2026-03-02", "2026-03-01"]
    difference = between(root, "HEAD~1", None)
    assert (difference.events, difference.unread) == ((), ("content/barriers/large.md",))


def test_a_copy_that_holds_the_newest_commit_alone(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), str(tmp_path / "clone"))
    history = read_history(tmp_path / "clone", TODAY)
    assert not history.known
    assert "git fetch --unshallow" in history.why
    assert history.days == ()
    assert history.edited("council") is None
    assert history.committed == date(2026, 3, 2)


def test_a_copy_without_git(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(root / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    history = read_history(root, TODAY)
    assert (history.known, history.days, history.committed) == (False, (), None)
    assert history.why == "git cannot tell"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not read_history(root, TODAY).known


def test_a_copy_within_a_repository_that_is_not_its_own(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / ".git")
    (tmp_path / "readme").write_text("x")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "readme")
    git(tmp_path, "commit", "-q", "-m", "first")
    history = read_history(root, TODAY)
    assert (history.known, history.committed) == (False, None)


def test_a_map_in_a_folder_of_its_repository(root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / ".git")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "first", when=ONE)
    assert [day for day, _ in days(read_history(root, TODAY))] == ["2026-03-01"]


def test_between_two_commits_and_the_files_as_they_are(root: Path) -> None:
    assert [one.kind for one in between(root, "HEAD~1", "HEAD").events] == ["claim-reworded"]
    assert between(root, "HEAD", None).events == ()
    (root / "content" / SLOW).write_text(BARRIER, encoding="utf-8")
    (event,) = between(root, "HEAD", None).events
    assert (event.before, event.after) == (
        "The convention was a draft.",
        "The convention exists as a draft.",
    )
    with pytest.raises(NoRevision, match="there is no commit, branch or tag 'nowhere'"):
        between(root, "nowhere", None)
