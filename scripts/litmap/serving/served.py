"""The site of a project as it is at this moment.

After an edit the map is loaded and linked anew, and a page is made when somebody asks for it. What
the rules find in the map comes a little later.
"""

import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from mkdocs.exceptions import MkDocsException

from litmap.graph.link import link
from litmap.pipeline import found_in, plan_site
from litmap.problems import report
from litmap.problems.problem import Place, Problem
from litmap.publish.theme import Theme
from litmap.serving.loading import Loaded, Loader
from litmap.serving.newest import OnNewest
from litmap.serving.news import News
from litmap.serving.search import SearchIndex
from litmap.serving.state import State
from litmap.site import shared
from litmap.site.html.labels import Labels
from litmap.site.html.site import Site
from litmap.site.pages.findings import with_findings

SETTINGS = "settings"
"""Under this name faults in mkdocs.yml are shown; no rule about the map reports them."""
_NOT_SHOWN = "The site was not built: mend the errors above."


class Refused(Exception):
    """The map has errors, and its settings say that then it is not shown; the message lists all."""


class ServedSite:
    """Holds the newest `state`, and brings the next one when something has changed."""

    state: State

    def __init__(
        self, loader: Loader, load_theme: Callable[[], Theme], news: News, search: SearchIndex
    ) -> None:
        """Make the first state. Raises Refused, and what MkDocs raises for unsound settings."""
        self._loader = loader
        self._load_theme = load_theme
        self._news = news
        self._search = search
        self._lock = threading.Lock()
        self._judge = OnNewest(self._find, pause=0.2)
        self._found: Sequence[Problem] = ()
        self._in_settings: Sequence[Problem] = ()
        self._theme = load_theme()
        self._bare: State | None = None
        self._take(loader.load())

    def update(self, changed: set[str]) -> None:
        """Follow the files of the 'map', or of the 'theme', to which the settings belong.

        What cannot be shown is told, and what was shown before stays.
        """
        loaded = self._loader.load()
        if "theme" in changed:
            self._reload_theme()
        elif loaded is self._loaded:
            return
        try:
            self._take(loaded)
        except Refused as why:
            print(why, file=sys.stderr)

    def close(self) -> None:
        """Follow nothing any more."""
        self._judge.close()
        self._search.close()

    def _reload_theme(self) -> None:
        try:
            self._theme = self._load_theme()
            self._in_settings = ()
        except MkDocsException as wrong:
            print(wrong, file=sys.stderr)
            self._in_settings = (Problem(Place("mkdocs.yml"), SETTINGS, str(wrong)),)

    def _take(self, loaded: Loaded) -> None:
        """Show a map, and have it judged. Raises Refused."""
        if self._theme.is_strict:
            _refuse_errors(loaded)
        site = Site(
            link(loaded.shown),
            self._theme.repository,
            self._labels_of(loaded),
            history=self._loader.history,
        )
        bare = State(
            number=0, theme=self._theme, site=site, shared=shared(site), plan=plan_site(site)
        )
        with self._lock:
            self._loaded, self._bare = loaded, bare
            self._found = [one for one in self._found if one.place.file in loaded.files]
            self._show(bare)
        self._judge.give(loaded)
        self._search.follow(bare.site.graph)

    def _labels_of(self, loaded: Loaded) -> Labels | None:
        """The labels of works as they are, unless works have changed: a sixth of an update."""
        if self._bare is None:
            return None
        before, now = self._bare.site.corpus, loaded.shown
        if before.references is now.references and before.paper is now.paper:
            return self._bare.site.labels
        return None

    def _find(self, loaded: Loaded) -> None:
        """Tell and show what the rules find in a map, unless there is a newer one already."""
        found = sorted(found_in(loaded.corpus))
        with self._lock:
            if loaded is not self._loaded:
                return
            if found != self._found and self._bare:
                self._found = found
                self._show(self._bare)
        problems = [*loaded.problems, *found]
        if problems:
            print(report.as_text(problems), end="", file=sys.stderr)

    def _show(self, bare: State) -> None:
        """Make the state of all that is known, and tell the pages that are open."""
        problems = [*self._in_settings, *self._loaded.problems, *self._found]
        number = self._news.number + 1
        works = bare.site.corpus.references.values()
        plan = with_findings(bare.plan, problems, works)
        self.state = replace(bare, number=number, plan=plan)
        self._news.tell(number)


def _refuse_errors(loaded: Loaded) -> None:
    problems = [*loaded.problems, *found_in(loaded.corpus)]
    if report.failed(problems, strict=False):
        raise Refused(report.as_text(problems) + _NOT_SHOWN)
