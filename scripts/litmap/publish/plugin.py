"""What MkDocs does for this map beyond the pages of its navigation, whoever starts it.

It stands in mkdocs.yml below gen-files, which runs scripts/gen_pages.py. That script gives MkDocs
the pages that the navigation names, to read and write; all others it brings to this plugin, which
writes each as soon as it is made. In the order in which MkDocs calls: settings (`on_config`), files
(`on_files`, where gen-files runs the script first), the navigation (`on_nav`), pages (`on_env`),
their list (`on_template_context`), then policies for what MkDocs itself has written, and the index
for search (`on_post_build`).
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Literal
from wsgiref.types import WSGIApplication

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import clean_directory
from mkdocs.utils.templates import TemplateContext

from litmap.model.dates import today_from
from litmap.publish.csp import add_policies
from litmap.publish.frame import Frame, with_pages
from litmap.publish.mkdocs import hand_over
from litmap.publish.reloading import allowing_reload
from litmap.publish.search_index import index_site
from litmap.publish.settings import faults, repository
from litmap.publish.watching import watch_map
from litmap.publish.writing import write_contents
from litmap.site.html.plan import Content

_OF_THE_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


class NoSettings(Config):
    """The plugin has none of its own in mkdocs.yml."""


class MapPlugin(BasePlugin[NoSettings]):
    """Checks the settings, fixes the day, writes pages, and gives each its security policy."""

    def __init__(self) -> None:
        """Nothing is served before MkDocs says so, and nothing written before it was brought."""
        self.serving = False
        self._nav = Navigation([], [])
        self._contents: Iterable[tuple[str, Content]] = ()
        self._written: dict[str, Path] = {}
        self._edited: dict[str, date] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Take note whether the site is served; the day stays the same for all its rebuilds."""
        self.serving = command == "serve"
        hand_over(today_from(os.environ))

    def on_config(self, config: MkDocsConfig) -> None:
        """Refuse settings that would make a wrong or unsafe site; the frame gets sound ones."""
        if wrong := faults(config):
            raise PluginError("\n".join(wrong))
        config.extra["repository"] = repository(config)
        config.extra["serving"] = self.serving

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what the theme ships for its own frame: its styles stand in ours."""
        for file in list(files):
            if file.src_uri.startswith(_OF_THE_THEME):
                files.remove(file)
        return files

    def bring(self, contents: Iterable[tuple[str, Content]]) -> None:
        """Take pages and files by output path, which are made as they are written."""
        self._contents = contents

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for the frame of every page."""
        self._nav = nav

    @event_priority(-100)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Write what was brought: MkDocs has read the pages of the navigation by now."""
        with _nothing_unsafe(config):
            frame = Frame(config, self._nav, env)
            self._written = write_contents(self._contents, frame, config)
            self._edited = frame.edited

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Let the sitemap list all pages but those of former addresses.

        It is empty where the site has no address.
        """
        if template_name == "sitemap.xml" and self._edited:
            newest = max(self._edited.values()).isoformat()
            for page in filter(None, [file.page for file in context["pages"]]):
                page.update_date = newest  # else MkDocs packs the sitemap with today's date
        if template_name == "sitemap.xml" and config.site_url:
            lasting = [path for path in self._written if path.endswith(".md")]
            context["pages"] = with_pages(context["pages"], lasting, self._edited, config)
        return context

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Give the other pages their policies, after what all other plugins did, and the index."""
        with _nothing_unsafe(config):
            add_policies(Path(config.site_dir), finished=set(self._written.values()))
            index_site(Path(config.site_dir))

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, **others: Any
    ) -> LiveReloadServer:
        """Follow the map's files; let pages reload after an edit, under the policy of readers."""
        watch_map(server, Path(config.config_file_path).parent.resolve())
        app: WSGIApplication = server.get_app()  # type: ignore[assignment]
        server.set_app(allowing_reload(app))
        return server


@contextmanager
def _nothing_unsafe(config: MkDocsConfig) -> Iterator[None]:
    """Leave nothing where a page holds a foreign script, or where search has no index."""
    try:
        yield
    except ValueError as unsafe:
        clean_directory(config.site_dir)
        raise PluginError(str(unsafe)) from None


def map_plugin(config: MkDocsConfig) -> MapPlugin:
    """The plugin of a build.

    Raises PluginError where mkdocs.yml does not list it: most pages would not be written.
    """
    plugin = config.plugins.get("litmap")
    if not isinstance(plugin, MapPlugin):
        raise PluginError("mkdocs.yml: name 'litmap' too in the list of plugins, below gen-files")
    return plugin
