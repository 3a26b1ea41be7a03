"""Every link leads somewhere, and no kind of page is missing from the list of page types."""

import re
from urllib.parse import urljoin

import pytest

pytestmark = pytest.mark.browser

HREF = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
SECTION = re.compile(r"/kk/(?:([a-z-]+)/)?")


def kind_of(path: str) -> tuple[str, int]:
    """The section of an address and how deep it stands there: ("claims", 2) for `/kk/claims/…/history/`."""
    section = SECTION.match(path).group(1) or ""
    return section, path.partition("?")[0].count("/") - 3


@pytest.fixture(scope="module")
def linked(site, pages):
    """Every address below `/kk/` that a Kazakh page links to, with a page that does."""
    found = {}
    for kind in (kind for kind in pages if kind.language == "kk"):
        _status, text = site.read(kind.path, kind.message)
        addresses = (urljoin(kind.path, href.replace("&amp;", "&")) for href in HREF.findall(text.decode()))
        found |= {address: str(kind) for address in addresses if address.startswith("/kk/") and address not in found}
    return found


class TestLinks:
    def test_no_link_is_dead(self, site, linked):
        assert {path: origin for path, origin in linked.items() if site.read(path)[0] != 200} == {}

    def test_every_kind_of_page_is_among_the_page_types(self, pages, linked):
        """What `pages.py` lacks is looked at by no test. Policies, all of a kind, stand directly below home.

        Feeds are files, whose addresses do not end with a slash.
        """
        listed = {kind_of(kind.path) for kind in pages if kind.path.startswith("/kk/")}
        kinds = {path: kind_of(path) for path in linked if path.partition("?")[0].endswith("/")}
        assert {path for path, kind in kinds.items() if kind[1] > 0 and kind not in listed} == set()
