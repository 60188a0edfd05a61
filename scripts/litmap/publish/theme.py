"""What MkDocs makes of mkdocs.yml for who makes pages one by one, as a server does."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions

from litmap.publish.frame import Frame, navigation
from litmap.publish.plugin import map_plugin
from litmap.publish.settings import repository, robots


class Theme:
    """The frame of all pages, and the files that lie beside them."""

    def __init__(self, settings: Path) -> None:
        """Read `settings`, a project's mkdocs.yml. Raises what MkDocs raises if it is unsound."""
        config = load_config(str(settings))
        config.plugins.on_startup(command="serve", dirty=False)
        config = config.plugins.on_config(config)
        plugin = map_plugin(config)
        env = config.theme.get_env()
        found = get_files(config)
        found.add_files_from_theme(env, config)
        plugin.on_files(found, config)
        set_exclusions(found, config)
        self.frame = Frame(config, navigation(config), env)
        self.files: Mapping[str, Path] = {
            file.dest_uri: Path(file.abs_src_path or "")
            for file in found
            if file.inclusion.is_included() and not file.is_documentation_page()
        }
        self.robots = robots(config)
        self.repository = repository(config)
        self.site_url = config.site_url or ""
        self.is_strict = bool(config.strict)
        self.folders = [Path(config.docs_dir), Path(config.theme.custom_dir or config.docs_dir)]

    @property
    def root(self) -> str:
        """The path of the site on its server, as it is read, with a slash at both ends: '/map/'."""
        path = unquote(urlsplit(self.site_url).path).strip("/")
        return f"/{path}/" if path else "/"
