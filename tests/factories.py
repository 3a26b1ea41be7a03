"""Real claims in three languages, made in one line."""

from io import BytesIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale

from factcheck.claims import newsroom, vocabulary
from factcheck.claims.models import (
    Capture,
    CaptureLabel,
    Claim,
    ClaimIndexPage,
    EvidenceIndexPage,
    EvidencePage,
    FactCheckPage,
    Verdict,
)
from home import tree

CLAIM_TEXTS = {
    "kk": "Мектептен қайтқан балаларды ұрлап жүрген топ бар екен",
    "ru": "Все звонки записываются, вводятся новые правила связи",
    "en": "Facebook has provided Kazakhstan direct and exclusive access",
}
WORDS = {
    "kk": {
        "title": "Қоңыраулардың бәрі жазылып жатқан жоқ",
        "answer": "«Жаңа байланыс ережелері» туралы хабарлама ойдан шығарылған, мұндай ереже жоқ.",
        "what_is_true": "Байланыс операторлары мұндай ереже енгізбеген.",
    },
    "ru": {
        "title": "Новых правил связи нет: звонки не записывают",
        "answer": "Сообщение о «новых правилах связи» — старая выдумка: таких правил нет.",
        "what_is_true": "Операторы связи таких правил не вводили.",
    },
    "en": {
        "title": "No new rules: calls are not being recorded",
        "answer": "The message about “new communication rules” is an old hoax; there are no such rules.",
        "what_is_true": "No operator has introduced such rules.",
    },
}
BODY = {"kk": "<p>Хабарлама бірнеше жылдан бері таралып келеді.</p>", "ru": "<p>Рассылка ходит несколько лет.</p>",
        "en": "<p>The message has been going round for years.</p>"}  # fmt: skip


def make_site() -> None:
    """Languages, page tree, scale, groups and workflow, as `manage.py install` makes them."""
    newsroom.set_up()
    vocabulary.load()
    tree.build()
    tree.take_address()


def make_user(username: str = "aigerim", group: str | None = None, **fields):
    """A user; `group` is Authors, Editors or Publishers."""
    user = get_user_model().objects.create_user(username, f"{username}@example.org", "a password", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def verdict(key: str = "false") -> Verdict:
    return Verdict.objects.get(key=key)


def make_claim(language: str = "ru", **fields) -> Claim:
    """A draft claim, saved as the desk saves it."""
    fields.setdefault("text", CLAIM_TEXTS.get(language, CLAIM_TEXTS["en"]))
    claim = Claim(language=language, **fields)
    claim.save()
    claim.save_revision(clean=False)
    return claim


def publish(thing, user=None):
    """Publishes the latest draft of a claim or page and returns it as stored."""
    thing.save_revision(user=user).publish(user=user)
    return type(thing).objects.get(pk=thing.pk)


def make_public_claim(verdict_key: str | None = "false", language: str = "ru", user=None, **fields) -> Claim:
    """A claim that readers see, with a verdict in force (or being checked: `verdict_key=None`)."""
    claim = make_claim(language, verdict=verdict(verdict_key) if verdict_key else None, **fields)
    return publish(claim, user)


def index_of(model, language: str):
    """The list page of one language."""
    return model.objects.get(locale=Locale.objects.get(language_code=language))


def make_page(claim: Claim, language: str = "ru", live: bool = True, user=None, **fields) -> FactCheckPage:
    """A fact-check page with real words."""
    words = {**WORDS[language], "body": [("paragraph", BODY[language])], **fields}
    page = FactCheckPage(claim=claim, owner=user, live=False, **words)
    index_of(ClaimIndexPage, language).add_child(instance=page)
    page = FactCheckPage.objects.get(pk=page.pk)
    if live:
        return publish(page, user)
    page.save_revision(user=user)
    return page


def make_evidence(language: str = "ru", live: bool = True, **fields) -> EvidencePage:
    """An evidence page without an address, as sources from messengers are."""
    fields = {
        "title": "Ответ оператора связи",
        "summary": "Оператор сообщает, что правила не менялись.",
        "kind": "official-statement",
        "no_link_reason": "not-recorded",
        **fields,
    }
    page = EvidencePage(live=False, **fields)
    index_of(EvidenceIndexPage, language).add_child(instance=page)
    page = EvidencePage.objects.get(pk=page.pk)
    return publish(page) if live else page


def make_capture(title: str = "Скриншот рассылки", words: dict[str, str] | None = None, **fields) -> Capture:
    """A picture that we hold, with what it shows in words of some languages."""
    capture = Capture(title=title, **{"file": make_picture(), **fields})
    words = words or {"kk": "Мессенджердегі хабарлама"}
    capture.labels = [CaptureLabel(language=language, name=name) for language, name in words.items()]
    capture.save()
    return capture


def make_picture(size: tuple[int, int] = (60, 40), file_format: str = "JPEG", **save_options) -> ContentFile:
    """A small real picture as an uploaded file."""
    buffer = BytesIO()
    Image.new("RGB", size, "teal").save(buffer, file_format, **save_options)
    return ContentFile(buffer.getvalue(), name=f"picture.{file_format.lower()}")
