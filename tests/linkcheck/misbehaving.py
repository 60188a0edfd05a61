"""A web server on loopback that misbehaves, path by path, in the ways that real ones do."""

import gzip
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate

Behaviour = Callable[["Server", socket.socket, str, str], None]


def says(status: str, *headers: str, body: bytes = b"") -> Behaviour:
    """A plain answer; the body is left out for HEAD."""

    def answer(server: "Server", line: socket.socket, method: str, path: str) -> None:
        head = "\r\n".join([f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body)}", "", ""])
        line.sendall(
            head.replace("HOST", server.host).encode("utf-8") + (body if method != "HEAD" else b"")
        )

    return answer


def only_get(behaviour: Behaviour, to_head: Behaviour) -> Behaviour:
    """HEAD is treated otherwise."""
    return lambda server, line, method, path: (to_head if method == "HEAD" else behaviour)(
        server, line, method, path
    )


def after(times: int, first: Behaviour, then: Behaviour) -> Behaviour:
    """So many answers of one kind, then the other."""

    def answer(server: "Server", line: socket.socket, method: str, path: str) -> None:
        (first if server.asked[path] <= times else then)(server, line, method, path)

    return answer


def hangs(server: "Server", line: socket.socket, method: str, path: str) -> None:
    server.over.wait(30)


def drips(what: bytes, before: bytes = b"") -> Behaviour:
    """A byte at a time, for ever: no single read runs into a limit."""

    def answer(server: "Server", line: socket.socket, method: str, path: str) -> None:
        line.sendall(before)
        while not server.over.wait(0.05):
            line.sendall(what)

    return answer


def raw(data: bytes) -> Behaviour:
    """These bytes, and the end."""
    return lambda server, line, method, path: line.sendall(data)


def resets(server: "Server", line: socket.socket, method: str, path: str) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def endless(server: "Server", line: socket.socket, method: str, path: str) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not server.over.is_set():
        server.sent += line.send(b"<p>more</p>" * 1000)


def grows(server: "Server", line: socket.socket, method: str, path: str) -> None:
    says("302 Found", f"Location: {path}{'/longer' * 30}")(server, line, method, path)


def counts_up(server: "Server", line: socket.socket, method: str, path: str) -> None:
    step = int(path.rpartition("/")[2])
    target = f"/hops/{step + 1}" if step < 60 else "/good"
    says("302 Found", f"Location: {target}")(server, line, method, path)


def slow(server: "Server", line: socket.socket, method: str, path: str) -> None:
    server.over.wait(0.1)
    says("200 OK")(server, line, method, path)


def registry(server: "Server", line: socket.socket, method: str, path: str) -> None:
    """The registry of DOIs: knows those that end in 'known'."""
    doi = path.removeprefix("/api/handles/").partition("?")[0]
    known = doi.endswith("known")
    body = (
        b"<html>"
        if doi.endswith("nonsense")
        else json.dumps({"responseCode": 1 if known else 100}).encode()
    )
    status = "500 Oh" if doi.endswith("down") else "200 OK" if known else "404 Not Found"
    says(status, body=b"{}" if doi.endswith("down") else body)(server, line, method, path)


PAGE = b"<!doctype html><h2 id='part'>A part</h2><a name=old>x</a>"
HTML = "Content-Type: text/html"
BOMB = gzip.compress(b"<p>" + b"0" * 50_000_000)
PATHS: dict[str, Behaviour] = {
    "/good": says("200 OK", HTML, body=PAGE),
    "/partial": says("206 Partial Content"),
    "/empty": says("204 No Content"),
    "/unicode/%C3%A4": says("200 OK"),
    "/slow": slow,
    "/no-head": only_get(says("200 OK"), says("405 Method Not Allowed")),
    "/head-404": only_get(says("200 OK"), says("404 Not Found")),
    "/head-403": only_get(says("200 OK"), says("403 Forbidden")),
    "/head-hangs": only_get(says("200 OK"), hangs),
    "/head-resets": only_get(says("200 OK"), resets),
    "/404": says("404 Not Found"),
    "/410": says("410 Gone"),
    "/400": says("400 Bad Request"),
    "/401": says("401 Unauthorized"),
    "/403": says("403 Forbidden"),
    "/418": says("418 I'm a teapot"),
    "/451": says("451 Unavailable For Legal Reasons"),
    "/999": says("999 Request denied"),
    "/429": says("429 Too Many Requests"),
    "/429-once": after(1, says("429 Too Many Requests", "Retry-After: 1"), says("200 OK")),
    "/429-date": after(
        1,
        lambda *all: says("429 No", f"Retry-After: {formatdate(time.time() + 1, usegmt=True)}")(
            *all
        ),
        says("200 OK"),
    ),
    "/429-past": after(
        1, says("429 No", "Retry-After: Mon, 01 Jan 2001 00:00:00 GMT"), says("200 OK")
    ),
    "/429-day": says("429 No", "Retry-After: 86400"),
    "/429-garbage": says("429 No", "Retry-After: soon, \x1b[31m-1e999"),
    "/500": says("500 Internal Server Error"),
    "/503": says("503 Service Unavailable"),
    "/503-twice": after(2, says("503 Service Unavailable"), says("200 OK")),
    "/moved": says("301 Moved Permanently", "Location: /good"),
    "/moved-308": says("308 Permanent Redirect", "Location: http://HOST/good"),
    "/moved-then-found": says("301 Moved Permanently", "Location: /found"),
    "/found": says("302 Found", "Location: /good"),
    "/see-other": says("303 See Other", "Location: /good"),
    "/temporary": says("307 Temporary Redirect", "Location: good"),
    "/moved-away": says("301 Moved Permanently", "Location: /404"),
    "/no-location": says("302 Found"),
    "/location-utf8": says("301 Moved Permanently", "Location: /unicode/ä"),
    "/location-script": says("301 Moved Permanently", "Location: javascript:alert(1)"),
    "/location-file": says("301 Moved Permanently", "Location: file:///etc/hostname"),
    "/location-data": says("302 Found", "Location: data:text/html,x"),
    "/location-port": says("302 Found", "Location: http://127.0.0.1:1/x"),
    "/location-inside": says("302 Found", "Location: http://SENTINEL/x"),
    "/location-name": says("302 Found", "Location: http://localhost/x"),
    "/location-metadata": says("302 Found", "Location: http://169.254.169.254/latest/meta-data/"),
    "/location-user": says("302 Found", "Location: http://user:word@HOST/good"),
    "/location-none": says("302 Found", "Location: http://[::"),
    "/loop": says("301 Moved Permanently", "Location: /loop"),
    "/loop-a": says("302 Found", "Location: /loop-b"),
    "/loop-b": says("302 Found", "Location: /loop-a#x"),
    "/grows": grows,
    "/hang": hangs,
    "/drip-status": drips(b"H", b""),
    "/drip-headers": drips(b"X", b"HTTP/1.1 200 OK\r\nX-Slow: "),
    "/drip-body": drips(b"x", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
    "/cut": raw(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "/nothing": raw(b""),
    "/garbage": raw(b"\x00\xff\x1b[31m SSH-2.0-OpenSSH\r\n\r\n"),
    "/many-headers": raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n"),
    "/long-header": raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"),
    "/bad-length": raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx"),
    "/bad-chunks": raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nx"
    ),
    "/reset": resets,
    "/endless": endless,
    "/bomb": says("200 OK", HTML, "Content-Encoding: gzip", body=BOMB),
    "/not-gzip": says("200 OK", HTML, "Content-Encoding: gzip", body=b"plain"),
    "/pdf": says("200 OK", "Content-Type: application/pdf", body=b"%PDF"),
    "/no-type": says("200 OK", body=PAGE),
    "/bad-charset": says(
        "200 OK", "Content-Type: text/html; charset=\xff-8", body=PAGE + b"\xff\xfe"
    ),
    "/scripted": says("200 OK", HTML, body=b"<script src=app.js></script><div id=root></div>"),
    "/shouts": says(
        "404 \x1b[31m::error::no\r\n##[error]x",
        "X: ::error::y",
        body=b"<title>\x1b[0m::error</title>",
    ),
    "/moved-shouts": says("301 \x1b]0;x\x07", "Location: /good?::error::\x1b[31m%0A##[error]x"),
}


class Server:
    """One server: what it was asked, how often, and when."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.times: list[float] = []
        self.methods: list[tuple[str, str]] = []
        self.heads: list[str] = []
        self.sent = 0
        self.over = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self.listener.getsockname()[1]}"
        self.sentinel = ""

    def run(self) -> None:
        """Serve until closed."""
        while not self.over.is_set():
            try:
                line, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(line,), daemon=True).start()

    def serve(self, line: socket.socket) -> None:
        """One connection, one request."""
        with line:
            try:
                head = b""
                while b"\r\n\r\n" not in head and (more := line.recv(4096)):
                    head += more
                if b"\r\n\r\n" not in head:
                    return  # whoever asked was stopped before the request was whole
                self.heads.append(head.decode("latin-1"))
                method, path, *_ = head.decode("latin-1").split(" ")
                self.asked[path] += 1
                self.times.append(time.monotonic())
                self.methods.append((method, path))
                self.behaviour(path)(self, line, method, path)
            except OSError:
                pass

    def behaviour(self, path: str) -> Behaviour:
        """What a path does."""
        if path.startswith("/hops/"):
            return counts_up
        if path.startswith("/grows"):
            return grows
        if path.startswith("/api/handles/"):
            return registry
        if path == "/location-inside":
            return says("302 Found", f"Location: http://{self.sentinel}/x")
        return PATHS.get(path.partition("?")[0], says("404 Not Found"))


@contextmanager
def serving() -> Iterator[Server]:
    """A server for a test."""
    server = Server()
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield server
    finally:
        server.over.set()
        server.listener.close()
