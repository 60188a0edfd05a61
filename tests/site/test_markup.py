"""The HTML of every page keeps the rules that a validator knows, as far as templates can break them."""

from html.parser import HTMLParser
from pathlib import Path

FOUND_ALREADY = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "td": "cell",
    "th": "columnheader rowheader",
    "ul": "list",
    "ol": "list",
    "li": "listitem",
    "nav": "navigation",
    "button": "button",
    "a": "link",
}
"""The role that an element has of itself."""
INLINE = {"a", "abbr", "b", "button", "cite", "em", "i", "label", "output", "p", "span", "strong"}
"""What holds text and inline elements alone; h1 to h6 and summary hold them too, and headings."""
BLOCKS = {
    *("details", "div", "dl", "fieldset", "figure", "form", "header", "nav", "ol", "p"),
    *("section", "table", "ul", "h2", "h3", "h4", "h5", "h6"),
}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}
HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


class Reader(HTMLParser):
    """Goes through a page and collects its faults."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: set[str] = set()
        self.open: list[str] = []
        self.without_heading: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (given.get("role") or "-") in FOUND_ALREADY.get(tag, ""):
            self.faults.add(f"a {tag} with the role it has of itself")
        around = self.open[-1] if self.open else ""
        if tag in BLOCKS and around in INLINE:
            self.faults.add(f"a {tag} within a {around}")
        if tag in HEADINGS:
            self.without_heading.clear()
        if tag in VOID:
            return
        self.open.append(tag)
        if tag == "section" and "aria-label" not in given:
            self.without_heading.append(len(self.open))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.add(f"</{tag}> where {self.open[-1:]} is open")
            return
        if self.without_heading[-1:] == [len(self.open)]:
            self.faults.add("a section without a heading")
            self.without_heading.pop()
        self.open.pop()


def faults(html: str) -> set[str]:
    reader = Reader()
    reader.feed(html)
    return reader.faults


def test_the_reader_finds_what_it_looks_for() -> None:
    assert faults("<table><tr role='row'><td>1</td></tr></table>")
    assert faults("<span><details><summary>1</summary></details></span>")
    assert faults("<section><p>1</p></section>")
    assert faults("<div><p>1</div>")
    assert not faults("<section><div><h2>1</h2></div><p><b>2</b><br></p></section>")


def test_pages_are_valid(site: Path) -> None:
    found = {
        str(path.relative_to(site)): faults(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }
    assert found
    assert {path: what for path, what in found.items() if what} == {}
