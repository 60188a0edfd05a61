"""A Python-Markdown extension: HTML that our templates made passes untouched.

A page is headings and HTML blocks. Python-Markdown would send each through two HTML parsers, which
take long and hand back what they got. A build of ours meets it in the pages of the navigation
alone (`frame.py` makes the others), a build of exported pages in all.
"""

from collections.abc import Iterator

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

BEFORE_HTML_PARSERS = 25
"""MkDocs looks for anchors at 21, Python-Markdown for HTML at 20."""


class _Finished(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put each block that starts with a tag, up to a blank line, aside."""
        return list(self._aside(lines))

    def _aside(self, lines: list[str]) -> Iterator[str]:
        block: list[str] = []
        for line in [*lines, ""]:
            if block and not line:
                yield from (self.md.htmlStash.store("\n".join(block)), "")
                block = []
            elif block or line.startswith("<"):
                block.append(line)
            else:
                yield line


class _Blocks(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Finished(md), "finished", BEFORE_HTML_PARSERS)


def makeExtension(**settings: object) -> Extension:
    """What Python-Markdown calls to get the extension."""
    return _Blocks(**settings)
