"""One request to one public address, within a deadline, reading no more than was allowed.

The name is resolved once, what it resolves to is judged, and the connection goes
to that very address; so a name cannot lead inside, not even at its second look-up.
No cookies, no credentials, no proxy.
"""

import contextlib
import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event, Timer
from typing import Literal, NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from litmap.references.hosts import is_public

MOST_BYTES = 1_000_000
"""Bytes read of a page, decoded or not, where nothing else is said."""

LATE = "no whole answer came in time"
_PORTS = {"http": 80, "https": 443}
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

TroubleKind = Literal["no-host", "refused", "late", "tls", "failed"]


class Trouble(Exception):
    """No answer came. `kind` is the reason.

    The name does not exist, we refuse to ask, it is too late, TLS failed, or anything else.
    """

    def __init__(self, kind: TroubleKind, said: str) -> None:
        """`said` is the reason in words for a reader."""
        super().__init__(said)
        self.kind: TroubleKind = kind


class Answer(NamedTuple):
    """Status, headers with lower-case names, the body as far as it was read, and if that is all."""

    status: int
    headers: Mapping[str, str]
    data: bytes = b""
    whole: bool = True

    @property
    def body(self) -> str:
        """What was read of the body, as text in UTF-8."""
        return self.data.decode("utf-8", errors="replace")


@dataclass
class Budget:
    """Seconds that all requests for one link may still take, redirects included."""

    left: float


@dataclass(frozen=True)
class Client:
    """How to ask: `agent` names us.

    `allowed` holds every 'host:port' that may be asked though it is not public, spelt exactly so;
    it is for tests. `accept` holds the media types that we ask for; `most` is how many bytes of a
    body are read.
    """

    agent: str
    allowed: frozenset[str] = field(default_factory=frozenset)
    accept: str = "*/*"
    most: int = MOST_BYTES

    def ask(self, method: str, address: str, budget: Budget, body: bool = False) -> Answer:
        """Request an http or https `address`; `most` of its body is read, and only if wanted.

        A HEAD may take half of the budget, so that a server that ignores it can still be asked with
        GET. Raises Trouble.
        """
        parts, host, port = self._destination(address)
        if budget.left <= 0:
            raise Trouble("late", LATE)
        deadline = budget.left
        if method == "HEAD":
            deadline /= 2
        line = _Line(f"{host}:{port}" in self.allowed, deadline)
        began = time.monotonic()
        try:
            connection = line.connection(parts.scheme, host, port)
            answer = self._answer(connection, method, _target(parts), body)
            if line.cut.is_set():  # what breaks off looks whole to the parser of headers
                raise TimeoutError
            return answer
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _trouble(error, line.cut.is_set()) from None
        finally:
            line.close()
            budget.left -= time.monotonic() - began

    def _answer(
        self, connection: http.client.HTTPConnection, method: str, target: str, body: bool
    ) -> Answer:
        headers = {
            "User-Agent": self.agent,
            "Accept": self.accept,
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        connection.request(method, target, headers=headers)
        response = connection.getresponse()
        sent = {name.lower(): _unicode(value) for name, value in response.getheaders()}
        if not body:
            return Answer(response.status, sent)
        data, whole = _unpacked(response, sent, self.most)
        return Answer(response.status, sent, data, whole)

    def _destination(self, address: str) -> tuple[SplitResult, str, int]:
        try:
            parts = urlsplit(address)
            host, port = parts.hostname or "", parts.port
            if ":" not in host:  # no numeric address of version 6
                host = host.encode("idna").decode("ascii")
        except (ValueError, UnicodeError):
            raise Trouble("refused", "this is no web address") from None
        if parts.scheme not in _PORTS or not host:
            raise Trouble("refused", f"'{parts.scheme}:' is not asked, only 'http:' and 'https:'")
        port = port or _PORTS[parts.scheme]
        if parts.username is not None:
            raise Trouble("refused", "it holds a name or password")
        if port not in _PORTS.values() and f"{host}:{port}" not in self.allowed:
            raise Trouble("refused", f"port {port} is not asked, only 80 and 443")
        return parts, host, port


class _Line:
    """A connection to a public address, or `inside` if allowed, that is cut at the deadline.

    Without the cut, a server that sends a byte a second would never run into the socket's own
    limit.
    """

    def __init__(self, inside: bool, deadline: float) -> None:
        """`deadline` is in seconds from the call of `connection`."""
        self.inside, self.deadline = inside, deadline
        self.cut = Event()
        self.timer = Timer(deadline, self._cut)
        self.timer.daemon = True
        self.socket: socket.socket | None = None
        self.made: http.client.HTTPConnection | None = None

    def connection(self, scheme: str, host: str, port: int) -> http.client.HTTPConnection:
        """The connection, not opened yet; the clock starts."""
        if scheme == "https":
            self.made = http.client.HTTPSConnection(host, port, timeout=self.deadline)
        else:
            self.made = http.client.HTTPConnection(host, port, timeout=self.deadline)
        # http.client opens its sockets through this attribute; for TLS it wraps what it gets
        vars(self.made)["_create_connection"] = self._open
        self.timer.start()
        return self.made

    def _open(self, where: tuple[str, int], *rest: object) -> socket.socket:
        opened = socket.create_connection(_resolved(where, self.inside), timeout=self.deadline)
        # TLS takes the socket over, which would be out of reach during the handshake: keep a copy
        self.socket = opened.dup()
        return opened

    def _cut(self) -> None:
        self.cut.set()
        if self.socket is not None:
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Stop the clock and close what was opened."""
        self.timer.cancel()
        for one in (self.made, self.socket):
            if one is not None:
                one.close()


def _resolved(where: tuple[str, int], inside: bool) -> tuple[str, int]:
    """The numeric address of a host, if it may be asked. Raises Trouble."""
    try:
        known = socket.getaddrinfo(*where, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            raise Trouble("no-host", f"no host '{where[0]}' is known") from None
        raise Trouble("failed", f"the host '{where[0]}' could not be looked up") from None
    numbers = [str(one[4][0]) for one in known]
    if not inside and not all(map(is_public, numbers)):
        raise Trouble("refused", "it leads to an address that is not public")
    return numbers[0], where[1]


def _unpacked(
    response: http.client.HTTPResponse, headers: Mapping[str, str], most: int
) -> tuple[bytes, bool]:
    """The start of a page, at most so many bytes before and after unpacking; and is it all?"""
    raw = response.read(most + 1)
    whole = len(raw) <= most
    if "gzip" in headers.get("content-encoding", "").lower():
        unpacker = zlib.decompressobj(31)
        try:
            raw = unpacker.decompress(raw, most)
        except zlib.error:
            return b"", False
        whole = whole and unpacker.eof
    return raw[:most], whole


def _unicode(value: str) -> str:
    return value.encode("latin-1", errors="replace").decode("utf-8", errors="replace")


def _target(parts: SplitResult) -> str:
    """Path and query with nothing in them that a request line cannot hold."""
    target = quote(parts.path or "/", safe="/%:=&~+!$,;'@()*")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:=&?~+!$,;'@()*[]{}|")
    return target


def _trouble(error: Exception, cut: bool) -> Trouble:
    if cut or isinstance(error, TimeoutError):
        return Trouble("late", LATE)
    if isinstance(error, ssl.SSLError):
        return Trouble("tls", f"its certificate or encryption fails ({error.reason or 'TLS'})")
    if isinstance(error, ConnectionRefusedError):
        return Trouble("failed", "the host refuses connections")
    if isinstance(error, http.client.HTTPException | ValueError):
        return Trouble("failed", "the answer is not readable as a web server's")
    return Trouble("failed", "the connection broke off")
