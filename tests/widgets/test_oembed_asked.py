"""Whatever a program asks is a question that can be answered, or is refused in words."""

from django.http import QueryDict
from django.test import SimpleTestCase, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.machines import Refusal
from factcheck.widgets.oembed.asked import Asked, asked_of
from factcheck.widgets.oembed.targets import Target

SITE = "https://example.kz"
PIECES = st.sampled_from(
    [SITE, "http://", "https://example.kz:443", "/c/", "/ru/claims/", "7", "slovo", "%00", "%D0%B0", "//", "@", "[",
     "]", ":", "?", "#", "\\", "\x00", " ", "٣", "/history/", "javascript:", "ДА"]
)  # fmt: skip
ADDRESSES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=6).map("".join))


def asked(**arguments: str) -> Asked | int:
    """The question, or the code with which it is refused."""
    query = QueryDict(mutable=True)
    query.update(arguments)
    try:
        return asked_of(query)
    except Refusal as refusal:
        return refusal.code


@override_settings(SITE_ADDRESS=SITE)
class Asking(SimpleTestCase):
    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(url=ADDRESSES, size=st.text(max_size=8))
    def test_nothing_breaks_it(self, url, size):
        found = asked(url=url, maxwidth=size, format=size)
        self.assertTrue(isinstance(found, Asked) or found in (400, 404), found)

    def test_variants_of_an_address_mean_one_thing(self):
        variants = ("/c/7", "/c/007/", "/c/7/?a=b", "/kk/claims/7/#x", "/%6Bk/claims/7", "/KK/claims/7")
        found = {asked(url=scheme + "example.kz" + path) for path in variants for scheme in ("http://", "https://")}
        self.assertEqual({question.target for question in found}, {Target("kk", 7)})
        self.assertEqual(len(found), 1)

    def test_room_is_taken_in_steps(self):
        rooms = {asked(url=f"{SITE}/c/7/", maxwidth=str(width)).room.width for width in range(400, 420)}
        self.assertEqual(rooms, {400})
