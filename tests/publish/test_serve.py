"""The real server on loopback: it shows the site, follows edits, outlives mistakes, and ends cleanly."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import project

pytestmark = pytest.mark.slow

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def until(holds: Callable[[], bool]) -> bool:
    """Wait for something to become true, within a bound that only a broken server reaches."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.2)
    return False


def edited(path: Path) -> bool:
    """Save a file as it is."""
    path.touch()
    return True


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, subprocess.Popen[bytes]]]:
    target = project(tmp_path / "project")
    port = free_port()
    log = (tmp_path / "log").open("wb")
    command = [sys.executable, "-m", "litmap", "serve", "--root", str(target), "--port", str(port)]
    server = subprocess.Popen(
        command, stderr=log, stdout=log, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    try:
        yield target, f"http://127.0.0.1:{port}", server
    finally:
        server.kill()
        server.wait()
        log.close()


def test_serve_follows_edits_of_entries_and_bibliography(
    served: tuple[Path, str, subprocess.Popen[bytes]],
) -> None:
    target, url, server = served
    entry = sorted((target / "content" / "barriers").glob("*.md"))[0]
    page = f"{url}/barriers/{entry.stem}/"
    assert until(lambda: "<h1>" in get(page))
    text = entry.read_text(encoding="utf-8")
    entry.write_text(
        re.sub(r"^title: .*$", "title: A new title", text, flags=re.MULTILINE), encoding="utf-8"
    )
    assert until(lambda: "<h1>A new title</h1>" in get(page))

    entry.write_text("---\ntitle: [broken\n---\n", encoding="utf-8")
    assert until(lambda: "yaml-syntax" in (target.parent / "log").read_text(encoding="utf-8"))
    assert until(lambda: "<h1>" in get(url + "/"))
    assert until(lambda: "lm-findings" in get(page))
    entry.write_text(text, encoding="utf-8")
    assert until(lambda: "lm-findings" not in get(page))

    bibliography = target / "references.bib"
    bibliography.write_text(
        bibliography.read_text(encoding="utf-8").replace(
            "Global AI governance: barriers and pathways forward", "A Changed Title"
        ),
        encoding="utf-8",
    )
    assert until(lambda: "A Changed Title" in get(f"{url}/references/roberts2024global/"))

    (target / "content").rename(target / "gone")
    bibliography.touch()
    assert until(lambda: "There is no content/index.md" in get(f"{url}/"))
    (target / "gone").rename(target / "content")
    assert until(lambda: edited(entry) and "There is no content" not in get(f"{url}/"))

    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=PATIENCE) == 0


def test_serve_follows_the_folder_of_own_files_that_the_settings_name(
    served: tuple[Path, str, subprocess.Popen[bytes]],
) -> None:
    target, url, server = served
    assert until(lambda: "<h1>" in get(f"{url}/"))
    assert get(f"{url}/note.txt") == ""
    server.kill()
    server.wait()
    settings = target / "mkdocs.yml"
    settings.write_text(
        re.sub(r"docs_dir: .*", "docs_dir: own", settings.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    (target / "own").mkdir()
    port = url.rpartition(":")[2]
    command = [sys.executable, "-m", "litmap", "serve", "--root", str(target), "--port", port]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as again:
        assert until(lambda: "<h1>" in get(f"{url}/"))
        (target / "own" / "note.txt").write_text("It came later.", encoding="utf-8")
        assert until(lambda: get(f"{url}/note.txt") == "It came later.")
        again.kill()


def test_build_with_an_error_publishes_nothing(tmp_path: Path) -> None:
    target = project(tmp_path / "project")
    entry = sorted((target / "content" / "barriers").glob("*.md"))[0]
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("order:", "ordre:"), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "litmap", "build", "--root", str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"content/barriers/{entry.name}" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (target / "site" / "index.html").exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_taken_port_is_told_before_anything_is_built(tmp_path: Path, host: str) -> None:
    target = project(tmp_path / "project")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "litmap", "serve", "--root", str(target), "--host", host]
        done = subprocess.run(
            [*command, "--port", str(port)], capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken; choose another: make serve PORT={port + 1}\n"
