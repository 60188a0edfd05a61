"""Writing the pages and files of a site, each as soon as it is made."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig

from litmap.publish.addresses import with_site_address
from litmap.publish.frame import Frame
from litmap.site.html.plan import Content, as_text


def write_contents(
    contents: Iterable[tuple[str, Content]], frame: Frame, config: MkDocsConfig
) -> dict[str, Path]:
    """Write everything below the folder of the site; pages stand within the frame.

    Returns the files of pages by output path. Raises ValueError for a page with a script that is
    not the theme's.
    """
    site = Path(config.site_dir)
    pages = {}
    for path, content in contents:
        target = site / _file_of(path)
        if target.suffix == ".html":
            pages[path] = target
            text = frame.html(path, content)
        else:
            text = with_site_address(path, as_text(content), config.site_url)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return pages


def _file_of(path: str) -> PurePosixPath:
    """The file of a page or file: that of `barriers/x.md` is `barriers/x/index.html`."""
    file = PurePosixPath(path)
    if file.suffix != ".md":
        return file
    if file.stem == "index":
        return file.with_suffix(".html")
    return file.with_suffix("") / "index.html"
