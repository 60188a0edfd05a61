"""A made-up map of any size, the same for the same numbers: for measuring, not for reading."""

import random
import re
from pathlib import Path

WORDS = re.findall(
    r"\w+",
    "states firms rules models risk treaty forum draft norm power trust delay safety audit "
    "chips data law talks "
    "the of and to in a that which for with from by on is are may have been not more "
    "than such as while where",
)
BIB = """@article{{{key},
  author = {{{authors}}},
  title = {{{title}}},
  journaltitle = {{Journal of {word}}},
  date = {{{year}}},
  volume = {{{number}}},
  pages = {{{number}--{end}}},
  doi = {{10.1000/{key}}},
  langid = {{english}},
  verified = {{yes}},
  read = {{abstract}},
  sourcetype = {{journal-article}},
  region = {{europe}},
}}

"""
PAGE = (
    "---\ntitle: {0}\nsummary: A page of its own.\n---\n"
    "- [Here it begins](barriers/barrier-0.md).\n"
)
WORKS_OF_AN_AUTHOR = 3
"""On average. As in real bibliographies a few have written much, and most one work."""


class Writer:
    """Entries and references drawn from one random stream."""

    def __init__(self, entries: int, references: int, seed: int) -> None:
        """Prepare the names of all entries (one in ten an institution) and of all references."""
        self.rng = random.Random(seed)
        self.bodies = [f"body-{number}" for number in range(max(1, entries // 10))]
        self.barriers = [f"barrier-{number}" for number in range(entries - len(self.bodies))]
        self.keys = [
            f"writer{1990 + number % 30}n{letters(number)}" for number in range(references)
        ]
        self.uncited = list(self.keys)
        people = max(2, 2 * references // WORKS_OF_AN_AUTHOR)
        self.people = [f"{letters(one).title()}, {'ABCDEFGH'[one % 8]}." for one in range(people)]
        self.share = [1 / (10 + rank) for rank in range(people)]

    def words(self, number: int) -> str:
        """A sentence of so many words, none of which comes twice in a row."""
        drawn = [self.rng.choice(WORDS)]
        while len(drawn) < number:
            word = self.rng.choice(WORDS)
            if word != drawn[-1]:
                drawn.append(word)
        return " ".join(drawn).capitalize() + "."

    def key(self) -> str:
        """A key; each once, before any comes again."""
        return self.uncited.pop() if self.uncited else self.rng.choice(self.keys)

    def claim(self, number: int) -> str:
        """A claim with a source."""
        return (
            f"  - id: claim-{number}\n    about: fact\n    text: >-\n      {self.words(20)}\n"
            f'    cites: "[supports @{self.key()}, abstract]"\n    as_of: 2024-02-20\n'
        )

    def body(self) -> str:
        """Three paragraphs with a citation and a link each."""
        return "\n\n".join(
            f"{self.words(40)} {self.words(30)[:-1]} [see @{self.key()}]. As in "
            f"[another place]({self.rng.choice(self.barriers)}.md)."
            for _ in range(3)
        )

    def authors(self) -> str:
        """Two people, or one who is drawn twice."""
        return " and ".join(sorted(set(self.rng.choices(self.people, self.share, k=2))))

    def barrier(self, number: int) -> str:
        """A barrier of the usual size: three claims, an involved body, a body text."""
        claims = "".join(self.claim(one) for one in range(3))
        return (
            f"---\ntitle: Barrier number {number}\nsummary: >-\n  {self.words(20)}\norder: second\n"
            f"involves:\n  - institution: {self.rng.choice(self.bodies)}\n    as: actor\n"
            f"claims:\n{claims}---\n{self.body()}\n"
        )

    def institution(self, number: int) -> str:
        """An institution with two names of its own."""
        return (
            f"---\ntitle: Body Number {letters(number).title()}\nsummary: >-\n  {self.words(15)}\n"
            f"type: informal-forum\nnames: [{{name: B{letters(number).upper()}}}]\n"
            f"---\n{self.words(40)}\n"
        )

    def reference(self, number: int) -> str:
        """A record of an article."""
        return BIB.format(
            key=self.keys[number],
            authors=self.authors(),
            title=self.words(8)[:-1] + f" {number}",
            word=self.rng.choice(WORDS).title(),
            year=1990 + number % 30,
            number=number % 50 + 1,
            end=number % 50 + 19,
        )


def letters(number: int) -> str:
    """A number as letters: 0 is `aaaa`."""
    return "".join(chr(97 + number // 26**place % 26) for place in (3, 2, 1, 0))


def write(root: Path, entries: int, references: int, seed: int = 1) -> None:
    """Write such a project's content to `root`."""
    writer = Writer(entries, references, seed)
    files = {f"content/{name}.md": PAGE.format(name.title()) for name in ("index", "about")}
    for number, name in enumerate(writer.bodies):
        files[f"content/institutions/{name}.md"] = writer.institution(number)
    for number, name in enumerate(writer.barriers):
        files[f"content/barriers/{name}.md"] = writer.barrier(number)
    files["references.bib"] = "".join(writer.reference(number) for number in range(references))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
