"""Who sits where: read from the bodies' own files, said on both ends, and unknown where nothing is recorded."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from tests.small import graph, sound

from litmap.graph.memberships import membership_tables, memberships_of
from litmap.site import render

CITES = 'cites: "[evidence @adams2021one]"'
STATE = "---\ntitle: {0}\nsummary: A state.\ntype: state\n---\n"
BODY = "---\ntitle: {0}\nsummary: A body.\ntype: {1}\n{2}\n---\n"
CLUB = f"""members:
  - {{who: [north], since: 1961, {CITES}}}
  - {{who: [east], since: 1973, until: 2020-01-31, {CITES}}}
  - {{who: [late], since: 2030, {CITES}}}
participants:
  - {{who: [south], as: key partner, since: 2007, others: Elsewhere, {CITES}}}
absences:
  - {{who: [west], as_of: 2024-02-20, {CITES}}}"""
FILES = {
    **{
        f"institutions/{name}.md": STATE.format(name.capitalize())
        for name in ("north", "south", "east", "west", "late")
    },
    "institutions/club.md": BODY.format("Club", "informal-forum", CLUB),
    "institutions/union.md": BODY.format(
        "Union",
        "treaty-forum",
        f"members: [{{who: [north], as: chair, as_of: 2025, {CITES}}}, {{who: [east, west], as_of: 2025, {CITES}}}]",
    ),
    "institutions/pair.md": BODY.format(
        "Pair", "informal-forum", f"members: [{{who: [north, east], as_of: 2025, {CITES}}}]"
    ),
    **{
        f"institutions/firm-{name}.md": BODY.format(f"Firm {name}", "private", "") for name in "abc"
    },
    "institutions/trade-body.md": BODY.format(
        "Trade Body",
        "private",
        f"members: [{{who: [firm-a, firm-b, firm-c], as_of: 2025, {CITES}}}]",
    ),
    "institutions/mankind.md": BODY.format(
        "Mankind", "actor-group", f"members: [{{who: [north], as_of: 2025, {CITES}}}]"
    ),
}


def test_a_seat_is_what_its_record_says_on_the_day(tmp_path: Path) -> None:
    def seats(today: date) -> dict[str, str]:
        corpus = sound(tmp_path / str(today), FILES, today)
        found = memberships_of(corpus, corpus.entries["club"])
        return {seat.who.id if seat.who else str(seat.named): seat.standing for seat in found}

    then = {"north": "member", "east": "member", "south": "participant", "Elsewhere": "participant"}
    assert seats(date(2020, 1, 30)) == then
    assert seats(date(2020, 1, 31)) == {**then, "east": "absent"}
    assert seats(date(2026, 1, 1)) == {**then, "east": "absent", "west": "absent"}
    assert seats(date(2031, 1, 1))["late"] == "member"


def test_states_and_firms_have_tables_of_their_own(tmp_path: Path) -> None:
    states, firms = membership_tables(sound(tmp_path, FILES))
    assert [one.id for one in states.members] == ["east", "north", "south", "west"]
    assert [one.id for one in states.bodies] == ["club", "union"]
    assert ("north", "union") in states.cells
    assert ("south", "union") not in states.cells
    assert [one.id for one in firms.members] == ["firm-a", "firm-b", "firm-c"]
    assert [one.id for one in firms.bodies] == ["trade-body"]


class _Cells(HTMLParser):
    """The text of each cell of a table by its row and column, with the addresses in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.cells: dict[tuple[str, str], list[str]] = {}
        self.hrefs: dict[tuple[str, str], list[str]] = {}
        self._open: tuple[str, str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "data-row" in found:
            self._open = found["data-row"], found["data-column"]
            self.cells[self._open], self.hrefs[self._open] = [], []
        elif self._open and tag == "a":
            self.hrefs[self._open].append(found["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            self.cells[self._open].append(data.strip())


def test_the_index_has_a_cell_for_each_pair_and_says_unknown_where_nothing_is_recorded(
    tmp_path: Path,
) -> None:
    pages = render(graph(tmp_path, FILES))
    table = _Cells(pages["institutions/index.md"])
    states = [
        (who, body) for who in ("east", "north", "south", "west") for body in ("club", "union")
    ]
    assert set(table.cells) == {*states, *((f"firm-{name}", "trade-body") for name in "abc")}
    assert table.cells[("north", "club")] == ["member", "1961"]
    assert table.cells[("north", "union")] == ["chair", "as of 2025"]
    assert table.cells[("east", "club")] == ["member", "1973–2020"]
    assert table.cells[("south", "club")] == ["key partner", "2007"]
    assert table.cells[("west", "club")] == ["not a member", "as of 2024"]
    assert table.cells[("south", "union")] == ["unknown"]
    (href,) = table.hrefs[("north", "club")]
    assert href.startswith("club/#rel-")
    assert f'id="{href.partition("#")[2]}" data-target="north"' in pages["institutions/club.md"]


def test_both_ends_say_the_seat_in_words(tmp_path: Path) -> None:
    pages = render(graph(tmp_path, FILES))
    club, north, east = (pages[f"institutions/{name}.md"] for name in ("club", "north", "east"))
    assert "## Who sits here" in club
    assert "key partner" in club
    assert "Elsewhere" in club
    assert "## Where it sits" in north
    assert north.count('data-from="/institutions/club/#') == 1
    assert "since 1961" in north
    assert "member, no longer" in east
    assert "## Who sits here" not in north
    assert "Nothing is recorded" not in club


def test_a_body_names_those_of_whom_it_records_nothing(tmp_path: Path) -> None:
    union = render(graph(tmp_path, FILES))["institutions/union.md"]
    silent = union[union.index("Nothing is recorded on") :].partition("</p>")[0]
    assert "South" in silent
    assert not any(name in silent for name in ("East", "West"))
    assert "North" not in silent
    assert "Late" not in silent
