"""A mail server that takes what it is given, unless it was told to refuse."""

import base64
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Post:
    """What it has taken, and how it answers: an answer for the first word of a command, such as RCPT."""

    port: int = 0
    delay: float = 0.0  # seconds between taking a letter and saying so
    answers: dict[str, str] = field(default_factory=dict)
    offers: list[str] = field(default_factory=lambda: ["8BITMIME"])
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"smtp://localhost:{self.port}"


class _Session(socketserver.StreamRequestHandler):
    post: Post

    def handle(self) -> None:
        self.say(self.post.answers.get("HELLO", "220 here"))
        while line := self.rfile.readline().decode(errors="replace").strip():
            self.post.said.append(line)
            word = line.split()[0].upper()
            if word in self.post.answers and word != "DATA":
                self.say(self.post.answers[word])
            elif not getattr(self, f"on_{word.lower()}", self.on_other)(line):
                return

    def on_ehlo(self, line: str) -> bool:
        for name in ["here", *self.post.offers][:-1]:
            self.say(f"250-{name}")
        self.say(f"250 {(['here', *self.post.offers])[-1]}")
        return True

    def on_mail(self, line: str) -> bool:
        self.sender = line[len("MAIL FROM:<") :].split(">", maxsplit=1)[0]
        self.say("250 yes")
        return True

    def on_rcpt(self, line: str) -> bool:
        self.recipient = line[len("RCPT TO:<") :].split(">", maxsplit=1)[0]
        self.say("250 yes")
        return True

    def on_data(self, line: str) -> bool:
        self.say("354 go on")
        lines = []
        while (read := self.rfile.readline()) != b".\r\n":
            if not read:
                return False
            lines.append(read.removeprefix(b".") if read.startswith(b"..") else read)
        if "DATA" not in self.post.answers:
            self.post.taken.append((self.sender, self.recipient, b"".join(lines)))
        time.sleep(self.post.delay)
        self.say(self.post.answers.get("DATA", "250 taken"))
        return True

    def on_auth(self, line: str) -> bool:
        given = base64.b64decode(line.rsplit(maxsplit=1)[-1]).split(b"\0")
        self.say("235 welcome" if given[1:] == [b"sender@example.org", b"p#ss"] else "535 who are you")
        return True

    def on_quit(self, line: str) -> bool:
        self.say("221 bye")
        return False

    def on_other(self, line: str) -> bool:
        self.say("250 yes")
        return True

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def mail_server(port: int = 0) -> Iterator[Post]:
    post = Post()
    handler = type("Session", (_Session,), {"post": post})
    with _Server(("127.0.0.1", port), handler) as server:
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield post
        finally:
            server.shutdown()
            thread.join()
