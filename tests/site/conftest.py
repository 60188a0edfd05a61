"""The pages of the small corpus and of the map, made in this process: as a site has them, but without the theme."""

import json
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from tests.conftest import ROOT, day_of, once

from litmap.pipeline import build_pages


def written(root: Path, target: Path) -> Path:
    """The pages of a project in `target`, each as HTML below the address that it has on the site."""
    pages, _ = build_pages(root, day_of(root))
    markdown = Markdown(
        extensions=["litmap.publish.markdown_extension", "toc"],
        extension_configs={"toc": {"permalink": True}},
    )
    for name, text in pages.items():
        path = target / name
        if path.suffix == ".md":
            path = (
                path.parent / "index.html"
                if path.stem == "index"
                else path.with_suffix("") / "index.html"
            )
            text = markdown.reset().convert(text.partition("\n---\n")[2])  # type: ignore[attr-defined]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def site(any_map: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the small corpus, and those of the map: a test that takes them holds of any sound map."""
    return shared(any_map, tmp_path_factory)


@pytest.fixture(scope="session")
def corpus_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the small corpus alone."""
    return shared(ROOT / "tests" / "corpus", tmp_path_factory)


def shared(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a map, made by the first process that needs them."""
    with once(tmp_path_factory, f"pages of {root.name}") as folder:
        return folder if folder.exists() else written(root, folder)


@pytest.fixture(scope="session")
def data(site: Path) -> dict[str, Any]:
    """The map as one document, as the site publishes it."""
    found: dict[str, Any] = json.loads((site / "data" / "map.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def rich(any_map: Path) -> bool:
    """Is this the small corpus, which has an example of everything? Another map may lack what a test looks at."""
    return any_map == ROOT / "tests" / "corpus"
