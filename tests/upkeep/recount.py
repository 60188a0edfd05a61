"""What /review/ should list, found by a plain walk over the files of a map and its published map.json.

Nothing of litmap is used: front matter is read as YAML, records and citations by patterns.
"""

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

PAPER = "roberts2024global"
PAPER_DAY = date(2024, 2, 20)
UNREAD = ("record", "unopened")


def end(text: str) -> date:
    """The last day of a date such as '2024', '2024-05' or '2024-05-17'."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], (parts[1:2] or [12])[0]
    return date(year, month, (parts[2:] or [monthrange(year, month)[1]])[0])


def start(text: str) -> date:
    """The first day of such a date."""
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])


def later(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class Recount:
    """The files of a map in `root` as they are on `today`, and what needs a look in them."""

    def __init__(self, root: Path, today: date, map_json: str) -> None:
        self.root = root
        self.today = today
        self.map = json.loads(map_json)
        self.entries = {entry["id"]: entry for entry in self.map["entries"]}
        self.claims = {claim["id"]: claim for claim in self.map["claims"]}
        self.files = {path.stem: self.front(path) for path in root.glob("content/*/*.md")}
        self.files = {name: self.files[name] for name in self.entries}
        upkeep = root / "content/upkeep.yml"
        self.months = self.read(upkeep) if upkeep.exists() else {}
        self.bib = self.records((root / "references.bib").read_text(encoding="utf-8"))

    @staticmethod
    def read(path: Path) -> Any:
        return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)

    @staticmethod
    def front(path: Path) -> dict[str, Any]:
        text = path.read_text(encoding="utf-8").split("---\n")[1]
        found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
        return found

    @staticmethod
    def records(text: str) -> dict[str, dict[str, str]]:
        found = {}
        for part in re.split(r"^@", text, flags=re.MULTILINE)[1:]:
            key = part.partition("{")[2].partition(",")[0].strip()
            found[key] = dict(re.findall(r"^\s*(\w+)\s*=\s*[{\"](.*?)[}\"],?$", part, re.MULTILINE))
        return found

    def of_today(self, records: list[Any], field: str) -> list[Any]:
        return [one for one in records if start(one[field]) <= self.today]

    def statements(self) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Every statement that can have an answer: its name, its entry, and its record."""
        for name, entry in self.files.items():
            if self.entries[name]["kind"] in ("pathway", "recommendation"):
                yield name, entry, entry
            for claim in entry.get("claims", []):
                if f"{name}#{claim['id']}" in self.claims:
                    yield f"{name}#{claim['id']}", entry, claim
            for one in entry.get("assessments", []):
                yield f"{name}/{one['criterion']}/{one['condition']}", entry, one

    def holds(self, record: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = record.get("holds", {})
        if found and start(found["checked"]) > self.today:
            return {}
        return found

    def due(self) -> list[tuple[str, str, date]]:
        """What falls due: the kind of work, the name, the day."""
        found = []
        for name, _, record in self.statements():
            if self.holds(record):
                found.append(("holds", name, end(self.holds(record)["checked"])))
        for name, entry in self.files.items():
            for thesis, record in [(name, entry)] + [
                (f"{name}#{claim['id']}", claim) for claim in entry.get("claims", [])
            ]:
                sought = self.of_today(record.get("sought", []), "date")
                if sought and thesis in (*self.claims, name):
                    found.append(("critics", thesis, max(end(one["date"]) for one in sought)))
        agreement = self.root / "content/agreement.yml"
        if agreement.exists() and start(self.read(agreement)["date"]) <= self.today:
            found.append(("rating", "content/agreement.yml", end(self.read(agreement)["date"])))
        searches = self.root / "content/searches.yml"
        if searches.exists():
            days = self.of_today(self.read(searches)["searches"], "date")
            if days:
                last = max(end(one["date"]) for one in days)
                found.append(("works", "content/searches.yml", last))
        months = {name: int(number) for name, number in self.months.items()}
        months |= {"critics": months["searches"], "works": months["searches"]}
        found = [(work, name, later(day, months[work])) for work, name, day in found]
        for name, entry in self.files.items():
            review = entry.get("review")
            if review and start(review["date"]) <= self.today:
                after = later(end(review["date"]), int(self.months.get("review", 0)))
                found.append(("review", name, end(review["due"]) if "due" in review else after))
        return found

    def lists(self) -> dict[str, Counter[str]]:
        """The names in each list; in 'beyond' none, as the check itself finds these."""
        return {
            "overdue": Counter(name for _, name, day in self.due() if day < self.today),
            "overtaken": Counter(self.overtaken()),
            "changed": Counter(self.changed()),
            "disputed": Counter(self.disputed()),
            "unsourced": Counter(self.unsourced()),
            "unverified": Counter(self.unverified()),
            "broken": Counter(self.broken()),
            "unread": Counter(self.unread()),
        }

    def knows(self, record: dict[str, Any], day: date, words: str) -> bool:
        """Is its answer of that day or later, or does its reason hold these words?"""
        holds = self.holds(record)
        if not holds:
            return False
        return start(holds["checked"]) >= day or bool(re.search(words, holds["because"]))

    def overtaken(self) -> Iterator[str]:
        statements = {name: record for name, _, record in self.statements()}
        found = set()
        for event, entry in self.files.items():
            if self.entries[event]["kind"] != "development":
                continue
            day = end(entry["date"])
            for one in entry.get("bears_on", []):
                name = one.get("claim") or one.get("assessment") or one.get("entry")
                if one["effect"] not in ("updates", "contradicts") or name not in statements:
                    continue
                record = statements[name]
                said = end(record["as_of"]) if "as_of" in record else PAPER_DAY
                if day > said and not self.knows(record, day, rf"/{event}\.md"):
                    found.add(name)
        yield from found

    def changed(self) -> Iterator[str]:
        changed = {one["work"]: one for one in self.map["standings"]}
        for name, _, record in self.statements():
            for cite in self.claims.get(name, {}).get("cites", []):
                one = changed.get(cite["key"])
                if not one or one["standing"] in ("preprint", "in-force"):
                    continue
                day = end(one["since"]) if one["since"] else date.max
                if not self.knows(record, day, rf"@{cite['key']}\b"):
                    yield name
                    break

    def disputed(self) -> Iterator[str]:
        for name, _, record in self.statements():
            said = end(record["as_of"]) if "as_of" in record else PAPER_DAY
            for part in re.split("[;\\]]", record.get("cites", "")):
                key = re.search(r"\bdisputes @([\w-]+)", part)
                work = self.bib.get(key[1], {}) if key else {}
                out = re.match(r"\d{4}(-\d\d){0,2}", work.get("date", ""))
                if not key or not out or end(out[0]) <= said or key[1] == PAPER:
                    continue
                if not self.knows(record, end(out[0]), rf"@{key[1]}\b"):
                    yield name
                    break

    def unsourced(self) -> Iterator[str]:
        for name, claim in self.claims.items():
            if claim["about"] == "fact" and claim["basis"] in ("none", "reported"):
                yield name

    def unverified(self) -> Iterator[str]:
        for name, _, record in self.statements():
            if "unverified" in record:
                yield name

    def broken(self) -> Iterator[str]:
        memory = self.root / "links.json"
        if not memory.exists():
            return
        for address, one in json.loads(memory.read_text(encoding="utf-8")).items():
            since = one.get("broken_since") or one["checked"]
            if one["verdict"] == "broken" and since[:10] < one["checked"][:10]:
                yield address

    def unread(self) -> Iterator[str]:
        for key, record in self.bib.items():
            if record.get("read") in UNREAD:
                roles = [
                    edge.get("role") for edge in self.map["edges"] if edge["target"] == f"@{key}"
                ]
                if set(roles) - {"background"}:
                    yield f"@{key}"
