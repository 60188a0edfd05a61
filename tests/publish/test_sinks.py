"""Both sinks give the same pages, the same input the same bytes, and any page a small shell."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.conftest import ROOT, built, project

from litmap.cli import main
from litmap.pipeline import build_pages, emit
from litmap.publish.csp import add_policies

pytestmark = pytest.mark.slow

CORPUS = ROOT / "tests" / "corpus"
TODAY = date(2026, 11, 1)


def test_rendering_twice_gives_the_same_bytes() -> None:
    first, _ = build_pages(CORPUS, TODAY)
    second, _ = build_pages(CORPUS, TODAY)
    assert list(first.items()) == list(second.items())


def test_export_writes_what_mkdocs_is_given(
    tmp_path: Path, corpus_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "tree"
    assert main(["export", str(target), "--root", str(CORPUS), "--today", str(TODAY)]) == 0
    exported = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert str(len(exported)) in capsys.readouterr().out
    site = corpus_site
    html = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    pages = {
        re.sub(r"(^|/)index$", "", path.removesuffix(".md").removesuffix(".html")) or "."
        for path in exported
        if path.endswith((".md", ".html"))
    }
    assert pages == html


def test_both_sinks_build_to_the_same_html(tmp_path: Path, corpus_site: Path) -> None:
    """Build the exported folder with plain MkDocs, without the gen-files plugin, and compare every page."""
    corpus, site = corpus_site.parent / "project", corpus_site
    pages, _ = build_pages(corpus, TODAY)
    emit(pages, tmp_path / "docs")
    config = (corpus / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"  - gen-files:\n.*\n  - litmap\n", "", config)
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "-q",
            "-f",
            str(tmp_path / "mkdocs.yml"),
        ],
        check=True,
        capture_output=True,
    )
    other = tmp_path / "site"
    add_policies(other)
    names = {path.relative_to(site) for path in site.rglob("*.html")}
    assert names == {path.relative_to(other) for path in other.rglob("*.html")}
    differing = [
        str(name)
        for name in sorted(names)
        if (site / name).read_bytes() != (other / name).read_bytes()
    ]
    assert differing == []


def without_index(site: Path) -> set[Path]:
    """The files of a site but those of Pagefind, which differ from build to build; what it is given does not."""
    assert (site / "pagefind" / "pagefind.js").is_file()
    names = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    return {name for name in names if name.parts[0] != "pagefind"}


LATER = """
import time
now = time.time
time.time = lambda: now() + 40 * 86400
"""


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path, corpus_site: Path) -> None:
    """In another folder, forty days later, in another language, time zone and order of hashing."""
    elsewhere = project(tmp_path / "Ein anderer Ort" / "ö")
    for path in elsewhere.rglob("*"):
        os.utime(path, (0, 0))
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "later"),
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "C.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
    }
    target = tmp_path / "elsewhere"
    command = [
        sys.executable,
        "-m",
        "litmap",
        "build",
        "--root",
        str(elsewhere),
        "--site",
        str(target),
        "--today",
        str(TODAY),
    ]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    names = without_index(corpus_site)
    assert names == without_index(target)
    assert [
        str(one)
        for one in sorted(names)
        if (corpus_site / one).read_bytes() != (target / one).read_bytes()
    ] == []


def test_emit_refuses_to_leave_its_folder(tmp_path: Path) -> None:
    for path in ("../x.md", "/x.md", "a/../../x.md", "a//b.md"):
        with pytest.raises(ValueError, match="not a plain path"):
            emit({path: "x"}, tmp_path / "out")
    assert not list(tmp_path.rglob("x.md"))


def test_pages_beyond_their_content_stay_small(corpus_site: Path) -> None:
    pages = list(corpus_site.glob("*/*/index.html"))
    assert pages
    for path in pages:
        html = path.read_text(encoding="utf-8")
        content = re.search(r"<article.*</article>", html, re.DOTALL)
        shell = len(html.encode()) - len(content[0].encode()) if content else 0
        assert shell < 15_000, path


def test_every_page_has_one_title_and_one_first_heading(corpus_site: Path) -> None:
    for path in corpus_site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        if "http-equiv" in html.split("</head>")[0] and "refresh" in html.split("</head>")[0]:
            continue
        assert len(re.findall(r"<title>[^<]+</title>", html.partition("</head>")[0])) == 1, path
        assert len(re.findall(r"<h1[ >]", html)) == 1, path


MOVED = re.compile(r'<script src="(\.\./)+assets/moved\.js" defer></script>')
"""The script of pages of former addresses."""


def hostile_root(root: Path, tmp_path: Path) -> Path:
    """A project whose every free text tries to become markup."""
    attack = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</title></div>{{ 7*7 }}"
    target = tmp_path / "hostile"
    shutil.copytree(root / "tests" / "corpus", target)
    for path in (target / "content").rglob("*.md"):
        lines = path.read_text(encoding="utf-8").split("\n")
        lines = [
            f"title: '{attack.replace(chr(39), chr(39) * 2)}'"
            if line.startswith("title:")
            else line
            for line in lines
        ]
        end = lines.index("---", 1)
        path.write_text(
            "\n".join(
                [
                    *lines[: end + 1],
                    f"{attack} [x](javascript:alert(1)) `{attack}`",
                    *lines[end + 1 :],
                ]
            )
        )
    bib = (target / "references.bib").read_text(encoding="utf-8")
    (target / "references.bib").write_text(
        re.sub(r"title(\s*)= \{", r"title\1= {<script>alert(2)</script> ", bib)
    )
    return target


def handlers(html: str) -> list[str]:
    """The attributes of some HTML that would run a script."""
    found: list[str] = []

    class Attributes(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(name for name, _ in attrs if name.startswith("on"))

    Attributes().feed(html)
    return found


def test_hostile_text_stays_text(root: Path, tmp_path: Path) -> None:
    pages, problems = build_pages(hostile_root(root, tmp_path), TODAY)
    assert any(
        problem.rule == "broken-link" and "javascript:" in problem.message for problem in problems
    )
    assert pages
    shown = {path: text for path, text in pages.items() if path.endswith((".md", ".html"))}
    for path, text in shown.items():
        body = text.split("---\n", 2)[-1] if path.endswith(".md") else text
        assert "<script" not in MOVED.sub("", body), path
        assert "<img" not in body, path
        assert not handlers(body), path
        assert 'href="javascript:' not in body, path
    assert any("&lt;script&gt;alert(1)" in text for text in shown.values())
    assert any("&lt;script&gt;alert(2)" in text for text in shown.values())


def test_pages_lead_to_the_forms_and_to_their_file_where_the_repository_is_known(
    tmp_path: Path, corpus_site: Path
) -> None:
    made = project(tmp_path / "project")
    config = made / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        '!ENV [REPOSITORY_URL, ""]', "https://example.org/map/"
    )
    config.write_text(
        text.replace('!ENV [SITE_URL, ""]', "https://map.example.org/"),
        encoding="utf-8",
    )
    site = built(made, tmp_path / "site", "--today", TODAY.isoformat())
    page = unescape((site / "barriers/slow-ratification/index.html").read_text(encoding="utf-8"))
    for form in ("add-source", "dispute-claim", "report-outdated"):
        assert (
            f'href="https://example.org/map/issues/new?template={form}.yml'
            '&place=https%3A//map.example.org/barriers/slow-ratification/"'
        ) in page
    assert 'href="https://example.org/map/edit/main/content/barriers/slow-ratification.md"' in page
    work = (site / "references/cihon2020fragmentation/index.html").read_text(encoding="utf-8")
    assert "https://example.org/map/edit/main/references.bib" in work
    home = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/map/issues/new?template=report-outdated.yml"' in home
    for address in ("index.html", "barriers/slow-ratification/index.html"):
        assert "issues/new" not in (corpus_site / address).read_text(encoding="utf-8")
