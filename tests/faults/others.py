"""Mistakes seeded by somebody who had not read the rules."""

from tests.faults.seeding import Fault

FAULTS: list[Fault] = []
