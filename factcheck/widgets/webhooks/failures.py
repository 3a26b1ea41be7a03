"""Why a letter did not arrive, in plain words for the desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Failure(models.TextChoices):
    """Kept as a word, so that each editor reads it in the language of the desk."""

    BAD_ADDRESS = "bad-address", _("This is not an address to which a letter can be sent.")
    NOT_SECURE = "not-secure", _("The address must begin with https:// and use the port 443 or 8443.")
    UNKNOWN_NAME = "unknown-name", _("No machine was found under this name.")
    PRIVATE_ADDRESS = "private-address", _("The name leads into a private network; letters go to public addresses.")
    UNREACHABLE = "unreachable", _("Nobody answered at this address.")
    TOO_SLOW = "too-slow", _("The answer took too long.")
    NO_TRUST = "no-trust", _("A secure connection could not be made; its certificate may have run out.")
    NOT_UNDERSTOOD = "not-understood", _("What came back was not an answer of a web server.")
    REDIRECTED = "redirected", _("The receiver sent us to another address. Letters go only to the one given here.")
    GONE = "gone", _("The receiver said that it is gone for good.")
    REFUSED = "refused", _("The receiver answered with an error.")
    PAUSED = "paused", _("The webhook was paused before the letter could be sent.")


class Failed(Exception):
    """An attempt that did not arrive."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure
