"""Pages of changes: every day at its permanent address, what matters first, and none too long or unsafe."""

import re
from pathlib import Path

import pytest
from lxml import html
from tests.history.repository import committed
from tests.history.sites import site_of
from tests.history.states import BARRIER, COUNCIL, SLOW, STATE

from litmap.site.html.plan import as_text
from litmap.site.pages.changes import ChangesPages

pytestmark = pytest.mark.slow

ONE, TWO, THREE = "2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z", "2026-03-05T12:00:00Z"
BASE = {SLOW: BARRIER, "institutions/council.md": COUNCIL}
HOSTILE = (
    '"><script>alert(1)</script><img src=x onerror=y> {{ 7 }} [x](javascript:y) @team `code` “q”'
)


def pages(root: Path) -> dict[str, str]:
    return {path: as_text(content) for path, content in ChangesPages(site_of(root)).pages().items()}


def words(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def test_each_day_has_a_page_and_a_line(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", BASE, ONE)
    committed(root, {SLOW: BARRIER.replace("exists as", "was")}, TWO)
    found = pages(root)
    assert list(found) == ["changes.md", "changes/2026-03-02.md", "changes/2026-03-01.md"]
    said = words(found["changes.md"])
    assert said.index("2 March 2026 1 claim reworded.") < said.index(
        "1 March 2026 The first day of the map."
    )
    day = words(found["changes/2026-03-02.md"])
    assert "Before The convention exists as a draft. Now The convention was a draft." in day
    assert (
        'href="../../barriers/slow-ratification/#claim-draft-only"'
        in found["changes/2026-03-02.md"]
    )


def test_a_day_keeps_its_address_and_its_page_when_others_come(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", BASE, ONE)
    committed(root, {SLOW: BARRIER.replace("exists as", "was")}, TWO)
    before = pages(root)
    committed(root, {"institutions/france.md": STATE.format("France")}, THREE)
    after = pages(root)
    for path in ("changes/2026-03-02.md", "changes/2026-03-01.md"):
        assert after[path] == before[path]
    assert pages(root) == after


def test_what_matters_most_comes_first(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", BASE, ONE)
    holds = 'as_of: 2024-02-20\n    holds: {answer: "no", because: It opened., checked: 2026-01-01}'
    text = BARRIER.replace("as_of: 2024-02-20", holds).replace("Many states take", "Most take")
    committed(root, {SLOW: text, "institutions/france.md": STATE.format("France")}, TWO)
    day = words(pages(root)["changes/2026-03-02.md"])
    places = [
        day.index(one)
        for one in ("no longer holds", "A claim was reworded", "This entry was added")
    ]
    assert places == sorted(places)


def test_many_additions_are_a_line_and_a_fold(tmp_path: Path) -> None:
    claims = "".join(f"  - {{id: c{number}, text: It is {number}.}}\n" for number in range(300))
    root = committed(tmp_path / "map", {SLOW: f"{BARRIER[:-4]}"}, ONE)
    text = f"---\ntitle: Many\nsummary: Much.\norder: first\nclaims:\n{claims}---\n"
    committed(root, {"barriers/many.md": text}, TWO)
    found = pages(root)
    day = words(found["changes/2026-03-02.md"])
    assert "Many: This entry was added: “Much.” It came with 300 claims." in day
    assert "It is 7." not in day
    assert len(found["changes/2026-03-02.md"]) < 5_000


def test_a_group_of_many_rows_stands_folded(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", BASE, ONE)
    states = {f"institutions/s{number}.md": STATE.format(f"S{number}") for number in range(13)}
    committed(root, {**states, SLOW: BARRIER.replace("exists as", "was")}, TWO)
    day = html.fromstring(pages(root)["changes/2026-03-02.md"])
    groups = {group.find("summary/h2").text: group for group in day.iter("details")}
    assert groups["Claims and answers reworded"].get("open") is not None
    assert groups["Entries and claims added"].get("open") is None


def test_a_long_day_goes_on_on_numbered_pages_and_nothing_is_lost(tmp_path: Path) -> None:
    def text(words: str) -> str:
        claims = [f'  - {{id: c{n}, text: "Number {n} is {words * 30}."}}\n' for n in range(250)]
        return f"---\ntitle: Many\nsummary: Much.\norder: first\nclaims:\n{''.join(claims)}---\n"

    root = committed(tmp_path / "map", {"barriers/many.md": text("<old> &amp; ")}, ONE)
    committed(root, {"barriers/many.md": text("<new> &amp; ")}, TWO)
    found = {path: page for path, page in pages(root).items() if "2026-03-02" in path}
    assert len(found) > 2
    assert list(found)[:2] == ["changes/2026-03-02.md", "changes/2026-03-02-2.md"]
    assert max(map(len, found.values())) < 130_000
    told = [
        number for page in found.values() for number in re.findall(r"<ins>Number (\d+) is", page)
    ]
    assert sorted(map(int, told)) == list(range(250))
    begins = html.fromstring(found["changes/2026-03-02.md"]).xpath(
        "//p[@class='lm-change']/a/text()"
    )
    assert begins.count("Claims and answers reworded") == 1
    assert not [one for one in begins if one.endswith("continued")]
    for page in found.values():
        assert re.findall(r'<details class="lm-fold lm-day-group"[^>]*>', page)[0].endswith(
            " open>"
        )


def test_nothing_that_an_author_wrote_is_markup(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", BASE, ONE)
    quoted = HOSTILE.replace('"', '\\"')
    text = BARRIER.replace("The convention exists as a draft.", f'"{quoted}"')
    text = text.replace("title: Slow ratification", f'title: "{quoted}"')
    committed(root, {SLOW: text}, TWO)
    committed(root, BASE, THREE)
    for page in pages(root).values():
        tree = html.fromstring(page.partition("---\n")[2].partition("---\n")[2])
        assert {one.tag for one in tree.iter() if isinstance(one.tag, str)} <= {
            *("div", "p", "a", "b", "i", "ul", "li", "h1", "h2", "dl", "dt", "dd", "del", "ins"),
            *("details", "summary", "span", "section", "header", "nav", "ol"),
        }
        assert "javascript:" not in " ".join(one.get("href", "") for one in tree.iter("a"))


def test_without_a_history_the_page_says_so(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", BASE, ONE)
    (root / ".git").rename(root / "no-git")
    found = pages(root)
    assert list(found) == ["changes.md"]
    assert "What changed is not known in this copy of the map" in words(found["changes.md"])


NEWS = "---\ntitle: Secret news\nsummary: It comes.\ndate: DAY\nconfidence: high\n---\n"


def test_nothing_is_told_of_what_is_yet_to_come(tmp_path: Path) -> None:
    root = committed(tmp_path / "map", BASE, ONE)
    committed(root, {"developments/news.md": NEWS.replace("DAY", "2030-01-01")}, TWO)
    assert not any("Secret" in page for page in pages(root).values())
    committed(root, {"developments/news.md": NEWS.replace("DAY", "2026-02-01")}, THREE)
    assert any("Secret" in page for page in pages(root).values())
