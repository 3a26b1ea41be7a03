"""Where a file comes from: this machine, or an address of the publisher's own host; nothing else is ever fetched.

The host is asked directly: proxies, passwords and certificates that the environment names are not used.
"""

import gzip
import io
import socket
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter

from factcheck.core.public_addresses import is_public

from .records import Unreadable

# What is read of one file at most, unpacked, in bytes.
LARGEST = 1024**3
GZIP = b"\x1f\x8b"
STEP = 64 * 1024
SECONDS = 60
MOST_REDIRECTS = 3


class Bounded(io.RawIOBase):
    """A file that ends with a reason when it is too large, cut short or damaged."""

    def __init__(self, stream: BinaryIO, most: int = LARGEST) -> None:
        self.stream, self.left = stream, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            content = self.stream.read(min(len(buffer), STEP))
        except (EOFError, OSError, zlib.error) as error:
            raise Unreadable(f"the file is damaged or cut short: {error}") from error
        self.left -= len(content)
        if self.left < 0:
            raise Unreadable(f"the file is larger than {LARGEST // 1024**2:,} MB")
        buffer[: len(content)] = content
        return len(content)


@contextmanager
def opened(source: str, hosts: frozenset[str]) -> Iterator[tuple[io.BufferedReader, BinaryIO, int]]:
    """The content, unpacked; the file below it, whose position tells how far one is; its size in bytes.

    Raises Unreadable when there is no such file, or when the address may not be asked.
    """
    with fetched(source, hosts) if "://" in source else on_disk(source) as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        is_packed = file.read(2) == GZIP
        file.seek(0)
        content = gzip.GzipFile(fileobj=file) if is_packed else file
        yield io.BufferedReader(Bounded(content), STEP), file, size


def on_disk(path: str) -> BinaryIO:
    try:
        return open(path, "rb")
    except OSError as error:
        raise Unreadable(f"the file cannot be opened: {error}") from error


@contextmanager
def fetched(url: str, hosts: frozenset[str]) -> Iterator[BinaryIO]:
    """What the address answers, in a file that is gone afterwards."""
    with tempfile.TemporaryFile() as file:
        try:
            with requests.Session() as session, answer_of(session, url, hosts) as answer:
                for piece in answer.iter_content(STEP):
                    file.write(piece)
                    if file.tell() > LARGEST:
                        raise Unreadable(f"the answer is larger than {LARGEST // 1024**2:,} MB")
        except requests.RequestException as error:
            raise Unreadable(f"the address does not answer: {error}") from error
        yield file


class Pinned(HTTPAdapter):
    """Asks the machine at this address, whatever the name means by now; name and certificate stay the host's."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    def build_connection_pool_key_attributes(self, request, verify, cert=None) -> tuple[dict, dict]:
        place, manner = super().build_connection_pool_key_attributes(request, verify, cert)
        return {**place, "host": self.address}, {**manner, "server_hostname": place["host"]}

    def add_headers(self, request, **_manner) -> None:
        request.headers["Host"] = urlsplit(request.url).netloc


def answer_of(session: requests.Session, url: str, hosts: frozenset[str]) -> requests.Response:
    """The answer, after redirects that stay on the hosts that may be asked."""
    session.trust_env = False
    for _step in range(MOST_REDIRECTS + 1):
        address = address_to_ask(url, hosts)
        session.mount("https://", Pinned(address) if address else HTTPAdapter())
        answer = session.get(url, stream=True, allow_redirects=False, timeout=SECONDS)
        if answer.status_code == 200:
            return answer
        answer.close()
        if not answer.is_redirect:
            raise Unreadable(f"the address answers with {answer.status_code}")
        url = urljoin(url, answer.headers["Location"])
    raise Unreadable("the address leads in circles")


def address_to_ask(url: str, hosts: frozenset[str]) -> str:
    """The IP address of the host that the operator named; "" for this site's own, which may be anywhere.

    Raises Unreadable for every other host, and for anything but https. A named host must be on the public net: a name
    that leads into a private one would open it.
    """
    own = urlsplit(settings.SITE_ADDRESS)
    try:
        asked = urlsplit(url)
        port = asked.port
    except ValueError as error:
        raise Unreadable(f"this is no address: {url[:200]}") from error
    # What one reader of addresses takes for a password, another one takes for the host.
    if asked.username:
        raise Unreadable("only addresses without a password are fetched")
    if (asked.scheme, asked.hostname, port) == (own.scheme, own.hostname, own.port):
        return ""
    if asked.hostname not in hosts:
        raise Unreadable(f"{asked.hostname} is not this site's host; if it is yours, add --allow-host {asked.hostname}")
    if asked.scheme != "https":
        raise Unreadable("only https addresses are fetched")
    found = addresses_of(asked.hostname, port or 443)
    if not all(map(is_public, found)):
        raise Unreadable(f"{asked.hostname} leads into a private network")
    return found[0]


def addresses_of(host: str, port: int) -> list[str]:
    """The host's addresses, the one to be tried first in front. Raises Unreadable when there is none."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port)]
    except (OSError, UnicodeError) as error:
        raise Unreadable(f"there is no host {host}") from error
