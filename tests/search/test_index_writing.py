"""The index follows the database: whatever is saved, readers find it within seconds and nothing else."""

from unittest.mock import patch

from django.db import transaction
from wagtail.models import PageViewRestriction

from factcheck.claims.models import Appearance, Claim, Claimant, FactCheckPage, Organisation, Tag, Topic, Wording
from factcheck.claims.models.tags import FactCheckTag
from search.index import chosen, exact, later, locking, tasks, writing
from search.index.writing import Writer
from search.models import ExactKey
from tests import factories
from tests.claims.archive import make_named
from tests.search.index_case import IndexCase


class FollowingCase(IndexCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()
        cls.claim = factories.make_public_claim("false")
        cls.page = factories.make_page(cls.claim, "ru")
        cls.subject = f"claim-{cls.claim.pk}"

    def setUp(self):
        super().setUp()
        tasks.writer.rebuild()


class FollowingTest(FollowingCase):
    def asked(self) -> set[str]:
        """The subjects that the saves since the last look asked to bring up to date."""
        return {subject for _name, arguments in self.queued() for subject in arguments["subjects"]}

    def test_what_is_published_is_found_and_what_is_taken_back_is_not(self):
        claim = factories.make_public_claim("false", "ru", text="В Шымкенте отравлена водопроводная вода")
        self.work()
        self.assertEqual(self.found("вода Шымкент"), [f"claim-{claim.pk}-ru"])
        factories.make_page(claim, "kk", title="Шымкентте су таза")
        self.work()
        self.assertEqual(self.found("су таза", "kk"), [f"claim-{claim.pk}-kk"])
        claim.unpublish()
        self.work()
        self.assertEqual(self.found("вода Шымкент"), [])
        self.assertFalse(ExactKey.objects.filter(subject=f"claim-{claim.pk}").exists())

    def test_every_kind_of_change_asks_for_its_subjects(self):
        topic, tag = Topic.objects.get(slug="technology"), Tag.objects.create(name="связь", slug="svyaz")
        anonym = make_named(Claimant, "anonym", "Аноним", kind="person")
        ministry = make_named(Organisation, "ministry", "Министерство")
        evidence = factories.make_evidence("ru", publisher=ministry)
        source = f"evidence-{evidence.translation_key.hex}"
        self.claim.topics.add(topic)
        self.claim.claimants.add(anonym)
        self.claim.save()
        changes = {
            "a wording": lambda: Wording.objects.create(claim=self.claim, text="Пишут всех", language="ru"),
            "an appearance": lambda: Appearance.objects.create(
                claim=self.claim, platform="vk", url="https://vk.com/w1"
            ),
            "a tag": lambda: FactCheckTag.objects.create(content_object=self.page, tag=tag),
            "the name of a tag": tag.save,
            "the name of a topic": lambda: topic.labels.get(language="ru").save(),
            "the key of a topic": topic.save,
            "the name of a claimant": lambda: anonym.labels.get().save(),
            "a claim": lambda: Claim.objects.get(pk=self.claim.pk).save(),
            "a page": lambda: FactCheckPage.objects.get(pk=self.page.pk).save(),
            "privacy": lambda: PageViewRestriction.objects.create(page=self.page, restriction_type="login"),
            "privacy of the list": lambda: PageViewRestriction.objects.create(
                page=self.page.get_parent(), restriction_type="login"
            ),
            "no privacy": lambda: PageViewRestriction.objects.all()[0].delete(),
            "unpublishing": lambda: FactCheckPage.objects.get(pk=self.page.pk).unpublish(),
            "deleting": lambda: FactCheckPage.objects.get(pk=self.page.pk).delete(),
        }
        for words, change in changes.items():
            with self.subTest(words):
                self.work()
                change()
                self.assertIn(self.subject, self.asked())
        for words, change in {"evidence": evidence.save, "its publisher": ministry.labels.get().save}.items():
            with self.subTest(words):
                self.work()
                change()
                self.assertIn(source, self.asked())

    def test_a_draft_asks_for_nothing(self):
        """Editors save drafts all day; the index knows only what readers may see."""
        self.work()
        draft = factories.make_claim("kk")
        factories.make_page(self.claim, "kk", live=False)
        self.claim.text = "Новый текст"
        self.claim.save_revision()
        self.page.title = "Новый заголовок"
        self.page.save_revision()
        draft.delete()
        self.assertEqual(self.queued(), [])

    def test_one_transaction_asks_once_and_a_rolled_back_one_not_at_all(self):
        self.work()
        with transaction.atomic():
            later.refresh_later([self.subject])
            later.refresh_later([self.subject, "claim-99"])
        self.assertEqual([arguments["subjects"] for _name, arguments in self.queued()], [[self.subject], ["claim-99"]])

    def test_what_a_savepoint_asked_is_asked_again_after_it_was_rolled_back(self):
        """Its task went with it."""
        later.refresh_later(["claim-98"])
        try:
            with transaction.atomic():
                later.refresh_later(["claim-99"])
                self.assertEqual(later.queued() & {"claim-98", "claim-99"}, {"claim-98", "claim-99"})
                raise ValueError
        except ValueError:
            self.assertEqual(later.queued() & {"claim-98", "claim-99"}, {"claim-98"})

    def test_merging_leads_words_and_addresses_to_the_claim_that_stands(self):
        older = factories.make_claim("ru", text="Вакцина вживляет микрочипы, сообщают очевидцы из Караганды")
        older.appearances.add(Appearance(platform="vk", url="https://vk.com/wall-1_2"))
        older.save()
        older.save_revision()
        older = factories.publish(older)
        self.work()
        older.merge_into(self.claim)
        self.work()
        self.assertEqual(self.found("вакцина микрочипы"), [f"{self.subject}-ru"])
        self.assertEqual(exact.subjects_with("url", ["vk.com/wall-1_2"]), {"vk.com/wall-1_2": [self.subject]})

    def test_a_refresh_that_changes_nothing_writes_nothing(self):
        self.work()
        before = chosen.generations().in_force()
        tasks.refresh_subjects.func(subjects=[self.subject, "claim-12345", "nonsense-1"])
        self.assertEqual(chosen.generations().in_force(), before)


class ComparingTest(FollowingCase):
    def reconcile(self) -> int:
        return sum(changed for _compared, changed in Writer().reconcile())

    def test_what_no_signal_told_is_found_by_comparing(self):
        Claim.objects.filter(pk=self.claim.pk).update(text="Телефоны прослушивают через розетки")
        ExactKey.objects.create(kind="url", value="x", subject="claim-404")
        self.assertEqual(self.found("розетки"), [])
        self.assertEqual(self.reconcile(), 1)
        self.assertEqual(self.found("розетки"), [f"{self.subject}-ru"])
        self.assertFalse(ExactKey.objects.filter(subject="claim-404").exists())
        self.assertEqual(self.reconcile(), 0)

    def test_what_is_no_longer_public_goes(self):
        FactCheckPage.objects.filter(pk=self.page.pk).update(live=False)
        Claim.objects.filter(pk=self.claim.pk).update(live=False)
        self.assertEqual(self.reconcile(), 1)
        self.assertEqual(self.index_says(), {})

    def test_a_rebuild_says_the_same_as_many_refreshes(self):
        for number in range(4):
            claim = factories.make_public_claim("true", "ru", text=f"Подъезд {number} закрывают на карантин")
            factories.make_page(claim, "kk")
            self.work()
            if number % 2:
                claim.unpublish()
        self.work()
        followed = self.index_says()
        Writer().rebuild()
        self.assertEqual(self.index_says(), followed)
        self.assertEqual(len(followed), 3)

    def test_a_rebuild_in_parts_says_the_same(self):
        for number in range(4):
            factories.make_public_claim("true", "ru", text=f"Подъезд {number} закрывают на карантин")
        self.work()
        followed = self.index_says()
        with patch.object(writing, "PART", 2):
            Writer().rebuild()
        self.assertEqual((self.index_says(), len(followed)), (followed, 5))


class WritersTest(FollowingCase):
    """Two writers at once: the second waits, or comes again later."""

    def test_a_task_does_not_wait_long_and_comes_again(self):
        self.work()
        Claim.objects.filter(pk=self.claim.pk).update(text="Через розетки прослушивают телефоны")
        with locking.writing(self.directory, patience=0), patch.object(tasks.writer, "patience", 0):
            tasks.refresh_subjects.func(subjects=[self.subject])
        ((name, arguments),) = self.queued()
        self.assertEqual((name, arguments), ("refresh_subjects", {"subjects": [self.subject]}))
        self.work()
        self.assertEqual(self.found("розетки"), [f"{self.subject}-ru"])

    def test_who_waits_says_so_once(self):
        said = []
        with locking.writing(self.directory, patience=0), self.assertRaises(locking.Busy):
            Writer(patience=0.2, say=lambda: said.append("waiting")).rebuild()
        self.assertEqual(said, ["waiting"])

    def test_a_writer_that_fails_in_mid_commit_leaves_what_was(self):
        before, keys = chosen.generations().in_force(), self.index_says()
        engine = "search.engines.whoosh.WhooshEngine.write"
        with patch(engine, side_effect=OSError("No space left")), self.assertRaises(OSError):
            tasks.writer.rebuild()
        self.assertEqual((chosen.generations().all(), self.index_says()), ([before], keys))

    def test_old_generations_are_removed(self):
        for number in range(6):
            Claim.objects.filter(pk=self.claim.pk).update(text=f"Слух номер {number}")
            tasks.refresh_subjects.func(subjects=[self.subject])
        self.assertEqual(len(chosen.generations().all()), 3)
