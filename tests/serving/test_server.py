"""The server over real connections: several at once, without caches, each page told of what is new."""

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus

import pytest
from tests.serving.conftest import Served

from litmap.serving.answers import Answer
from litmap.serving.news import News
from litmap.serving.server import Server


class Canned:
    """Answers with the address itself; some addresses never end before they are let go, or fail."""

    def __init__(self) -> None:
        """Nothing is held up yet."""
        self.asked = threading.Event()
        self.go_on = threading.Event()

    def answer(self, address: str) -> Answer:
        if address == "/slow":
            self.asked.set()
            assert self.go_on.wait(60)
        if address == "/fault":
            raise RuntimeError("a fault of ours")
        return Answer(HTTPStatus.OK, "text/plain", address.encode())


@pytest.fixture(params=["127.0.0.1", "::1"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with Server(request.param, 0, News()) as running:
        running.answers = Canned()  # type: ignore[assignment]
        threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
        yield running
        running.shutdown()


def connected(server: Server) -> "closing[http.client.HTTPConnection]":
    host, port = server.server_address[:2]
    return closing(http.client.HTTPConnection(str(host), int(port), timeout=60))


def asked(connection: http.client.HTTPConnection, address: str) -> tuple[int, bytes]:
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_a_connection_is_used_again_and_nothing_is_kept(server: Server) -> None:
    with connected(server) as connection:
        for method, body in (("GET", b"/a/b/"), ("HEAD", b""), ("GET", b"/a/b/")):
            connection.request(method, "/a/b/?q=1")
            answer = connection.getresponse()
            assert answer.status == HTTPStatus.OK
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Content-Type"] == "text/plain"
            assert answer.headers["Content-Length"] == "5"
            assert answer.read() == body
        connection.request("POST", "/a/")
        assert connection.getresponse().status == HTTPStatus.NOT_IMPLEMENTED


def test_a_slow_answer_holds_up_no_other(server: Server) -> None:
    canned = server.answers
    assert isinstance(canned, Canned)
    with connected(server) as slow, connected(server) as quick:
        slow.request("GET", "/slow")
        assert canned.asked.wait(60)
        assert asked(quick, "/quick") == (HTTPStatus.OK, b"/quick")
        canned.go_on.set()
        assert slow.getresponse().read() == b"/slow"


def test_a_fault_of_ours_is_told_and_ends_nothing(
    server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    with connected(server) as connection:
        status, body = asked(connection, "/fault")
        assert status == HTTPStatus.INTERNAL_SERVER_ERROR
        assert b"a fault of the program" in body
        assert "RuntimeError: a fault of ours" in capfd.readouterr().err
        assert asked(connection, "/a/") == (HTTPStatus.OK, b"/a/")


def test_who_leaves_in_the_middle_is_no_fault(
    server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    with connected(server) as connection:
        connection.request("GET", "/_serving/changes?since=1")
        with connection.getresponse() as answer:
            answer.readline()
    for number in range(2, 5):
        server.news.tell(number)
    with socket.create_connection(server.server_address[:2], timeout=60) as rude:
        rude.sendall(b"\x16\x03\x01 no HTTP \xff\r\n\r\n")
        assert rude.recv(100)
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *[(host, HTTPStatus.OK) for host in ("localhost:8000", "LOCALHOST", "map.localhost:1", "")],
        *[(host, HTTPStatus.OK) for host in ("127.0.0.1:8000", "[::1]:8000", "192.168.0.7")],
        *[(host, HTTPStatus.FORBIDDEN) for host in ("rebound.example", "notlocalhost", "[x")],
    ],
)
def test_a_name_of_somebody_else_leads_nowhere(
    server: Server, host: str, status: HTTPStatus
) -> None:
    with connected(server) as connection:
        connection.request("GET", "/a/", headers={"Host": host})
        assert connection.getresponse().status == status


@pytest.mark.parametrize("target", ["http://[x/", f"/_serving/changes?since={'9' * 5000}"])
def test_odd_requests_are_no_faults(
    server: Server, target: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(server.server_address[:2], timeout=60) as odd:
        odd.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert odd.recv(12) in (b"HTTP/1.1 400", b"HTTP/1.1 200")
        odd.settimeout(1)
        with contextlib.suppress(TimeoutError):
            while odd.recv(1000):
                pass
    assert "Traceback" not in capfd.readouterr().err


def test_pages_hear_of_each_new_state(server: Server) -> None:
    number = server.news.number
    with connected(server) as connection:
        connection.request("GET", f"/below/_serving/changes?since={number - 1}")
        with connection.getresponse() as answer:
            assert answer.headers["Content-Type"] == "text/event-stream"
            assert answer.readline() == f"data: {number}\n".encode(), "it has missed this already"
            for new in (number + 1, number + 2):
                answer.readline()
                server.news.tell(new)
                assert answer.readline() == f"data: {new}\n".encode()


def test_pages_are_whole_while_a_file_is_edited(served: Served) -> None:
    addresses = ("/", "/claims/", "/map/", "/terms/regime-complex/")
    wrong: list[str] = []
    with Server("127.0.0.1", 0, News()) as server:
        server.answers = served.answers
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

        def ask(address: str) -> None:
            with connected(server) as connection:
                status, body = asked(connection, address)
                if status != HTTPStatus.OK or not body.endswith(b"</html>"):
                    wrong.append(address)

        threads = [threading.Thread(target=ask, args=(one,)) for one in addresses * 4]
        for thread in threads:
            thread.start()
        served.edit("content/terms/regime-complex.md", "title: ", "title: Very ")
        for thread in threads:
            thread.join(60)
        server.shutdown()
    assert wrong == []
