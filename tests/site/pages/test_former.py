"""Former addresses: whoever follows one gets to where it is now, with script and without, or reads why it is gone."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import day_of
from tests.site.seen import html, tags, words
from tests.small import DAY, graph, written

from litmap.content.corpus import Corpus
from litmap.content.load import load
from litmap.graph.link import link
from litmap.model.vocabulary import PLURALS
from litmap.site import render

REFRESH = 'http-equiv="refresh" content="0; url='


def links(text: str) -> dict[str, str]:
    """Where the links of a page lead that are places themselves, by their anchors."""
    return {one["id"]: one["href"] for one in tags(text, "a", "id") if "href" in one}


def items(text: str) -> dict[str, str]:
    """The words of the list items that are places, by their anchors."""
    return {
        anchor: words(inner)
        for anchor, inner in re.findall(r'<li id="([^"]*)">(.*?)</li>', text, re.DOTALL)
    }


def test_an_entry_of_another_kind_is_found_from_its_former_address(corpus_pages: Path) -> None:
    page = html(corpus_pages, "terms/suspicion")
    assert '<link rel="canonical" href="../../barriers/mistrust/">' in page
    assert 'This entry has moved: <a href="../../barriers/mistrust/">Mistrust</a>' in page


def test_each_claim_is_found_by_its_former_address(corpus_pages: Path) -> None:
    """Those of the entry, those that were renamed before and after the move: each at its anchor."""
    there = "../../barriers/mistrust/#claim-no-proof"
    assert links(html(corpus_pages, "terms/suspicion")) == {
        "claim-no-proof": there,
        "claim-unproven": there,
        "claim-kept-promises": there,
    }


def test_a_page_with_claims_leaves_it_to_the_script_to_keep_the_fragment(
    corpus_pages: Path,
) -> None:
    page = html(corpus_pages, "terms/suspicion")
    assert REFRESH not in page
    (script,) = re.findall(r'<script src="([^"]+)" defer></script>', page)
    assert (corpus_pages / "terms/suspicion" / script).is_file()


def test_a_page_without_claims_sends_on_without_script(corpus_pages: Path) -> None:
    for address, now in (
        ("references/tanaka2024links", "../tanaka2025links/"),
        ("developments", "../since/"),
    ):
        page = html(corpus_pages, address)
        assert f'<noscript><meta {REFRESH}{now}"></noscript>' in page
        (script,) = re.findall(r'<script src="([^"]+)" defer></script>', page)
        assert (corpus_pages / address / script).is_file()


def test_a_claim_that_was_renamed_has_its_former_anchor_beside(corpus_pages: Path) -> None:
    page = html(corpus_pages, "barriers/mistrust")
    claim = re.findall(r'<li class="lm-claim" id="claim-no-proof".*?</li>', page, re.DOTALL)[0]
    assert '<span id="claim-unproven"></span>' in claim
    assert "lm-former" not in page


def test_a_page_says_where_a_claim_has_gone(corpus_pages: Path) -> None:
    page = html(corpus_pages, "barriers/secrecy")
    assert items(page)["claim-promises"].startswith("This statement is now at Mistrust: ")
    assert 'href="../mistrust/#claim-no-proof"' in page


def test_a_page_says_why_a_claim_was_removed(corpus_pages: Path) -> None:
    page = html(corpus_pages, "barriers/secrecy")
    said = items(page)["claim-only-states"]
    assert said.startswith(
        "This statement was removed in Jun 2026. No source was found. See Secrecy: "
    )
    assert 'href="#claim-closed-labs"' in page


def test_what_was_removed_says_so_at_its_address(corpus_pages: Path) -> None:
    page = html(corpus_pages, "barriers/idle-talk")
    assert "<h1>Idle talk</h1>" in page
    assert (
        "This barrier was removed on 1 May 2026. It had one statement, which is elsewhere now."
        in words(page)
    )
    assert '<p>See <a href="../mistrust/">Mistrust</a>.</p>' in page
    assert items(page)["claim-trust"].startswith("This statement is now at Mistrust: ")
    work = html(corpus_pages, "references/ulrich2019worlds")
    assert "This work was removed on 4 Jul 2026. It was there twice." in words(work)
    assert 'See <a href="../ulrich2018clubs/">Ulrich 2018</a>' in work


ENTRY = "---\ntitle: {0}\nsummary: It is.\norder: second\n{1}---\n"
CLAIM = 'claims:\n  - {id: a, text: It is so., cites: "[states @adams2021one]", was: [%s]}\n'


def test_a_page_of_today_is_never_hidden_by_one_of_former_days(tmp_path: Path) -> None:
    """Even where an alias or a tombstone is wrong, which the check reports."""
    files = {
        "barriers/a.md": ENTRY.format("First", "aliases: [b]\n"),
        "barriers/b.md": ENTRY.format("Second", CLAIM % '"a#x"'),
        "removed.yml": "- {id: index, kind: barrier, date: 2026-01-01, because: So.}\n"
        "- {id: adams2021one, kind: reference, date: 2026-01-01, because: So.}\n"
        '- {id: "c#x", kind: barrier, date: 2026-01-01, because: So.}\n',
    }
    corpus, _ = load(written(tmp_path, files), DAY)
    pages = render(link(corpus))
    assert "Second" in pages["barriers/b.md"]
    assert "barriers/b/index.html" not in pages
    assert not [path for path in pages if "#" in path]
    for page in ("barriers/index.md", "references/adams2021one.md"):
        assert "was removed" not in pages[page]


def test_what_was_of_two_kinds_says_so_at_both_addresses(tmp_path: Path) -> None:
    item = "- {{id: idle, kind: {0}, date: 2026-01-01, because: So.}}\n"
    pages = render(graph(tmp_path, {"removed.yml": item.format("term") + item.format("barrier")}))
    assert "This term was removed" in pages["terms/idle.md"]
    assert "This barrier was removed" in pages["barriers/idle.md"]


def test_the_reason_is_text(tmp_path: Path) -> None:
    attack = "<script>alert(1)</script>{{ 7*7 }}"
    item = (
        '- {{id: {0}, kind: {1}, date: 2026, because: "{2}", see: "https://example.org/{{x}}&y"}}\n'
    )
    files = {
        "barriers/a.md": ENTRY.format("First", "aliases: [c]\n"),
        "removed.yml": item.format("b", "barrier", attack) + item.format('"a#x"', "claim", attack),
    }
    pages = render(graph(tmp_path, files))
    for page in ("barriers/a.md", "barriers/b.md", "barriers/c/index.html"):
        body = pages[page].split("---\n", 2)[-1]
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}." in body
        assert "<script>" not in body
        assert 'href="https://example.org/{x}&amp;y"' in body


def test_nothing_is_said_of_a_claim_in_an_entry_that_is_not_shown_yet(tmp_path: Path) -> None:
    later = "date: 2027-01-01\nconfidence: low\n"
    pages = render(
        graph(
            tmp_path,
            {
                "barriers/a.md": ENTRY.format("First", ""),
                "developments/b.md": ENTRY.format("Later", later + CLAIM % '"a#x"').replace(
                    "order: second\n", "aliases: [c]\n"
                ),
            },
        )
    )
    assert "Later" not in "".join(pages.values())
    assert "developments/c/index.html" not in pages


def former_addresses(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """The page and the anchor of all that a map says was there, read from its fields alone."""
    folders = {entry.id: PLURALS[entry.kind] for entry in corpus.entries.values()}
    claims: list[str] = []
    for entry in corpus.entries.values():
        for alias in entry.fields.aliases:
            folder = PLURALS[alias.kind or entry.kind]
            folders.setdefault(str(alias.id), folder)
            yield f"{folder}/{alias.id}", ""
        for claim in entry.fields.claims:
            claims += map(str, claim.was)
    for work in corpus.references.values():
        for key in work.former_keys:
            yield f"references/{key}", ""
    for one in corpus.removed:
        if one.kind == "claim":
            claims.append(str(one.id))
        elif one.kind == "reference":
            yield f"references/{one.id}", ""
        else:
            folders[str(one.id)] = PLURALS[one.kind]
            yield f"{PLURALS[one.kind]}/{one.id}", ""
    for name in claims:
        entry_id, _, claim_id = name.partition("#")
        yield f"{folders[entry_id]}/{entry_id}", f"claim-{claim_id}"


def test_every_former_name_of_a_map_leads_somewhere(site: Path, any_map: Path, rich: bool) -> None:
    """A page at the former address, with the anchor; its links lead to pages and anchors that are there."""
    corpus, _ = load(any_map, day_of(any_map))
    addresses = list(former_addresses(corpus))
    assert len(addresses) > 8 or not rich
    for page, anchor in addresses:
        text = html(site, page)
        assert not anchor or f'id="{anchor}"' in text, f"/{page}/#{anchor}"
        for one in tags(text, "a", "href"):
            assert leads(site, page, one["href"]), f"/{page}/ links to {one['href']}"


def leads(site: Path, page: str, href: str) -> bool:
    """Does a link on a page lead to a file, and to an anchor in it?"""
    if "://" in href:
        return True
    path, _, anchor = href.partition("#")
    target = (site / page / path).resolve()
    target = target / "index.html" if target.is_dir() else target
    return target.is_file() and (
        not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8")
    )
