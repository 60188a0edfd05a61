"""The page of a pathway or recommendation: of what can be weighed, for and against."""

from collections.abc import Iterator
from functools import cached_property

from markupsafe import Markup

from litmap.problems.wording import counted
from litmap.site.blocks.remarks import Remark
from litmap.site.blocks.sides import MOST_OPEN, MOST_WORKS, SidesBlock
from litmap.site.pages.answering import AnsweringPage


class WeighedPage(AnsweringPage):
    """An answering page whose reasons stand on two sides."""

    @cached_property
    def sides(self) -> SidesBlock:
        """What speaks for and against it."""
        return SidesBlock(self.page_data, self.entry)

    def for_and_against(self) -> Markup:
        """Both columns."""
        self.shown.update(self.sides.sides.names)
        columns = self.templates.sides.sides(self.sides.block(), MOST_OPEN, MOST_WORKS)
        return columns + self.in_dispute()

    def remarks(self) -> Iterator[Remark]:
        """First how many works dispute it or what it stands on, in place of its claims alone."""
        critics = self.sides.critics()
        if critics:
            yield Remark(f"disputed by {counted(len(critics), 'work')}", "contested")
        for remark in super().remarks():
            if not (critics and remark.icon == "contested"):
                yield remark
