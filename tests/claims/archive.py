"""An archive of many claims, made in bulk, and one claim with everything a page can show."""

import datetime as dt
from itertools import cycle, islice

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from factcheck.claims.models import (
    Appearance,
    Byline,
    Capture,
    Citation,
    Claim,
    Claimant,
    ClaimIndexPage,
    Correction,
    FactCheckPage,
    Organisation,
    Person,
    Region,
    Ruling,
    Tag,
    Technique,
    Topic,
    Verdict,
    Wave,
    Wording,
)
from factcheck.claims.models.tags import FactCheckTag
from factcheck.core.images import SiteImage
from tests import factories

RUMOURS = {
    "kk": [
        "Мектеп қақпасында балаларды ұрлап кететін ақ микроавтобус жүр",
        "Жаңа байланыс ережесі бойынша барлық қоңырау жазылады",
        "Дауыс бермеген азаматтың құжаты жарамсыз болады",
        "Қалаға түнде мигранттарды жасырын әкелген",
        "Суға жүретін көлікті ойлап тапқан адамды улап өлтірген",
    ],
    "ru": [
        "У школы ездит белый микроавтобус и забирает детей",
        "По новым правилам связи записываются все звонки",
        "У тех, кто не голосовал, документы станут недействительны",
        "Ночью в город тайно привезли мигрантов",
        "Изобретателя машины на воде отравили",
    ],
    "en": [
        "A white minibus takes children away at the school gate",
        "Under the new communication rules every call is recorded",
        "Whoever did not vote will lose their papers",
        "Migrants were brought to the city at night, in secret",
        "The inventor of a car that runs on water was poisoned",
    ],
}
ANSWERS = {
    "kk": "Бұл хабарлама бұрыннан белгілі, оны растайтын ешбір дерек жоқ.",
    "ru": "Это давно известная рассылка, ничто её не подтверждает.",
    "en": "The message has been known for years; nothing confirms it.",
}
FIRST_DAY = dt.datetime(2024, 1, 1, 9, tzinfo=dt.UTC)


def fill(count: int, language: str = "ru", verdicts: tuple[str, ...] = ("false", "misleading", "unproven")) -> None:
    """`count` public claims with a fact-check each, a day apart; written in bulk, past the gate."""
    texts = [f"{text} (№ {place})" for place, text in enumerate(islice(cycle(RUMOURS[language]), count), 1)]
    claims = Claim.objects.bulk_create(
        [Claim(text=text, language=language, first_published_at=day(place)) for place, text in enumerate(texts)]
    )
    scale = [Verdict.objects.get(key=key) for key in verdicts]
    rulings = Ruling.objects.bulk_create(
        [
            Ruling(
                claim=claim, verdict=verdict, verdict_names=verdict.names(), kind="initial", in_force_from=day(place)
            )
            for place, (claim, verdict) in enumerate(zip(claims, cycle(scale), strict=False))
        ]
    )
    for claim, ruling in zip(claims, rulings, strict=True):
        claim.live, claim.ruling, claim.verdict = True, ruling, ruling.verdict
    Claim.objects.bulk_update(claims, ["live", "ruling", "verdict"])
    add_pages(claims, language)


def day(place: int) -> dt.datetime:
    return FIRST_DAY + dt.timedelta(days=place)


def add_pages(claims: list[Claim], language: str) -> None:
    """A live page for each claim below the language's list, which has none yet."""
    index = factories.index_of(ClaimIndexPage, language)
    locale = Locale.objects.get(language_code=language)
    kind = ContentType.objects.get_for_model(FactCheckPage)
    rows = [
        Page(
            path=FactCheckPage._get_path(index.path, index.depth + 1, place + 1),
            depth=index.depth + 1,
            numchild=0,
            title=f"Бұл рас емес. Неправда. Not so: {claim.text}"[:120],
            draft_title=claim.text,
            slug=f"not-so-{place + 1}",
            url_path=f"{index.url_path}not-so-{place + 1}/",
            live=True,
            locale=locale,
            translation_key=claim.uuid,
            content_type=kind,
            first_published_at=day(place),
            last_published_at=day(place),
        )
        for place, claim in enumerate(claims)
    ]
    Page.objects.bulk_create(rows)
    Page.objects.filter(pk=index.pk).update(numchild=len(rows))
    for row, claim in zip(rows, claims, strict=True):
        words = FactCheckPage(page_ptr_id=row.pk, claim=claim, answer=ANSWERS[language], what_is_true=ANSWERS[language])
        # The page's own row is there: only the words are written.
        words.save_base(raw=True)


def make_image(title: str = "Сызба") -> SiteImage:
    return SiteImage.objects.create(title=title, file=factories.make_picture((64, 48)))


def make_full_claim(size: int = 1, language: str = "ru") -> FactCheckPage:
    """A page with everything that a page can show, `size` of each; its claim changed its verdict `size` times."""
    claim = factories.make_claim(language, verdict=factories.verdict("no-verdict"), first_seen=dt.date(2025, 11, 5))
    add_facts(claim, size)
    claim = factories.publish(claim)
    for place in range(size):
        claim.verdict = factories.verdict("unproven" if place % 2 == 0 else "misleading")
        claim = factories.publish(claim)
    page = factories.make_page(claim, language, body=make_body(size, language), what_we_do_not_know="Кто был первым.")
    add_words(page, size, language)
    for place in range(size):
        other = factories.make_public_claim("false", text=f"{RUMOURS['ru'][1]} ({place})")
        if place % 2 == 0:
            factories.make_page(other, language)
        page.related.add(other)
    page.save()
    return factories.publish(page)


def add_facts(claim: Claim, size: int) -> None:
    """`size` of each kind of fact."""
    for place in range(size):
        capture = Capture.objects.create(title=f"Снимок {place}", file=factories.make_picture())
        ministry = make_named(Organisation, f"ministry-{place}", "Министерство информации", is_state_body=True)
        press = {"kind": "organisation", "organisation": ministry}
        claimant = make_named(Claimant, f"press-{place}", "Пресс-служба министерства", **press)
        evidence = factories.make_evidence(title=f"Ответ оператора {place}", publisher=ministry)
        claim.claimants.add(claimant)
        claim.appearances.add(
            Appearance(platform="whatsapp", no_link_reason="private-messenger", capture=capture),
            Appearance(platform="vk", url=f"https://vk.com/wall-{place}", posted_on=dt.date(2025, 11, 5), reach=1200),
        )
        claim.wordings.add(Wording(text=RUMOURS["kk"][1], language="kk"))
        claim.waves.add(Wave(started_on=dt.date(2020 + place % 5, 3, 1)))
        claim.techniques.add(Technique(kind="recycled-hoax"))
        claim.citations.add(
            Citation(evidence=evidence, role="refutes", quote="Правила не менялись.", quote_language="ru"),
            Citation(title="Закон о связи", no_link_reason="not-recorded", role="context"),
        )
    claim.topics.set(Topic.objects.all()[:size])
    claim.regions.set(Region.objects.all()[:size])
    claim.save()
    claim.save_revision()


def make_named(model, slug: str, name: str, **fields):
    """A person, claimant or organisation with a Russian name; the one that has this key already, when there is one."""
    found = model.objects.filter(slug=slug).first()
    if found is None:
        found = model(slug=slug, **fields)
        found.labels = [found.labels.model(language="ru", name=name)]
        found.save()
    return found


def make_body(size: int, language: str) -> list[tuple]:
    """Every kind of block, `size` times; each paragraph links to another page."""
    blocks = []
    for place in range(size):
        linked = factories.make_evidence(language, title=f"Ссылка в тексте {place}")
        cited = factories.make_evidence(language, title=f"Источник в тексте {place}")
        blocks += [
            ("paragraph", f'<p>Смотрите <a linktype="page" id="{linked.pk}">источник</a>.</p>'),
            ("heading", "Что показывают числа"),
            ("quote", {"text": "This process is the same.", "language": "en", "translation": "Порядок тот же."}),
            ("picture", {"image": make_image(), "alt": "Две полосы", "caption": "Сызба"}),
            (
                "comparison",
                {
                    "first": {"image": make_image(), "alt": "Было"},
                    "second": {"image": make_image(), "alt": "Стало"},
                    "finding": "Снимок старый.",
                },
            ),
            ("evidence", {"page": cited, "note": "Подтверждает сроки."}),
            ("timeline", [{"when": "1 ноября", "text": "Началась работа в системе."}]),
            (
                "linked_media",
                {"still": make_image(), "alt": "Кадр", "platform": "YouTube", "url": "https://youtube.com/watch?v=1"},
            ),
            ("what_to_do", ["Не пересылайте."]),
        ]
    return blocks


def add_words(page: FactCheckPage, size: int, language: str) -> None:
    """`size` tags, signatures and corrections."""
    for place in range(size):
        tag, _made = Tag.objects.get_or_create(name=f"связь {place}", defaults={"slug": f"svyaz-{place}"})
        FactCheckTag.objects.create(content_object=page, tag=tag)
        person = make_named(Person, f"author-{place}", f"Айгерим Сарсенова {place}")
        Byline.objects.create(page=page, person=person, role="author", sort_order=place)
        Correction.objects.create(
            page=page,
            made_at=timezone.now(),
            severity="clarification",
            what_was="Раньше было сказано «в сентябре».",
            what_is="В середине сентября.",
            why="Так в источнике.",
            reported_by="reader",
        )
