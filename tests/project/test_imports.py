"""Nothing happens at import: a module only defines things."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

IMPORTS = """
import gc, importlib, logging, os, pkgutil, signal, sys, warnings
import litmap

def world():
    return {
        "garbage collector": (gc.isenabled(), gc.get_threshold()),
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "interrupt": signal.getsignal(signal.SIGINT),
        "loggers": list(logging.getLogger().handlers),
        "streams": (sys.stdout, sys.stderr, sys.excepthook),
        "recursion": sys.getrecursionlimit(),
        "digits": sys.get_int_max_str_digits(),
    }

before = world()
names = [one.name for one in pkgutil.walk_packages(litmap.__path__, "litmap.")]
for name in names:
    if name != "litmap.__main__":
        importlib.import_module(name)
after = world()
print(len(names), sorted(name for name in before if before[name] != after[name]))
"""


def test_importing_every_module_changes_nothing(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    number, _, changed = done.stdout.partition(" ")
    modules = list((root / "scripts" / "litmap").rglob("*.py"))
    assert int(number) == len(modules) - 1  # the package itself is imported before
    assert changed == "[]\n"
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
