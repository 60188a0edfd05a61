"""A server on loopback for `litmap cite`, known as page.example: each path has its answer; what was asked is kept."""

import http.server
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest import mock

from litmap.authoring.fetching import Web
from litmap.linkcheck.client import Client


class Said(NamedTuple):
    """A status, a body and headers; 'HOST' in both is the server's own address."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {}


class Server(NamedTuple):
    """`base` is its address; `asked` holds each path with the media type that was asked for."""

    base: str
    asked: list[tuple[str, str]]

    @property
    def web(self) -> Web:
        """The web as `litmap cite` asks it, with this server as the registry of DOIs."""
        return Web(Client("test", frozenset([self.base.removeprefix("http://")])), self.base)


LOOK_UP = socket.getaddrinfo


def looked_up(host: str, *rest: Any, **named: Any) -> Any:
    """What a name resolves to."""
    here = "127.0.0.1" if str(host).endswith(".example") else host
    return LOOK_UP(here, *rest, **named)


@contextmanager
def answering(answers: Mapping[str, Said]) -> Iterator[Server]:
    """Serve the answers by path; '' is the answer to every other path. Status 0 hangs.

    Meanwhile every name that ends in '.example' is this machine.
    """
    hang = threading.Event()
    asked: list[tuple[str, str]] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["Accept"]))
            said = answers.get(self.path) or answers[""]
            if not said.status:
                hang.wait(5)
                return
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value.replace("HOST", base))
            self.end_headers()
            self.wfile.write(said.body.replace(b"HOST", base.encode()))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    base = f"http://page.example:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        with mock.patch("socket.getaddrinfo", looked_up):
            yield Server(base, asked)
    finally:
        hang.set()
        server.shutdown()
        server.server_close()
