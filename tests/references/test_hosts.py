"""Which web addresses nobody outside a network can open, in whatever spelling."""

import pytest

from litmap.references.hosts import unreachable


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://10.1.2.3/a",
        "http://172.16.0.1/",
        "http://192.168.0.10:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://[::1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[::ffff:10.0.0.1]:8080/",
        "http://[64:ff9b::10.0.0.1]/",
        "http://localhost:8080/admin",
        "http://LOCALHOST./",
        "http://printer.local/",
        "http://wiki.internal/a",
        "http://nas.lan/",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://example.org:port/",
        "http://[::1/",
    ],
)
def test_what_nobody_outside_can_open(address: str) -> None:
    assert unreachable(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://example.org:8443/",
        "http://93.184.215.14/",
        "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "https://local.example.org/internal",
        "https://www.thelocal.se/",
        "https://100.example.org/10.0.0.1",
    ],
)
def test_what_anybody_can_open(address: str) -> None:
    assert unreachable(address) == ""
