"""Works to be read: each stands once, with the way to say that one has read it."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import yaml
from tests.graph.test_flow import BARRIER
from tests.site.seen import html, tags, words
from tests.small import BASE, graph

from litmap.site import render

REPOSITORY = "https://example.org/map"
SEARCHES = """searches:
  - id: hand
    title: By hand
    date: 2026-05
    where: a shelf
    to_read:
      - because: Not opened.
        works:
          - {title: "Rules & roads", authors: Adler, date: 2021-03, doi: 10.1000/a&b, topics: [slow, fast], cites: [adams2021one]}
          - {arxiv: "2307.04699", topics: [fast]}
          - {title: No number}
      - {because: Not found., works: [{title: Lost, address: "https://example.org/lost"}]}
    left_out:
      - {because: Too old., works: [{title: Third}]}
"""
FILES = {
    "searches.yml": SEARCHES,
    "barriers/slow.md": BARRIER,
    "barriers/fast.md": "---\ntitle: Fast work\nsummary: It is fast.\norder: second\n---\n",
    "references.bib": BASE["references.bib"].replace("read = {full}", "read = {unopened}", 1),
    "paper.yml": "sections: [{section: 2, title: Two, summary: It is.}]\nnotes: [{note: 1, section: 2, keys: [adams2021one]}]\n",
}
FILES["barriers/slow.md"] = BARRIER.replace(
    "sec. 2; supports @adams2021one, p. 2", "n. 1; supports @adams2021one"
)


def page(root: Path, repository: str = REPOSITORY) -> str:
    return render(graph(root, FILES), repository)["references/to-read.md"]


def rows(text: str) -> list[str]:
    return re.findall(r"<li><div>.*?</li>", text, re.DOTALL)


def test_every_work_that_waits_stands_there_once(any_map: Path, site: Path) -> None:
    text = (any_map / "content" / "searches.yml").read_text(encoding="utf-8")
    waiting = [
        work
        for search in yaml.safe_load(text)["searches"]
        for group in search.get("to_read", ())
        for work in group["works"]
    ]
    data = json.loads((site / "data" / "to-read.json").read_text(encoding="utf-8"))
    names = Counter(str(one.get("title") or one.get("doi") or one.get("arxiv")) for one in waiting)
    found = data["not_on_the_map"]
    assert names == Counter(one.get("title") or one.get("doi") or one.get("arxiv") for one in found)
    shown = rows(html(site, "references/to-read"))
    assert len(shown) == len(waiting) + len(data["on_the_map"])
    text = " ".join(map(words, shown))
    assert all(" ".join(name.split()) in text for name in names)


def test_works_stand_below_their_first_topic(tmp_path: Path) -> None:
    text = page(tmp_path)
    heads = [words(head) for head in re.findall(r"<h3>.*?</h3>", text, re.DOTALL)]
    assert heads == ["Fast work 1", "Slow work 1", "Other subjects 2"]
    rules = next(row for row in rows(text) if "Rules &amp; roads" in row)
    assert (
        words(rules)
        == "Rules & roads Adler, Mar 2021 It cites 1 work of this map. I have read this Also for: Fast work"
    )


def test_a_reason_that_is_not_the_usual_one_stands_with_the_work(tmp_path: Path) -> None:
    text = page(tmp_path)
    assert words(text).count("Not opened.") == 1
    lost = next(row for row in rows(text) if "Lost" in row)
    assert "Not found." in words(lost)


def test_a_title_leads_to_the_work_where_it_is_known(tmp_path: Path) -> None:
    links = [link["href"] for row in rows(page(tmp_path)) for link in tags(row, "a", "href")]
    assert "https://doi.org/10.1000/a&b" in links
    assert "https://arxiv.org/abs/2307.04699" in links
    assert "https://example.org/lost" in links


def test_the_form_knows_the_work(tmp_path: Path) -> None:
    forms = []
    for row in rows(page(tmp_path)):
        for link in tags(row, "a", "href"):
            if link["href"].startswith(REPOSITORY):
                forms.append(parse_qs(urlsplit(link["href"]).query))
    assert all(form["template"] == ["add-source.yml"] for form in forms)
    sources = [form["source"][0] for form in forms]
    assert sources[:4] == [
        "arXiv:2307.04699",
        "10.1000/a&b",
        "https://example.org/lost",
        "No number",
    ]
    assert len(forms) == len(rows(page(tmp_path)))
    assert "I have read this" not in page(tmp_path, repository="")


def test_works_of_the_map_that_nobody_opened_stand_apart(tmp_path: Path) -> None:
    _, text = page(tmp_path).split("## On the map, opened by nobody here")
    assert len(rows(text)) == 1
    assert "not opened" in words(rows(text)[0])
    assert "4 works wait for somebody" in words(page(tmp_path))
    assert "1 work is on the map although nobody here has opened" in words(page(tmp_path))


def test_works_that_nothing_cites_stand_last(tmp_path: Path) -> None:
    alone = FILES["barriers/slow.md"].replace("; @brown2022two", "")
    text = render(graph(tmp_path, {**FILES, "barriers/slow.md": alone}))["references/to-read.md"]
    _, text = text.split("## On the map, and cited nowhere yet")
    assert [words(row) for row in rows(text)] == ["Writer 2023b Work 2 in full"]
    assert "cited nowhere" not in page(tmp_path / "cited")


def test_where_nothing_waits_the_page_says_so(tmp_path: Path) -> None:
    text = render(graph(tmp_path, {}))["references/to-read.md"]
    assert "Nothing is recorded that waits to be read." in words(text)
    assert "On the map, opened" not in text


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    bad = SEARCHES.replace('"Rules & roads"', '"<img src=x onerror=alert(1)>"')
    bad = bad.replace("10.1000/a&b", "10.1000/a<b>onclick")
    text = render(graph(tmp_path, {**FILES, "searches.yml": bad}))["references/to-read.md"]
    assert "<img" not in text
    assert "&lt;img" in text
    assert "<b>onclick" not in text
