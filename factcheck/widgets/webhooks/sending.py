"""One attempt: a POST to the address that was checked, with nothing followed and nothing waited for long."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from threading import Timer

from .addresses import Receiver, addresses_of, receiver_of
from .failures import Failed, Failure

CONNECT_SECONDS, READ_SECONDS = 5, 10
# For everything together, however slowly it drips.
ALL_SECONDS = 15
MOST_ADDRESSES = 2
MOST_BYTES = 64 * 1024


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Posts once and gives the status of the answer. Raises Failed when there is none."""
    receiver = receiver_of(url)
    ends = time.monotonic() + ALL_SECONDS
    try:
        with connected(addresses_of(receiver), receiver.port) as raw, cut_after(raw, ALL_SECONDS):
            return answered(receiver, secured(raw, receiver), body, headers, ends)
    except (OSError, HTTPException) as error:
        is_late = isinstance(error, TimeoutError) or time.monotonic() >= ends
        raise Failed(Failure.TOO_SLOW if is_late else reason(error)) from error


def reason(error: OSError | HTTPException) -> Failure:
    """What a failure of the connection means."""
    if isinstance(error, ssl.SSLError):
        return Failure.NO_TRUST
    return Failure.NOT_UNDERSTOOD if isinstance(error, HTTPException) else Failure.UNREACHABLE


@contextmanager
def connected(addresses: list[str], port: int) -> Iterator[socket.socket]:
    """A connection to the first of these very addresses that answers: a name could mean another machine by now."""
    failures: list[OSError] = []
    for address in addresses[:MOST_ADDRESSES]:
        try:
            raw = socket.create_connection((address, port), CONNECT_SECONDS)
        except OSError as error:
            failures.append(error)
        else:
            with raw:
                yield raw
            return
    raise failures[-1]


@contextmanager
def cut_after(raw: socket.socket, seconds: float) -> Iterator[None]:
    """Ends the connection from outside: the sockets' own timeouts begin anew with every byte."""
    # Taken before encryption detaches the first one.
    line = raw.dup()
    timer = Timer(seconds, cut, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        line.close()


def cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def secured(raw: socket.socket, receiver: Receiver) -> socket.socket:
    """The connection with the certificate checked for the name, not for the number."""
    return trust().wrap_socket(raw, server_hostname=receiver.host.rstrip(".")) if receiver.is_secure else raw


def trust() -> ssl.SSLContext:
    """The certificates that this system trusts; read each time, as they change while the worker runs."""
    return ssl.create_default_context()


def answered(receiver: Receiver, line: socket.socket, body: bytes, headers: dict[str, str], ends: float) -> int:
    """Asks over an open connection. `http.client` knows no proxies, no redirects and no second attempts."""
    line.settimeout(READ_SECONDS)
    connection = HTTPConnection(receiver.host, receiver.port)
    connection.sock = line
    try:
        connection.request("POST", receiver.path, body, {"Host": receiver.name, "Connection": "close", **headers})
        answer = connection.getresponse()
        if time.monotonic() >= ends:
            # A line that was cut looks like the end of the answer.
            raise TimeoutError
        # What is said after the status is of no use; to hang up on it would look like a failure over there.
        line.settimeout(1)
        with suppress(OSError, HTTPException):
            answer.read1(MOST_BYTES)
        return answer.status
    finally:
        connection.close()
