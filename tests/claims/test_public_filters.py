import datetime as dt

from django.http import QueryDict
from django.test import SimpleTestCase, TestCase
from django.utils import timezone
from django.utils.translation import override

from factcheck.claims import listings
from factcheck.claims.filters import Filters
from factcheck.claims.filters.kinds import LONGEST_QUERY, reader_text
from factcheck.claims.models import Appearance, Claimant, FactCheckPage, Region, Tag, Topic
from factcheck.claims.models.tags import FactCheckTag
from tests import factories
from tests.claims import archive


def filters(query: str) -> Filters:
    return Filters.from_query(QueryDict(query))


def make_check(verdict: str | None, topics=(), platforms=(), regions=(), claimants=(), language="ru", **words):
    """A Russian fact-check of a claim with these facts."""
    claim = factories.make_claim(language, verdict=factories.verdict(verdict) if verdict else None)
    claim.topics.set(Topic.objects.filter(slug__in=topics))
    claim.regions.set(Region.objects.filter(slug__in=regions))
    claim.claimants.set(Claimant.objects.filter(slug__in=claimants))
    for platform in platforms:
        claim.appearances.add(Appearance(platform=platform, no_link_reason="not-recorded"))
    claim.save()
    return factories.make_page(factories.publish(claim), "ru", **words)


def add_tag(page, name: str) -> Tag:
    tag, _made = Tag.objects.get_or_create(name=name)
    FactCheckTag.objects.create(tag=tag, content_object=page)
    return tag


def date_back(page, day: str) -> None:
    """Moves the publication of a page and of its claim to nine in the morning of a day, past the gate."""
    moment = timezone.make_aware(dt.datetime.fromisoformat(f"{day}T09:00"))
    FactCheckPage.objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)
    type(page.claim).objects.filter(pk=page.claim_id).update(first_published_at=moment)


class ReadersText(SimpleTestCase):
    def test_words_stand_in_their_own_field_and_not_behind_the_button(self):
        """Who only typed words was told "Filters (1)", and found none set."""
        self.assertEqual(filters("q=бала").folded_count, 0)
        self.assertEqual(filters("q=бала&verdict=false&sort=new").folded_count, 1)

    def test_one_line_without_nul_bytes_at_a_calm_length(self):
        self.assertEqual(reader_text("  a\x00b \n c "), "a b c")
        self.assertEqual(len(reader_text("ж" * 10_000)), LONGEST_QUERY)
        self.assertEqual(reader_text(None), "")


class FiltersOfAnAddress(SimpleTestCase):
    def test_are_written_back_tidily_and_always_in_the_same_order(self):
        asked = "sort=oldest&topic=war&from=20250105&q=&topic=health&verdict=false&topic=war&utm_source=telegram"
        self.assertEqual(
            filters(asked).query_string(), "verdict=false&topic=health&topic=war&from=2025-01-05&sort=oldest"
        )

    def test_the_default_order_and_unknown_ones_stand_in_no_address(self):
        for order in ("newest", "", "random"):
            self.assertEqual(filters(f"sort={order}").query_string(), "")

    def test_one_value_or_a_whole_filter_can_be_left_out(self):
        asked = filters("topic=health&topic=war&verdict=false")
        self.assertEqual(asked.without("topic", "war").query_string(), "verdict=false&topic=health")
        self.assertEqual(asked.query_string(without="topic"), "verdict=false")

    def test_a_thousand_values_are_a_few(self):
        asked = filters("&".join(f"topic=t{place}" for place in range(1_000)))
        self.assertEqual(len(asked.get("topic")), 20)

    def test_what_is_no_date_is_told_and_kept(self):
        asked = filters("from=abc&to=2025-02-30")
        self.assertEqual(len(asked.notes), 2)
        self.assertIn("abc", asked.notes[0])
        self.assertEqual(asked.query_string(), "from=abc&to=2025-02-30")


class FiltersOfTheList(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        archive.make_named(Claimant, "ministry", "Пресс-служба министерства", kind="organisation")
        cls.minibus = make_check(
            "false", ["health", "security"], ["whatsapp", "vk"], ["almaty"], title="Микроавтобус никого не увозит"
        )
        cls.calls = make_check("false", ["technology"], ["whatsapp"], ["kazakhstan"], ["ministry"], title="Нет правил")
        cls.papers = make_check("misleading", ["health"], ["facebook"], [], ["ministry"], "kk", title="Документы целы")
        cls.open = make_check(None, ["health"], title="Проверяем: вода")
        cls.kazakh_page = factories.make_page(cls.minibus.claim, "kk")
        add_tag(cls.minibus, "дети")
        add_tag(cls.kazakh_page, "балалар")

    def listing(self, query: str = "", language: str = "ru") -> listings.Listing:
        return self.client.get(f"/{language}/claims/?{query}").context["listing"]

    def found(self, query: str) -> set[int]:
        return {review.number for review in self.listing(query).items}

    def numbers(self, *pages) -> set[int]:
        return {page.claim_id for page in pages}

    def choices(self, name: str, query: str = "", language: str = "ru") -> dict[str, int]:
        groups = {group.facet.name: group for group in self.listing(query, language).groups}
        return {choice.key: choice.count for choice in groups[name].choices} if name in groups else {}

    def test_each_filter_narrows(self):
        for query, pages in (
            ("verdict=false", [self.minibus, self.calls]),
            ("verdict=being-checked", [self.open]),
            ("topic=health", [self.minibus, self.papers, self.open]),
            ("platform=whatsapp", [self.minibus, self.calls]),
            ("region=almaty", [self.minibus]),
            ("claimant=ministry", [self.calls, self.papers]),
            ("tag=deti", [self.minibus]),
            ("language=kk", [self.papers]),
            ("q=ЦЕЛЫ", [self.papers]),
        ):
            with self.subTest(query=query):
                self.assertEqual(self.found(query), self.numbers(*pages))

    def test_values_of_one_filter_widen_and_filters_narrow_each_other(self):
        self.assertEqual(self.found("topic=technology&topic=security"), self.numbers(self.minibus, self.calls))
        self.assertEqual(self.found("topic=technology&topic=security&region=almaty"), self.numbers(self.minibus))
        self.assertEqual(self.found("verdict=false&topic=health&platform=vk&q=увозит"), self.numbers(self.minibus))
        self.assertEqual(self.found("verdict=misleading&platform=whatsapp"), set())

    def test_every_choice_says_how_many_it_would_leave(self):
        """A count is what the list would show if the choice were taken, whatever else of its filter is chosen."""
        for query in ("", "verdict=false", "topic=health", "verdict=false&topic=health", "platform=whatsapp&q=а"):
            for group in self.listing(query).groups:
                for choice in group.choices:
                    alone = filters(query).with_values(group.facet.name, choice.key).query_string()
                    with self.subTest(query=query, choice=choice.key):
                        self.assertEqual(choice.count, len(self.found(alone)))

    def test_choices_that_would_leave_nothing_are_left_out_unless_chosen(self):
        self.assertNotIn("technology", self.choices("topic", "claimant=ministry&verdict=misleading"))
        self.assertEqual(self.choices("topic", "region=almaty&topic=technology")["technology"], 0)

    def test_choices_are_named_in_the_readers_language(self):
        response = self.client.get("/kk/claims/?topic=health&region=almaty")
        self.assertContains(response, "Денсаулық")
        self.assertEqual([chip.name for chip in response.context["listing"].chips], ["Денсаулық", "Алматы қаласы"])

    def test_unknown_values_give_an_empty_list_and_a_way_back(self):
        for name in ("verdict", "topic", "platform", "region", "claimant", "tag", "language"):
            with self.subTest(name=name):
                response = self.client.get(f"/ru/claims/?{name}=xyz")
                listing = response.context["listing"]
                self.assertEqual((listing.items, [chip.name for chip in listing.chips]), ([], ["xyz"]))
                self.assertContains(response, "xyz")

    def test_an_unknown_value_beside_a_known_one_costs_nothing(self):
        self.assertEqual(self.found("topic=xyz&topic=technology"), self.numbers(self.calls))

    def test_a_tag_stands_for_the_claim_in_every_language(self):
        self.assertEqual(self.found("tag=balalar"), self.numbers(self.minibus))
        self.assertEqual([review.number for review in self.listing("tag=deti", "kk").items], [self.minibus.claim_id])

    def test_tags_are_offered_in_the_words_of_the_language(self):
        self.assertEqual(self.choices("tag"), {"deti": 1})
        self.assertEqual(self.choices("tag", language="kk"), {"balalar": 1})

    def test_a_tag_finds_what_is_not_yet_in_this_language(self):
        add_tag(self.calls, "связь")
        found = self.listing("tag=svyaz", "kk")
        self.assertEqual([review.number for review in found.elsewhere.items], [self.calls.claim_id])
        self.assertEqual(self.listing("tag=svyaz&verdict=misleading", "kk").elsewhere, None)

    def test_what_is_not_yet_in_this_language_stands_under_the_same_filters(self):
        found = self.listing("topic=health&verdict=misleading", "kk")
        self.assertEqual([review.number for review in found.elsewhere.items], [self.papers.claim_id])

    def test_an_empty_list_counts_what_each_filter_took_away(self):
        listing = self.listing("region=almaty&claimant=ministry")
        self.assertEqual({chip.name: chip.found for chip in listing.ways_out}, {
            "Город Алматы": 2, "Пресс-служба министерства": 1,
        })  # fmt: skip

    def test_filtered_lists_are_not_indexed_and_lead_to_the_whole_one(self):
        response = self.client.get("/ru/claims/?topic=health")
        self.assertContains(response, '<meta name="robots" content="noindex">')
        self.assertContains(response, '<link rel="canonical" href="http://testserver/ru/claims/">')

    def test_the_language_switch_keeps_the_filters(self):
        response = self.client.get("/ru/claims/?tag=deti&sort=oldest")
        self.assertContains(response, 'href="/kk/claims/?tag=deti&amp;sort=oldest"')


class DaysAndOrder(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.pages = [make_check("false", title=f"Проверка {month}") for month in ("январь", "март", "май")]
        for page, day in zip(cls.pages, ("2025-01-31", "2025-03-01", "2025-05-05"), strict=True):
            date_back(page, day)

    def found(self, query: str) -> list[str]:
        listing = self.client.get(f"/ru/claims/?{query}").context["listing"]
        return [review.headline.split()[1] for review in listing.items]

    def test_both_days_belong_to_the_period(self):
        self.assertEqual(self.found("from=2025-03-01&to=2025-05-05"), ["май", "март"])
        self.assertEqual(self.found("to=2025-01-31"), ["январь"])
        self.assertEqual(self.found("from=2025-05-06"), [])

    def test_days_at_the_edge_of_time(self):
        self.assertEqual(len(self.found("from=0001-01-01&to=9999-12-31")), 3)
        self.assertEqual(self.found("from=9999-12-31"), [])
        self.assertEqual(self.found("to=0001-01-01"), [])

    def test_days_in_the_wrong_order_are_told_and_lose_nothing(self):
        response = self.client.get("/ru/claims/?from=2025-05-05&to=2025-01-01&q=Проверка")
        listing = response.context["listing"]
        self.assertEqual((len(listing.items), len(listing.filters.notes), len(listing.chips)), (3, 1, 3))
        self.assertContains(response, 'value="2025-05-05"')

    def test_newest_first_oldest_first(self):
        self.assertEqual(self.found(""), ["май", "март", "январь"])
        self.assertEqual(self.found("sort=oldest"), ["январь", "март", "май"])

    def test_recently_updated_first_looks_at_rulings_too(self):
        """All three were ruled on today; the verdict of the oldest is changed last."""
        claim = self.pages[0].claim
        claim.verdict = factories.verdict("misleading")
        factories.publish(claim)
        self.assertEqual(self.found("sort=updated")[0], "январь")


class OtherLists(TestCase):
    """Evidence by kind, publisher and tag; corrections by kind."""

    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        ministry = archive.make_named(archive.Organisation, "ministry", "Министерство", is_state_body=True)
        cls.answer = factories.make_evidence(title="Ответ министерства", publisher=ministry)
        cls.law = factories.make_evidence(title="Закон о связи", kind="law")
        page = make_check("false")
        for severity in ("typo", "clarification", "typo"):
            archive.Correction.objects.create(
                page=page, severity=severity, what_was="Было", what_is="Стало", why="Так", reported_by="reader"
            )

    def found(self, address: str) -> list[str]:
        return [str(item) for item in self.client.get(address).context["listing"].items]

    def test_evidence(self):
        self.assertEqual(self.found("/ru/evidence/?kind=law"), ["Закон о связи"])
        self.assertEqual(self.found("/ru/evidence/?publisher=state"), ["Ответ министерства"])
        self.assertEqual(self.found("/ru/evidence/?publisher=not-recorded&kind=official-statement"), [])
        self.assertEqual(self.found("/ru/evidence/?kind=nothing-like-this"), [])

    def test_counts_of_evidence(self):
        groups = self.client.get("/ru/evidence/?kind=law").context["listing"].groups
        counts = {choice.key: choice.count for group in groups for choice in group.choices}
        self.assertEqual(counts, {"official-statement": 1, "law": 1, "not-recorded": 1})

    def test_tags_of_evidence_stand_for_its_translations(self):
        twin = self.law.copy_for_translation(factories.Locale.objects.get(language_code="kk"))
        twin.title = "Байланыс туралы заң"
        factories.publish(twin)
        self.law.tags.add("закон")
        factories.publish(self.law)
        self.assertEqual(self.found("/ru/evidence/?tag=zakon"), ["Закон о связи"])
        self.assertEqual(self.found("/kk/evidence/?tag=zakon"), ["Байланыс туралы заң"])

    def test_corrections(self):
        response = self.client.get("/ru/corrections/?kind=typo")
        self.assertEqual(len(response.context["listing"].items), 2)
        self.assertContains(response, "noindex")


class DatesInWords(SimpleTestCase):
    def test_a_chip_says_the_day_as_the_language_writes_it(self):
        days = filters("from=2025-11-05")
        (day,) = [found for found in days.table if found.name == "from"]
        with override("kk"):
            self.assertEqual(day.named("2025-11-05"), "2025 ж. 5 қараша")
