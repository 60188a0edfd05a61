"""An edit is shown at once, a mistake beside what was there before it, and nothing old is held."""

import gc
import os
import shutil
import sys
import time
import weakref
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from tests.conftest import project
from tests.serving.conftest import Serve, Served

from litmap.serving.served import Refused

ENTRY = "content/barriers/slow-ratification.md"
PAGE = "/barriers/slow-ratification/"


def until(holds: Callable[[], bool]) -> bool:
    """Wait for something to become true, within a bound that only a fault reaches."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_an_edit_is_shown_on_every_page_that_names_it(served: Served) -> None:
    before = served.site.state.number
    served.edit(ENTRY, "title: Slow ratification", "title: Seen at once")
    assert "<h1>Seen at once</h1>" in served.html(PAGE)
    assert "Seen at once" in served.html("/barriers/")
    assert served.site.state.number > before
    served.edit("references.bib", "Global AI governance: barriers", "A changed title: barriers")
    assert "A changed title" in served.html("/references/roberts2024global/")
    served.edit("references.bib", "{Cihon, Peter", "{Quihon, Peter")
    assert "Quihon" in served.html("/assets/addresses.json"), "labels follow their works"


def test_a_file_that_is_saved_as_it_was_changes_nothing(served: Served) -> None:
    assert until(lambda: "lm-findings" in served.html("/"))  # the rules have had their turn
    before = served.site.state
    (served.root / ENTRY).touch()
    served.site.update({"map"})
    assert served.site.state is before


def test_an_entry_that_cannot_be_read_stays_as_it_was_under_its_findings(served: Served) -> None:
    sound = served.html(PAGE)
    title = "<h1>Slow ratification</h1>"
    assert title in sound
    served.edit(ENTRY, "title: Slow", "title: [Slow")
    page = served.html(PAGE)
    assert title in page
    assert f"<code>{ENTRY}</code>" in page
    assert "<b>Line 2</b>, error" in page
    assert "Slow ratification" in served.html("/barriers/")
    assert 'href="barriers/slow-ratification/"' in served.html("/")
    served.edit(ENTRY, "title: [Slow", "title: Very slow")
    page = served.html(PAGE)
    assert "<h1>Very slow ratification</h1>" in page
    assert until(lambda: "lm-findings" not in served.html(PAGE))


def test_what_the_rules_find_follows_and_goes(served: Served) -> None:
    served.edit(ENTRY, "\n---\n", "\n---\nThe the law. ")
    assert until(lambda: "&#39;The&#39; is repeated" in served.html(PAGE))
    served.edit(ENTRY, "The the law. ", "")
    assert until(lambda: "lm-findings" not in served.html(PAGE))


@pytest.mark.parametrize(
    ("file", "address", "words"),
    [
        ("references.bib", "/references/ulrich2018clubs/", "Ulrich"),
        ("content/paper.yml", "/paper/", "barriers and pathways forward"),
        ("content/about.md", "/about/", "<h1>"),
        ("content/disputes.yml", "/disagreements/", "Do powers that race agree on rules?"),
        ("content/searches.yml", "/about/method/", "A catalogue of journals"),
    ],
)
def test_so_does_the_page_of_any_other_file(
    served: Served, file: str, address: str, words: str
) -> None:
    before = served.html(address)
    assert words in before
    path = served.root / file
    text = path.read_bytes()
    path.write_bytes(
        b"---\n[: never closed\n@article{roberts2024global,\n  title = {never closed\n"
    )
    served.site.update({"map"})
    assert words in served.html(address)
    assert f"{file}</a>" in served.html("/")
    path.write_bytes(text)
    served.site.update({"map"})
    assert f"{file}</a>" not in served.html("/")


def test_what_is_found_in_a_record_is_on_the_page_of_the_work(served: Served) -> None:
    start = "@incollection{ulrich2018clubs,"
    served.edit("references.bib", start, f"{start}\n  isbn = {{123}},")
    assert until(lambda: "&#39;123&#39;" in served.html("/references/ulrich2018clubs/"))
    assert "&#39;123&#39;" in served.html("/references/")
    assert "lm-findings" not in served.html("/references/roberts2024global/")


def test_a_bibliography_that_is_gone_for_a_while(served: Served) -> None:
    work = "/references/roberts2024global/"
    (served.root / "references.bib").rename(served.root / "kept.bib")
    served.site.update({"map"})
    assert served.answer(work).status == HTTPStatus.OK
    assert "there is no file references.bib" in served.html("/references/")
    (served.root / "kept.bib").rename(served.root / "references.bib")
    served.site.update({"map"})
    assert "there is no file" not in served.html("/references/")


def test_files_come_and_go(served: Served) -> None:
    new = served.root / "content" / "barriers" / "quite-new.md"
    shutil.copy(served.root / ENTRY, new)
    served.site.update({"map"})
    assert served.answer("/barriers/quite-new/").status == HTTPStatus.OK
    assert until(lambda: "lm-findings" in served.html("/barriers/quite-new/"))
    new.rename(new.with_name("newer.md"))
    served.site.update({"map"})
    assert served.answer("/barriers/quite-new/").status == HTTPStatus.NOT_FOUND
    assert served.answer("/barriers/newer/").status == HTTPStatus.OK
    (served.root / "content").rename(served.root / "gone")
    served.site.update({"map"})
    assert "There is no content/index.md" in served.html("/")
    assert served.answer("/barriers/newer/").status == HTTPStatus.NOT_FOUND
    (served.root / "gone").rename(served.root / "content")
    served.site.update({"map"})
    assert served.answer("/barriers/newer/").status == HTTPStatus.OK


@pytest.mark.skipif(sys.platform == "darwin", reason="there every name is text")
def test_a_file_whose_name_is_no_text_is_told(served: Served) -> None:
    name = os.fsencode(served.root / "content" / "barriers") + b"/\xff.md"
    os.close(os.open(name, os.O_CREAT))
    served.site.update({"map"})
    assert 'href="barriers/%3F/"' in served.html("/")
    assert "cannot be an id" in served.html("/barriers/%3F/")


def test_settings_are_followed_and_faulty_ones_told(served: Served) -> None:
    settings = served.root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for name, told in (
        ("use_directory_urls: false\n", "use_directory_urls must be true"),
        ("theme: [broken\n", "mkdocs.yml"),
    ):
        settings.write_text(text + name, encoding="utf-8")
        served.site.update({"theme"})
        assert told in served.html("/")
        assert "<h1>Slow ratification</h1>" in served.html(PAGE)
    settings.write_text(re_named(text), encoding="utf-8")
    served.site.update({"theme"})
    assert "Another name</a>" in served.html(PAGE)
    assert "mkdocs.yml" not in served.html("/")


def re_named(settings: str) -> str:
    return settings.replace("site_name: Global AI Governance Map", "site_name: Another name")


def test_a_strict_map_with_errors_is_not_shown(tmp_path: Path, serve: Serve) -> None:
    root = project(tmp_path / "project")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "strict: true\n", encoding="utf-8")
    served = serve(root)
    before = served.site.state
    served.edit(ENTRY, "title: Slow", "title: [Slow")
    assert served.site.state is before
    with pytest.raises(Refused, match="mend the errors above"):
        serve(root)


def test_an_earlier_state_is_not_held(served: Served) -> None:
    assert until(lambda: "lm-findings" in served.html("/"))
    served.html(PAGE)
    earlier = weakref.ref(served.site.state)
    served.edit(ENTRY, "title: Slow", "title: Very slow")
    served.html(PAGE)
    assert until(lambda: gc.collect() >= 0 and earlier() is None)


def test_an_edited_title_is_searched(served: Served) -> None:
    assert until(lambda: served.search.file("pagefind/pagefind-entry.json") is not None)
    first = served.search.file("pagefind/pagefind-entry.json")
    served.edit(ENTRY, "title: Slow ratification", "title: Xylophonic delays")
    assert until(lambda: served.search.file("pagefind/pagefind-entry.json") != first)
    assert first
    for path in ("pagefind/../../../../etc/passwd", "/etc/passwd", "\0", "pagefind/" + "a" * 999):
        assert served.search.file(path) is None
    assert first.is_file(), "a page that began to search before the edit goes on"
    folder = served.search.file("pagefind/pagefind-entry.json").parent  # type: ignore[union-attr]
    rows = [path.read_text(encoding="utf-8") for path in folder.glob("*/rows/*")]
    assert any("Xylophonic delays" in row for row in rows)
