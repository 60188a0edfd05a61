"""While a site is served, MkDocs adds to each page a script that reloads it after an edit.

The policy of the page does not know that script, which differs from request to request. So its
hash is added as the page goes out, and authors see their pages under the policy of readers.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from litmap.publish.csp import allowing_last

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def allowing_reload(app: "WSGIApplication") -> "WSGIApplication":
    """The same server, whose pages allow the last script in them."""

    def allowed(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        answer: list[Any] = []

        def hear(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            answer[:] = [status, headers]
            return lambda data: None

        body = app(environ, hear)
        status, headers = answer
        if ("Content-Type", "text/html") not in headers:
            start_response(status, headers)
            return body
        page = allowing_last(b"".join(body).decode("utf-8")).encode("utf-8")
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return allowed
