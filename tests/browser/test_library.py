"""The library in Chromium: filters and orders, works as files, the reader's own list, folds of the paper."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect
from tests.browser.conftest import Opener

ROWS = ".lm-library .lm-row"
TYPED = (
    *("china's", "CHINA’S", '"lodz"', "Łódź", "oeuvre", "naive", "naïve", "œuvre -"),
    *("Overland", "åse", "o'neil", "O’Neil", "neil ase"),
)
"""Words that find 'China’s “Łódź” Œuvre – naïve' by Åse Øverland and Mo O’Neil."""


def works(site: Path) -> int:
    """The number of works in a site's library, without the paper."""
    return len(json.loads((site / "data" / "references.json").read_text(encoding="utf-8"))) - 1


def ready(page: Page) -> Page:
    page.wait_for_selector(".lm-register[data-on]")
    return page


def shown(page: Page) -> list[str]:
    keys = page.locator(f"{ROWS}:visible").evaluate_all("all => all.map(one => one.id)")
    return [str(key) for key in keys]


def exported(page: Page, name: str) -> str:
    page.locator(".lm-export summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).last.click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_what_is_exported_is_what_is_shown(opened: Opener, corpus_site: Path) -> None:
    page = ready(opened("references/?kind=all"))
    assert len(shown(page)) == works(corpus_site)
    page = ready(opened("references/?does=supports&kind=all"))
    some = shown(page)
    assert 0 < len(some) < works(corpus_site)
    assert page.locator(".lm-export .lm-fitting").inner_text() == str(len(some))
    assert [item["id"] for item in json.loads(exported(page, "CSL-JSON"))] == some


def found_by(page: Page, words: str) -> list[str]:
    """The works that the words find."""
    page.locator(".lm-words").fill(words)
    return shown(page)


def test_words_find_titles_and_names_however_they_are_typed(opened: Opener) -> None:
    page = ready(opened("references/?kind=all"))
    row = page.locator(ROWS).first
    key = str(row.get_attribute("id"))
    row.evaluate(
        "row => { row.querySelector('a').textContent = 'China’s “Łódź” Œuvre – naïve';"
        "row.dataset.words = 'Åse Øverland; Mo O’Neil' }"
    )
    page.evaluate("document.dispatchEvent(new Event('lm-list'))")
    for words in TYPED:
        assert found_by(page, words) == [key], words


def test_words_of_the_page_itself_find_nothing(opened: Opener) -> None:
    page = ready(opened("references/?kind=all"))
    for words in ("my list", "read in full", "Not summed up yet", "claims"):
        assert page.get_by_text(words.split()[-1]).count(), "the page says so"
        assert found_by(page, words) == [], words


def test_an_order_stands_in_the_address(opened: Opener) -> None:
    page = ready(opened("references/?kind=all"))
    first = shown(page)
    page.locator(".lm-orders").select_option("title")
    titles = page.locator(f"{ROWS}:visible .lm-work-title > a").all_inner_texts()
    plain = [re.sub("^(the|an?) ", "", title.casefold()) for title in titles]
    assert plain == sorted(plain)
    assert parse_qs(urlsplit(page.url).query)["sort"] == ["title"]
    page.locator(".lm-orders").select_option("use")
    assert shown(page) == first


def test_an_old_address_shows_what_is_shown_at_first(opened: Opener) -> None:
    """`role`, `type` and `entry` were filters once, and 'cited' an order."""
    first = shown(ready(opened("references/")))
    old = ready(
        opened("references/?role=supports&type=book&entry=link-bodies&sort=cited&year=2023")
    )
    assert shown(old) == first


def test_the_address_of_a_work_in_the_list_shows_it(opened_map: Opener) -> None:
    last = ready(opened_map("references/")).locator(ROWS).last.get_attribute("id")
    page = ready(opened_map(f"references/#{last}"))
    expect(page.locator(f"#{last}")).to_be_visible()


def test_a_list_of_ones_own_goes_along_and_is_taken_away(opened: Opener, corpus_site: Path) -> None:
    page = opened("barriers/rivalry/")
    page.locator("summary", has_text="References").click()
    page.locator("#ref-sato2019forums input").check()
    assert page.url.endswith("?list=sato2019forums")
    page.locator("#ref-sharma2021order input").check()
    page.get_by_text("My list: 2 works").click()
    page.wait_for_url("**/references/?**")
    ready(page)
    assert sorted(shown(page)) == ["sato2019forums", "sharma2021order"]
    for kind in ("BibTeX (biblatex)", "BibTeX", "RIS", "CSL-JSON"):
        with page.expect_download() as download:
            page.locator(".lm-mine").get_by_role("button", name=kind, exact=True).click()
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert all(key in text for key in ("sato2019forums", "sharma2021order")), kind
        assert "roberts2024global" not in text
    page.locator("#sharma2021order input[data-pick]").uncheck()
    assert shown(page) == ["sato2019forums"]
    page.locator(".lm-mine").get_by_text("Clear", exact=True).click()
    assert not parse_qs(urlsplit(page.url).query).keys() & {"list", "mine"}
    assert len(shown(page)) == works(corpus_site)


def test_the_address_of_a_list_from_before_holds_works_of_all_kinds(opened: Opener) -> None:
    every = shown(ready(opened("references/?kind=all")))
    page = ready(opened(f"references/?mine=1&list={every[0]},{every[-1]}"))
    assert sorted(shown(page)) == sorted([every[0], every[-1]])


def test_a_work_is_put_on_the_list_from_its_own_page(opened: Opener) -> None:
    page = opened("references/sato2019forums/")
    page.get_by_text("Add to my list").click()
    assert page.url.endswith("?list=sato2019forums")
    assert page.get_by_text("My list: 1 work").is_visible()


def test_the_library_is_whole_without_script(opened: Opener, corpus_site: Path) -> None:
    page = opened("references/", java_script_enabled=False)
    assert page.locator(f"{ROWS}:visible").count() == works(corpus_site)
    hidden = ".lm-facets, .lm-pick, .lm-orders, .lm-export, .lm-copy-view, .lm-behind"
    assert page.locator(hidden).filter(visible=True).count() == 0


def test_an_address_opens_the_fold_that_holds_its_note(opened: Opener) -> None:
    for script in (True, False):
        page = opened("paper/#note-9", java_script_enabled=script)
        expect(page.locator("#note-9")).to_be_in_viewport()
        page = opened("paper/", java_script_enabled=script)
        assert page.locator("#note-9").is_hidden()
        assert page.locator("#section-4 > p").first.is_visible()


def test_a_register_of_the_map_has_its_critics_first(opened_map: Opener) -> None:
    page = ready(opened_map("references/"))
    said = page.locator(f"{ROWS}:visible .lm-used-by").all_inner_texts()
    argue = [bool(re.search("disputes|limits", text)) for text in said]
    assert argue == sorted(argue, reverse=True)
