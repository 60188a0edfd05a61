"""`litmap serve`: the site of a project on the author's machine, which follows every edit."""

import errno
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from litmap.content.files import BIBLIOGRAPHY, CONTENT
from litmap.content.link_records import FILE as LINK_RECORDS
from litmap.publish.mkdocs import NO_SUCH_DAY, can_be_dated, hand_over, log_to_stderr
from litmap.publish.theme import Theme
from litmap.serving.answers import Answers
from litmap.serving.loading import Loader
from litmap.serving.news import News
from litmap.serving.search import SearchIndex
from litmap.serving.served import Refused, ServedSite
from litmap.serving.server import Server
from litmap.serving.watching import Watch
from litmap.site.html.stylesheet import STYLES
from litmap.site.html.templates import TEMPLATES, load_templates

SETTINGS = "mkdocs.yml"


def serve(root: Path, host: str, port: int, today: date) -> int:
    """Serve the project in `root`, as of `today`, until interrupted.

    Returns 0; 1, with the reason on stderr, if it cannot be served; 2 for an impossible day.
    """
    if not can_be_dated(today):
        print(NO_SUCH_DAY, file=sys.stderr)
        return 2
    hand_over(today)
    log_to_stderr()
    for one in (signal.SIGINT, signal.SIGTERM):  # a shell's background job would ignore the first
        signal.signal(one, signal.default_int_handler)
    try:
        with Server(host, port, News()) as server:
            _run(server, root, today)
    except KeyboardInterrupt:
        return 0
    except (MkDocsException, Refused, OSError, OverflowError) as stop:
        print(_why(stop, port), file=sys.stderr)
    return 1


def _run(server: Server, root: Path, today: date) -> None:
    """Serve until interrupted. Raises what keeps the site from being made."""
    watch = Watch(_places(root))  # before anything is read, so that no edit is missed

    def load_theme() -> Theme:
        load_templates.cache_clear()
        return Theme(root / SETTINGS)

    search = SearchIndex()
    site = ServedSite(Loader(root, today), load_theme, server.news, search)
    server.answers = Answers(lambda: site.state, search.file)
    watch.follow("theme", site.state.theme.folders)
    threading.Thread(target=_follow, args=(watch, site), daemon=True).start()
    address = f"{server.address}{site.state.theme.root}"
    print(f"The site is at {address} and follows your edits; end it with Ctrl+C", file=sys.stderr)
    try:
        server.serve_forever()
    finally:
        site.close()


def _places(root: Path) -> dict[str, Sequence[Path]]:
    """What is followed: the files of the map, and those that make the frame of its pages."""
    here = Path(__file__).parents[1] / "site"
    return {
        "map": [root / CONTENT, root / BIBLIOGRAPHY, root / LINK_RECORDS],
        "theme": [root / SETTINGS, root / "docs", TEMPLATES, STYLES, here / "theme"],
    }


def _follow(watch: Watch, site: ServedSite) -> None:
    for changed in watch.changes():
        try:
            site.update(changed)
        except Exception:  # a fault of ours; the next edit may be without it
            traceback.print_exc()


def _why(stop: Exception, port: int) -> str:
    if isinstance(stop, OSError) and stop.errno == errno.EADDRINUSE:
        return f"Port {port} is taken; choose another: make serve PORT={port + 1}"
    return f"{stop}".strip() or "The site could not be served."
