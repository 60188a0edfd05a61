"""The page of a pathway or recommendation: of what can be weighed, for and against."""

from collections.abc import Iterator
from functools import cached_property

from markupsafe import Markup

from litmap.problems.wording import counted
from litmap.site.blocks.grounds import changed_grounds
from litmap.site.blocks.remarks import Remark
from litmap.site.blocks.sides import MOST_OPEN, MOST_WORKS, SidesBlock
from litmap.site.pages.answering import AnsweringPage

_CHANGES = "#what-has-changed-since"
"""Where the page says what has changed."""


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
        """First how many works dispute it or what it stands on, and how much of that has changed.

        Both count its grounds too, so they stand in place of what is counted of its claims alone.
        """
        said: set[str] = set()
        critics = self.sides.critics()
        if critics:
            said.add("contested")
            yield Remark(f"disputed by {counted(len(critics), 'work')}", "contested")
        if words := changed_grounds(self.page_data, self.entry):
            said |= {"holds-no", "holds-in-part"}
            yield Remark(words, "changed", _CHANGES)
        for remark in super().remarks():
            if remark.icon not in said:
                yield remark
