"""The pictures in Chromium: choosing by mouse, keyboard and touch, the address, filters, labels, paper."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Opener

from litmap.model.vocabulary import ORDER_NAMES

NODE = ".lm-node[data-id={}]"
VIEWS = {"argument": "argument/", "matrix": "matrix/", "map": "map/", "timeline": "timeline/"}


def live(page: Page) -> Page:
    """The page when its scripts have come, which are asked for once it stands."""
    page.wait_for_load_state("networkidle")
    return page


def lit(page: Page) -> set[str]:
    """The nodes that are lit."""
    return set(
        page.locator(".lm-node.lm-lit").evaluate_all("all => all.map(one => one.dataset.id)")
    )


def near(page: Page, node: str) -> set[str]:
    """What a node is joined to: as it says itself, or by the rows of ties that stand on the chosen day."""
    said = (page.locator(NODE.format(node)).get_attribute("data-near") or "").split()
    day = (
        page.locator(".lm-network").get_attribute("data-day")
        if page.locator(".lm-network").count()
        else ""
    )
    rows = page.locator(f"tr[data-days~='{day}']:not([hidden])").evaluate_all(
        "all => all.map(one => [one.dataset.from, one.dataset.to])"
    )
    return {node, *said, *(end for ends in rows if node in ends for end in ends)}


@pytest.mark.parametrize(
    ("path", "node"), [("argument/", "rivalry"), ("map/", "oecd")], ids=["argument", "map"]
)
def test_a_choice_lights_what_is_joined_and_stands_in_the_address(
    opened: Opener, path: str, node: str
) -> None:
    page = live(opened(path))
    one = page.locator(NODE.format(node))
    one.hover()
    assert lit(page) == near(page, node)
    assert page.locator(".lm-chosen").is_hidden()
    one.click()
    assert page.url.endswith(f"#n={node}")
    assert page.locator(".lm-chosen-bar a", has_text="Open the entry").is_visible()
    page.locator("h1").hover()
    assert lit(page) == near(page, node)
    shown = page.locator(":is(.lm-single, .lm-tied).lm-lit").evaluate_all(
        "all => all.map(one => [one.dataset.from, one.dataset.to])"
    )
    assert shown
    assert all(node in ends for ends in shown)
    page.keyboard.press("Escape")
    assert "#" not in page.url
    assert page.locator(".lm-chosen").is_hidden()
    assert lit(page) == set()
    page.go_back()
    assert lit(page) == near(page, node)
    page.reload()
    live(page)
    assert lit(page) == near(page, node)
    page.get_by_role("button", name="Show everything again").click()
    page.mouse.move(0, 0)
    assert lit(page) == set()
    assert page.evaluate("document.activeElement.dataset.id") == node


@pytest.mark.parametrize(
    ("path", "node"),
    [("argument/", "mistrust"), ("map/", "forum-of-eight")],
    ids=["argument", "map"],
)
def test_a_choice_is_made_by_keyboard_alone(opened: Opener, path: str, node: str) -> None:
    page = live(opened(path))
    page.locator(NODE.format(node)).focus()
    assert lit(page) == near(page, node)
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#n={node}")
    assert page.evaluate("document.activeElement.id") == "__chosen"
    assert page.locator(NODE.format(node)).get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert lit(page) == set()
    assert page.evaluate("document.activeElement.dataset.id") == node


def covered(page: Page, selector: str) -> bool:
    """Does the bar stand over it?"""
    box, bar = (
        page.locator(selector).first.bounding_box(),
        page.locator(".lm-chosen-bar").bounding_box(),
    )
    assert box
    assert bar
    return bool(box["y"] + box["height"] > bar["y"] + 1 and box["y"] < bar["y"] + bar["height"])


@pytest.mark.parametrize("height", [650, 900])
@pytest.mark.parametrize(
    ("path", "node"),
    [("argument/", "strong-complex"), ("argument/", "link-bodies"), ("map/", "gathering")],
    ids=["pathway", "recommendation", "map"],
)
def test_the_bar_is_low_and_never_covers_what_is_chosen_or_has_the_focus(
    opened: Opener, path: str, node: str, height: int
) -> None:
    page = live(opened(path))
    page.set_viewport_size({"width": 1440, "height": height})
    page.locator(NODE.format(node)).click()
    assert not covered(page, NODE.format(node))
    assert page.get_by_role("button", name="Show everything again").is_visible()
    bar = page.locator(".lm-chosen-bar").bounding_box()
    assert bar
    assert bar["height"] < 60
    assert page.locator(".lm-chosen-bar button").last.evaluate(
        "one => { const box = one.getBoundingClientRect();"
        "return one.contains(document.elementFromPoint(box.x + 5, box.y + 5)) }"
    )
    page.locator(NODE.format(node)).focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.lm-picture *')"):
            assert not covered(page, ":focus")
    page.reload()
    live(page)
    assert not covered(page, NODE.format(node))


@pytest.mark.parametrize(
    ("path", "node"), [("argument/", "secrecy"), ("map/", "oecd")], ids=["argument", "map"]
)
def test_the_page_keeps_still_while_keys_choose_and_go_through_the_bar(
    opened: Opener, path: str, node: str
) -> None:
    page = live(opened(path))
    page.locator(NODE.format(node)).focus()
    page.keyboard.press("Enter")
    still = page.evaluate("scrollY")
    top = page.locator(NODE.format(node)).bounding_box()
    assert top
    assert (
        page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom") < top["y"]
    )
    assert not covered(page, NODE.format(node))
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.lm-chosen-bar *')")
    assert page.evaluate("scrollY") == still


def test_a_double_click_is_one_choice(opened: Opener) -> None:
    page = live(opened("argument/"))
    page.locator(NODE.format("strong-complex")).dblclick()
    assert page.url.endswith("#n=strong-complex")
    page.go_back()
    assert page.locator(".lm-chosen").is_hidden()


def test_escape_in_the_search_field_leaves_the_choice(opened: Opener) -> None:
    page = live(opened("argument/#n=mistrust"))
    page.locator(".lm-find input").fill("OECD")
    page.keyboard.press("Escape")
    assert page.url.endswith("#n=mistrust")
    page.locator(".lm-chosen-bar a").first.focus()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.id") == "mistrust"


@pytest.mark.parametrize(
    ("path", "node"), [("argument/", "mistrust"), ("map/", "oecd")], ids=["argument", "map"]
)
def test_on_a_phone_a_choice_opens_the_item_of_the_list_and_stands_in_the_address(
    opened: Opener, path: str, node: str
) -> None:
    page = live(opened(f"{path}#n={node}", 360, has_touch=True, is_mobile=True))
    item = page.locator(f"#list-{node} .lm-joined")
    assert item.is_visible()
    assert page.locator(".lm-chosen").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert (
        min(
            item.locator("li").evaluate_all(
                "all => all.map(one => one.getBoundingClientRect().width)"
            )
        )
        > 120
    )
    page.locator(f"#list-{node} summary").tap()
    page.wait_for_url(lambda url: "#" not in url)
    page.locator(f"#list-{node} summary").tap()
    page.wait_for_url(f"**#n={node}")
    page.set_viewport_size({"width": 1440, "height": 900})
    assert page.locator(".lm-chosen").is_visible()
    assert lit(page) == near(page, node)


def test_the_list_stays_open_when_its_own_links_are_used(opened: Opener) -> None:
    page = live(opened("argument/"))
    page.get_by_text("Show as a list").click()
    page.locator(".lm-jump a", has_text="Pathways").click()
    assert page.locator("#list-of-pathway").is_visible()
    assert page.locator("#list-of-pathway").evaluate("one => one.getBoundingClientRect().top") < 900
    page.locator(NODE.format("strong-complex")).click()
    assert page.locator("#list-of-pathway").is_visible()


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("item", ["argument/#list-mistrust", "map/#list-oecd"])
def test_an_address_of_an_item_opens_the_fold_around_it(
    opened: Opener, item: str, width: int
) -> None:
    page = live(opened(item, width))
    named = page.locator(f"#{item.partition('#')[2]}")
    named.wait_for()
    assert 0 <= named.evaluate("one => one.getBoundingClientRect().top") < 900


def test_a_choice_is_made_by_touch_and_a_second_touch_ends_it(opened: Opener) -> None:
    page = live(opened("argument/", 1440, has_touch=True))
    node = page.locator(NODE.format("rigid-mandates"))
    node.tap()
    assert lit(page) == near(page, "rigid-mandates")
    page.wait_for_timeout(700)  # two touches at once are one choice
    node.tap()
    page.locator(".lm-lit").first.wait_for(state="detached")
    assert page.locator(".lm-chosen").is_hidden()


def test_an_old_address_of_a_choice_on_home_leads_to_the_diagram(opened: Opener) -> None:
    page = opened("#n=rivalry")
    page.wait_for_url("**/argument/#n=rivalry")
    live(page)
    assert lit(page) == near(page, "rivalry")
    page = live(opened("#__content"))
    assert page.url.endswith("/#__content")


def test_the_panel_says_in_words_what_is_lit(opened: Opener) -> None:
    page = live(opened("argument/#n=rivalry"))
    assert page.locator(".lm-chosen-bar b").inner_text() != ""
    page.get_by_role("button", name="What it is joined to").click()
    assert page.evaluate("document.activeElement.matches('.lm-chosen')")
    assert page.url.endswith("#n=rivalry")
    said = page.locator(".lm-chosen").inner_text()
    assert "Hinders" in said
    assert "Speaks for" in said
    assert "Worsened by" in said
    assert "Answered by" in said
    linked = page.locator(".lm-chosen .lm-joined > div:not(:first-child) a").evaluate_all(
        "all => all.map(one => one.pathname.split('/').at(-2))"
    )
    assert set(linked) <= near(page, "rivalry")
    assert "strong-complex" in linked


def test_a_tie_is_named_beside_each_neighbour(opened: Opener) -> None:
    page = live(opened("map/#n=forum-of-eight"))
    oecd, other = (page.locator(NODE.format(one) + " small") for one in ("oecd", "gathering"))
    assert oecd.inner_text() == "draws on, delegates to"
    page.get_by_text("Which ties, and how to read them").click()
    page.get_by_label("delegates to").uncheck()
    assert oecd.inner_text() == "draws on"
    page.get_by_label("draws on").uncheck()
    assert "oecd" not in lit(page)
    page.goto(page.url.partition("?")[0] + "#n=oecd")
    live(page)
    assert "joined by" in other.inner_text()
    page.get_by_label(re.compile("the paper")).check()
    assert "joined by" not in other.inner_text()
    assert lit(page) == near(page, "oecd")


def labels_have_room(page: Page) -> None:
    """No label of a picture is cut, and none runs into another."""
    cut = page.locator(".lm-picture :is(.lm-node, .lm-node-name, .lm-group)").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')"
        ".map(one => one.textContent)"
    )
    assert cut == []
    boxes = page.locator(".lm-picture section").evaluate_all(
        "all => all.map(column => [...column.querySelectorAll('.lm-node-name, .lm-group')].map(one => {"
        "const box = one.getBoundingClientRect(); return [box.top, box.bottom, one.textContent]})"
        ".sort((a, b) => a[0] - b[0]))"
    )
    for column in boxes:
        for (_, bottom, above), (top, _, below) in pairwise(column):
            assert bottom <= top + 1, f"'{above}' runs into '{below}'"


WIDE = pytest.mark.parametrize("width", [1220, 1440, 1920])
DRAWN = pytest.mark.parametrize("path", ["argument/", "map/"], ids=["argument", "map"])


@WIDE
@DRAWN
def test_labels_are_never_cut_and_never_overlap(opened: Opener, path: str, width: int) -> None:
    labels_have_room(live(opened(path, width)))


@WIDE
@DRAWN
def test_labels_of_the_map_have_room_too(opened_map: Opener, path: str, width: int) -> None:
    labels_have_room(live(opened_map(path, width)))


def texts_have_room(page: Page, slide: Path) -> None:
    """No text of a slide leaves it or lies over another."""
    page.evaluate("drawn => { document.body.innerHTML = drawn }", slide.read_text(encoding="utf-8"))
    found = page.evaluate(
        "() => { const frame = document.querySelector('svg').getBoundingClientRect();"
        "const boxes = [...document.querySelectorAll('svg text')].map(one => [one.textContent, one.getBoundingClientRect()]);"
        "const out = boxes.filter(([_, b]) => b.left < frame.left || b.right > frame.right || b.bottom > frame.bottom);"
        "const over = boxes.flatMap(([t, a], i) => boxes.slice(i + 1).filter(([_, b]) => a.left < b.right - 1"
        " && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4).map(([u]) => t + ' / ' + u));"
        "return [out.map(([t]) => t), over, boxes.length]; }"
    )
    assert found[:2] == [[], []]
    assert found[2]


SLIDES = pytest.mark.parametrize(
    "name", ["argument", "matrix-barriers", "matrix-criteria", "map", "timeline"]
)


@SLIDES
def test_texts_of_a_slide_do_not_overlap_and_stand_within_it(
    opened: Opener, corpus_site: Path, name: str
) -> None:
    texts_have_room(live(opened("timeline/")), corpus_site / "data" / f"{name}.svg")


@SLIDES
def test_texts_of_a_slide_of_the_map_have_room_too(
    opened_map: Opener, map_site: Path, name: str
) -> None:
    texts_have_room(live(opened_map("timeline/")), map_site / "data" / f"{name}.svg")


def shown_cells(page: Page) -> int:
    return page.locator(
        ".lm-cells:has(tbody[data-order]) td[data-tone]:not(.lm-out):visible"
    ).count()


def test_the_matrix_filters_sorts_and_keeps_the_choice_in_the_address(opened: Opener) -> None:
    page = live(opened("matrix/"))
    every = shown_cells(page)
    page.get_by_label("Effect").select_option("motivates")
    assert "effect=motivates" in page.url
    some = shown_cells(page)
    assert 0 < some < every
    assert f"{some} filled cells" in page.locator(".lm-choose output").inner_text()
    page.reload()
    live(page)
    assert shown_cells(page) == some
    page.get_by_label("Effect").select_option("")
    page.locator("select[name=order]").select_option("first")
    assert page.locator("tbody[data-order]:visible").count() == 1
    page.get_by_label("Sort by").select_option("cells")
    counts = page.locator("tbody[data-order=first] tr.lm-row").evaluate_all(
        "all => all.map(row => row.querySelectorAll('td[data-tone]').length)"
    )
    assert counts == sorted(counts, reverse=True)
    assert page.locator("tbody[data-order=first] tr").first.get_attribute("class") == "lm-order"


def test_a_cell_is_tinted_the_stronger_the_more_works(opened: Opener) -> None:
    page = live(opened("matrix/"))
    tints = page.locator("td[data-tone] > a").evaluate_all(
        "all => all.map(one => [one.parentElement.dataset.tone, Math.min(4, one.parentElement.dataset.count),"
        " Number(getComputedStyle(one).backgroundColor.match(/[/,] ([\\d.]+)\\)$/)?.[1] ?? 1)])"
    )
    by_count = {
        count: {
            tint
            for tone, number, tint in tints
            if number == count and tone not in ("not-applicable", "not-assessed")
        }
        for count in (1, 2, 3, 4)
    }
    assert all(len(found) == 1 for found in by_count.values()), by_count
    strengths = [next(iter(found)) for found in by_count.values()]
    assert strengths == sorted(set(strengths))
    assert {tint for tone, _, tint in tints if tone == "not-assessed"} == {0}


def test_a_phone_filters_and_sorts_the_lists_as_the_table_is(opened: Opener) -> None:
    page = live(opened("matrix/", 360))
    folds = page.locator(".lm-lists [data-order] .lm-fold:visible")
    assert page.locator(".lm-cells:visible").count() == 0
    every = folds.count()
    tools = page.locator(".lm-tools > summary")
    assert f"in {every} of {every} rows" in tools.inner_text()
    assert page.get_by_label("Effect").is_hidden()
    tools.click()
    page.get_by_label("Effect").select_option("motivates")
    assert 0 < folds.count() < every
    assert "1 on" in tools.inner_text()
    assert f" in {folds.count()} of {every} rows" in page.locator(".lm-choose output").inner_text()
    folds.first.locator("summary").click()
    ways = folds.first.locator("li:visible a")
    assert ways.count() == folds.first.locator(".lm-said:visible").count() > 0
    with page.expect_navigation():
        ways.first.click()
    assert "speaks for" in page.locator("section:target").inner_text()
    page.go_back()
    live(page)
    tools.click()
    page.get_by_label("Effect").select_option("")
    page.locator("select[name=pathway]").select_option("strong-complex")
    said = page.locator(".lm-lists [data-order] .lm-said:visible")
    assert (
        f"{said.count()} filled cells in {folds.count()} of"
        in page.locator(".lm-choose output").inner_text()
    )
    assert all(one.inner_text().startswith("A strong regime complex") for one in said.all())
    page.locator("select[name=pathway]").select_option("")
    page.locator("select[name=order]").select_option("first")
    assert page.locator(".lm-lists .lm-order:visible").all_inner_texts() == [ORDER_NAMES["first"]]
    page.get_by_label("Sort by").select_option("cells")
    rows = page.locator("tbody[data-order=first] tr.lm-row").evaluate_all(
        "all => all.map(row => row.dataset.row)"
    )
    assert folds.evaluate_all("all => all.map(one => one.dataset.row)") == rows
    assert (
        page.locator(".lm-lists [data-order=first] > :first-child").get_attribute("class")
        == "lm-order"
    )


def test_back_restores_what_the_address_says(opened: Opener) -> None:
    page = live(opened("matrix/"))
    page.get_by_label("Effect").select_option("hinders")
    some = shown_cells(page)
    page.locator(".lm-cells td a:visible").first.click()
    page.get_by_label("Effect").select_option("eased-by")
    assert shown_cells(page) != some
    page.go_back()
    assert page.get_by_label("Effect").input_value() == "hinders"
    assert shown_cells(page) == some


@pytest.mark.parametrize(
    "path",
    [
        "matrix/?effect=nonsense&sort=foo#%",
        "timeline/?lane=xyz",
        "map/?day=x&without=y&role=z#n=nobody",
    ],
)
def test_an_address_of_nonsense_shows_everything(opened: Opener, path: str) -> None:
    page = live(opened(path))
    assert (
        page.locator("article select").evaluate_all("all => all.map(one => one.selectedIndex)")
        == [0] * page.locator("article select").count()
    )
    assert page.locator(".lm-chosen:visible, .lm-out, article li[hidden]").count() == 0


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("matrix/#cell-rivalry.strong-complex", 360),
        ("matrix/?effect=motivates#cell-mistrust.strong-complex", 1440),
        ("timeline/?institution=oecd&lane=instrument#moment-0", 1440),
        ("matrix/#cell-mistrust.central-bodies", 1440),
        ("matrix/#cell-overlapping-work.strong-complex", 1220),
    ],
)
def test_what_an_address_names_comes_into_sight(opened: Opener, path: str, width: int) -> None:
    page = live(opened(path, width))
    name = path.partition("#")[2]
    named = f"#{name}" if width > 1000 else f"#{name.replace('cell', 'list')}"
    assert page.locator(named.replace(".", "\\.")).is_visible()
    top = page.locator(named.replace(".", "\\.")).evaluate("one => one.getBoundingClientRect().top")
    assert 0 < top < 900
    assert "?" not in page.url or not page.url.partition("?")[2].partition("#")[0]


def test_the_timeline_is_filtered_by_keyboard_and_by_touch(opened: Opener) -> None:
    page = live(opened("timeline/"))
    page.get_by_label("Kind").focus()
    page.keyboard.press("D")
    assert "lane=development" in page.url
    assert set(
        page.locator("li[data-lane]:visible").evaluate_all(
            "all => all.map(one => one.dataset.lane)"
        )
    ) == {"development"}
    page = live(opened("timeline/", 360, has_touch=True, is_mobile=True))
    page.locator(".lm-tools > summary").tap()
    page.get_by_label("Kind").select_option("development")
    assert (
        page.locator("li[data-lane]:visible").count()
        == page.locator("li[data-lane=development]").count()
        > 0
    )
    page.locator("li[data-lane]:visible a").first.tap()
    page.wait_for_url("**/developments/*/")


@pytest.mark.parametrize("width", [360, 1440])
def test_a_moment_is_in_sight_also_where_a_filter_shortens_the_list(
    opened: Opener, width: int
) -> None:
    page = live(opened("timeline/?institution=oecd", width))
    for moment in page.locator("li[data-lane]:visible").evaluate_all(
        "all => all.slice(2, 9).map(one => one.id)"
    ):
        page = live(opened(f"timeline/?institution=oecd#{moment}", width))
        top = page.locator(f"#{moment}").evaluate("one => one.getBoundingClientRect().top")
        assert (
            page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom")
            <= top + 1
            < 900
        )
        assert "institution=oecd" in page.url


def test_an_address_leads_to_a_cell_that_a_filter_would_hide(opened: Opener) -> None:
    page = live(opened("matrix/?effect=motivates#list-mistrust.strong-complex"))
    assert page.locator("#cell-mistrust\\.strong-complex").is_visible()
    expect(page.locator(".lm-behind")).to_contain_text("hinders")
    assert "effect" not in page.url
    assert page.get_by_label("Effect").input_value() == ""


def test_a_cell_shows_what_is_behind_it_right_below_its_row(opened: Opener) -> None:
    page = live(opened("matrix/"))
    cell = page.locator("#cell-mistrust\\.strong-complex")
    cell.focus()
    still = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    behind = page.locator(".lm-behind")
    expect(behind).to_contain_text("hinders")
    assert page.evaluate("scrollY") == still
    row = cell.evaluate("one => one.closest('tr').getBoundingClientRect().bottom")
    assert abs(behind.evaluate("one => one.getBoundingClientRect().top") - row) < 5
    assert page.url.endswith("#cell-mistrust.strong-complex")
    with page.expect_download() as download:
        behind.get_by_text("BibTeX").click()
    assert download.value.path().read_text(encoding="utf-8").startswith("@")
    page.reload()
    live(page)
    assert behind.is_visible()
    page.locator("td[data-condition] > a").first.click()
    assert behind.count() == 1
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Close").click()
    assert behind.count() == 0
    assert page.evaluate("document.activeElement.matches('td[data-condition] > a')")
    assert "#" not in page.url


def test_without_script_a_cell_leads_to_its_list_and_the_list_leads_back(opened: Opener) -> None:
    page = opened("matrix/", java_script_enabled=False)
    page.locator("#cell-mistrust\\.strong-complex").click()
    page.wait_for_url(re.compile(r"/matrix/\d+/#list-mistrust\.strong-complex$"))
    listed = page.locator("#list-mistrust\\.strong-complex")
    assert "hinders" in (listed.text_content() or "")
    listed.locator("a.lm-back").click()
    page.wait_for_url("**/matrix/#cell-mistrust.strong-complex")


@pytest.mark.parametrize(
    ("width", "below"), [(1440, ".md-header"), (768, ".lm-scroll:has(tbody[data-order])")]
)
def test_heads_of_the_matrix_stay_in_sight(opened: Opener, width: int, below: str) -> None:
    page = live(opened("matrix/", width))
    page.locator("tbody[data-order] tr.lm-row").last.scroll_into_view_if_needed()
    head = page.locator(".lm-cells:has(tbody[data-order]) thead th").nth(1).bounding_box()
    edge = page.locator(below).bounding_box()
    assert head
    assert edge
    assert abs(head["y"] - edge["y"] - (edge["height"] if below == ".md-header" else 0)) <= 3


def test_the_network_goes_back_to_the_papers_day_and_leaves_out_kinds_of_tie(
    opened: Opener,
) -> None:
    page = live(opened("map/"))
    output = page.locator(".lm-days output")
    today = int(output.inner_text().split()[0])
    joined = page.locator("g[data-sign=lineage]")
    assert joined.first.evaluate("one => getComputedStyle(one).display") != "none"
    page.get_by_label(re.compile("the paper")).check()
    assert int(output.inner_text().split()[0]) < today
    assert joined.first.evaluate("one => getComputedStyle(one).display") == "none"
    assert page.locator("#list-oecd summary span").first.text_content() == (
        f"{page.locator(NODE.format('oecd') + ' small').get_attribute('data-ties')} ties"
    )
    ties = "tr[data-days~=paper]:not([data-sign=absent]):is([data-from=oecd], [data-to=oecd])"
    assert page.locator(NODE.format("oecd") + " small").get_attribute("data-ties") == str(
        page.locator(ties).count()
    )
    assert "day=paper" in page.url
    page.locator(NODE.format("oecd")).click()
    page.get_by_label("today").check()
    page.go_back()
    assert page.get_by_label(re.compile("the paper")).is_checked()
    assert page.locator(".lm-network").get_attribute("data-day") == "paper"
    page.get_by_text("Which ties, and how to read them").click()
    page.get_by_label("does not include").uncheck()
    assert page.locator("g[data-sign=absent]").evaluate_all(
        "all => all.every(one => getComputedStyle(one).display === 'none')"
    )
    page.reload()
    live(page)
    assert not page.get_by_label("does not include").is_checked()


def test_the_timeline_is_filtered_and_a_dot_finds_its_line(opened: Opener) -> None:
    page = live(opened("timeline/"))
    page.get_by_label("Effect on the map").select_option("updates")
    left = page.locator("li[data-lane]:visible")
    assert set(left.evaluate_all("all => all.map(one => one.dataset.lane)")) == {"development"}
    assert page.locator("[data-moment]:not([hidden])").count() == left.count()
    page.reload()
    live(page)
    assert page.locator("[data-moment]:not([hidden])").count() == left.count()
    page.locator("[data-moment]:not([hidden])").first.click()
    assert re.search(r"#moment-\d+$", page.url)
    assert page.locator("li:target").is_visible()


@pytest.mark.parametrize("path", VIEWS.values(), ids=VIEWS)
def test_a_phone_shows_the_list_with_all_that_the_picture_holds(opened: Opener, path: str) -> None:
    page = live(opened(path, 360, has_touch=True, is_mobile=True))
    assert (
        not page.locator(":is(.lm-picture, .lm-scroll:has(.lm-cells), .lm-dots)")
        .locator("visible=true")
        .count()
    )
    folds = page.locator("article details:visible")
    if path != "timeline/":
        folds.last.locator("summary").first.tap()
    assert page.locator("article a:visible").count() > 0


@pytest.mark.parametrize("path", VIEWS.values(), ids=VIEWS)
def test_without_script_the_whole_picture_stands(opened: Opener, path: str) -> None:
    page = live(opened(path, java_script_enabled=False))
    assert page.locator(":is(.lm-picture, .lm-cells, .lm-dots)").first.is_visible()
    assert page.locator("article :is(input, select):visible").count() == 0
    assert page.locator(".lm-scripted:visible").count() == 0
    if path == "argument/":
        page.locator(NODE.format("rivalry")).click()
        assert page.url.endswith("/barriers/rivalry/")


def test_pictures_print_whole_as_lists_and_tables(opened: Opener) -> None:
    page = live(opened("argument/"))
    page.emulate_media(media="print")
    assert page.locator(".lm-picture").is_hidden()
    for kind in ("barrier", "pathway", "recommendation", "institution"):
        count = page.locator(f"section[data-column={kind}] .lm-node").count()
        assert (
            page.locator(f".lm-aslist li[data-kind={kind}] > details > summary")
            .filter(visible=True)
            .count()
            == count
            > 0
        )
    page = live(opened("map/"))
    page.emulate_media(media="print")
    assert (
        page.locator("tr[data-days~=today]").filter(visible=True).count()
        == page.locator("tr[data-days~=today]").count()
        > 0
    )
    page = live(opened("matrix/"))
    page.emulate_media(media="print")
    wide, high = page.locator(".lm-scroll:has(tbody[data-order])").evaluate(
        "one => [one.scrollWidth - one.clientWidth, one.scrollHeight - one.clientHeight]"
    )
    assert high <= 1
    page.set_viewport_size({"width": 1017, "height": 680})  # A4 on its side, without margins
    wide = page.locator(".lm-cells").first.evaluate("one => one.getBoundingClientRect().right")
    assert wide <= 1017


def test_forced_colours_keep_signs_and_words(opened: Opener) -> None:
    page = live(opened("argument/", forced_colors="active"))
    signs = page.locator(".lm-legend [data-sign]").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before')).map(style => style.borderColor + style.borderStyle + style.height)"
    )
    assert len(set(signs)) == len(signs) == 6
    page = live(opened("timeline/", forced_colors="active"))
    assert (
        len(
            set(
                page.locator(".lm-dots circle").evaluate_all(
                    "all => all.map(one => getComputedStyle(one).fill)"
                )
            )
        )
        == 1
    )


def test_scripts_stay_small(corpus_site: Path) -> None:
    import gzip

    own = b"".join(path.read_bytes() for path in (corpus_site / "assets").glob("*.js"))
    assert len(gzip.compress(own)) < 60 * 1024
