"""The whole data set of a map as one file: for a release, an archive, a DOI."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from litmap.site.blocks.downloads import downloads
from litmap.site.blocks.feed import NAME
from litmap.site.html.plan import Plan, as_text, made_at
from litmap.site.html.site import Site

_COPIED = ("CITATION.cff", "LICENSE-CONTENT.md")
"""Files of the project that go along, where it has them."""
_CHECKSUMS = "SHA256SUMS"
_MODE = 0o100644  # a plain file that everybody may read


def dataset_files(site: Site, plan: Plan, root: Path, changes: str) -> dict[str, str]:
    """The files of the data set by name, with a list of them in README.md.

    `plan` is that of the site; `root` is the project's folder; `changes` says what has
    changed since the last release, '' where there was none.
    """
    files: dict[str, str] = {}
    listed = []
    for what, formats in downloads(site.corpus):
        for name, file in formats:
            content = made_at(plan, f"data/{file}")
            if content is not None:
                files[file] = as_text(content)
                listed.append(f"- `{file}`: {what}, {name}")
    for name in _COPIED:
        if (root / name).is_file():
            files[name] = (root / name).read_text(encoding="utf-8")
    if changes:
        files["CHANGES.txt"] = changes
    files["README.md"] = _readme(site, listed)
    return files


def _readme(site: Site, listed: list[str]) -> str:
    lines = [
        f"# {NAME}",
        "",
        f"The whole data set. Version of {site.version}.",
        "",
        "How to cite it is said in `CITATION.cff`, how it may be used in `LICENSE-CONTENT.md`,",
        "and what has changed since the last release in `CHANGES.txt`, where there are such files.",
        f"`{_CHECKSUMS}` holds the SHA-256 of each file: `sha256sum -c {_CHECKSUMS}`.",
        "What stands where in `map.json` is said in `map.schema.json`.",
        "",
        *listed,
    ]
    return "\n".join(lines) + "\n"


def as_zip(files: Mapping[str, str], folder: str, day: date) -> bytes:
    """The files in one folder of a ZIP file, with their checksums.

    The same files give the same bytes. They are stored as they are, because programs that
    compress give other bytes from version to version.
    """
    data = {name: text.encode() for name, text in files.items()}
    sums = [f"{hashlib.sha256(data[name]).hexdigest()}  {name}\n" for name in sorted(data)]
    data[_CHECKSUMS] = "".join(sums).encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(data):
            entry = zipfile.ZipInfo(f"{folder}/{name}", (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, so that the mode is read
            entry.external_attr = _MODE << 16
            archive.writestr(entry, data[name])
    return whole.getvalue()
