"""Every address of the site is answered, and no other: what lies beside the site is never sent."""

from http import HTTPStatus
from pathlib import Path

import pytest
from tests.conftest import project
from tests.serving.conftest import Serve, Served


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/barriers/", "text/html; charset=utf-8"),
        ("/barriers/slow-ratification/", "text/html; charset=utf-8"),
        ("/barriers/slow-ratification/index.html", "text/html; charset=utf-8"),
        ("/search/", "text/html; charset=utf-8"),
        ("/assets/litmap.js", "text/javascript; charset=utf-8"),
        ("/assets/litmap.css", "text/css; charset=utf-8"),
        ("/assets/serif.woff2", "font/woff2"),
        ("/assets/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/data/map.json", "application/json; charset=utf-8"),
        ("/data/references.bib", "text/plain; charset=utf-8"),
        ("/since/feed.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/_serving/reload.js", "text/javascript; charset=utf-8"),
    ],
)
def test_what_is_there_is_sent_with_its_type(served: Served, address: str, kind: str) -> None:
    answer = served.answer(address)
    assert (answer.status, answer.type) == (HTTPStatus.OK, kind)
    assert answer.body


def test_a_former_address_leads_on(served: Served) -> None:
    served.edit(
        "content/barriers/slow-ratification.md",
        "---\ntitle:",
        "---\naliases: [{id: slow-law}]\ntitle:",
    )
    assert 'href="../slow-ratification/' in served.html("/barriers/slow-law/")


@pytest.mark.parametrize("address", ["/barriers", "/barriers/slow-ratification"])
def test_a_page_is_found_without_its_slash(served: Served, address: str) -> None:
    answer = served.answer(address)
    assert (answer.status, answer.location) == (HTTPStatus.FOUND, f"{address}/")


@pytest.mark.parametrize(
    "address",
    [
        "/no-such/",
        "/barriers/no-such/",
        "/references/no-such/2/",
        "/barriers.md",
        "/mkdocs.yml",
        "/../mkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/assets/../../mkdocs.yml",
        "/pagefind/../../../../../../etc/passwd",
        "/pagefind/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/pagefind//etc/passwd",
        "/pagefind/records.json",
        "//etc/passwd",
        "/%00",
        "/%ff",
        "/barriers//slow-ratification/",
        "no-slash",
        "*",
        "",
    ],
)
def test_any_other_address_gets_the_page_that_says_so(served: Served, address: str) -> None:
    answer = served.answer(address)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert b"There is no page at this address." in answer.body
    assert b"_serving/reload.js" in answer.body, "it comes anew when there is a page"


@pytest.mark.parametrize("folder", ["a map/", "a%20map"])
def test_a_site_below_a_folder_is_served_there(
    folder: str, tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", f"https://owner.example/{folder}")
    served = serve(project(tmp_path / "project"))
    assert served.answer("/").location == "/a%20map/"
    page = served.answer("/a%20map/barriers/")
    assert page.status == HTTPStatus.OK
    assert b'src="/a%20map/_serving/reload.js"' in page.body
    assert served.answer("/a%20map/_serving/reload.js").status == HTTPStatus.OK
    assert served.answer("/barriers/").status == HTTPStatus.NOT_FOUND
