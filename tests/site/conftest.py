"""The map as one document, as the site publishes it."""

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def data(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "data" / "map.json").read_text(encoding="utf-8"))
    return found
