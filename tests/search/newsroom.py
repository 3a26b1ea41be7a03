"""A few claims in three languages, for tests of the engine."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from search.documents import Document
from search.engines.whoosh import WhooshEngine

CLAIMS = {
    "claim-1": {
        "kk": "Алматыда ауызсуға у қосылды, үш күн шүмектен су ішуге болмайды",
        "ru": "В Алматы отравлена водопроводная вода, три дня нельзя пить из-под крана",
        "en": "Almaty tap water has been poisoned, do not drink it for three days",
    },
    "claim-2": {
        "kk": "Алматыда түнгі сағат үште қатты жер сілкінеді",
        "ru": "В Алматы в три часа ночи будет сильное землетрясение",
        "en": "A strong earthquake will hit Almaty at three in the night",
    },
    "claim-3": {
        "kk": "Самал банк салымдарды бұғаттап, ақша бермейді",
        "ru": "Самал банк заморозил вклды и не выдаёт деньги".replace("вклды", "вклады"),
        "en": "Samal Bank has frozen deposits and pays out no money",
    },
    "claim-4": {"ru": "В Шымкенте белый микроавтобус похищает детей возле школ"},
}
TOPICS = {"claim-1": "health", "claim-2": "disasters", "claim-3": "finance", "claim-4": "children"}


def documents(subject: str) -> list[Document]:
    """The documents of a claim: a page a language, all with the claim's wordings."""
    wordings = CLAIMS[subject]
    number = int(subject.partition("-")[2])
    return [
        Document(
            key=f"{subject}-{language}",
            subject=subject,
            kind="claim",
            language=language,
            title=title,
            text="\n".join([title, *wordings.values()]),
            passages=tuple(wordings.values()),
            published=date(2025, number, 1),
            facets={"topic": (TOPICS[subject],), "tag": (f"tag-{language}",)},
        )
        for language, title in wordings.items()
    ]


class IndexTestCase(TestCase):
    """An index of the claims, and a reader of it."""

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "index"
        self.engine = WhooshEngine()
        self.write([one for subject in CLAIMS for one in documents(subject)])

    def write(self, changed=(), removed=()):
        self.engine.write(self.path, changed, removed)
        self.reader = self.engine.open(self.path)
