"""What MkDocs does for this map beyond its pages, whoever starts it: `litmap` or `mkdocs` itself.

It stands in mkdocs.yml beside gen-files, which brings the pages.
"""

import os
from pathlib import Path
from typing import Any, Literal
from wsgiref.types import WSGIApplication

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.utils import clean_directory

from litmap.model.dates import today_from
from litmap.publish.csp import add_policies
from litmap.publish.mkdocs import hand_over
from litmap.publish.reloading import allowing_reload
from litmap.publish.search_index import NoIndex, index_site
from litmap.publish.settings import faults, repository
from litmap.publish.watching import watch_map

_OF_THE_THEME = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


class NoSettings(Config):
    """The plugin has none of its own in mkdocs.yml."""


class MapPlugin(BasePlugin[NoSettings]):
    """Checks the settings, fixes the day, and gives every page its security policy."""

    def __init__(self) -> None:
        """Nothing is served before MkDocs says so."""
        self.serving = False

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

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Give the pages their policies, after what all other plugins did to them, and the index.

        Where one holds a script that is not the theme's, nothing is left to be published.
        """
        try:
            add_policies(Path(config.site_dir))
            index_site(Path(config.site_dir))
        except (ValueError, NoIndex) as unsafe:
            clean_directory(config.site_dir)
            raise PluginError(str(unsafe)) from None

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, **others: Any
    ) -> LiveReloadServer:
        """Follow the map's files; let pages reload after an edit, under the policy of readers."""
        watch_map(server, Path(config.config_file_path).parent.resolve())
        app: WSGIApplication = server.get_app()  # type: ignore[assignment]
        server.set_app(allowing_reload(app))
        return server


def shows_faulty(config: MkDocsConfig) -> bool:
    """Are pages shown although the map has errors? While serving, beside the findings.

    Raises PluginError where mkdocs.yml does not list the plugin: pages would have no policy.
    """
    plugin = config.plugins.get("litmap")
    if not isinstance(plugin, MapPlugin):
        raise PluginError("mkdocs.yml: name 'litmap' too in the list of plugins, below gen-files")
    return plugin.serving and not config.strict
