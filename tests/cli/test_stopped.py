"""A command that is stopped says so in a word."""

import subprocess
import sys

STOPPED_AT_START = """
import sys
class Stop:
    def find_spec(self, name, path, target=None):
        if name == "litmap.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from litmap.__main__ import main
sys.exit(main())
"""


def test_one_that_has_not_begun_shows_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_AT_START], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Stopped.\n")
