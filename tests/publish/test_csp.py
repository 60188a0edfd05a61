"""Every published page has a policy that its own scripts satisfy, and a script that is not the theme's stops the build."""

import re
import shutil
from pathlib import Path

import pytest

from litmap.publish.csp import add_policies, allowing_last, policy

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def test_every_page_has_it_before_anything_that_loads(corpus_site: Path) -> None:
    pages = list(corpus_site.rglob("*.html"))
    assert pages
    for path in pages:
        html = path.read_text(encoding="utf-8")
        found = META.search(html)
        assert found, path
        assert not re.search(r"<(script|link|img|style)\b", html[: found.start()]), path
        scripts = re.search(r"script-src ([^;]*)", found[1])
        assert scripts
        assert "unsafe-inline" not in scripts[1]
        assert "http" not in found[1]
        assert {word for word in scripts[1].split() if not word.startswith("'sha256-")} == {
            "'self'",
            "'wasm-unsafe-eval'",
        }
        assert len(META.findall(html)) == 1


def theme_page(folder: Path, name: str, body: str = "") -> None:
    html = f'<head><meta charset="utf-8"><title>x</title></head><script>theme()</script>{body}'
    (folder / name).write_text(html, encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<SCRIPT >alert(1)</SCRIPT>",
        '<script type="module">alert(1)</script>',
        '<script type="text/javascript" id="application/json">alert(1)</script>',
    ],
)
def test_another_script_is_not_published(tmp_path: Path, body: str) -> None:
    theme_page(tmp_path, "404.html")
    theme_page(
        tmp_path,
        "good.html",
        '<script type="application/json">{"a": 1}</script><script src="a.js"></script>',
    )
    add_policies(tmp_path)
    good = (tmp_path / "good.html").read_text(encoding="utf-8")
    assert good.count("sha256-") == 1
    theme_page(tmp_path, "404.html")
    theme_page(tmp_path, "bad.html", body)
    with pytest.raises(ValueError, match=r"bad\.html holds a script"):
        add_policies(tmp_path)


def test_a_page_without_the_themes_start_is_not_published(tmp_path: Path) -> None:
    theme_page(tmp_path, "404.html")
    (tmp_path / "bad.html").write_text("<p>x</p>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.html"):
        add_policies(tmp_path)


def test_the_hash_is_the_browsers(tmp_path: Path) -> None:
    """Known answer: the empty script, as MDN and RFC 4231 tools compute it."""
    (tmp_path / "404.html").write_text('<meta charset="utf-8"><script></script>', encoding="utf-8")
    add_policies(tmp_path)
    assert "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" in (
        tmp_path / "404.html"
    ).read_text(encoding="utf-8")
    shutil.rmtree(tmp_path)


def test_a_served_page_allows_its_last_script_and_no_other() -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(["theme()"])}">'
    html = f"{meta}<script>theme()</script><script>other()</script><script>reload()</script>"
    rules = policy(["theme()"]).split("; ")
    added = policy(["reload()"]).split("; ")[1].rsplit(" ", 1)[1]
    rules[1] += f" {added}"
    assert allowing_last(html) == html.replace(policy(["theme()"]), "; ".join(rules))
    assert allowing_last("<script>reload()</script>") == "<script>reload()</script>"
    assert allowing_last(meta) == meta
