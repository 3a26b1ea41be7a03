"""Another site's program, in a thread of the test: it keeps what it was sent and answers as it was told."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Receiver:
    """`answer` is a status, or a function that answers by itself; `letters` are (path, headers, body)."""

    port: int = 0
    answer: int | Callable[[BaseHTTPRequestHandler], None] = 204
    headers: dict[str, str] = field(default_factory=dict)
    letters: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hooks/factcheck?key=1"


@contextmanager
def receiver(answer: int | Callable = 204, tls: ssl.SSLContext | None = None, **headers: str) -> Iterator[Receiver]:
    """A receiver on this machine while the block lasts."""
    kept = Receiver(answer=answer, headers=headers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.letters.append((self.path, dict(self.headers), body))
            if callable(kept.answer):
                return kept.answer(self)
            self.send_response(kept.answer)
            for name, value in kept.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_failure: None
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    kept.port = server.server_address[1]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def silent_port(talk: Callable[[socket.socket], None] = lambda line: None) -> Iterator[int]:
    """A port that takes connections and does no more than `talk`."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        lines = []

        def accept() -> None:
            while True:
                try:
                    line, _who = server.accept()
                except OSError:
                    return
                lines.append(line)
                Thread(target=talk, args=[line], daemon=True).start()

        Thread(target=accept, daemon=True).start()
        yield server.getsockname()[1]
        for line in lines:
            line.close()
