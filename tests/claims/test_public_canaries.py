import datetime as dt
import gzip
import re
from urllib.parse import unquote, urldefrag, urlsplit

from django.test import TestCase
from django.utils import timezone
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Appearance, Capture, Citation, ExplainerIndexPage, ExplainerPage, Tag
from factcheck.claims.models.tags import FactCheckTag
from factcheck.widgets.models import Delivery, Event
from factcheck.widgets.webhooks.payloads import payload
from tests import factories
from tests.claims import archive

# Words that occur nowhere else; their slugs are the same letters, so an address would be found too.
CANARIES = ("kenarcanary", "zhasyryncanary", "erteqcanary", "alynghancanary", "jobacanary", "salatcanary")
FEEDS = ("/ru/feed/rss.xml", "/ru/feed/atom.xml", "/ru/feed/feed.json")
LINKS = re.compile(r'(?:href|src)="([^"]+)"')


class WordsThatNobodyMayRead(TestCase):
    """One draft, one scheduled, one private, one unpublished thing of each kind, each with a word of its own."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.draft = cls.make_draft("kenarcanary")
        cls.scheduled = cls.make_scheduled("erteqcanary")
        cls.private = cls.make_private("zhasyryncanary")
        cls.unpublished = cls.make_unpublished("alynghancanary")
        cls.shown = cls.make_public_neighbour()
        cls.edit_in_secret("jobacanary")
        cls.explainer = cls.make_explainers("salatcanary")

    @classmethod
    def make_draft(cls, word):
        claim = factories.make_claim("ru", text=f"Слух {word}", verdict=factories.verdict("false"))
        page = factories.make_page(claim, "ru", live=False, title=f"Headline {word}", answer=word)
        tag = Tag.objects.create(name=word, slug=word)
        FactCheckTag.objects.create(content_object=page, tag=tag)
        return page

    @classmethod
    def make_scheduled(cls, word):
        tomorrow = timezone.now() + dt.timedelta(days=1)
        claim = factories.make_claim("ru", text=f"Слух {word}", verdict=factories.verdict("false"), go_live_at=tomorrow)
        claim.save_revision(approved_go_live_at=tomorrow).publish()
        page = factories.make_page(claim, "ru", live=False, title=f"Headline {word}", go_live_at=tomorrow)
        page.save_revision(approved_go_live_at=tomorrow).publish()
        return page

    @classmethod
    def make_private(cls, word):
        page = factories.make_page(factories.make_public_claim("false"), "ru", title=f"Headline {word}", answer=word)
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="тек бізге")
        evidence = factories.make_evidence("ru", title=f"Evidence {word}", summary=word)
        PageViewRestriction.objects.create(page=evidence, restriction_type="login")
        archive.Correction.objects.create(
            page=page, severity="typo", what_was=word, what_is=word, why=word, reported_by="reader"
        )
        cls.private_evidence = evidence
        return page

    @classmethod
    def make_unpublished(cls, word):
        claim = factories.make_public_claim("false", text=f"Слух {word}")
        page = factories.make_page(claim, "ru", title=f"Headline {word}")
        cls.unpublished_evidence = factories.make_evidence("ru", title=f"Evidence {word}")
        cls.unpublished_evidence.unpublish()
        capture = Capture.objects.create(title=word, file=factories.make_picture())
        claim.appearances.add(Appearance(platform="whatsapp", no_link_reason="private-messenger", capture=capture))
        claim.save()
        claim.unpublish()
        cls.hidden_capture = capture
        return page

    @classmethod
    def make_public_neighbour(cls):
        """A public claim whose page names all the hidden things."""
        claim = factories.make_claim("ru", verdict=factories.verdict("false"))
        for evidence in (cls.private_evidence, cls.unpublished_evidence):
            claim.citations.add(Citation(evidence=evidence, role="refutes"))
        claim.save()
        claim.save_revision()
        claim = factories.publish(claim)
        hidden = (cls.draft, cls.scheduled, cls.private, cls.unpublished, cls.private_evidence)
        links = "".join(f'<p><a linktype="page" id="{page.pk}">ссылка</a></p>' for page in hidden)
        blocks = [("paragraph", links), ("evidence", {"page": cls.private_evidence, "note": "Почему важно"})]
        page = factories.make_page(claim, "ru", title="Соседняя проверка", body=blocks)
        for other in hidden[:4]:
            page.related.add(other.claim)
        page.save()
        return factories.publish(page)

    @classmethod
    def edit_in_secret(cls, word):
        """An edit of the public claim and of its page that is not published yet."""
        claim = cls.shown.claim
        claim.text = f"Слух {word}"
        claim.wordings.add(archive.Wording(text=word, language="ru"))
        claim.save_revision()
        cls.shown.title, cls.shown.answer = f"Headline {word}", word
        cls.shown.save_revision()

    @classmethod
    def make_explainers(cls, word):
        index = factories.index_of(ExplainerIndexPage, "ru")
        for live, title in ((True, "Как узнать рассылку"), (False, f"Explainer {word}")):
            page = ExplainerPage(title=title, summary=title, body=[("paragraph", "<p>Текст.</p>")], live=False)
            index.add_child(instance=page)
            for other in (cls.draft, cls.unpublished, cls.shown):
                page.related_claims.add(other.claim)
            page.save()
            if live:
                shown = factories.publish(page)
        return shown

    def crawl(self) -> dict[str, str]:
        """Every page that a reader reaches from the home pages, with its text."""
        waiting, seen = ["/kk/", "/ru/", "/en/"], {}
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            response = self.client.get(address, follow=True)
            seen[address] = "" if response.streaming else response.content.decode()
            found = (urldefrag(link).url.replace("&amp;", "&") for link in LINKS.findall(seen[address]))
            waiting += [self.local(address, link) for link in found if self.is_ours(link)]
        return seen

    @staticmethod
    def is_ours(link: str) -> bool:
        parts = urlsplit(link)
        return parts.netloc in ("", "testserver") and not parts.path.startswith("/static/")

    @staticmethod
    def local(address: str, link: str) -> str:
        path = link.removeprefix("http://testserver")
        return address.split("?")[0] + path if path.startswith("?") else path or address

    def assert_silent(self, address: str, text: str):
        for word in CANARIES:
            self.assertNotIn(word, unquote(text).lower(), f"{word} at {address}")

    def test_nothing_that_is_linked_says_them(self):
        pages = self.crawl()
        self.assertIn(self.shown.url, pages)
        self.assertIn(self.explainer.url, pages)
        self.assertGreater(len(pages), 40)
        for address, text in pages.items():
            with self.subTest(address=address):
                self.assert_silent(address, text)

    def test_no_feed_and_no_sitemap_says_them(self):
        sitemaps = [f"/sitemap-{language}.xml" for language in ("kk", "ru", "en")]
        for address in (*FEEDS, *(f"/ru/corrections{feed[3:]}" for feed in FEEDS), "/sitemap-news.xml", *sitemaps):
            text = self.client.get(address).getvalue().decode()
            self.assert_silent(address, text)
        self.assertIn(self.shown.url, self.client.get("/sitemap-ru.xml").getvalue().decode())

    def test_programs_that_ask_for_them_are_told_nothing(self):
        search = "/v1alpha1/claims:search"
        for word in CANARIES:
            for query in (word, f"Headline {word}", f"Слух {word[:-6]}"):
                self.assert_silent(query, self.client.get(search, {"query": query}).content.decode())
        everything = self.client.get(search, {"reviewPublisherSiteFilter": "testserver", "pageSize": 50})
        self.assertIn(self.shown.url, everything.content.decode())
        self.assert_silent(search, everything.content.decode())
        hidden = f"http://testserver/captures/{self.hidden_capture.pk}/"
        response = self.client.get("/v1alpha1/claims:imageSearch", {"imageUri": hidden})
        self.assertContains(response, "There is no public picture", status_code=400)

    def test_no_file_of_the_archive_says_them(self):
        names = ("data.json", "data.jsonl.gz", "claims.csv", "appearances.csv", "rulings.csv", "corrections.csv")
        for name in names:
            content = self.client.get(f"/claimreview/{name}").getvalue()
            text = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
            self.assert_silent(name, text)
        self.assertIn(self.shown.url, self.client.get("/claimreview/data.json").getvalue().decode())

    def test_a_feed_narrowed_to_them_is_empty(self):
        for word in CANARIES:
            for name in ("verdict", "topic", "tag", "q"):
                for feed in FEEDS:
                    text = self.client.get(f"{feed}?{name}={word}").content.decode()
                    self.assertNotRegex(text, r"<item>|<entry>|\"id\":")

    def test_searching_for_them_finds_nothing(self):
        for word in CANARIES:
            for query in (f"q={word}", f"q={word[:-6]}"):
                response = self.client.get(f"/ru/claims/?{query}")
                self.assertEqual(response.context["listing"].items, [])

    def test_their_tags_have_no_name(self):
        response = self.client.get("/ru/claims/?tag=kenarcanary")
        self.assertEqual([group.facet.name for group in response.context["listing"].groups if group.is_open], ["tag"])
        self.assertEqual(response.context["listing"].items, [])
        self.assertEqual(self.client.get("/ru/tags/kenarcanary/").status_code, 404)

    def test_their_own_addresses_answer_404(self):
        for page in (self.draft, self.scheduled, self.unpublished, self.unpublished_evidence):
            for address in (page.url, f"{page.url}history/"):
                self.assertEqual(self.client.get(address).status_code, 404, address)

    def test_their_numbers_lead_nowhere_and_only_what_was_public_is_said_to_be_withdrawn(self):
        for page, status in ((self.draft, 404), (self.scheduled, 404), (self.unpublished, 410)):
            for address in (
                f"/c/{page.claim_id}/",
                f"/ru/claims/{page.claim_id}/",
                f"/kk/claims/{page.claim_id}/history/",
            ):
                response = self.client.get(address)
                self.assertEqual(response.status_code, status, address)
                self.assert_silent(address, response.content.decode())

    def test_nothing_of_them_can_be_pasted(self):
        hidden = ((self.draft, 404, 404), (self.scheduled, 404, 404), (self.unpublished, 404, 410))
        for page, by_oembed, by_builder in (*hidden, (self.private, 401, 200)):
            number = page.claim_id
            for address, status in (
                (f"/oembed/?url=http://testserver{page.url}", by_oembed),
                (f"/oembed/?url=http://testserver{page.url}&format=xml", by_oembed),
                (f"/oembed/?url=http://testserver/ru/claims/{number}/", 200 if page is self.private else by_oembed),
                (f"/ru/embed/{number}/?kind=quotation", by_builder),
            ):
                response = self.client.get(address)
                self.assertEqual(response.status_code, status, address)
                self.assert_silent(address, response.content.decode())

    def test_no_embed_says_them(self):
        statuses = {self.draft: 404, self.scheduled: 404, self.unpublished: 200, self.private: 200, self.shown: 200}
        for page, status in statuses.items():
            number = page.claim_id
            embeds = [f"/embed/claim/{number}{rest}" for rest in ("/", "/badge.svg", ".json")]
            for address in (*embeds, f"/verify/{number}"):
                response = self.client.get(f"{address}?lang=ru")
                self.assertEqual(response.status_code, status, address)
                self.assert_silent(address, response.content.decode())

    def test_no_letter_to_a_webhook_says_them(self):
        for number in (
            page.claim_id for page in (self.draft, self.scheduled, self.private, self.unpublished, self.shown)
        ):
            for event in Event.values:
                letter = payload(Delivery(event=event, number=number, language="ru"), timezone.now())
                self.assert_silent(f"{event} of {number}", letter)

    def test_a_private_page_asks_for_its_password_and_says_nothing(self):
        for address in (self.private.url, f"{self.private.url}history/"):
            response = self.client.get(address)
            self.assertContains(response, 'type="password"')
            self.assert_silent(address, response.content.decode().replace(self.private.url, ""))

    def test_a_private_page_opens_with_its_password(self):
        form = re.search(r'<form class="password" action="([^"]+)"', self.client.get(self.private.url).content.decode())
        answer = {"password": "тек бізге", "return_url": self.private.url}
        self.assertContains(self.client.post(form[1], {**answer, "password": "болжам"}), "<form")
        self.assertContains(self.client.post(form[1], answer, follow=True), "Headline zhasyryncanary")

    def test_the_claim_of_a_private_page_is_shown_without_its_words(self):
        response = self.client.get(f"/ru/claims/{self.private.claim_id}/")
        self.assertContains(response, factories.CLAIM_TEXTS["ru"])
        self.assert_silent("own view", response.content.decode())

    def test_pictures_of_hidden_claims_are_not_served(self):
        self.assertEqual(self.client.get(f"/captures/{self.hidden_capture.pk}/").status_code, 404)

    def test_a_private_list_takes_everything_below_it_along(self):
        index = self.shown.get_parent()
        PageViewRestriction.objects.create(page=index, restriction_type="password", password="тек бізге")
        for address in ("/ru/", f"/kk/claims/{self.shown.claim_id}/", self.explainer.url, "/ru/verdicts/false/"):
            self.assertNotContains(self.client.get(address), "Соседняя проверка")
        self.assertNotContains(self.client.get(self.shown.url), "Соседняя проверка")

    def test_a_repetition_of_a_private_page_is_as_private(self):
        alias = self.private_evidence.create_alias(
            update_slug="qaitalau", parent=self.unpublished_evidence.get_parent()
        )
        self.assertTrue(alias.live)
        self.assertNotContains(self.client.get("/ru/evidence/"), "zhasyryncanary")
        self.assertNotContains(self.client.get(alias.url, follow=True), "Evidence zhasyryncanary")
