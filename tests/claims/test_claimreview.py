import datetime as dt
import json
from dataclasses import replace

from django.test import SimpleTestCase

from factcheck.claims.claimreview import LONGEST_CLAIM, Publisher, claim_review, media_review, script
from factcheck.claims.review import (
    BEING_CHECKED_KEY,
    Review,
    ReviewedAppearance,
    ReviewedClaimant,
    ReviewedMedia,
    VerdictWords,
)

ALMATY = dt.timezone(dt.timedelta(hours=5))
PUBLISHER = Publisher("Дерек тексеру", "https://example.kz/", "https://creativecommons.org/licenses/by/4.0/")
FALSE = {
    "kk": VerdictWords("false", "Жалған", rating_value=1, emits_claim_review="rating"),
    "ru": VerdictWords("false", "Ложь", rating_value=1, emits_claim_review="rating"),
    "en": VerdictWords("false", "False", rating_value=1, emits_claim_review="rating"),
}
SATIRE = VerdictWords("satire", "Сатира", emits_claim_review="name")
NO_VERDICT = VerdictWords("no-verdict", "Вердиктсіз", emits_claim_review="nothing")
BEING_CHECKED = VerdictWords(BEING_CHECKED_KEY, "Тексерілуде")
CLAIM = "Все звонки записываются, вводятся новые правила связи"
LONG = {
    "kk": "Жаңа байланыс ережелері бойынша барлық қоңыраулар жазылып, хабарламалар мен суреттер сақталады",
    "ru": "По новым правилам связи все звонки записываются, все сообщения и снимки сохраняются навсегда",
    "en": "Under the new communication rules all calls are recorded and all messages and pictures are kept",
}


def make_review(language: str = "ru", **fields) -> Review:
    made = {
        "site": "https://example.kz",
        "number": 7,
        "uuid": "2f0c",
        "language": language,
        "path": f"/{language}/claims/zvonki-ne-zapisyvayut/",
        "short_path": "/c/7/",
        "headline": "Новых правил связи нет: звонки не записывают",
        "answer": "Сообщение о «новых правилах связи» — старая выдумка: таких правил нет.",
        "claim_text": CLAIM,
        "claim_language": "ru",
        "claim_translation": "",
        "is_summary": False,
        "shown_verdict": FALSE[language],
        "verdict_since": dt.datetime(2025, 11, 5, 14, 3, tzinfo=ALMATY),
        "published_at": dt.datetime(2025, 11, 5, 14, 3, 7, 999, tzinfo=ALMATY),
        "modified_at": dt.datetime(2025, 11, 6, 1, 0, tzinfo=ALMATY),
        **fields,
    }
    return Review(**made)


def made_of(**fields) -> dict:
    return claim_review(make_review(**fields), PUBLISHER)


class ARecord(SimpleTestCase):
    """One record, complete in itself."""

    def test_has_its_fields_in_order(self):
        self.assertEqual(
            list(made_of()),
            ["@context", "@type", "identifier", "headline", "claimReviewed", "url", "datePublished", "dateModified",
             "inLanguage", "author", "reviewRating", "itemReviewed", "sdPublisher", "sdLicense"],
        )  # fmt: skip

    def test_says_where_and_when_it_was_published(self):
        record = made_of()
        self.assertEqual(record["url"], "https://example.kz/ru/claims/zvonki-ne-zapisyvayut/")
        self.assertEqual(record["datePublished"], "2025-11-05T14:03:07+05:00")
        self.assertEqual(record["dateModified"], "2025-11-06T01:00:00+05:00")
        self.assertEqual(record["inLanguage"], "ru")

    def test_one_identifier_groups_the_languages_and_each_has_its_headline(self):
        """A mirror that met only addresses took three languages of one claim for three claims."""
        kazakh = made_of(language="kk", headline="Жаңа ережелер жоқ: қоңыраулар жазылмайды")
        self.assertEqual(kazakh["identifier"], made_of()["identifier"])
        self.assertEqual(kazakh["identifier"], "https://example.kz/c/7/")
        self.assertEqual(kazakh["headline"], "Жаңа ережелер жоқ: қоңыраулар жазылмайды")

    def test_says_who_publishes_it_under_which_licence(self):
        record = made_of()
        organization = {"@type": "Organization", "name": "Дерек тексеру", "url": "https://example.kz/"}
        self.assertEqual(record["author"], organization)
        self.assertEqual(record["sdPublisher"], organization)
        self.assertEqual(record["sdLicense"], PUBLISHER.license_url)

    def test_logo_stands_with_the_records_publisher(self):
        logo = "https://example.kz/media/logo.png"
        record = claim_review(make_review(), replace(PUBLISHER, logo_url=logo))
        self.assertEqual(record["sdPublisher"]["logo"], logo)
        self.assertNotIn("logo", record["author"])

    def test_refers_to_nothing_outside_itself(self):
        text = json.dumps(made_of(claimants=(ReviewedClaimant("Министерство"),)))
        self.assertNotIn("@id", text)
        self.assertNotIn("@graph", text)

    def test_says_nothing_empty(self):
        """A page without dates, claimant or appearances has no field for them."""
        record = made_of(published_at=None, modified_at=None)
        self.assertNotIn("datePublished", record)
        self.assertEqual(record["itemReviewed"], {"@type": "Claim", "text": CLAIM, "inLanguage": "ru"})


class Ratings(SimpleTestCase):
    def test_word_number_and_answer(self):
        for language, word in (("kk", "Жалған"), ("ru", "Ложь"), ("en", "False")):
            rating = made_of(language=language)["reviewRating"]
            self.assertEqual(
                rating,
                {
                    "@type": "Rating",
                    "alternateName": word,
                    "ratingValue": 1,
                    "bestRating": 5,
                    "worstRating": 1,
                    "ratingExplanation": make_review().answer,
                },
            )

    def test_verdict_beside_the_scale_has_its_word_and_no_number_at_all(self):
        rating = made_of(shown_verdict=SATIRE)["reviewRating"]
        self.assertEqual(list(rating), ["@type", "alternateName", "ratingExplanation"])

    def test_number_that_a_newsroom_wants_unsaid_stays_unsaid(self):
        verdict = replace(FALSE["ru"], emits_claim_review="name")
        self.assertNotIn("ratingValue", made_of(shown_verdict=verdict)["reviewRating"])

    def test_verdict_without_its_number_has_no_ends_of_the_scale_either(self):
        verdict = replace(FALSE["ru"], rating_value=None)
        self.assertFalse(
            {"ratingValue", "bestRating", "worstRating"} & set(made_of(shown_verdict=verdict)["reviewRating"])
        )

    def test_no_record_without_a_verdict_that_machines_are_told(self):
        for verdict in (BEING_CHECKED, NO_VERDICT):
            self.assertIsNone(made_of(shown_verdict=verdict))

    def test_no_record_without_words_in_the_language(self):
        self.assertIsNone(made_of(headline="", answer=""))


class TheClaimInShort(SimpleTestCase):
    def test_is_the_claim_in_the_reviews_language(self):
        self.assertEqual(made_of()["claimReviewed"], CLAIM)
        translated = made_of(language="kk", claim_translation="Барлық қоңырау жазылады")
        self.assertEqual(translated["claimReviewed"], "Барлық қоңырау жазылады")

    def test_is_cut_between_words(self):
        for language, text in LONG.items():
            short = made_of(language=language, claim_text=text)["claimReviewed"]
            self.assertLess(len(short), 75)
            self.assertTrue(short.endswith("…"))
            self.assertIn(short[:-1] + " ", text)

    def test_one_endless_word_is_cut_all_the_same(self):
        self.assertEqual(made_of(claim_text="ж" * 500)["claimReviewed"], "ж" * (LONGEST_CLAIM - 1) + "…")

    def test_text_that_just_fits_is_left_alone(self):
        text = "ж" * 36 + " " + "ж" * 37
        self.assertEqual(made_of(claim_text=text)["claimReviewed"], text)

    def test_never_holds_the_verdicts_word(self):
        """Readers show the rating beside it; "Ложь: …" as a claim would say the opposite of what was claimed."""
        for language, text, short in (
            ("ru", "Ложь: все звонки записывают", "все звонки записывают"),
            ("ru", "Министр сказал, что это ложь", "Министр сказал, что это …"),
            ("kk", "ЖАЛҒАН: «Барлық қоңырау жазылады»", "«Барлық қоңырау жазылады»"),
            ("kk", "Бұл жалған құжат емес", "Бұл … құжат емес"),
            ("en", "False passports are sold in Almaty", "… passports are sold in Almaty"),
        ):
            with self.subTest(text):
                self.assertEqual(made_of(language=language, claim_text=text)["claimReviewed"], short)

    def test_longer_words_that_begin_alike_stay(self):
        for language, text in (
            ("ru", "Ложью назвали новость"),
            ("kk", "Жалғандық туралы заң"),
            ("en", "A falsehood law"),
        ):
            self.assertEqual(made_of(language=language, claim_text=text)["claimReviewed"], text)


class TheClaimItself(SimpleTestCase):
    def claim(self, **fields) -> dict:
        return made_of(**fields)["itemReviewed"]

    def test_stands_as_it_was_spread(self):
        text = f"  {LONG['ru']}\nПерешлите всем! Ложь?"
        self.assertEqual(self.claim(claim_text=text, claim_translation="Барлығы жазылады")["text"], text)

    def test_summary_stands_in_the_reviews_language(self):
        translation = "Барлық қоңырау жазылады"
        claim = self.claim(is_summary=True, language="kk", claim_translation=translation)
        self.assertEqual((claim["text"], claim["inLanguage"]), (translation, "kk"))

    def test_says_in_which_language_it_was_spread(self):
        claim = self.claim(language="kk", claim_translation="Барлық қоңырау жазылады")
        self.assertEqual((claim["text"], claim["inLanguage"]), (CLAIM, "ru"))

    def test_has_no_name(self):
        """A reader shows it as the place where the claim appeared."""
        self.assertNotIn("name", self.claim(claimants=(ReviewedClaimant("Алнұр Мусаев", "person"),)))

    def test_date_is_as_exact_as_it_is_known(self):
        for day in ("2025-11-05", "2025-11", "2025"):
            self.assertEqual(self.claim(first_seen=day)["datePublished"], day)
        self.assertNotIn("datePublished", self.claim())

    def test_people_are_persons_and_all_others_organizations(self):
        for kind, said in (
            ("person", "Person"),
            ("organisation", "Organization"),
            ("outlet", "Organization"),
            ("channel", "Organization"),
        ):
            self.assertEqual(self.claim(claimants=(ReviewedClaimant("Kazinform", kind),))["author"]["@type"], said)

    def test_claimant_is_one_object_with_what_identifies_it(self):
        """Readers look up author.name and fail on a list."""
        claimants = (
            ReviewedClaimant("Алнұр Мусаев", "person", "https://www.facebook.com/a,b"),
            ReviewedClaimant("Kazinform", "outlet"),
        )
        self.assertEqual(
            self.claim(claimants=claimants)["author"],
            {"@type": "Person", "name": "Алнұр Мусаев", "sameAs": "https://www.facebook.com/a%2Cb"},
        )

    def test_first_appearance_stands_apart_from_the_others(self):
        first = ReviewedAppearance("https://t.me/channel/1", is_first_known=True)
        second = ReviewedAppearance("https://vk.com/wall-1", archive_url="https://archive.ph/x")
        third = ReviewedAppearance("https://vk.com/wall-2")
        claim = self.claim(appearances=(second, first, third))
        self.assertEqual(claim["firstAppearance"], {"@type": "CreativeWork", "url": "https://t.me/channel/1"})
        self.assertEqual(
            claim["appearance"],
            [
                {"@type": "CreativeWork", "url": "https://vk.com/wall-1", "archivedAt": "https://archive.ph/x"},
                {"@type": "CreativeWork", "url": "https://vk.com/wall-2"},
            ],
        )

    def test_no_first_appearance_is_made_up(self):
        claim = self.claim(appearances=(ReviewedAppearance("https://vk.com/wall-2"),))
        self.assertNotIn("firstAppearance", claim)

    def test_commas_and_spaces_of_addresses_are_encoded(self):
        """A reader splits appearances at both."""
        url = "https://example.org/a,b c\u00a0d?q=1,2"
        claim = self.claim(appearances=(ReviewedAppearance(url, archive_url=f"https://archive.ph/{url}"),))
        encoded = "https://example.org/a%2Cb%20c%C2%A0d?q=1%2C2"
        self.assertEqual(claim["appearance"][0]["url"], encoded)
        self.assertEqual(claim["appearance"][0]["archivedAt"], f"https://archive.ph/{encoded}")


class Media(SimpleTestCase):
    def record(self, category: str, kind: str = "image", url: str = "https://example.kz/captures/3/", **fields):
        return media_review(make_review(media=ReviewedMedia(category, kind, url), **fields), PUBLISHER)

    def test_category_is_a_list_of_short_names(self):
        record = self.record("EditedOrCroppedContent")
        self.assertEqual(record["mediaAuthenticityCategory"], ["EditedOrCroppedContent"])
        self.assertEqual(record["@type"], "MediaReview")
        self.assertEqual(record["url"], make_review().url)

    def test_medium_is_a_picture_a_video_or_a_recording(self):
        for kind, said in (
            ("image", "ImageObject"), ("video", "VideoObject"), ("audio", "AudioObject"),
            ("phone-call", "AudioObject"), ("document", "ImageObject"), ("text", "ImageObject"),
        ):  # fmt: skip
            self.assertEqual(self.record("StagedContent", kind)["itemReviewed"]["@type"], said)

    def test_address_of_the_medium_is_left_out_when_there_is_none(self):
        self.assertEqual(self.record("StagedContent", url="")["itemReviewed"], {"@type": "ImageObject"})

    def test_context_is_described_where_it_was_taken_away(self):
        self.assertEqual(
            self.record("DecontextualizedContent")["originalMediaContextDescription"], make_review().answer
        )
        self.assertNotIn("originalMediaContextDescription", self.record("TransformedContent"))

    def test_none_without_a_category_or_beside_a_verdict_that_emits_nothing(self):
        self.assertIsNone(media_review(make_review(), PUBLISHER))
        for verdict in (NO_VERDICT, BEING_CHECKED):
            self.assertIsNone(self.record("StagedContent", shown_verdict=verdict))


class InsideAScript(SimpleTestCase):
    NASTY = '</script><script>alert("1")</script><!-- &amp; ]]> \u2028\u2029 «Ұлы» 🤡'

    def test_nothing_ends_the_element_and_nothing_is_lost(self):
        written = script(made_of(claim_text=self.NASTY))
        for sign in "<>&\u2028\u2029":
            self.assertNotIn(sign, written)
        self.assertEqual(json.loads(written)["itemReviewed"]["text"], self.NASTY)

    def test_letters_of_our_languages_are_written_as_they_are(self):
        self.assertIn("Барлық қоңырау", script(made_of(claim_text="Барлық қоңырау жазылады")))
