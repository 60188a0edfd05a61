"""Verdicts on a server that misbehaves, and on addresses that must not be asked."""

import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.linkcheck.misbehaving import PATHS, Server, serving

from litmap.linkcheck.client import Budget, Client, Trouble
from litmap.linkcheck.round import Polite
from litmap.linkcheck.verdict import Judge, Outcome
from litmap.references.hosts import is_public

pytestmark = pytest.mark.slow

GONE = "there is no such page"
LATE = "no whole answer came in time"
NO_WEB = "is not readable as a web server's"
BROKE = "the connection broke off"
VERDICTS = {
    "working": [
        "/good",
        "/partial",
        "/empty",
        "/unicode/%C3%A4",
        "/unicode/ä",
        "/slow",
        "/no-head",
        "/head-404",
        "/head-403",
        "/head-resets",
        "/429-once",
        "/429-date",
        "/429-past",
        "/503-twice",
        "/found",
        "/see-other",
        "/temporary",
        "/no-location",
        "/endless",
        "/bomb",
        "/not-gzip",
        "/pdf",
        "/no-type",
        "/bad-charset",
        "/good#part",
        "/good#old",
        "/good#:~:text=x",
        "/pdf#page=3",
        "/good#!/x",
        "/bad-chunks",
        "/bad-length",
        "/cut",
    ],
    "broken": [
        "/404",
        "/410",
        "/moved-away",
        "/shouts",
        "/hops/1",
        "/loop",
        "/loop-a",
        "/grows",
        "/location-script",
        "/location-file",
        "/location-data",
        "/location-port",
        "/location-inside",
        "/location-name",
        "/location-metadata",
        "/location-user",
        "/location-none",
    ],
    "unknown": [
        "/400",
        "/401",
        "/403",
        "/418",
        "/451",
        "/999",
        "/429",
        "/429-day",
        "/429-garbage",
        "/500",
        "/503",
        "/nothing",
        "/garbage",
        "/many-headers",
        "/long-header",
        "/reset",
    ],
}
SLOW = {
    "/head-hangs": "working",
    "/drip-status": "unknown",
    "/drip-headers": "unknown",
    "/hang": "unknown",
    "/drip-body#part": "unknown",
}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def judge(server: Server, deadline: float = 10) -> Judge:
    """One that may ask this server, and waits next to nothing."""
    polite = Polite(Client("test", frozenset({server.host})), pause=0.001)
    return Judge(polite.ask, deadline, (0.01, 0.02), f"http://{server.host}/")


@pytest.mark.parametrize(
    ("verdict", "path"), [(verdict, path) for verdict, paths in VERDICTS.items() for path in paths]
)
def test_verdicts(server: Server, verdict: str, path: str) -> None:
    assert judge(server).verdict(f"http://{server.host}{path}").verdict == verdict


@pytest.mark.parametrize(("path", "verdict"), SLOW.items())
def test_no_server_can_hold_us(server: Server, path: str, verdict: str) -> None:
    waiting = judge(server, deadline=2 if verdict == "working" else 0.3)
    assert waiting.verdict(f"http://{server.host}{path}")[:2] == (
        verdict,
        "" if verdict == "working" else LATE,
    )


def test_each_misbehaviour_has_a_verdict() -> None:
    judged = {
        path.partition("#")[0]
        for path in [*SLOW, *(path for paths in VERDICTS.values() for path in paths)]
    }
    judged |= {
        "/moved",
        "/moved-308",
        "/moved-then-found",
        "/moved-shouts",
        "/location-utf8",
        "/scripted",
        "/drip-body",
        "/loop-b",
    }
    assert set(PATHS) <= judged


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/404", ("broken", f"the server answers 404: {GONE}", "", None)),
        ("/401", ("unknown", "the server answers 401", "", None)),
        ("/500", ("unknown", "the server answers 500", "", 0)),
        ("/429-day", ("unknown", "the server answers 429, and asks to wait long", "", 86400)),
        ("/moved", ("working", "", "http://HOST/good", None)),
        ("/moved-308", ("working", "", "http://HOST/good", None)),
        ("/moved-then-found", ("working", "", "http://HOST/found", None)),
        ("/location-utf8", ("working", "", "http://HOST/unicode/ä", None)),
        ("/moved-away", ("broken", f"the server answers 404: {GONE}", "http://HOST/404", None)),
        ("/loop", ("broken", "its redirects lead in a circle", "", None)),
        ("/hops/1", ("broken", "it redirects more than 10 times", "", None)),
        ("/grows", ("broken", "its redirects get longer and longer", "", None)),
        (
            "/location-script",
            ("broken", "it redirects to 'javascript:', which is not a web address", "", None),
        ),
        ("/location-metadata", ("broken", "it leads to an address that is not public", "", None)),
        ("/location-name", ("broken", "it leads to an address that is not public", "", None)),
        ("/location-port", ("broken", "port 1 is not asked, only 80 and 443", "", None)),
        ("/location-user", ("broken", "it holds a name or password", "", None)),
        ("/garbage", ("unknown", f"the answer {NO_WEB}", "", 0)),
        ("/many-headers", ("unknown", f"the answer {NO_WEB}", "", 0)),
        ("/reset", ("unknown", BROKE, "", 0)),
        ("/good#gone", ("working", "the page has no part '#gone'", "", None)),
        ("/scripted#gone", ("working", "whether it has a part '#gone' is not known", "", None)),
        ("/bomb#gone", ("working", "whether it has a part '#gone' is not known", "", None)),
        ("/not-gzip#gone", ("working", "whether it has a part '#gone' is not known", "", None)),
        ("/pdf#gone", ("working", "", "", None)),
        ("/endless#gone", ("working", "whether it has a part '#gone' is not known", "", None)),
    ],
)
def test_reasons(server: Server, path: str, outcome: tuple[str, str, str, float | None]) -> None:
    verdict, reason, moved_to, again = outcome
    expected = Outcome(verdict, reason, moved_to.replace("HOST", server.host), again)  # type: ignore[arg-type]
    assert judge(server).verdict(f"http://{server.host}{path}") == expected


def test_how_often_and_how_it_is_asked(server: Server) -> None:
    one = judge(server)
    for path in ("/good", "/404", "/503-twice", "/hops/1", "/429-day", "/500"):
        one.verdict(f"http://{server.host}{path}")
    assert server.methods[:3] == [("HEAD", "/good"), ("HEAD", "/404"), ("GET", "/404")]
    assert server.asked["/503-twice"] == 3
    assert server.asked["/500"] == 3
    assert server.asked["/429-day"] == 1
    assert [path for path in server.asked if path.startswith("/hops")] == [
        f"/hops/{step}" for step in range(1, 12)
    ]
    assert all("\r\nUser-Agent: test\r\n" in head for head in server.heads)
    assert not any(
        "cookie" in head.lower() or "authorization" in head.lower() for head in server.heads
    )


def test_nothing_is_asked_where_it_must_not(server: Server) -> None:
    with serving() as sentinel:
        server.sentinel = sentinel.host
        assert judge(server).verdict(f"http://{server.host}/location-inside").verdict == "broken"
        port = sentinel.host.partition(":")[2]
        for host in (
            "127.0.0.1",
            "localhost",
            "2130706433",
            "0177.0.0.1",
            "127.1",
            "[::ffff:127.0.0.1]",
            "[::1]",
        ):
            with pytest.raises(Trouble) as trouble:
                Client("test", frozenset({sentinel.host + "0"})).ask(
                    "GET", f"http://{host}:{port}/", Budget(5)
                )
            assert trouble.value.kind == "refused"
        assert not sentinel.asked


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:10.0.0.1]"],
)
def test_private_addresses_are_refused_after_resolution(host: str) -> None:
    with pytest.raises(Trouble, match="not public") as trouble:
        Client("test").ask("GET", f"http://{host}/", Budget(5))
    assert trouble.value.kind == "refused"


ADDRESSES = {
    "8.8.8.8": True,
    "2606:4700:4700::1111": True,
    "::ffff:8.8.8.8": True,
    "64:ff9b::808:808": True,
    "10.0.0.1": False,
    "172.16.0.1": False,
    "192.168.1.1": False,
    "127.0.0.1": False,
    "0.0.0.0": False,
    "100.64.0.1": False,
    "169.254.169.254": False,
    "192.0.2.1": False,
    "192.88.99.1": False,
    "198.18.0.1": False,
    "224.0.0.1": False,
    "240.0.0.1": False,
    "255.255.255.255": False,
    "::": False,
    "::1": False,
    "fe80::1%eth0": False,
    "fc00::1": False,
    "ff02::1": False,
    "::ffff:127.0.0.1": False,
    "::ffff:100.64.0.1": False,
    "64:ff9b::7f00:1": False,
    "64:ff9b::a9fe:a9fe": False,
    "2002:7f00:1::": False,
    "2001:db8::1": False,
    "fec0::1": False,
    "2001:0:7f00:1::": False,
}


@pytest.mark.parametrize(("address", "public"), ADDRESSES.items())
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) == public


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("ftp://example.org/", "refused"),
        ("javascript:alert(1)", "refused"),
        ("https://", "refused"),
        ("http://[::1", "refused"),
        ("https://user:word@example.org/", "refused"),
        ("http://example.org:22/", "refused"),
        ("http://example.org:99999/", "refused"),
        (f"http://{'a' * 64}.org/", "refused"),
        ("http://a..b/", "refused"),
        ("http://no-such-name.invalid/", "no-host"),
    ],
)
def test_addresses_that_are_none(address: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_name(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    with pytest.raises(Trouble) as trouble:
        Client("test").ask("GET", address, Budget(5))
    assert trouble.value.kind == kind
    assert Judge(Client("test").ask).verdict(address).verdict == "broken"


def test_a_name_that_cannot_be_looked_up_now_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def later(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", later)
    one = replace(Judge(Client("test").ask), backoff=())
    assert one.verdict("https://example.org/")[:2] == (
        "unknown",
        "the host 'example.org' could not be looked up",
    )


@pytest.mark.parametrize(
    ("doi", "verdict", "reason"),
    [
        ("10.1000/known", "working", ""),
        ("10.1000/gone", "broken", "the registry knows no such DOI"),
        ("10.1000/down", "unknown", "the server answers 500"),
        ("10.1000/nonsense", "unknown", "the registry's answer makes no sense"),
    ],
)
def test_a_doi_is_judged_at_the_registry(
    server: Server, doi: str, verdict: str, reason: str
) -> None:
    assert judge(server).verdict(f"https://doi.org/{doi}")[:2] == (verdict, reason)


def test_a_certificate_that_fails_is_named(server: Server) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("loopback.pem"))
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        line, _ = listener.accept()
        with line, pytest.raises(OSError), context.wrap_socket(line, server_side=True) as secured:  # noqa: PT011
            secured.recv(100)

    threading.Thread(target=serve, daemon=True).start()
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    outcome = Judge(Client("test", frozenset({host})).ask).verdict(f"https://{host}/")
    listener.close()
    assert outcome == Outcome(
        "unknown", "its certificate or encryption fails (CERTIFICATE_VERIFY_FAILED)", "", None
    )


def test_a_handshake_cannot_hold_us() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    outcome = replace(
        Judge(Client("test", frozenset({host})).ask, deadline=0.3), backoff=()
    ).verdict(f"https://{host}/")
    listener.close()
    assert outcome[:2] == ("unknown", LATE)


def test_no_more_than_a_megabyte_is_read(server: Server) -> None:
    answer = judge(server).ask("GET", f"http://{server.host}/bomb", Budget(10), body=True)
    assert len(answer.body) == 1_000_000
    assert (
        len(judge(server).ask("GET", f"http://{server.host}/endless", Budget(10), body=True).body)
        == 1_000_000
    )
    assert server.sent < 12_000_000
