"""What a search finds, asked in Chromium: of a few records made up here, of the small corpus and of the map itself."""

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.conftest import Opener, opening, served
from tests.conftest import ROOT, TODAY

from litmap.content.load import load
from litmap.graph.link import link
from litmap.publish.search_index import write_index
from litmap.search import records
from litmap.search.folding import folded, key, telling
from litmap.search.record import Record

ASSETS = ROOT / "scripts" / "litmap" / "site" / "theme" / "assets"
ODD = [
    *(
        "",
        " ",
        "the of",
        "<b>",
        'an open "quote',
        '""',
        "“curly",
        "c'est",
        "__proto__",
        "constructor",
    ),
    *(
        "İstanbul",
        "Co-operation and CO‑ORDINATION of co-chairs, eco-operator",
        "ΣΊΣΥΦΟΣ",
        "ﬁve",
        "e\u0301",
        "I.B.M. U.S.",
        "Straße",
        "R&D",
        "中国 人工智能",
        "भारत",
    ),
    *("it IT", "WHO IS WHO", "Øre ŁÓDŹ ıI", "x" * 200, " ".join(f"word{n}" for n in range(40))),
]
ASK = """async ([root, method, queries, options]) => {
  window.finder ??= await (await import(root + "assets/find.js")).open(root)
  const answers = []
  for (const query of queries) answers.push(await finder[method](query, options))
  return answers
}"""
"""Asks a finder many things at once."""


class Searcher:
    """The finder of the site that a page belongs to."""

    def __init__(self, page: Page, root: str) -> None:
        self.page, self.root = page, root

    def find_all(self, queries: Sequence[str], **options: object) -> list[Any]:
        found = self.page.evaluate(ASK, [self.root, "find", list(queries), options])
        assert isinstance(found, list)
        return found

    def find(self, query: str, **options: object) -> Any:
        return self.find_all([query], **options)[0]

    def counts(self, query: str, **options: object) -> Any:
        return self.page.evaluate(ASK, [self.root, "counts", [query], options])[0]


def urls(found: Any, group: str = "") -> list[str]:
    """The addresses of rows, of one group or of all but claims."""
    return [
        row["url"]
        for row in found["rows"]
        if row["group"] == group or (not group and row["group"] != "claim")
    ]


def entry(url: str, title: str, **fields: Any) -> Record:
    values: dict[str, Any] = {"kind": "term", "group": "entry", "summary": "", **fields}
    return Record(url=url, title=title, **values)


def claim(of: str, text: str, **fields: Any) -> Record:
    url = f"{of}#claim-{telling(text)[0]}"
    return Record(url=url, kind="claim", group="claim", title=text, summary="", of=of, **fields)


MADE = [
    entry("soft-law/", "Soft law", names=("non-binding rules", "gentle-rules"), body="Norms for labour, against lobbying."),
    entry("who/", "World Health Organization", names=("WHO",), kind="institution", filters={"year": ("1948",)}),
    entry("partnership/", "Partnership on AI", kind="institution", filters={"year": ("2016",)}),
    entry("lodz/", "Łódź Declaration", names=("O’Neil’s naïve plan",), kind="instrument"),
    entry("china/", "Global initiative", names=("全球人工智能治理倡议", "Глобальная инициатива")),
    entry("fragmentation/", "Fragmentation", body="Institutions overlap; rules for shipping differ."),
    Record(url="timeline/", kind="page", group="page", title="Timeline", summary="", names=("dates",)),
    Record(
        url="references/roe2020soft/", kind="work", group="work", title="Soft law", summary="Roe 2020.",
        names=("Roe 2020",), codes=("roe2020soft", "10.1000/soft"), loose=("Åse Roe",), filters={"year": ("2020",)},
    ),
    claim("fragmentation/", "Treaties on shipping were slow.", status=("limited",), filters={"status": ("limited",)}),
    claim("fragmentation/", "Shipping rules bind firms.", filters={"status": ()}),
    claim("soft-law/", "Shipping norms are gentle.", filters={"status": ("disputed", "limited")}),
]  # fmt: skip


@pytest.fixture(scope="module")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("made")
    shutil.copytree(ASSETS, site / "assets")
    (site / "index.html").write_text(
        '<!doctype html><html lang="en"><link rel="icon" href="data:,">'
    )
    write_index(MADE, site / "pagefind")
    return site


@pytest.fixture(scope="module")
def made(browser: Browser, made_site: Path) -> Iterator[Searcher]:
    with served(made_site) as root, opening(browser, root) as open_page:
        yield Searcher(open_page(""), root)


def test_script_and_program_fold_alike(made: Searcher) -> None:
    graph = link(load(ROOT / "tests" / "corpus", date.fromisoformat(TODAY))[0])
    texts = list(ODD)
    for record in [*records(graph), *MADE]:
        texts += [*record.all_names, record.summary, record.body, *record.loose]
    found = made.page.evaluate(
        """async ([root, texts]) => {
          const { folded, key, telling } = await import(root + "assets/folding.js")
          return texts.map((text) => [folded(text), telling(text), key(text)])
        }""",
        [made.root, texts],
    )
    for text, (ours, told, number) in zip(texts, found, strict=True):
        assert ours == folded(text), text
        assert told == telling(text), text
        assert number == key(text), text


@pytest.mark.parametrize(
    ("query", "first", "matched"),
    [
        ("soft law", "soft-law/", ""),
        ("What is “Soft-Law”?", "soft-law/", ""),
        ("gentle rules", "soft-law/", "gentle-rules"),
        ("Non‑binding rules", "soft-law/", "non-binding rules"),
        ("WHO", "who/", "WHO"),
        ("world health organisation", "who/", ""),
        ("LODZ DECLARATION", "lodz/", ""),
        ("oneil's naive plan", "lodz/", "O’Neil’s naïve plan"),
        ("全球人工智能治理倡议", "china/", "全球人工智能治理倡议"),
        ("глобальная инициатива", "china/", "Глобальная инициатива"),
        ("dates", "timeline/", "dates"),
        ("10.1000/soft", "references/roe2020soft/", "10.1000/soft"),
        ("roe 2020", "references/roe2020soft/", "Roe 2020"),
        ("partnerhip on AI", "partnership/", ""),
    ],
)
def test_a_name_comes_first_however_it_is_typed(
    made: Searcher, query: str, first: str, matched: str
) -> None:
    found = made.find(query)
    assert urls(found)[0] == first
    assert found["rows"][0]["matched"] == matched
    assert found["exact"] > 0


def test_entries_come_before_works_of_the_same_name(made: Searcher) -> None:
    found = made.find("soft law")
    assert urls(found)[:2] == ["soft-law/", "references/roe2020soft/"]
    assert found["exact"] == 2


def test_slips_are_mended_and_told(made: Searcher) -> None:
    found = made.find("fragmentaton shiping")
    assert found["corrected"] == {"fragmentaton": "fragmentation", "shiping": "shipping"}
    assert urls(found)[0] == "fragmentation/"


@pytest.mark.parametrize(
    ("typed", "meant"), [("fimrs", "firms"), ("onrms", "norms"), ("nroms", "norms")]
)
def test_letters_that_changed_places_are_one_slip(made: Searcher, typed: str, meant: str) -> None:
    assert made.find(typed)["corrected"] == {typed: meant}


def test_long_words_may_have_two_slips_and_short_ones_one(made: Searcher) -> None:
    assert made.find("fragmantaton")["corrected"] == {"fragmantaton": "fragmentation"}
    assert made.find("shppng")["nowhere"] == ["shppng"]


def test_one_word_that_is_two_on_the_map_is_parted(made: Searcher) -> None:
    found = made.find("softlobbying shippingrules")
    assert found["corrected"] == {
        "softlobbying": "soft lobbying",
        "shippingrules": "shipping rules",
    }
    assert found["nowhere"] == []
    assert set(urls(found)) == {"soft-law/", "fragmentation/", "references/roe2020soft/"}
    assert made.find("shippingzeppelin")["nowhere"] == ["shippingzeppelin"]
    assert made.find("bylobbying")["corrected"] == {}, "no word is as short as 'by'"


@pytest.mark.parametrize("typed", ["the", "of a", "?", "“ ”", "x"])
def test_words_that_are_not_looked_for_are_told(made: Searcher, typed: str) -> None:
    found = made.find(typed)
    assert found["rows"] == []
    assert found["vain"] is True
    assert made.find(f"{typed} treaties")["vain"] is False


def test_the_word_of_nearly_all_pages_is_asked_for_only_alone(made: Searcher) -> None:
    assert urls(made.find("AI")) == ["partnership/"]
    assert urls(made.find("AI shipping")) == urls(made.find("shipping"))


RANKING = """async ([root, hits, contents]) => {
  const { ranked, scored } = await import(root + "assets/ranking.js")
  const maps = hits.map((ofWord) =>
    new Map(ofWord.map(([number, score]) => [number, { score, inHead: false }]))
  )
  return ranked(new Set(), scored(maps, contents), contents)
}"""
"""The order of records, of which each word finds some by number with a score."""


@pytest.mark.parametrize(
    ("hits", "expected", "why"),
    [
        ([[[0, 9], [1, 1]], [[1, 1]]], [1, 0], "what has all words comes first"),
        ([[[0, 99], [1, 8]], [[0, 1], [1, 8]], []], [1, 0], "no word makes up for others"),
        ([[[0, 8], [2, 10]]], [0, 3, 2], "an entry has a part of what its claim has"),
        (
            [[[2, 9], [4, 9], [5, 9], [6, 9]], [[2, 9], [4, 9], [5, 9]]],
            [3, 2, 4, 5],
            "enough claims have all words, so that with some does not follow",
        ),
    ],
)
def test_the_order_of_what_is_found(
    made: Searcher, hits: object, expected: list[int], why: str
) -> None:
    kinds = ["barrier", "barrier", "claim", "barrier", "claim", "claim", "claim"]
    contents = {"kinds": kinds, "of": {"2": 3, "4": 3, "5": 3, "6": 3}}
    assert made.page.evaluate(RANKING, [made.root, hits, contents]) == expected, why


def test_beginnings_and_forms_of_words_are_no_slips(made: Searcher) -> None:
    for query in ("fragm", "fragmented", "institution", "2031", "labor"):
        found = made.find(query)
        assert found["corrected"] == {}, query
        assert found["nowhere"] == [], query
    assert urls(made.find("fragm")) == ["fragmentation/"]
    assert urls(made.find("labor norms"))[0] == "soft-law/"
    assert urls(made.find("lobbyin")) == ["soft-law/"], "the engine knows the stem 'lobbi' alone"


def test_a_word_like_no_other_is_told_and_left_out(made: Searcher) -> None:
    found = made.find("zeppelin overlap")
    assert found["nowhere"] == ["zeppelin"]
    assert urls(found) == ["fragmentation/"]


def test_some_of_the_words_are_told(made: Searcher) -> None:
    found = made.find("declaration fragmentation")
    assert found["relaxed"] is True
    assert set(urls(found)) == {"lodz/", "fragmentation/"}
    assert made.find("fragmentation institutions")["relaxed"] is False


def test_an_entry_has_the_words_of_its_claims(made: Searcher) -> None:
    found = made.find("fragmentation treaties slow")
    assert found["relaxed"] is False
    assert urls(found)[0] == "fragmentation/"
    assert [one["title"] for one in found["rows"][0]["claims"]] == [
        "Treaties on shipping were slow."
    ]


def test_phrases_are_found_as_they_stand(made: Searcher) -> None:
    assert urls(made.find('"rules for shipping"')) == ["fragmentation/"]
    assert urls(made.find("“rules for shipping” differ")) == ["fragmentation/"]
    assert urls(made.find('"health organization" world')) == ["who/"], "in a title"
    assert urls(made.find('"rules" "non-binding"')) == ["soft-law/"], "in a name"
    assert made.find('"differ overlap"')["total"] == {"pages": 0, "claims": 0}
    both = made.find('"rules for shipping" "overlap institutions"')
    assert both["total"] == {"pages": 0, "claims": 0}


def test_claims_stand_under_their_entries_or_follow(made: Searcher) -> None:
    found = made.find("shipping", limit=1)
    assert found["total"] == {"pages": 2, "claims": 3}
    first = found["rows"][0]
    assert len(first["claims"]) <= 2
    assert all(one["of"] == first["url"] for one in first["claims"])
    assert all(row["of"] != first["url"] for row in found["rows"][1:])
    told = [first, *found["rows"][1:], *first["claims"]]
    assert sorted(row["group"] for row in told) == ["claim", "claim", "claim", "entry"]
    alone = made.find("shipping", filters={"kind": ["claim"]}, limit=2)
    assert len(urls(alone, "claim")) == 3
    assert alone["total"] == {"pages": 0, "claims": 3}


def test_values_of_a_facet_add_up_and_facets_narrow(made: Searcher) -> None:
    limited = made.find("shipping", filters={"status": ["limited"]})
    assert limited["total"] == {"pages": 0, "claims": 2}
    both = made.find("shipping", filters={"status": ["limited", "disputed"], "kind": ["claim"]})
    assert both["total"] == {"pages": 0, "claims": 2}
    assert made.find("shipping", filters={"status": ["limited"], "kind": ["term"]})["rows"] == []
    unknown = made.find("shipping", filters={"constructor": ["name"], "kind": ["__proto__"]})
    assert unknown["rows"] == []


def test_without_words_filters_list_what_there_is(made: Searcher) -> None:
    assert made.find("")["rows"] == []
    found = made.find("", filters={"kind": ["institution"]})
    assert urls(found) == ["who/", "partnership/"]
    counts = made.counts("")
    assert counts["kind"] == {
        "term": 3,
        "institution": 2,
        "instrument": 1,
        "page": 1,
        "work": 1,
        "claim": 3,
    }
    assert counts["year"] == {"1948": 1, "2016": 1, "2020": 1}


def test_counts_leave_out_the_choice_of_their_own_facet(made: Searcher) -> None:
    counts = made.counts("shipping", filters={"kind": ["claim"], "status": ["disputed"]})
    assert counts["kind"] == {"claim": 1}
    assert counts["status"] == {"limited": 2, "disputed": 1}
    assert counts["group"] == {"claim": 1}


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_are_answered(made: Searcher, query: str) -> None:
    found = made.find(query)
    assert found["total"]["pages"] >= len(urls(found))
    made.counts(query)


@pytest.fixture
def failing(browser: Browser, made_site: Path) -> Iterator[Searcher]:
    """A finder on a page that may complain, for what it asks for does not come."""
    with served(made_site) as root:
        page = browser.new_page()
        page.goto(root)
        searcher = Searcher(page, root)
        searcher.find("timeline")
        yield searcher
        page.close()


CAUGHT = (
    "async (query) => { try { await finder.find(query) } catch (fault) { return fault.message } }"
)


def test_what_cannot_be_loaded_is_an_error_and_asked_for_again(failing: Searcher) -> None:
    for part in ("index", "names", "rows"):
        failing.page.route(
            f"**/pagefind/**/{part}/*", lambda route: route.fulfill(status=404, body="no")
        )
    assert "could not be loaded" in failing.page.evaluate(CAUGHT, "fragmentation treaties")
    assert failing.find("timeline")["exact"] == 1, "what is here already is still found"
    failing.page.unroute_all()
    assert urls(failing.find("fragmentation treaties"))[0] == "fragmentation/"


def test_a_part_of_the_index_that_did_not_come_is_an_error(failing: Searcher) -> None:
    failing.page.evaluate("root => { window.finder = null }", failing.root)
    failing.page.route("**/pagefind/index/*", lambda route: route.abort())
    assert "part of the index" in failing.page.evaluate(
        """async (root) => {
          window.finder = await (await import(root + "assets/find.js")).open(root)
          try { await finder.find("fragmentation") } catch (fault) { return fault.message }
        }""",
        failing.root,
    )
    failing.page.unroute_all()
    assert urls(failing.find("fragmentation")) == ["fragmentation/"]


def test_a_word_without_a_page_is_not_taken_for_one_that_did_not_come(failing: Searcher) -> None:
    assert failing.find("timeline 2031")["rows"]
    failing.page.context.set_offline(True)
    assert failing.page.evaluate(CAUGHT, "timeline 2032")
    assert failing.find("timeline")["exact"] == 1
    failing.page.context.set_offline(False)
    assert failing.find("timeline 2032")["rows"]


def test_only_needed_files_are_loaded_and_none_twice(browser: Browser, made_site: Path) -> None:
    with served(made_site) as root, opening(browser, root) as open_page:
        page = open_page("")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(root)))
        searcher = Searcher(page, root)
        searcher.find_all(["soft law", "softer law", "soft law"])
        assert len(set(asked)) == len(asked)
        assert not [url for url in asked if url.endswith("facets.pack")]
        assert not [url for url in asked if "worker" in url]


@pytest.mark.slow
def test_the_small_corpus_is_searched_under_its_policy(opened: Opener, address: str) -> None:
    searcher = Searcher(opened("about/"), address)
    expected = {
        "expert body": ["institutions/oecd/", "institutions/united-nations/"],
        "suspicion": ["barriers/mistrust/"],
        "regime complex": ["terms/regime-complex/"],
        "tanaka2024links": ["references/tanaka2025links/"],
        "what has changed": ["since/"],
        "a small map": [""],
    }
    for query, first in expected.items():
        found = urls(searcher.find(query))
        assert sorted(found[: len(first)]) == first, query
    found = searcher.find("race for AI")["rows"]
    claims = [claim for row in found for claim in [row, *row["claims"]] if claim["of"]]
    assert claims[0]["url"] == "barriers/rivalry/#claim-race"
    assert "disputed" in claims[0]["status"]


@pytest.mark.slow
def test_counts_are_those_of_the_records(opened: Opener, address: str) -> None:
    searcher = Searcher(opened("about/"), address)
    graph = link(load(ROOT / "tests" / "corpus", date.fromisoformat(TODAY))[0])
    found = records(graph)
    for chosen in ({"role": ["supports"]}, {"role": ["supports", "disputes"], "group": ["claim"]}):
        counts = searcher.counts("", filters=chosen)
        for facet, values in counts.items():
            others = {name: of for name, of in chosen.items() if name != facet}
            for value, number in values.items():
                assert number == sum(fits(one, {**others, facet: [value]}) for one in found), (
                    facet,
                    value,
                )


def fits(record: Record, chosen: dict[str, list[str]]) -> bool:
    values = {**record.filters, "kind": (record.kind,), "group": (record.group,)}
    return all(set(values.get(facet, ())) & set(wanted) for facet, wanted in chosen.items())


# ---- What holds of any sound map ----


@pytest.fixture
def map_searcher(opened_map: Opener, map_address: str) -> Searcher:
    return Searcher(opened_map("about/"), map_address)


@pytest.fixture(scope="module")
def map_records(content_root: Path) -> list[Record]:
    return records(link(load(content_root, date.today())[0]))


def bearers(found: Sequence[Record]) -> dict[int, set[str]]:
    """The addresses of all that bear each name, by its key."""
    names: dict[int, set[str]] = {}
    for record in found:
        for name in record.all_names:
            names.setdefault(key(name), set()).add(record.url)
    return names


@pytest.mark.slow
def test_every_name_of_the_map_leads_to_its_bearers(
    map_searcher: Searcher, map_records: list[Record]
) -> None:
    """Nearly all stand first or behind others of the same name; none below the third place but for these."""
    of_name = bearers(map_records)
    pages = [record for record in map_records if record.group != "claim"]
    typed = [(name, record) for record in pages for name in record.all_names]
    found = map_searcher.find_all([name for name, _ in typed], limit=40)
    first = 0
    for (name, record), answer in zip(typed, found, strict=True):
        place = urls(answer).index(record.url)
        above = set(urls(answer)[:place])
        assert above <= of_name[key(name)], name
        first += place == 0
    assert first / len(typed) >= 0.9, "so many names lead to one thing"


@pytest.mark.slow
def test_claims_are_found_by_five_of_their_words(
    map_searcher: Searcher, map_records: list[Record]
) -> None:
    claims = [record for record in map_records if record.group == "claim"]
    typed = [" ".join(telling(record.title)[:5]) for record in claims]
    found = map_searcher.find_all(typed, filters={"kind": ["claim"]}, limit=4)
    hits = 0
    for record, answer in zip(claims, found, strict=True):
        hits += record.url in urls(answer, "claim")[:3]
    assert hits >= 0.95 * len(claims)


def slipped(name: str, rng: random.Random) -> str:
    """A name with a letter dropped, doubled or swapped with its neighbour."""
    places = [match.start() for match in re.finditer(r"(?<=\w)[^\W\d_](?=[^\W\d_])", name)]
    at = rng.choice(places)
    changed = rng.choice(("", name[at] * 2, name[at + 1] + name[at]))
    behind = at + (2 if changed[:1] == name[at + 1] and len(changed) == 2 else 1)
    return name[:at] + changed + name[behind:]


@pytest.mark.slow
def test_names_with_a_slip_are_found(map_searcher: Searcher, map_records: list[Record]) -> None:
    rng = random.Random(24)
    long = [one for one in map_records if one.group == "entry" and len(one.title) > 7]
    chosen = rng.sample(long, min(100, len(long)))
    typed = [slipped(record.title, rng) for record in chosen]
    hits = 0
    for record, answer in zip(chosen, map_searcher.find_all(typed), strict=True):
        hits += record.url in urls(answer)[:3]
    assert hits >= 0.9 * len(chosen)


@pytest.mark.slow
def test_every_known_word_finds_something(map_searcher: Searcher) -> None:
    """So that nothing found for such a word means a part of the index that did not come."""
    assert (
        map_searcher.page.evaluate(
            """async (root) => {
          const index = await (await import(root + "assets/index.js")).load(root)
          const missing = []
          const words = []
          for (const letter of index.contents.lists) words.push(...(await index.known(letter)).words)
          for (const word of words) {
            if (!(await index.engineFinds(word)).size) missing.push(word)
          }
          return missing
        }""",
            map_searcher.root,
        )
        == []
    )
