"""Make a release: its version goes into CHANGELOG.md, CITATION.cff, one commit and one tag.

    make release VERSION=1.2.0          (SITE_URL=… where the site has an address of its own)
    make dataset VERSION=1.2.0          the data set of a release that is checked out, below dist/
    python3 .ci/release.py --notes v1.2.0    prints what the change log says of a release

Nothing is pushed. It needs Python and git alone; the data set needs `litmap` too.
"""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

CHANGES = Path("CHANGELOG.md")
CITATION = Path("CITATION.cff")
NAME = "global-ai-governance-map"
COMING = "Unreleased"
VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")
REMOTE = re.compile(r"(?:https://|git@|ssh://git@)([\w.-]+)[:/]([\w.-]+)/([\w.-]+?)(?:\.git)?/?")


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout.strip()


def released() -> list[tuple[int, ...]]:
    """The versions that have a tag, the newest last."""
    found = []
    for tag in git("tag", "--list", "v*").splitlines():
        if match := VERSION.fullmatch(tag.removeprefix("v")):
            found.append(tuple(map(int, match.groups())))
    return sorted(found)


def as_numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version; stop where it has not three."""
    match = VERSION.fullmatch(version)
    if not match:
        raise SystemExit("Give a version of three numbers: make release VERSION=1.2.0")
    return tuple(map(int, match.groups()))


def refuse_unready(version: str) -> None:
    """Stop, with nothing changed, where this cannot be a release; say what to do."""
    numbers = as_numbers(version)
    before = released()
    if before and numbers <= before[-1]:
        last = ".".join(map(str, before[-1]))
        raise SystemExit(f"{version} is not above {last}, the last release; give a higher one")
    if git("branch", "--show-current") != "main":
        raise SystemExit("A release is made from the branch main; run: git switch main")
    if git("status", "--porcelain", "--untracked-files=no"):
        raise SystemExit("There are changes that are not committed; commit them, or put them away")
    if not part_of(CHANGES.read_text(encoding="utf-8"), COMING):
        raise SystemExit(f"{CHANGES}: below '{COMING}' stands nothing; say what is new")


def line_of(heading: str) -> str:
    """The pattern of a line with the heading that begins so."""
    return rf"^## {re.escape(heading)}[^\n]*\n"


def part_of(changes: str, heading: str) -> str:
    """What stands below the heading that begins so; '' if that is nothing."""
    below = rf"{line_of(heading)}(.*?)(?=^## |\Z)"
    found = re.search(below, changes, re.MULTILINE | re.DOTALL)
    if not found:
        raise SystemExit(f"{CHANGES} has no heading '## {heading}'; add it")
    return found[1].strip()


def addresses() -> dict[str, str]:
    """The web addresses of repository and site, as far as the clone's `origin` tells."""
    found = {}
    remotes = git("remote").splitlines()
    match = REMOTE.fullmatch(git("remote", "get-url", "origin")) if "origin" in remotes else None
    site = os.environ.get("SITE_URL", "")
    if match:
        host, owner, name = match.groups()
        found["repository-code"] = f"https://{host}/{owner}/{name}"
        if host == "github.com" and not site:
            folder = "" if name.lower() == f"{owner.lower()}.github.io" else f"{name}/"
            site = f"https://{owner.lower()}.github.io/{folder}"
    if site:
        found["url"] = site
    return found


def with_fields(citation: str, fields: dict[str, str]) -> str:
    """The text of CITATION.cff with these fields, each on a line of its own before the authors."""
    for name, value in fields.items():
        citation = re.sub(rf"^{name}:.*\n", "", citation, flags=re.MULTILINE)
        citation = citation.replace("authors:\n", f'{name}: "{value}"\nauthors:\n', 1)
    return citation


def release(version: str) -> None:
    refuse_unready(version)
    day = datetime.now(UTC).date().isoformat()
    changes = CHANGES.read_text(encoding="utf-8")
    headings = f"## {COMING}\n\n## {version} ({day})\n"
    changes = re.sub(line_of(COMING), headings, changes, count=1, flags=re.MULTILINE)
    CHANGES.write_text(changes, encoding="utf-8")
    known = addresses()
    fields = {"version": version, "date-released": day, **known}
    citation = CITATION.read_text(encoding="utf-8")
    CITATION.write_text(with_fields(citation, fields), encoding="utf-8")
    git("commit", "-q", "-m", f"Release {version}", str(CHANGES), str(CITATION))
    git("tag", "-a", f"v{version}", "-m", f"Release {version}")
    print(f"Release {version} is committed and tagged.")
    print("When all tests of this code have passed, publish it: git push --follow-tags")
    if "repository-code" not in known:
        print("The clone has no 'origin' on the web, so CITATION.cff names no address of it.")


def dataset(version: str) -> None:
    """Write the data set of a release, which is checked out: the same bytes on every machine."""
    numbers = as_numbers(version)
    tag = f"v{version}"
    if numbers not in released() or git("rev-parse", f"{tag}^{{commit}}") != git(
        "rev-parse", "HEAD"
    ):
        raise SystemExit(f"{tag} is not checked out; run: git switch --detach {tag}")
    if git("status", "--porcelain", "--untracked-files=no"):
        raise SystemExit("There are changes that are not committed; commit them, or put them away")
    file = f"dist/{NAME}-{version}.zip"
    made = datetime.fromtimestamp(int(git("log", "-1", "--format=%ct")), UTC)
    command = [sys.executable, "-m", "litmap", "dataset", file, "--today", f"{made:%Y-%m-%d}"]
    before = [one for one in released() if one < numbers]
    if before:
        command += ["--since", "v" + ".".join(map(str, before[-1]))]
    raise SystemExit(subprocess.run(command, check=False).returncode)


def main(arguments: list[str]) -> None:
    os.chdir(Path(__file__).parents[1])
    if len(arguments) == 2 and arguments[0] == "--notes":
        changes = CHANGES.read_text(encoding="utf-8")
        print(part_of(changes, f"{arguments[1].removeprefix('v')} ("))
    elif len(arguments) == 2 and arguments[0] == "--dataset":
        dataset(arguments[1])
    elif len(arguments) == 1:
        release(arguments[0])
    else:
        raise SystemExit("Give a version: make release VERSION=1.2.0")


if __name__ == "__main__":
    main(sys.argv[1:])
