"""What open pages are told, so that they come anew after an edit.

A page names the state that it shows and waits for another one: a stream of events, which the
policy of readers allows, since it comes from the site itself.
"""

import threading
import time
from pathlib import Path

SCRIPT = "_serving/reload.js"
"""The output path of the script that waits."""

CHANGES = "_serving/changes"
"""That of the stream."""


class News:
    """The number of the newest state of the site. No other server has the same numbers."""

    def __init__(self) -> None:
        """There is no state yet, and the first number is that of this moment."""
        self.number = time.time_ns()
        self._told = threading.Condition()

    def tell(self, number: int) -> None:
        """There is a new state of this number: whoever waits hears of it."""
        with self._told:
            self.number = number
            self._told.notify_all()

    def after(self, number: int, seconds: float) -> int:
        """The newest number, once it is another one than this or so many seconds have passed."""
        with self._told:
            self._told.wait_for(lambda: self.number != number, timeout=seconds)
            return self.number


def reload_script() -> bytes:
    """The script that makes a page of an earlier state come anew."""
    return Path(__file__).with_name("reload.js").read_bytes()


def with_reload(html: str, root: str, number: int) -> str:
    """A page that comes anew when its state, of this number, is over. `root` is the site's path."""
    script = f'<script src="{root}{SCRIPT}" data-state="{number}" defer></script>'
    body, end, rest = html.rpartition("</body>")
    return f"{body}{script}{end}{rest}" if end else f"{html}{script}"
