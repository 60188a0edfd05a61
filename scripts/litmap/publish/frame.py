"""Finished pages within the theme's frame, without MkDocs' way from Markdown to HTML.

Our pages are headings and HTML: neither front matter nor Markdown need be written and parsed again.
And the frame around them is the same for all pages of a depth and a section. What comes out is what
MkDocs makes of the exported pages, byte for byte. It takes 0.5 ms a page where MkDocs takes 2.5:
15 % of a build of the real map, and 95 MB of 265.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from jinja2 import Environment
from markdown.extensions.toc import slugify, unique
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as FramedPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs_gen_files.editor import file_sort_key

from litmap.publish.csp import trusted_scripts, with_policy
from litmap.site.html.compiled import keep_compiled
from litmap.site.html.page import Page, as_html, solid
from litmap.site.html.plan import Content, Shared

_OWN = "\N{NULL}"
"""Stands around the name of a block that is a page's own. No page holds the character."""
_FIRST_ANCHOR = "first_anchor"
"""Where the frame leads to the first heading of a page."""


class Frame:
    """The theme with one state of the navigation."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, env: Environment) -> None:
        """`nav` and `env`, the theme's templates, are those that MkDocs makes of `config`.

        `edited` will hold, by output path, when what a page shows last changed.
        """
        self._config = config
        self._nav = nav
        self._env = env
        keep_compiled(env)
        self._theme = env.get_template("main.html")
        self._in_navigation = {page.file.src_uri: page for page in nav.pages}
        self.edited: dict[str, date] = {}
        self._frames: dict[tuple[object, ...], list[str]] = {}
        self._trusted = trusted_scripts(self._not_found())

    def show(self, shared: Shared) -> None:
        """From now on all pages show this of the whole map."""
        for path, page in self._in_navigation.items():
            page.meta = {}
            if path in shared.counts:
                page.meta["count"] = shared.counts[path]
        if self._nav.homepage:
            self._nav.homepage.meta["foot"] = shared.foot
        self._frames.clear()

    def html(self, path: str, content: Content) -> str:
        """The whole page at an output path (`barriers/x.md`), with its policy.

        A page that is a text is whole as it is. Raises ValueError where one holds a script that is
        not the theme's.
        """
        html = self._framed(path, content) if isinstance(content, Page) else content
        if isinstance(content, Page) and content.edited:
            self.edited[path] = content.edited
        return with_policy(path, html, self._trusted)

    def _framed(self, path: str, page: Page) -> str:
        if path in self._in_navigation:
            return self._whole(self._in_navigation[path], page)
        file = File.generated(self._config, path, content="")
        framed = FramedPage(None, file, self._config)
        _fill(framed, page)
        return "".join(self._parts(framed))

    def _whole(self, framed: FramedPage, page: Page) -> str:
        """A page of the navigation: its frame is like no other, so the theme renders all of it."""
        _fill(framed, page)
        html = self._theme.render(self._context(framed))
        framed.content = None
        return html

    def not_found(self) -> str:
        """What is shown at an address that the site does not have."""
        return with_policy("404.html", self._not_found(), self._trusted)

    def _not_found(self) -> str:
        root = urlsplit(self._config.site_url or "/").path
        context = get_context(self._nav, [], self._config, base_url=root)
        return self._env.get_template("404.html").render(context)

    def _context(self, framed: FramedPage) -> dict[str, object]:
        return dict(get_context(self._nav, [], self._config, framed))

    def _parts(self, framed: FramedPage) -> Iterator[str]:
        """The frame, and the page's own blocks at their places."""
        own = self._theme.new_context(self._context(framed))
        for number, part in enumerate(self._frame(framed)):
            if number % 2 == 0:
                yield part
            elif part == _FIRST_ANCHOR:
                yield next(iter(framed.toc)).id
            else:
                yield from self._theme.blocks[part](own)

    def _frame(self, framed: FramedPage) -> list[str]:
        """The frame of a page: HTML and, between, the names of blocks that are the page's own.

        It is rendered once for all pages of a depth and a section.
        """
        place = framed.meta.get("within") or framed.url
        sections = [page.url for page in self._nav.pages if place.startswith(page.url)]
        like = (framed.url.count("/"), *sections, len(framed.toc) > 0)
        if like not in self._frames:
            self._frames[like] = self._frame_of(framed)
        return self._frames[like]

    def _frame_of(self, framed: FramedPage) -> list[str]:
        toc = framed.toc
        if len(toc):
            framed.toc = TableOfContents([AnchorLink("", _mark(_FIRST_ANCHOR), 2)])
        context = {**self._context(framed), "mark": _mark}
        html = self._env.get_template("frame.html").render(context)
        framed.toc = toc
        return re.split(f"{_OWN}(\\w+){_OWN}", html)


def with_pages(
    files: Iterable[File], paths: Iterable[str], edited: Mapping[str, date], config: MkDocsConfig
) -> list[File]:
    """The files of MkDocs' pages and of these, in the order of gen-files, each with its page.

    `edited` says by path when what a page shows last changed.
    """
    found = list(files)
    for path in paths:
        file = File.generated(config, path, content="")
        framed = FramedPage(None, file, config)  # which becomes the page of the file
        if path in edited:
            framed.meta = {"edited_on": edited[path].isoformat()}
        found.append(file)
    return sorted(found, key=file_sort_key)


def navigation(config: MkDocsConfig) -> Navigation:
    """The navigation of mkdocs.yml, for a frame without a build: its pages are still empty."""
    files = [File.generated(config, path, content="") for path in in_navigation(config.nav)]
    return get_navigation(Files(files), config)


def in_navigation(nav: object) -> Iterator[str]:
    """The paths that `nav` of mkdocs.yml names, at any depth; not the addresses of other sites."""
    if isinstance(nav, str):
        if "://" not in nav:
            yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from in_navigation(item)
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from in_navigation(item)


def _fill(framed: FramedPage, page: Page) -> None:
    """Give MkDocs' page what it would read from the page's Markdown."""
    framed.meta = page.front()
    framed.markdown = ""  # MkDocs' sign that it was read
    blocks: list[str] = []
    anchors: list[AnchorLink] = []
    taken: set[str] = set()
    counters: dict[str, int] = {}
    for section in page.sections:
        if section.heading:
            heading = " ".join(section.heading.split())
            anchor = unique(slugify(heading, "-"), taken, counters)
            anchors.append(AnchorLink(as_html(heading), anchor, 2))
            blocks.append(_heading(as_html(heading), anchor))
        blocks.append(solid(section.html))
    framed.content = "\n".join(filter(None, blocks))
    framed.toc = TableOfContents(anchors)


def _heading(html: str, anchor: str) -> str:
    """A heading as Python-Markdown writes it, with its permanent link."""
    link = f'<a class="headerlink" href="#{anchor}" title="Permanent link">&para;</a>'
    return f'<h2 id="{anchor}">{html}{link}</h2>'


def _mark(name: str) -> str:
    return f"{_OWN}{name}{_OWN}"
