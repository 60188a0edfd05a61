"""How long an author waits: from saving an entry until its page has the new words."""

import statistics
import subprocess
import sys
import time
import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError

from benchmarks.measuring import ENVIRONMENT

_REST = 6.0
"""Seconds before an edit, as an author takes: the last index for search has been written."""
_LONGEST = 600.0
"""Seconds after which nobody waits any more."""


def refresh(root: Path, port: int, rounds: int) -> float:
    """Seconds of the clock, the median of some edits of one entry of the map in `root`."""
    entry = min(root.glob("content/barriers/*.md"))
    url = f"http://127.0.0.1:{port}/barriers/{entry.stem}/"
    command = [sys.executable, "-m", "litmap", "serve", "--root", str(root), "--port", str(port)]
    server = subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _until(url, "<h1")
        return statistics.median(_edit(entry, url, number) for number in range(rounds))
    finally:
        server.terminate()
        server.wait()


def _edit(entry: Path, url: str, number: int) -> float:
    """Add a sentence to the end of an entry, and wait for it."""
    time.sleep(_REST)
    words = f"Measured in round {number}."
    text = entry.read_text(encoding="utf-8")
    started = time.perf_counter()
    entry.write_text(f"{text}\n{words}\n", encoding="utf-8")
    _until(url, words)
    return time.perf_counter() - started


def _until(url: str, words: str) -> None:
    """Ask for a page until it holds some words. Raises TimeoutError."""
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url) as answer:
                if words in answer.read().decode("utf-8"):
                    return
        except (URLError, HTTPException, ConnectionError):
            pass
        time.sleep(0.1)  # each answer is a page that the server has to make
    raise TimeoutError(f"{url} does not show {words!r}")
