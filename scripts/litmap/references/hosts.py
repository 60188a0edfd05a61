"""Which hosts belong to the public internet."""

import ipaddress
import re
import socket
from urllib.parse import urlsplit

_RELAY = ipaddress.ip_network("192.88.99.0/24")
"""Once led into IPv6; no host has such an address now."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_INNER_NAMES = (
    *("localhost", "localdomain", "local", "internal", "intranet", "private"),
    *("lan", "home", "home.arpa", "corp", "test", "invalid"),
)
"""Names, and ends of names, that are never given to a host of the public internet."""

_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+))*\.?", re.IGNORECASE)


def is_public(address: str) -> bool:
    """Does a numeric address belong to the public internet, also if it embeds an IPv4 address?"""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.is_site_local:
            return False
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            found = inner
    if found in _RELAY:
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def unreachable(address: str) -> str:
    """Why nobody outside can open a web address, as far as its spelling shows; '' if they can."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "has a host or port that cannot be; ports end at 65535"
    if port == 0:
        return "has the port 0, which no host has"
    host = host.rstrip(".")
    if host in _INNER_NAMES or host.endswith(tuple(f".{name}" for name in _INNER_NAMES)):
        return f"leads to '{host}', which is known within its own network alone"
    number = _numeric(host)
    if number and not is_public(number):
        return f"leads to {number}, which is reached from its own network alone"
    return ""


def _numeric(host: str) -> str:
    """The numeric address that a host is written as, in whatever spelling; '' for a name."""
    if ":" in host:
        return host
    if not _NUMERIC.fullmatch(host):
        return ""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return ""
