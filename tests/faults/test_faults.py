"""One fault of each of our own kinds in the small corpus; `python -m tests.faults 2000` seeds many, and those of others."""

from datetime import date

import pytest
from tests.conftest import ROOT
from tests.faults import ours
from tests.faults.seeding import Project, seedings

pytestmark = pytest.mark.slow


def test_a_seeded_fault_is_found_at_its_line() -> None:
    project = Project(ROOT / "tests" / "corpus", date(2026, 11, 1))
    assert project.check() == []
    done = list(seedings(project, ours.FAULTS, len(ours.FAULTS), 1))
    assert len({one.kind for one in done}) == len(ours.FAULTS) >= 12
    assert [(one.kind, one.file, one.line) for one in done if not one.placed] == []
