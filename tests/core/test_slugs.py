"""Addresses: ASCII, by one table that a Kazakh reader finds natural; redirects keep those that change."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from wagtail.contrib.redirects.models import Redirect

from factcheck.claims.models import ClaimIndexPage, FactCheckPage, Tag
from factcheck.core.slugs import LETTERS, ascii_slug, transliterate
from tests import factories

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


class TableTest(SimpleTestCase):
    def test_every_letter_of_the_kazakh_alphabet_has_a_place(self):
        self.assertEqual(len(KAZAKH), 42)
        self.assertEqual(set(LETTERS), set(KAZAKH))
        for letter in KAZAKH:
            self.assertRegex(LETTERS[letter], r"^[a-z]*$")

    def test_kazakh_words_read_naturally(self):
        words = {
            "Қазақстан": "qazaqstan",
            "қалқан": "qalqan",
            "ғылым": "gylym",
            "шындық": "shyndyq",
            "әлеуметтік желі": "aleumettik-zheli",
            "өңір": "onir",
            "үкімет": "ukimet",
            "ұлттық банк": "ulttyq-bank",
            "Жаңаөзен": "zhanaozen",
            "Ұлытау": "ulytau",
            "гауһар": "gauhar",
            "хабар": "khabar",
            "Мәжіліс депутаты": "mazhilis-deputaty",
            "ИНТЕРНЕТТЕГІ АЛАЯҚТЫҚ": "internettegi-alayaqtyq",
        }
        self.assertEqual({word: ascii_slug(word) for word in words}, words)

    def test_russian_and_english_words_read_naturally(self):
        words = {
            "Щучинск": "shchuchinsk",
            "объявление о «новых правилах»": "obyavlenie-o-novykh-pravilakh",
            "Ёлка": "yolka",
            "Цифры и факты": "tsifry-i-fakty",
            "Facebook hasn’t given Kazakhstan access": "facebook-hasnt-given-kazakhstan-access",
            "naïve café": "naive-cafe",
        }
        self.assertEqual({word: ascii_slug(word) for word in words}, words)

    def test_other_scripts_become_letters_too(self):
        for words in ("北京的谣言", "ელექტრო", "شائعة"):
            self.assertRegex(ascii_slug(words), r"^[a-z0-9][a-z0-9-]*$")

    def test_composed_and_decomposed_letters_give_the_same_address(self):
        self.assertEqual(ascii_slug("Байқоңыр"), ascii_slug("Баи\u0306қоңыр"))
        self.assertEqual(ascii_slug("й ё"), ascii_slug("и\u0306 е\u0308"))

    def test_an_address_is_never_empty_and_never_digits_alone(self):
        for words, address in (
            ("", "page"),
            ("!!! …", "page"),
            ("2020", "page-2020"),
            ("20 21", "20-21"),
            ("🔥", "fire"),
        ):
            self.assertEqual(ascii_slug(words), address)

    def test_a_long_headline_is_cut_at_a_word(self):
        headline = "Әлеуметтік желілердегі жалған хабарламалар туралы толық түсіндірме мақала " * 3
        address = ascii_slug(headline)
        self.assertLessEqual(len(address), 80)
        self.assertTrue(ascii_slug(headline.replace(" ", "-")).startswith(address))
        self.assertIn(address.rsplit("-", 1)[1], transliterate(headline).split())
        self.assertLessEqual(len(ascii_slug("ұ" * 300)), 80)

    def test_transliteration_is_plain_ascii(self):
        self.assertTrue(transliterate(KAZAKH + KAZAKH.upper() + "№«»—…₸").isascii())


class PageAddressTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claims = [factories.make_public_claim("false", language) for language in ("kk", "ru", "en")]

    def test_the_address_comes_from_the_headline(self):
        page = factories.make_page(self.claims[0], "kk")
        self.assertEqual(page.slug, "qonyraulardyn-bari-zhazylyp-zhatqan-zhoq")

    def test_equal_headlines_get_addresses_of_their_own(self):
        pages = [factories.make_page(claim, "kk") for claim in self.claims]
        self.assertEqual(len({page.slug for page in pages}), 3)
        for page in pages:
            self.assertRegex(page.slug, r"^qonyraulardyn-bari-zhazylyp-zhatqan-zhoq(-\d+)?$")

    def test_languages_have_addresses_of_their_own(self):
        slugs = [factories.make_page(self.claims[0], language).slug for language in ("kk", "ru", "en")]
        self.assertEqual(slugs[1], "novykh-pravil-svyazi-net-zvonki-ne-zapisyvayut")
        self.assertEqual(slugs[2], "no-new-rules-calls-are-not-being-recorded")

    def test_a_headline_of_digits_gets_a_word(self):
        page = factories.make_page(self.claims[0], "kk", title="2020")
        self.assertFalse(page.slug.isdigit())
        self.assertIn("2020", page.slug)

    def test_an_editor_cannot_set_an_address_of_digits(self):
        page = factories.make_page(self.claims[0], "kk")
        page.slug = "102"
        with self.assertRaises(ValidationError) as refused:
            page.full_clean()
        self.assertIn("slug", refused.exception.message_dict)

    def test_the_address_follows_the_headline_until_it_is_public(self):
        page = factories.make_page(self.claims[0], "kk", live=False)
        page.title = "Жаңа тақырып"
        page.save_revision()
        page = factories.publish(FactCheckPage.objects.get(pk=page.pk).get_latest_revision_as_object())
        self.assertEqual(page.slug, "zhana-taqyryp")
        page.title = "Тағы бір тақырып"
        self.assertEqual(factories.publish(page).slug, "zhana-taqyryp")

    def test_an_address_that_an_editor_chose_stays(self):
        page = factories.make_page(self.claims[0], "kk", live=False, slug="eski-rassylka")
        page.title = "Жаңа тақырып"
        page.save_revision()
        self.assertEqual(factories.publish(page.get_latest_revision_as_object()).slug, "eski-rassylka")

    def test_tags_have_ascii_addresses(self):
        self.assertEqual(Tag.objects.create(name="жалған сурет").slug, "zhalgan-suret")
        self.assertEqual(Tag.objects.create(name="Жалған  Сурет").slug, "zhalgan-suret-1")


class RedirectsTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.page = factories.make_page(factories.make_public_claim("false"), "kk")

    def rename(self, slug: str) -> FactCheckPage:
        page = FactCheckPage.objects.get(pk=self.page.pk)
        page.slug = slug
        with self.captureOnCommitCallbacks(execute=True):
            return factories.publish(page)

    def test_the_old_address_leads_to_the_new_one(self):
        old = self.page.url
        new = self.rename("zhana-mekenzhai").url
        self.assertNotEqual(old, new)
        self.assertRedirects(self.client.get(old), new, status_code=301, fetch_redirect_response=False)

    def test_every_former_address_leads_to_the_last_one(self):
        olds = [self.page.url, self.rename("birinshi").url]
        last = self.rename("ekinshi").url
        for old in olds:
            self.assertRedirects(self.client.get(old), last, status_code=301, fetch_redirect_response=False)

    def test_an_address_that_is_taken_back_serves_the_page(self):
        old = self.page.url
        between = self.rename("aralyq").url
        self.rename(self.page.slug)
        self.assertEqual(self.client.get(old).status_code, 200)
        self.assertRedirects(self.client.get(between), old, status_code=301, fetch_redirect_response=False)

    def test_moving_a_list_keeps_the_pages_below_it(self):
        index, old = factories.index_of(ClaimIndexPage, "kk"), self.page.url
        index.slug = "tekseruler"
        with self.captureOnCommitCallbacks(execute=True):
            factories.publish(index)
        self.assertTrue(Redirect.objects.filter(old_path=old.rstrip("/")).exists())
        new = FactCheckPage.objects.get(pk=self.page.pk).url
        self.assertRedirects(self.client.get(old), new, status_code=301, fetch_redirect_response=False)
