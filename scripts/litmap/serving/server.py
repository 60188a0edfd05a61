"""The HTTP server on an author's machine."""

import socket
import socketserver
import sys
import traceback
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from litmap.serving.answers import Answer, Answers
from litmap.serving.news import CHANGES, News, with_reload

_HEARTBEAT = 15.0
"""Seconds after which a waiting page is told the same again: so one that is gone is noticed."""

_LONGEST = 30
"""Digits of a state's number that are read."""

_FOREIGN = "This server answers on this machine alone; start it with --host to be asked by name"

_FAULT = """<!doctype html><meta charset="utf-8"><title>Not made</title>
<h1>This page could not be made.</h1>
<p>That is a fault of the program, not of your text. The terminal shows where it happened.</p>
"""


class Server(socketserver.ThreadingTCPServer):
    """A thread for each connection; one that ends with the program."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64
    answers: Answers

    def __init__(self, host: str, port: int, news: News) -> None:
        """Take the port at once, before there are `answers`. Raises OSError."""
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler)
        self.news = news

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves in the middle of an answer is no fault; any other is told."""
        if not isinstance(sys.exc_info()[1], OSError):
            traceback.print_exc()

    @property
    def is_private(self) -> bool:
        """Is it reached from this machine alone?"""
        return ip_address(str(self.server_address[0])).is_loopback

    @property
    def address(self) -> str:
        """Where the server is reached, without a path: 'http://127.0.0.1:8000'."""
        host, port = str(self.server_address[0]), self.server_address[1]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer leaves in one piece
    timeout = 120
    server: Server

    def do_GET(self) -> None:
        """Answer with a page or file, or with the news of the site."""
        if self.server.is_private and not _is_address(self.headers.get("Host", "")):
            self.send_error(HTTPStatus.FORBIDDEN, explain=_FOREIGN)
            return
        try:
            asked = urlsplit(self.path)
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
            return
        if asked.path.endswith(f"/{CHANGES}"):
            self._tell(parse_qs(asked.query).get("since", [""])[0])
        else:
            self._send(self._answer(asked.path))

    do_HEAD = do_GET

    def _answer(self, path: str) -> Answer:
        try:
            return self.server.answers.answer(path)
        except Exception:
            traceback.print_exc()
            html = with_reload(_FAULT, "/", self.server.news.number)
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            return Answer(status, "text/html; charset=utf-8", html.encode())

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _tell(self, since: str) -> None:
        """Send the number of each state after that of the page that waits, until it is gone."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        number = int(since[:_LONGEST]) if since.isdecimal() else 0
        while self.command != "HEAD":
            number = self.server.news.after(number, _HEARTBEAT)
            self.wfile.write(f"data: {number}\n\n".encode())
            self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""


def _is_address(host: str) -> bool:
    """Is the host of a request given in figures, or as 'localhost'?

    Anybody can let a name of their own lead to this machine, and have a browser read the map there.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "localhost").removesuffix(".")
        return f".{name}".endswith(".localhost") or bool(ip_address(name))
    except ValueError:
        return False
