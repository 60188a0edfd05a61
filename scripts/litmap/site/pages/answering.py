"""The pages that ask a question and answer it: pathways, recommendations and barriers.

The answer comes first, then the reasons on both sides, then what has changed; all else is folded.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.export import BIBLIOGRAPHY_FORMATS
from litmap.export.entry_works import works_behind
from litmap.graph.graph import ClaimView, Edge
from litmap.graph.support import supporting_works
from litmap.model.argument import Answering
from litmap.model.dates import in_words
from litmap.model.entry import Claim
from litmap.model.vocabulary import ANSWER_NAMES
from litmap.problems.wording import counted
from litmap.site.blocks.claims import (
    LEFT_OPEN,
    claim_copy,
    claim_row,
    copying,
    newest_as_of,
    not_checked,
)
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.margin import relation_blocks
from litmap.site.blocks.since import page_since
from litmap.site.html.page import Section
from litmap.site.html.site import Site
from litmap.site.pages.entry import EntryPage

_MARKS = {"contested": "disputed", "limited": "limited", "unverified": "unverified"}


class AnsweringPage(EntryPage):
    """The page of an entry that asks a question."""

    def __init__(self, site: Site, entry: LoadedEntry) -> None:
        """The page of `entry`."""
        super().__init__(site, entry)
        self.shown: set[str] = set()
        """The names of the entry's claims that a block has shown."""

    @property
    def answering(self) -> Answering:
        """The entry's fields."""
        assert isinstance(self.fields, Answering)
        return self.fields

    def _sections(self) -> Iterator[Section]:
        yield Section("", copying(self.page_data))
        yield Section("", self.head())
        yield Section("", self.former())
        yield from self.blocks()
        yield Section("How it hangs together", self.folds())

    def head(self) -> Markup:
        """The question, the answer, what can be taken away, and what is to be known of both."""
        folder = self.page_data.href("/data/")
        files = []
        for suffix, name in BIBLIOGRAPHY_FORMATS.items():
            files.append((name, f"{folder}entries/{self.entry.id}.{suffix}"))
        answer = self.answering.answer or self.fields.summary
        return self.templates.answering.head(
            kind=self.entry.kind,
            word=self.entry.kind.capitalize(),
            qualifier=self.qualifier(),
            heading=self.heading(),
            crumbs=[("Home", self.page_data.href("/")), self.page_data.index(self.entry.kind)],
            question=str(self.answering.question or ""),
            answer=self.page_data.field_html(answer, self.entry.file),
            actions=self.templates.answering.actions(
                f"{folder}outlines/{self.entry.id}.txt",
                files,
                len(works_behind(self.graph, self.entry)),
            ),
            meta=list(self.remarks()),
            around=self.around,
        )

    def remarks(self) -> Iterator[Markup]:
        """What is to be known of the claims as a whole. What is normal is not said."""
        claims = [view.claim for view in self._views(notes=False)]
        yield from self._doubts(claims)
        works = supporting_works(self.graph, self.entry)
        if claims:
            said = (
                f"{counted(len(works), 'work')} besides the paper" if works else "the paper alone"
            )
            yield escape(said)
        if as_of := newest_as_of(claims):
            yield escape(f"as of {as_of}")
        if self._unchecked and not any(claim.holds for claim in claims):
            yield escape(self._unchecked.rstrip("."))
        if review := self.fields.review:
            yield escape(f"reviewed {in_words(review.date)}, {review.outcome}")

    @cached_property
    def _unchecked(self) -> str:
        """That nobody has looked whether the paper's statements here still hold; '' if all were."""
        return not_checked(self.graph, self._views(notes=False))

    def _doubts(self, claims: Sequence[Claim]) -> Iterator[Markup]:
        """'1 of 10 claims disputed', and so on for each mark; and how many have changed."""
        total = counted(len(claims), "claim")
        for mark, word in _MARKS.items():
            number = sum(mark in self.graph.marks(claim) for claim in claims)
            if number:
                yield self.templates.answering.remark(mark, f"{number} of {total} {word}")
        for answer in ("no", "in-part"):
            number = sum(
                claim.holds is not None and claim.holds.answer == answer for claim in claims
            )
            if number:
                words = f"{number} of {total}: {ANSWER_NAMES[answer]}"
                yield self.templates.answering.remark(f"holds-{answer}", words)

    def claim_rows(self, views: Sequence[ClaimView]) -> Markup:
        """Claims of the entry as rows; nothing for none."""
        if not views:
            return Markup("")
        self.shown.update(view.name for view in views)
        rows = [claim_row(self.page_data, view) for view in views]
        return self.templates.claims.rows(rows)

    def unshown(self) -> list[ClaimView]:
        """The entry's claims that no block has shown yet."""
        return [view for view in self._views(notes=False) if view.name not in self.shown]

    def since(self) -> Markup:
        """What has changed on this page, and in what it builds on."""
        found = page_since(self.page_data, self.entry)
        own = Markup("")
        near: tuple[str, Markup] | None = None
        said = "No change recorded since the paper."
        if found.own:
            own, said = self.templates.since.rows(found.own, True), ""
        if found.near:
            changes = counted(len(found.near), "change")
            near = (
                f"{changes} in what this page rests on or belongs to",
                self.templates.since.rows(found.near),
            )
            if not found.own:
                said = "No change recorded on this page itself."
        if any(view.claim.holds for view in self._views(notes=False)):
            said = self._unchecked
        return self.templates.answering.since(said, own, near)

    # ---- Folds ----

    def folds(self) -> Markup:
        """All else, closed."""
        found = [fold for fold in self._all_folds() if fold.html]
        return self.templates.answering.folds(found)

    def _all_folds(self) -> Iterator[Fold]:
        yield self._discussion_fold()
        yield from self.own_folds()
        yield self._notes_fold()
        yield self._searches_fold()
        yield self._used_fold()
        references = self.references()
        works = len({edge.target for edge in self.graph.outgoing(self.entry.id) if edge.citation})
        yield Fold("References", counted(works, "work"), references, "references")

    def own_folds(self) -> Iterator[Fold]:
        """The folds that only entries of this kind have."""
        yield from ()

    def _discussion_fold(self) -> Fold:
        text = self.discussion()
        summary = Markup("")
        if self.answering.answer:
            summary = self.page_data.field_html(self.fields.summary, self.entry.file)
        definition = self.page_data.field_html(self.fields.definition, self.entry.file)
        html = self.templates.answering.discussion(summary, definition, text)
        words = counted(len(self.entry.body.split()), "word") if text else "in short"
        return Fold("Discussion", words, html, "discussion")

    def _notes_fold(self) -> Fold:
        views = self._views(notes=True)
        rows = [claim_row(self.page_data, view) for view in views]
        html = self.templates.claims.rows(rows) if rows else Markup("")
        return Fold(LEFT_OPEN, counted(len(views), "note of ours", "notes of ours"), html)

    def _searches_fold(self) -> Fold:
        searches = self.answering.sought
        return Fold(
            "Where we looked for critics",
            counted(len(searches), "search", "searches"),
            self.searches(),
        )

    def _used_fold(self) -> Fold:
        edges = self.arriving("used")
        return Fold(
            "Where this page is used", counted(len(edges), "place"), self.backlinks_of(edges)
        )

    def relations_fold(self, heading: str, fields: Sequence[str], block: str = "") -> Fold:
        """A fold with what some fields say, and with the backlinks of a block."""
        blocks = relation_blocks(self.page_data, self.entry, fields)
        html = self.templates.answering.relations(blocks) if blocks else Markup("")
        edges = self.arriving(block) if block else []
        names = [link.target for one in blocks for item in one.items for link in item.links]
        names += [edge.source for edge in edges]
        titles = [self.corpus.entries[name].label for name in names]
        html += self.backlinks_of(edges)
        return Fold(heading, _listed(titles), html)

    # ---- Edges that lead here ----

    @cached_property
    def _arriving(self) -> dict[str, list[Edge]]:
        found: dict[str, list[Edge]] = {}
        for edge in self.graph.incoming(self.entry.id):
            found.setdefault(self.block_of(edge), []).append(edge)
        return found

    def arriving(self, block: str) -> list[Edge]:
        """The edges that lead here and that a block shows. Every edge is in exactly one block."""
        return self._arriving.get(block, [])

    def block_of(self, edge: Edge) -> str:
        """The block that shows an edge: 'parts', 'used' or one of the kind's own."""
        if edge.kind == "relation" and edge.words[0] in ("part of", "a form of", "a precedent for"):
            return "parts"
        return "used"

    def backlinks_of(self, edges: Sequence[Edge]) -> Markup:
        """Backlinks in groups; nothing for none."""
        if not edges:
            return Markup("")
        return self.templates.entry.backlinks(self.backlinks.by_words(edges, fold=8))

    def copies(self, views: Sequence[ClaimView]) -> Markup:
        """Claims of other pages, as copies."""
        return self.templates.answering.copies([claim_copy(self.page_data, view) for view in views])


def _listed(titles: Sequence[str]) -> str:
    """The first few titles, and how many more there are."""
    distinct = list(dict.fromkeys(titles))
    said = ", ".join(distinct[:3])
    more = len(distinct) - 3
    if more > 0:
        return f"{said} and {more} more"
    return said
