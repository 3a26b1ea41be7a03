"""A test's own site on a real port, while clients ask it.

The test's own thread answers, one request after the other: its database is in memory and belongs to it alone.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.core.handlers.wsgi import WSGIHandler

Answer = TypeVar("Answer")
# Seconds after which the server looks whether the client is done.
LOOK = 0.05


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


def server() -> WSGIServer:
    """A server on a free port that answers one request when it is told to."""
    made = WSGIServer(("127.0.0.1", 0), Quiet)
    made.set_app(WSGIHandler())
    made.timeout = LOOK
    return made


def asked(question: Callable[[str], Answer]) -> Answer:
    """What a client makes of the site: `question` gets its address, in a thread of its own."""
    with server() as site, ThreadPoolExecutor(1) as clients:
        answer = clients.submit(question, f"http://127.0.0.1:{site.server_port}")
        while not answer.done():
            site.handle_request()
    return answer.result()
