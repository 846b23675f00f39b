"""A little OpenID Connect provider on localhost, such as a test can be let in by."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

SECRET = "a secret of thirty-two characters or more"


@dataclass
class Elsewhere:
    """The provider: who is logged in there, and what it was asked."""

    port: int = 0
    person: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    is_broken: bool = False

    @property
    def address(self) -> str:
        """Return where it is."""
        return f"http://localhost:{self.port}"

    def answers(self, path: str, query: dict[str, list[str]]) -> tuple[int, dict[str, str], str]:
        """Return status, headers and body."""
        self.asked.append(path)
        if self.is_broken:
            return 500, {}, "no"
        if path == "/authorize":
            return 200, {"Content-Type": "text/html"}, _consent(query)
        table = {
            "/.well-known/openid-configuration": self._about(),
            "/token": {"access_token": "a-token-to-forget", "token_type": "Bearer", "id_token": self._told()},
            "/userinfo": self.person,
        }
        return 200, {"Content-Type": "application/json"}, json.dumps(table.get(path, {}))

    def _about(self) -> dict[str, Any]:
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
        places = {name: f"{self.address}/{end}" for name, end in ends.items()}
        return {"issuer": self.address, "jwks_uri": f"{self.address}/keys", **places}

    def _told(self) -> str:
        return jwt.encode({**self.person, "iss": self.address, "aud": "rejoinder", "exp": 4_000_000_000}, SECRET)


def _consent(query: dict[str, list[str]]) -> str:
    state = query["state"][0]
    links = [
        f'<a href="{query["redirect_uri"][0]}?{urlencode({**told, "state": state}).replace("&", "&amp;")}">{word}</a>'
        for word, told in (("Allow", {"code": "abc"}), ("Deny", {"error": "access_denied"}))
    ]
    return f"<!doctype html><title>Elsewhere</title>{' '.join(links)}"


@contextmanager
def running() -> Iterator[Elsewhere]:
    """Answer until the test is over."""
    elsewhere = Elsewhere()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            status, headers, body = elsewhere.answers(parts.path, parse_qs(parts.query))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    elsewhere.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield elsewhere
    finally:
        server.shutdown()
        server.server_close()
