from unittest import TestCase

from search.text.addresses import canonical_url, links_in

# An address, and what readers paste for it.
SAME = {
    "tengrinews.kz/kazakhstan_news/foo-123": [
        "http://www.tengrinews.kz:80/kazakhstan_news/foo-123//?utm_source=wa&fbclid=IwAR1#comments",
        "HTTPS://TengriNews.KZ/kazakhstan_news/foo-123",
        "m.tengrinews.kz/kazakhstan_news/foo-123/",
        "https://tengrinews.kz:443/kazakhstan_news/foo-123?ysclid=abc",
    ],
    "site.kz:8080/a": [
        "http://site.kz:8080/a",
    ],
    "site.kz?a=1&b=2": [
        "https://site.kz/?b=2&a=1",
    ],
    "site.kz/a/c": [
        "https://site.kz/a/./b/../c",
    ],
    "site.kz/a": [
        "https://reader:secret@site.kz/a",
        "\u200bhttps://site.kz/a\u2060",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fsite.kz%2Fa%3Ffbclid%3D1&h=AT0",
        "https://l.instagram.com/?u=https%3A%2F%2Fsite.kz%2Fa&e=AT0",
        "https://vk.com/away.php?to=https%3A%2F%2Fsite.kz%2Fa",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fsite.kz%252Fa",
    ],
    "xn--e1ale93d.xn--80ao21a/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B": [
        "https://әлем.қаз/жаңалық",
        "https://xn--e1ale93d.xn--80ao21a/%d0%b6%d0%b0%d2%a3%d0%b0%d0%bb%d1%8b%d2%9b/",
    ],
    "ru.wikipedia.org/wiki/%D0%91%D0%B0%D0%B9%D0%BA%D0%BE%D0%BD%D1%83%D1%80": [
        "https://ru.m.wikipedia.org/wiki/Байконур",
        "https://ru.wikipedia.org/wiki/\u0411\u0430\u0438\u0306\u043a\u043e\u043d\u0443\u0440",
    ],
    "t.me/channelname/123": [
        "https://t.me/s/ChannelName/123",
        "https://t.me/channelname/123?single",
        "https://channelname.t.me/123",
        "https://telegram.me/channelname/77/123",
        "tg://resolve?domain=channelname&post=123",
    ],
    "t.me/channelname": [
        "https://t.me/s/channelname",
    ],
    "youtube.com/watch?v=dQw4w9WgXcQ": [
        "https://youtu.be/dQw4w9WgXcQ?si=zz&t=42",
        "https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&list=PL1",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ?feature=share",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://music.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ",
    ],
    "x.com/i/status/1234567890": [
        "https://mobile.twitter.com/SomeBody/status/1234567890?s=20&t=abc",
        "https://x.com/somebody/status/1234567890/photo/1",
        "https://twitter.com/i/web/status/1234567890",
    ],
    "facebook.com/10223344556677": [
        "https://www.facebook.com/permalink.php?story_fbid=10223344556677&id=100001",
        "https://m.facebook.com/story.php?story_fbid=10223344556677&id=100001&mibextid=Nif5oz",
        "https://ru-ru.facebook.com/some.body/posts/10223344556677?__tn__=%2CO",
        "https://www.facebook.com/groups/almaty/permalink/10223344556677/",
        "https://www.facebook.com/photo.php?fbid=10223344556677&set=a.1",
        "https://www.facebook.com/watch/?v=10223344556677",
        "https://www.facebook.com/some.body/videos/what-a-title/10223344556677/",
        "https://www.facebook.com/reel/10223344556677",
    ],
    "instagram.com/p/Cx1_aB-9zz": [
        "https://www.instagram.com/reel/Cx1_aB-9zz/?igsh=MzRl",
        "https://instagram.com/some.body/p/Cx1_aB-9zz/?img_index=2",
    ],
    "tiktok.com/video/7123456789012345678": [
        "https://www.tiktok.com/@Some.Body/video/7123456789012345678?is_from_webapp=1&sender_device=pc",
        "https://m.tiktok.com/v/7123456789012345678.html",
    ],
    "threads.com/t/Cx1_aB": [
        "https://www.threads.net/@somebody/post/Cx1_aB",
    ],
    "vk.com/wall-123_456": [
        "https://m.vk.com/wall-123_456",
        "https://vk.com/feed?w=wall-123_456",
        "https://vk.ru/club123?w=wall-123_456%2Fall",
    ],
    "vk.com/photo-123_456": [
        "https://vk.com/club123?z=photo-123_456%2Fwall-123_789",
    ],
    "vk.com/video-123_456": [
        "https://vkvideo.ru/video-123_456",
        "https://vk.com/clip-123_456",
    ],
    "ok.ru/video/1234567890": [
        "https://m.ok.ru/video/1234567890",
    ],
    "tengrinews.kz/news/foo": [
        "https://www.google.com/amp/s/amp.tengrinews.kz/news/foo/",
        "https://www.google.kz/url?q=https://tengrinews.kz/news/foo&sa=U",
        "https://tengrinews-kz.cdn.ampproject.org/c/s/tengrinews.kz/amp/news/foo",
        "https://tengrinews.kz/news/foo/amp/",
        "https://tengrinews.kz/news/foo?outputType=amp",
        "https://web.archive.org/web/20200316120000/https://tengrinews.kz/news/foo",
    ],
}

# Alike, and not one and the same.
DIFFERENT = [
    ("https://t.me/channelname/123", "https://t.me/channelname/124"),
    ("https://t.me/channelname/123", "https://t.me/channelname/123?comment=5"),
    ("https://t.me/+AbCdEf", "https://t.me/+abcdef"),
    ("https://t.me/c/1234567/5", "https://t.me/c/7654321/5"),
    ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/dqw4w9wgxcq"),
    ("https://vk.com/wall-1_2", "https://vk.com/wall-1_2?reply=3"),
    ("https://facebook.com/a/posts/10223344556677", "https://facebook.com/a/posts/10223344556677?comment_id=77"),
    ("https://site.kz/news?id=1", "https://site.kz/news?id=2"),
    ("https://site.kz/a%2Fb", "https://site.kz/a/b"),
    ("https://site.kz/?q=%D0%CF", "https://site.kz/?q=%D0%CE"),
    ("https://site.kz:8080/a", "https://site.kz/a"),
    ("https://example.kz/camp", "https://example.kz/c"),
    # What they lead to, only the network tells.
    ("https://vm.tiktok.com/ZMabc/", "https://vm.tiktok.com/ZMabd/"),
    ("https://fb.watch/abc/", "https://fb.watch/abd/"),
]
NO_ADDRESS = [
    "", " ", "сәлем", "http://", "https://[::1", "http://a:99999/", "javascript:alert(1)", "mailto:desk@site.kz",
    "file:///etc/passwd", "http://" + "a" * 300 + ".kz", "://", "http://.", "\x00",
]  # fmt: skip


class CanonicalAddress(TestCase):
    """One post has one address, however a phone, a messenger or a search engine writes it."""

    def test_is_one_for_every_way_to_write_it(self):
        for address, pasted in SAME.items():
            for written in pasted:
                with self.subTest(written=written):
                    self.assertEqual(canonical_url(written), address)

    def test_stays_as_it_is_when_taken_again(self):
        """It is what the database keeps; to compare a kept one must not change it."""
        for address in SAME:
            with self.subTest(address=address):
                self.assertEqual(canonical_url(address), address)

    def test_differs_where_the_thing_differs(self):
        for one, other in DIFFERENT:
            with self.subTest(one=one, other=other):
                self.assertNotEqual(canonical_url(one), canonical_url(other))

    def test_is_empty_for_what_is_no_address(self):
        for written in NO_ADDRESS:
            with self.subTest(written=written[:40]):
                self.assertEqual(canonical_url(written), "")

    def test_wrapper_around_itself_ends(self):
        address = "https://site.kz/a"
        for _layer in range(50):
            address = f"https://l.facebook.com/l.php?u={address}"
        self.assertTrue(canonical_url(address))


class LinksInAMessage(TestCase):
    """Readers paste a message; its links stand among words, brackets and full stops."""

    def test_are_found_among_words(self):
        message = (
            "Қараңыздар (https://t.me/s/Jana/12), мына жерде де бар: site.kz/a_(b). Тағы да t.me/jana/12!\n"
            "Привет.Как дела? почта a@b.kz, сайт «egov-kz.com», 12.05.2024, 3.14"
        )
        found = {link.address: message[link.start : link.end] for link in links_in(message)}
        self.assertEqual(
            found,
            {
                "t.me/jana/12": "https://t.me/s/Jana/12",
                "site.kz/a_(b)": "site.kz/a_(b)",
                "egov-kz.com": "egov-kz.com",
            },
        )

    def test_front_page_of_a_platform_is_none(self):
        self.assertEqual(links_in("Подписывайтесь: https://www.facebook.com/ https://t.me youtube.com"), [])

    def test_of_a_long_list_the_first_fifty(self):
        self.assertEqual(len(links_in(" ".join(f"https://site.kz/{number}" for number in range(1_000)))), 50)

    def test_no_text_takes_long(self):
        for text in ("a." * 5_000, "http://" * 1_500, "https://x.kz/" + ")" * 9_980, "(" * 10_000, "ä-." * 3_000):
            with self.subTest(text=text[:14]):
                self.assertLessEqual(len(links_in(text)), 50)
