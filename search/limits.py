"""How often one address may ask: counted in memory for some minutes, under a name that nobody can turn back."""

import hashlib
import secrets
import time
from dataclasses import dataclass
from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Limit:
    """So many requests of a kind from one address in so many seconds.

    Whole towns can stand behind one address of a mobile network: limits are for machines, not for readers.
    """

    name: str
    most: int
    seconds: int

    def wait(self, request: HttpRequest) -> int:
        """Counts the request; 0, or the seconds after which its address may ask again."""
        window, gone = divmod(int(time.time()), self.seconds)
        counts, key = caches["limits"], f"{self.name}-{window}-{pseudonym(client_address(request))}"
        counts.add(key, 0, self.seconds)
        try:
            count = counts.incr(key)
        except ValueError:
            # A full cache dropped the count in this moment: nobody waits for that.
            return 0
        return self.seconds - gone if count > self.most else 0


def client_address(request: HttpRequest) -> str:
    """Who asks: the last address in the header that the operator trusts, which our own proxy wrote, else the peer.

    Of the sixth version the network counts: a household has billions of addresses.
    """
    header = settings.CLIENT_ADDRESS_HEADER
    told = request.headers.get(header, "").rpartition(",")[2].strip() if header else ""
    try:
        address = ip_address(told or request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return "unknown"
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else str(address)


def pseudonym(address: str) -> str:
    """The address under today's secret, which is kept in memory only and gone tomorrow."""
    secret = caches["limits"].get_or_set(f"secret-{date.today()}", lambda: secrets.token_bytes(32), DAY_SECONDS)
    return hashlib.blake2b(address.encode(), key=secret, digest_size=16).hexdigest()
