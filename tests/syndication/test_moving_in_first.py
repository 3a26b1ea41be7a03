import io, json
from django.test import TestCase
from tests import factories
from factcheck.syndication.moving_in.arriving import bring_in
from factcheck.syndication.moving_in.mapping import scale
from factcheck.syndication.moving_in.placing import Plan


class T(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_site()

    def test_it(self):
        rec = {
            "@type": "ClaimReview",
            "url": "https://old.kz/2021/fejk",
            "claimReviewed": "Все звонки записываются",
            "datePublished": "2021-03-01",
            "inLanguage": "ru",
            "reviewRating": {"alternateName": "Фейк", "ratingExplanation": "Нет."},
            "headline": "Нет, не записываются",
            "itemReviewed": {
                "author": {"@type": "Person", "name": "Иван"},
                "appearance": [{"url": "javascript:alert(1)"}, {"url": "https://t.me/x/1"}],
            },
        }
        data = json.dumps([rec]).encode()
        for _ in range(2):
            with self.captureOnCommitCallbacks():
                r = bring_in(io.BufferedReader(io.BytesIO(data)), scale(), Plan())
            print("\n".join(r.lines()))
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        rec["url"] += "2"
        rec["claimReviewed"] = "Другое"
        with CaptureQueriesContext(connection) as q:
            r = bring_in(io.BufferedReader(io.BytesIO(json.dumps([rec]).encode())), scale(), Plan())
        print("\n".join(r.lines()))
        print(len(q))
        for x in q:
            print(x["sql"][:160].replace("\n", " "))
