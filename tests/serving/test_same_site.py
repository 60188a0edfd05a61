"""What is served is what is built: every page and file, but for what authors alone see."""

import re
from http import HTTPStatus
from pathlib import Path

from tests.serving.conftest import Serve

RELOAD = re.compile(r'<script src="/_serving/reload\.js" data-state="\d+" defer></script>')
FOR_AUTHORS = re.compile(
    r'\n<p class="lm-actions"[^>]*>Its file: <code>[^<]*</code></p>\n'
    r'|<aside class="lm-findings".*?</aside>\n',
    re.DOTALL,
)
"""Authors read which file to look at, where readers have a link to it, and what is found in it."""

NOT_SERVED = re.compile(r"sitemap\.xml(\.gz)?|pagefind/.*")
"""Search engines alone ask for the first; the index for search differs from time to time."""


def test_every_page_and_file_is_the_one_that_is_built(corpus_site: Path, serve: Serve) -> None:
    served = serve(corpus_site.parent / "project")
    paths = [path for path in corpus_site.rglob("*") if path.is_file()]
    names = {path.relative_to(corpus_site).as_posix(): path.read_bytes() for path in paths}
    assert len([name for name in names if name.endswith("index.html")]) > 40
    for name, built in names.items():
        if NOT_SERVED.fullmatch(name):
            continue
        answer = served.answer(f"/{name}")
        body = answer.body
        if name.endswith(".html"):
            html, scripts = RELOAD.subn("", body.decode())
            assert scripts == 1, name
            body = FOR_AUTHORS.sub("", html).encode()
        assert body == built, name
        lost = name == "404.html"
        assert answer.status == (HTTPStatus.NOT_FOUND if lost else HTTPStatus.OK), name
