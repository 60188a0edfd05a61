"""The pages that ask a question and answer it: pathways, recommendations and barriers.

The answer comes first, then the reasons on both sides, then what has changed; all else is folded.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.export.entry_works import works_behind
from litmap.graph.addresses import SINCE_PAGE
from litmap.graph.graph import ClaimView, Edge
from litmap.model.argument import Answering
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import counted
from litmap.site.blocks.cited_works import work_files
from litmap.site.blocks.claims import (
    claim_copy,
    claim_row,
    not_checked,
)
from litmap.site.blocks.disputes import disputes_about
from litmap.site.blocks.folds import Fold
from litmap.site.blocks.remarks import also_called
from litmap.site.blocks.since import page_since
from litmap.site.html.site import Site
from litmap.site.pages.entry import EntryPage

_MOST_CHANGES = 3
"""How many statements the block on changes shows open: those that hold least come first."""
_MOST_NEAR = 10
"""How many changes on related pages are repeated here: those that hold least."""


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

    def _cites_the_paper(self) -> bool:
        return PAPER in works_behind(self.graph, self.entry)

    def head(self) -> Markup:
        """The question, the answer, what can be taken away, and what is to be known of both."""
        folder = self.page_data.href("/data/")
        answer = self.answering.answer or self.fields.summary
        return self.templates.answering.head(
            kind=self.entry.kind,
            word=self.entry.kind.capitalize(),
            qualifier=self.qualifier(),
            heading=self.heading(),
            crumbs=self.crumbs(self.page_data),
            question=str(self.answering.question or ""),
            answer=self.page_data.field_html(answer, self.entry.file),
            answered=self.answering.answer is not None and self._cites_the_paper(),
            actions=self.templates.answering.actions(
                f"{folder}outlines/{self.entry.id}.txt",
                work_files(self.page_data, self.entry),
                len(works_behind(self.graph, self.entry)),
            ),
            remarks=[*self.remarks(), *also_called(self.fields)],
            around=self.around,
        )

    def claim_rows(self, views: Sequence[ClaimView]) -> Markup:
        """Claims of the entry as rows; nothing for none."""
        if not views:
            return Markup("")
        self.shown.update(view.name for view in views)
        rows = [claim_row(self.page_data, view) for view in views]
        return self.templates.claims.rows(rows)

    def unshown(self) -> list[ClaimView]:
        """The entry's claims that no block has shown yet."""
        return [view for view in self.views(notes=False) if view.name not in self.shown]

    def in_dispute(self) -> Markup:
        """The live disputes about claims of the entry; nothing for none."""
        found = disputes_about(self.page_data, self.entry.id)
        return self.templates.disagreements.questions(found)

    def since(self) -> Markup:
        """What has changed on this page, and in what it builds on."""
        found = page_since(self.page_data, self.entry)
        own = Markup("")
        near: tuple[str, Markup] | None = None
        said = "No change recorded since the paper."
        if found.own:
            own, said = self.templates.since.of_page(found.own, _MOST_CHANGES), ""
        if found.near:
            changes = counted(len(found.near), "change")
            near = (
                f"{changes} in what this page rests on or belongs to",
                self.templates.since.of_neighbours(
                    found.near[:_MOST_NEAR], len(found.near), self.page_data.href(SINCE_PAGE)
                ),
            )
            if not found.own:
                said = "No change recorded on this page itself."
        if any(view.claim.holds for view in self.views(notes=False)):
            said = not_checked(self.graph, self.views(notes=False))
        return self.templates.answering.since(said, own, near)

    # ---- Folds ----

    def all_folds(self) -> Iterator[Fold]:
        """The discussion first, and where we looked for critics."""
        yield self._discussion_fold()
        yield from self.own_folds()
        yield self.notes_fold()
        yield self.searches_fold()
        yield self.used_fold()
        yield self.references_fold()

    def _discussion_fold(self) -> Fold:
        text = self.discussion()
        summary = Markup("")
        if self.answering.answer:
            summary = self.page_data.field_html(self.fields.summary, self.entry.file)
        definition = self.page_data.field_html(self.fields.definition, self.entry.file)
        html = self.templates.answering.discussion(summary, definition, text)
        words = counted(len(self.entry.body.split()), "word") if text else "in short"
        return Fold("Discussion", words, html, "discussion")

    def block_of(self, edge: Edge) -> str:
        """The block that shows an edge: 'parts', 'used' or one of the kind's own."""
        if edge.kind == "relation" and edge.words[0] in ("part of", "a form of", "a precedent for"):
            return "parts"
        return super().block_of(edge)

    def copies(self, views: Sequence[ClaimView]) -> Markup:
        """Claims of other pages, as copies."""
        return self.templates.answering.copies([claim_copy(self.page_data, view) for view in views])
