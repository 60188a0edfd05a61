"""The site through MkDocs: the only module of the library that knows it. Pages come from `scripts/gen_pages.py`."""

import logging
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any


def build(root: Path, site: Path, today: date) -> int:
    """Build the site of the project in `root` strictly into `site`. Returns 0, or 1 with the reasons on stderr.

    `today` is handed on as SOURCE_DATE_EPOCH (seconds), which MkDocs too takes for the date of the build.
    """
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()))
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    _log_to_stderr()
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site.resolve()), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        build_site(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError, SystemExit) as stop:
        print(f"{stop}".strip() or "The site was not built.", file=sys.stderr)
        return 1
    return 0


def serve(root: Path, host: str, port: int) -> int:
    """Serve the project in `root` at an address and rebuild after every edit, until interrupted. Returns 0 or 1."""
    from mkdocs.commands.serve import serve as serve_site
    from mkdocs.exceptions import Abort

    _log_to_stderr()
    try:
        serve_site(str(root / "mkdocs.yml"), dev_addr=f"{host}:{port}")
    except (Abort, OSError) as stop:
        print(f"{stop}".strip() or "The site could not be served.", file=sys.stderr)
        return 1
    return 0


def _log_to_stderr() -> None:
    """What MkDocs has to say, a line each; its warnings count in a strict build."""
    handler: Any = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
