"""MkDocs as our commands start it; it then meets `plugin.py` and `gen_pages.py`."""

import logging
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from litmap.publish.replace import replacing

NO_SUCH_DAY = "A site can be built as of a day in the years 1970 to 2105; give one with --today"


def build(root: Path, site: Path, today: date) -> int:
    """Build the site of the project in `root` strictly into `site`.

    The old site stays until the new one is whole. `today` is handed on as SOURCE_DATE_EPOCH
    (seconds), which MkDocs too takes for the date of the build. Returns 0; 1 with the reasons on
    stderr; or 2 if `today` cannot be handed on, or `site` is a link or holds something else, which
    is never deleted.
    """
    if not can_be_dated(today):
        return _stopped(NO_SUCH_DAY, 2)
    hand_over(today)
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError

    if site.is_symlink():
        return _stopped(f"{site} is a link; name the folder itself with --site", 2)
    site = site.resolve()
    log_to_stderr()
    if _is_foreign(site):
        return _stopped(f"{site} holds something else than this site; name a new folder", 2)
    try:
        with replacing(site) as fresh:
            _render(root, fresh)
    except (Abort, ConfigurationError, OSError) as stop:
        if isinstance(stop.__context__, BuildError):  # which MkDocs has told
            return 1
        return _stopped(f"{stop}".strip() or "The site was not built.")
    print(f"The site is in {site}", file=sys.stderr)
    return 0


def can_be_dated(today: date) -> bool:
    """Can MkDocs date files so? It writes seconds since 1970, of which a file holds 32 bits."""
    return 1970 <= today.year <= 2105


def hand_over(today: date) -> None:
    """Tell MkDocs, and the script that brings the pages, which day it is.

    Both take it from SOURCE_DATE_EPOCH, in seconds.
    """
    os.environ["SOURCE_DATE_EPOCH"] = str(
        int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp())
    )


def _render(root: Path, folder: Path) -> None:
    """One strict MkDocs build. Raises Abort or ConfigurationError."""
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build_site(config)
    config.plugins.on_shutdown()


def _is_foreign(site: Path) -> bool:
    """Is there something at `site` that no build of ours has put there?"""
    if not site.is_dir():
        return site.exists()
    return any(site.iterdir()) and not (site / "assets" / "litmap.css").is_file()


def _stopped(reason: str, status: int = 1) -> int:
    print(reason, file=sys.stderr)
    return status


def log_to_stderr() -> None:
    """What MkDocs has to say, a line each; its warnings count in a strict build."""
    handler: Any = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.WARNING)
