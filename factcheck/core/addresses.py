"""Addresses of views that exist in every language, what their heads say, and addresses as people read them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from .heads import Head, LanguageLink
from .languages import content_languages


def head_of(title: str, description: str, name: str, *arguments) -> Head:
    """The head of the view `name`, which exists in every language."""
    return Head(
        title=title,
        description=description,
        address=settings.SITE_ADDRESS + reverse(name, args=arguments),
        languages=[
            LanguageLink(code, own_name, address_in(code, name, *arguments)) for code, own_name in content_languages()
        ],
    )


def address_in(language: str, name: str, *arguments) -> str:
    """The path of a view in one language."""
    with override(language):
        return reverse(name, args=arguments)


def without_scheme(address: str) -> str:
    """The address as people say it: example.kz/c/12."""
    return address.split("://", 1)[-1].rstrip("/")
