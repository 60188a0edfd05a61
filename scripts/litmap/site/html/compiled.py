"""Compiled templates lie where Python keeps its own compiled code, and are trusted as that is.

Compiling takes 0.5 s, 6 % of a build of the real map. The folder may be removed at any time.
"""

import sys
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket


def keep_compiled(environment: Environment) -> None:
    """Compile the templates of an environment, whose options are set, once and not in each run.

    No template may use a filter or test of ours on a fixed value: Jinja works it out when it
    compiles. Nothing is kept where Python keeps nothing (`python -B`).
    """
    if not sys.dont_write_bytecode:
        environment.bytecode_cache = _Compiled(environment)


class _Compiled(FileSystemBytecodeCache):
    """A file for each template, by all that its compiled form depends on."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(str(Path(cache_from_source(__file__)).parent), "%s.jinja")
        options = (
            version("jinja2"),
            environment.autoescape,
            environment.trim_blocks,
            environment.lstrip_blocks,
            *sorted(environment.extensions),
        )
        self._options = repr(options)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file: one for each template of each place."""
        return blake2b(f"{name} {filename}".encode(), digest_size=10).hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """What has to be the same for a compiled template to be used again."""
        return blake2b(f"{self._options} {source}".encode(), digest_size=20).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template, if there is one that can be read."""
        try:
            super().load_bytecode(bucket)
        except OSError:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where files may be written."""
        try:
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return
