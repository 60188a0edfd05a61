"""What is made from the model and the guide: parts of CONTRIBUTING.md, snippets."""

import json
import re
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from litmap.authoring.guide import guide
from litmap.authoring.skeleton import skeleton, whole_claim
from litmap.model.kinds import MODELS
from litmap.model.languages import PLAIN_NAMES
from litmap.model.roles import PREFIXES, ROLES
from litmap.model.vocabulary import Kind
from litmap.problems.wording import listed
from litmap.rules.documentation import rule_docs, rules_as_table

CONTRIBUTING = ".github/CONTRIBUTING.md"
_PART = re.compile(r"<!-- ([a-z]+) -->\n.*?<!-- end -->", re.DOTALL)
_SAMPLES: Mapping[Kind, str] = {
    "barrier": "slow-courts",
    "pathway": "regional-bodies",
    "recommendation": "publish-minutes",
    "criterion": "speed",
    "institution": "new-body",
    "instrument": "new-treaty",
    "development": "treaty-opened",
    "term": "open-model",
}


def generated(root: Path) -> dict[str, str]:
    """Every generated file by its path from the root, as it should be now."""
    written = (root / CONTRIBUTING).read_text(encoding="utf-8")
    return {CONTRIBUTING: contributing(written), ".vscode/map.code-snippets": snippets()}


def contributing(text: str) -> str:
    """The guide for authors, each part between `<!-- name -->` and `<!-- end -->` made anew."""
    samples = [_folded(kind, skeleton(kind, _SAMPLES[kind])) for kind in MODELS]
    meanings = {role.name: role.meaning for role in ROLES.values()}
    parts = {
        "kinds": _pairs("kind", "is", guide().kinds),
        "about": _pairs("about", "is", guide().about),
        "claim": f"```yaml\n{whole_claim()}```\n",
        "roles": _pairs("role", "the work", meanings) + _words_before(),
        "sourcetypes": _pairs("sourcetype", "is", guide().sourcetypes),
        "regions": _pairs("region", "is", guide().regions),
        "languages": _languages(),
        "entries": "\n".join(samples),
        "rules": rules_as_table(rule_docs()),
    }

    def renewed(part: re.Match[str]) -> str:
        return f"<!-- {part[1]} -->\n\n{parts[part[1]]}\n<!-- end -->"

    return _PART.sub(renewed, text)


def _words_before() -> str:
    """What may be written before a role or a key."""
    words = listed([f"`{prefix}`" for prefix in PREFIXES], "or")
    return (
        "\nBefore a role may be `partly`: `[partly supports @key, p. 5]`. Before a role, or a key "
        f"without one, may be {words}: `[see also @key]`.\n"
    )


def _folded(kind: str, text: str) -> str:
    return f"<details><summary>{kind}</summary>\n\n```yaml\n{text}```\n\n</details>\n"


def _languages() -> str:
    """The usual name of every language that `langid` knows."""
    names = ", ".join(f"`{name}`" for name in PLAIN_NAMES)
    listed_names = textwrap.fill(names, width=120, break_on_hyphens=False)
    return f"<details><summary>all names for langid</summary>\n\n{listed_names}\n\n</details>\n"


def _pairs(first: str, second: str, said: Mapping[str, str]) -> str:
    rows = "".join(f"| `{name}` | {meaning} |\n" for name, meaning in said.items())
    return f"| {first} | {second} |\n| --- | --- |\n{rows}"


def snippets() -> str:
    """Snippets of VS Code: an entry of each kind, a claim, a citation."""
    found: dict[str, Any] = {}
    for kind in MODELS:
        found[f"New {kind}"] = {
            "scope": "markdown",
            "prefix": kind,
            "description": guide().kinds[kind],
            "body": _snippet(skeleton(kind, _SAMPLES[kind])),
        }
    about, roles = ",".join(guide().about), ",".join(ROLES)
    claim = [
        "  - id: ${1:words-of-the-statement}",
        "    label: ${2:A short name for links}",
        f"    about: ${{3|{about}|}}",
        "    text: >-",
        "      ${4:One statement.}",
        f'    cites: "[${{5|{roles}|}} @${{6:roberts2024global}}, ${{7:sec. 4}}]"',
        "    as_of: ${8:2024-02-20}",
    ]
    found["Claim"] = {
        "scope": "markdown",
        "prefix": "claim",
        "description": "a statement with its sources",
        "body": claim,
    }
    found["Citation"] = {
        "scope": "markdown",
        "prefix": "cite",
        "description": "a work, and why it is cited",
        "body": [f"[${{1|{roles}|}} @${{2:key}}, ${{3:p. 5}}]"],
    }
    return _json(found)


def _snippet(text: str) -> list[str]:
    """Lines of a snippet, in which '$', '}' and '\\' mean something."""
    return [re.sub(r"([$}\\])", r"\\\1", line) for line in text.splitlines()]


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
