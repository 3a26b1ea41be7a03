"""Where letters may go: public addresses of others, never a machine inside our own walls."""

import re
import socket
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from urllib.parse import SplitResult, quote, urlsplit

from django.conf import settings

from factcheck.core.public_addresses import is_public

from .failures import Failed, Failure

LONGEST = 500
PORTS = (443, 8443)
# A resolver that does not answer would hold the desk's form, or all other letters.
LOOKUP_SECONDS = 4
NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|[0-9a-f:.]+:[0-9a-f:.]*")
UNPRINTABLE = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True)
class Receiver:
    """An address taken apart once, so that what was checked is what is connected to."""

    host: str
    port: int
    # With the query, as the first line of a request has it.
    path: str
    is_secure: bool = True

    @property
    def name(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.is_secure else 80) else f"{host}:{self.port}"


def receiver_of(url: str) -> Receiver:
    """The parts of an address to which a letter may go. Raises Failed."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("ascii" if ":" in (parts.hostname or "") else "idna").decode().lower()
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~?[]")
    except ValueError as error:
        raise Failed(Failure.BAD_ADDRESS) from error
    if len(url) > LONGEST or UNPRINTABLE.search(url) or not NAME.fullmatch(host) or not is_plain(parts):
        raise Failed(Failure.BAD_ADDRESS)
    if not settings.WEBHOOKS_ANYWHERE and (parts.scheme != "https" or port not in PORTS):
        raise Failed(Failure.NOT_SECURE)
    return Receiver(host, port, path + (query and f"?{query}"), parts.scheme == "https")


def is_plain(parts: SplitResult) -> bool:
    """Whether it is an address of the web without a password and without a place inside the page."""
    return parts.scheme in ("http", "https") and parts.username is parts.password is None and not parts.fragment


def addresses_of(receiver: Receiver) -> list[str]:
    """The addresses behind the name, all of them public. Raises Failed, also when only one of them is not."""
    found = looked_up(receiver.host, receiver.port)
    if not found:
        raise Failed(Failure.UNKNOWN_NAME)
    if not settings.WEBHOOKS_ANYWHERE and not all(map(is_public, found)):
        raise Failed(Failure.PRIVATE_ADDRESS)
    return found


def looked_up(host: str, port: int) -> list[str]:
    """What the resolver says within its time, also of the many ways to write a number; empty when it says nothing."""
    answers: Queue[list] = Queue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            answers.put([])

    Thread(target=ask, daemon=True).start()
    try:
        return list(dict.fromkeys(info[4][0] for info in answers.get(timeout=LOOKUP_SECONDS)))
    except Empty:
        return []
