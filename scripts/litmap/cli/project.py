"""Which project a command works on, and how its files are called where the user stands."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from litmap.content.files import BIBLIOGRAPHY, CONTENT
from litmap.problems.problem import Problem

_BESIDE_CONTENT = (BIBLIOGRAPHY, "mkdocs.yml")


def project_around(folder: Path) -> Path:
    """The nearest folder that holds a map, from this one upward; this one if none does."""
    for one in (folder, *folder.parents):
        if is_project(one):
            return one
    return folder


def is_project(folder: Path) -> bool:
    """Does a folder hold a map? Of the two files beside content/ one may be missing by mistake."""
    has_neighbour = any((folder / name).is_file() for name in _BESIDE_CONTENT)
    return has_neighbour and (folder / CONTENT).is_dir()


def seen_from(here: Path, root: Path, file: str) -> str:
    """The path of a project's file as somebody types it who stands in the folder `here`."""
    return Path(os.path.relpath(root / file, here)).as_posix()


def problems_seen_from(here: Path, root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Problems with the paths of their files as seen from the folder `here`."""
    if here == root:
        return list(problems)
    seen: list[Problem] = []
    for problem in problems:
        place = problem.place._replace(file=seen_from(here, root, problem.place.file))
        seen.append(replace(problem, place=place))
    return seen
