"""Signatures by the Standard Webhooks specification, 1.0.0: https://www.standardwebhooks.com"""

import base64
import hashlib
import hmac
import secrets

from django.conf import settings

PREFIX = "whsec_"
# The specification asks for 24 to 64.
SECRET_BYTES = 32


def new_secret() -> str:
    """A secret that receivers' libraries take as it is."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def signature(secret: str, name: str, sent_at: int, body: bytes) -> str:
    """The value of `webhook-signature` for a letter of this name, sent at `sent_at` (Unix seconds)."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = b".".join([name.encode(), str(sent_at).encode(), body])
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def headers(secret: str, name: str, event: str, sent_at: int, body: bytes) -> dict[str, str]:
    """What stands above a letter."""
    return {
        "Content-Type": "application/json",
        "User-Agent": f"factcheck-webhooks (+{settings.SITE_ADDRESS}/)",
        "webhook-id": name,
        "webhook-timestamp": str(sent_at),
        "webhook-signature": signature(secret, name, sent_at, body),
        "webhook-event": event,
    }
