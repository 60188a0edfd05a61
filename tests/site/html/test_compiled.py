"""Compiled templates are kept, and what comes out is never that of another template."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from litmap.site.html.compiled import keep_compiled
from litmap.site.html.templates import load_templates


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder below which compiled code is kept."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def rendered(source: str, **options: bool) -> str:
    """What a template of this text gives in a new environment."""
    environment = Environment(loader=DictLoader({"a.html": source}), **options)
    keep_compiled(environment)
    return environment.get_template("a.html").render(said="<b>")


def files(kept: Path) -> list[Path]:
    return list(kept.rglob("*.jinja"))


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered("{{ said }}, twice") == "<b>, twice"
    assert len(files(kept)) == 1
    monkeypatch.setattr(Environment, "_generate", None)  # it could not be compiled again
    assert rendered("{{ said }}, twice") == "<b>, twice"


def test_another_text_or_option_is_another_template(kept: Path) -> None:
    assert rendered("{{ said }}") == "<b>"
    assert rendered("{{ said }}.") == "<b>."
    assert rendered("{{ said }}.", autoescape=True) == "&lt;b&gt;."
    assert rendered("{% if 1 %}\n{{ said }}{% endif %}") == "\n<b>"
    assert rendered("{% if 1 %}\n{{ said }}{% endif %}", trim_blocks=True) == "<b>"


def test_no_template_has_a_filter_of_ours_on_a_fixed_value() -> None:
    environment = load_templates()._environment
    assert environment.loader
    unfolded = environment.overlay()
    ours = {"counted", "isolated", "plural"}
    unfolded.filters = {**environment.filters, **{name: _late for name in ours}}
    unfolded.tests = {**environment.tests, "right_to_left": _late}
    assert _code(unfolded, "{{ 1|counted('x') }}") != _code(environment, "{{ 1|counted('x') }}")
    for name in environment.list_templates():
        source, *_ = environment.loader.get_source(environment, name)
        assert _code(unfolded, source) == _code(environment, source), name


def _late(*_: object) -> str:
    """A filter that Jinja cannot work out when it compiles."""
    raise ValueError


def _code(environment: Environment, source: str) -> str:
    return environment.compile(source, raw=True)


@pytest.mark.parametrize("broken", [b"", b"j2", b"\0" * 400])
def test_a_broken_file_is_made_anew(kept: Path, broken: bytes) -> None:
    rendered("{{ said }}")
    [file] = files(kept)
    whole = file.read_bytes()
    file.write_bytes(broken)
    assert rendered("{{ said }}") == "<b>"
    assert file.read_bytes() == whole
    file.write_bytes(whole[:-9])
    assert rendered("{{ said }}") == "<b>"


def test_where_nothing_can_be_kept_templates_work(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept / "file").write_text("")
    monkeypatch.setattr(sys, "pycache_prefix", str(kept / "file"))
    assert rendered("{{ said }}") == "<b>"
    monkeypatch.setattr(sys, "pycache_prefix", str(kept / "new"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered("{{ said }}") == "<b>"
    assert files(kept) == []
