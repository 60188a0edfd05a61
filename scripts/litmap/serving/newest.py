"""Work that follows every edit and takes longer than the next page may wait."""

import threading
import traceback
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")

_MOST_WAIT = 3.0
"""Seconds that the end of the program waits for work to end."""


class OnNewest(Generic[Value]):
    """Does some work in a thread of its own, on the newest value that it was given.

    A value that is overtaken before its turn is passed over.
    """

    def __init__(self, work: Callable[[Value], None], pause: float) -> None:
        """Work begins when nothing was given for `pause` seconds: pages that wait come first."""
        self._work = work
        self._pause = pause
        self._waiting: list[Value] = []
        self._is_closed = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def give(self, value: Value) -> None:
        """Work on this one next, and on none that still waits."""
        with self._changed:
            self._waiting = [value]
            self._changed.notify()

    def close(self) -> None:
        """Begin no work any more, and let what has begun come to its end, unless that is far."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join(_MOST_WAIT)

    def _run(self) -> None:
        while not self._is_closed:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                while self._changed.wait(self._pause) and not self._is_closed:
                    pass
                value = self._waiting.pop() if self._waiting else None
            if value is not None and not self._is_closed:
                self._do(value)

    def _do(self, value: Value) -> None:
        try:
            self._work(value)
        except Exception:  # a fault of ours; the next edit may be without it
            if not self._is_closed:
                traceback.print_exc()
