"""Dead links in a built site are found where they stand, and sound ones in every spelling are not."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.conftest import ROOT

from litmap.cli import main
from litmap.publish.dead_links import dead_links

SOUND = """<!doctype html><html><body><h1 id="top">A</h1>
<a href="b/">b</a> <a href="./b/#one">b</a> <a href='b/index.html#two'>b</a> <a href=b/#one>b</a> <a href="#top">up</a>
<a href="#">here</a> <a href="">here</a> <a href="?x=1#top">here</a> <a href="b/#caf%C3%A9">b</a> <a href="b/?q=1&amp;r=2#one">b</a>
<a href="https://example.org/gone#x">x</a> <a href="//example.org/">x</a> <a href="mailto:a@example.org">x</a>
a page may say href=gone or &lt;a href="gone"&gt; <link href="style.css"> <a href="/b/#one">b</a> <a href="a%20b.txt">x</a> <a href=".">x</a> <a href="b">x</a></body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "index.html").write_text(SOUND, encoding="utf-8")
    (tmp_path / "b/index.html").write_text(
        '<p id="one">\n<p\nid=two> <p id="café"> <a href="../#top">up</a>', encoding="utf-8"
    )
    for name in ("style.css", "a b.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_sound_links_in_every_spelling(site: Path) -> None:
    assert dead_links(site) == []


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("c/", "'c/', leads to 'b/c/index.html', which is not in the site"),
        (f"{'x' * 300}/", "which is not in the site"),
        ("../gone.css", "'gone.css', which is not in the site"),
        ("#three", "an anchor that 'b/index.html' does not have"),
        ("../#One", "an anchor that 'index.html' does not have"),
        ("../../../etc/passwd", "'etc/passwd', which is not in the site"),
        ("/c/#one", "'c/index.html', which is not in the site"),
        ("../b/#top", "an anchor that 'b/index.html' does not have"),
    ],
)
def test_a_dead_link_is_found_on_its_line(site: Path, link: str, says: str) -> None:
    page = site / "b/index.html"
    page.write_text(
        page.read_text(encoding="utf-8") + f'\n\n<p>é <a href="{link}">x</a>\n', encoding="utf-8"
    )
    (problem,) = dead_links(site)
    assert (problem.place.file, problem.place.line, problem.place.column) == ("b/index.html", 5, 15)
    assert says.rpartition("leads to ")[2] in problem.message
    assert f"'{link[:80]}'" in problem.message


@contextmanager
def ordinary_user() -> Iterator[None]:
    """For root every file is readable, so it acts as another user for a while."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("closed", [".", "b", "b/index.html"])
def test_a_site_that_cannot_be_read_is_not_judged(
    site: Path, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.chmod(0o755)
    monkeypatch.chdir(site)  # the folders above may be closed to others
    Path(closed).chmod(0)
    with ordinary_user(), pytest.raises(OSError, match=f"{closed} cannot be read"):
        dead_links(Path())
    site.joinpath(closed).chmod(0o755)


def test_a_folder_is_no_page_and_a_site_has_one(
    site: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "c.html").mkdir()
    assert dead_links(site) == []
    empty = tmp_path_factory.mktemp("site")
    corpus = ROOT / "tests/corpus"
    assert main(["check", "--root", str(corpus), "--site", str(empty)]) == 2
    assert "there is no page in" in capsys.readouterr().err


CANONICAL = '<link rel="canonical" href="https://owner.github.io/map/">'


def test_below_a_folder_of_the_host(site: Path) -> None:
    home = site / "index.html"
    home.write_text(CANONICAL + SOUND.replace('"/b/#one"', '"/map/b/#one"'), encoding="utf-8")
    (site / "404.html").write_text(
        '<a href="/map/">home</a> <a href="/map/.">home</a> <a href="/map/b/#one">b</a>'
        '<a href="/map/map/">gone</a> <a href="/b/">outside</a> <a href="/map/b/#gone">x</a>',
        encoding="utf-8",
    )
    assert sorted(problem.message for problem in dead_links(site)) == [
        "the link '/b/' does not start with '/map/', the site's root; correct it where it was written",
        "the link '/map/b/#gone' leads to an anchor that 'b/index.html' does not have; "
        "correct it where it was written",
        "the link '/map/map/' leads to 'map/index.html', which is not in the site; "
        "correct it where it was written",
    ]
