"""Other programs at the same work: the entries of a map as pages, with their citations.

`--peers FOLDER` installs each into an environment of its own below that folder, once.
"""

import re
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import floor
from benchmarks.maps import Map
from benchmarks.measuring import Candidate, alternating, size

_KEY = re.compile(r"@(\w+)")
_MKDOCS_BIBTEX = """plugins:
  - search
  - bibtex: {bib_file: references.bib, footnote_format: "{key}"}
markdown_extensions: [footnotes,"""
_SPHINX = """project = "Peer"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
bibtex_bibfiles = ["references.bib"]
exclude_patterns = []
html_theme = "alabaster"
html_sidebars = {"**": ["searchbox.html"]}
suppress_warnings = ["toc.not_included", "myst.xref_missing"]
"""
_HUGO = """title = "Peer"
disableKinds = ["RSS"]
[taxonomies]
work = "works"
"""
_HUGO_LAYOUT = """<!doctype html><html>
<head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Pages }}{{ template "line" . }}{{ end }}</ul>
<ul>{{ range .GetTerms "works" }}{{ template "line" . }}{{ end }}</ul>
</body></html>
{{ define "line" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
"""


@dataclass(frozen=True)
class Peer:
    """A program: the packages that it needs, and what prepares a map for it.

    `prepare` writes the map to a folder, and returns the command and the folder of the site.
    """

    packages: tuple[str, ...]
    prepare: Callable[[Map, Path, Path], tuple[list[str], Path]]


def mkdocs_bibtex(one: Map, folder: Path, programs: Path) -> tuple[list[str], Path]:
    """Material, with each citation as a footnote."""
    floor.write(one.root, folder, date.today())
    settings = floor.CONFIG.replace("plugins: [search]\nmarkdown_extensions:", _MKDOCS_BIBTEX)
    settings = settings.replace("\n  - toc: {permalink: true}", " {toc: {permalink: true}}]")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    _bibliography(one, folder)
    _pages(one, folder / "docs", lambda cited: "".join(f" [@{key}]" for key in _keys(cited)))
    return [str(programs / "mkdocs"), "build", "-q", "-f", f"{folder}/mkdocs.yml"], folder / "site"


def sphinx(one: Map, folder: Path, programs: Path) -> tuple[list[str], Path]:
    """Sphinx without a list of all pages on each, with one page for the bibliography."""
    source = folder / "source"
    source.mkdir(parents=True)
    (source / "conf.py").write_text(_SPHINX, encoding="utf-8")
    (source / "index.md").write_text("# Home\n\n```{bibliography}\n:all:\n```\n", encoding="utf-8")
    _bibliography(one, source)
    _pages(one, source, lambda cited: f" {{cite}}`{','.join(_keys(cited))}`")
    command = [str(programs / "sphinx-build"), "-E", "-q", "-b", "html", "-d", f"{folder}/kept"]
    return [*command, str(source), f"{folder}/site"], folder / "site"


def hugo(one: Map, folder: Path, programs: Path) -> tuple[list[str], Path]:
    """Hugo with a bare layout; each work that is cited has a page that lists where. No search."""
    for name in ("single", "list"):
        layout = folder / "layouts" / "_default" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(_HUGO_LAYOUT, encoding="utf-8")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    for name, text in floor.pages(one.root, date.today(), lambda cited: cited[0]):
        heading, _, body = text.partition("\n")
        works = ", ".join(dict.fromkeys(_KEY.findall(body)))
        front = f'---\ntitle: "{heading.removeprefix("# ")}"\nworks: [{works}]\n---\n'
        _write(folder / "content" / name, front + body)
    command = [str(programs / "hugo"), "--quiet", "--source", str(folder)]
    return command, folder / "public"


PEERS: Mapping[str, Peer] = {
    "mkdocs-bibtex": Peer(("mkdocs<2", "mkdocs-material", "mkdocs-bibtex"), mkdocs_bibtex),
    "Sphinx": Peer(("sphinx", "myst-parser", "sphinxcontrib-bibtex"), sphinx),
    "Hugo": Peer(("hugo",), hugo),
}


def compare(one: Map, work: Path, folder: Path, rounds: int) -> None:
    """Build a map with each of them and with ours, in turn, and print the figures."""
    site = work / "beside-peers"
    ours = [sys.executable, "-m", "litmap", "build", "--root", str(one.root), "--site", str(site)]
    candidates, sites = {"litmap": Candidate(ours)}, {"litmap": site}
    for name, peer in PEERS.items():
        try:
            programs = _installed(folder / name, peer.packages)
        except (subprocess.CalledProcessError, OSError) as failed:
            print(f"{name} cannot be installed: {failed}")
            continue
        command, sites[name] = peer.prepare(one, work / name, programs)
        candidates[name] = Candidate(command)
    for name, taken in alternating(candidates, rounds).items():
        pages, total = size(sites[name])
        print(
            f"{name:16} {taken.cpu:8.2f} CPU s  {taken.wall:8.2f} s  {taken.peak:6.0f} MB  "
            f"{pages} pages  {total / 1e6:.1f} MB  {1000 * taken.cpu / pages:.2f} CPU ms a page"
        )


def _installed(folder: Path, packages: tuple[str, ...]) -> Path:
    """The programs of an environment with these packages, made on the first call."""
    programs = folder / "bin"
    ready = folder / "ready"
    if not ready.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "-q", *packages], check=True)
        ready.touch()
    return programs


def _bibliography(one: Map, folder: Path) -> None:
    _write(folder / "references.bib", (one.root / "references.bib").read_text(encoding="utf-8"))


def _pages(one: Map, folder: Path, cite: Callable[[re.Match[str]], str]) -> None:
    for name, text in floor.pages(one.root, date.today(), cite):
        _write(folder / name, text)


def _keys(cited: re.Match[str]) -> list[str]:
    return _KEY.findall(cited[0])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
