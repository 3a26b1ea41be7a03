"""When the check service says that a message may be about a claim."""

from search.fusion import fused
from search.match import POSSIBLE, judged
from search.ranking import Features, Hit


def hit(subject: str, **features) -> Hit:
    score = fused(features["words"], features.get("meaning"))
    return Hit(f"{subject}-kk", subject, "claim", "kk", score, features=Features(**features))


def confidence(*hits: Hit) -> float:
    return judged(hits)[0].confidence


class TestJudged:
    def test_a_message_with_the_words_of_a_claim_may_be_about_it(self):
        assert confidence(hit("claim-1", words=0.7, message=0.8, passage=0.7)) > POSSIBLE
        assert confidence(hit("claim-1", words=0.7, meaning=0.65, message=0.8, passage=0.7)) > POSSIBLE

    def test_a_greeting_is_about_nothing(self):
        assert confidence(hit("claim-1", words=0.05)) < POSSIBLE
        assert confidence(hit("claim-1", words=0.05, meaning=0.3)) < POSSIBLE

    def test_a_claim_about_another_city_is_not_offered_however_like_it_is(self):
        """ "Poison in the tap water of Kyzylorda" is not answered with the check of Taraz."""
        like = {"words": 0.75, "message": 0.8, "passage": 0.7}
        assert confidence(hit("claim-1", disagrees=True, **like)) < POSSIBLE
        assert confidence(hit("claim-1", disagrees=True, meaning=0.7, **like)) < POSSIBLE

    def test_a_claim_that_stands_alone_is_surer_than_one_of_many_alike(self):
        one = hit("claim-1", words=0.4, meaning=0.5)
        alone = confidence(one, hit("claim-2", words=0.1, meaning=0.2))
        assert alone > confidence(one, hit("claim-2", words=0.4, meaning=0.49))

    def test_the_claim_about_this_city_comes_first(self):
        found = judged(
            [hit("claim-1", words=0.6, meaning=0.6, disagrees=True), hit("claim-2", words=0.55, meaning=0.6)]
        )
        assert [one.subject for one in found] == ["claim-2", "claim-1"]
        assert found[0].features.margin == -found[1].features.margin > 0

    def test_nothing_found_is_nothing_judged(self):
        assert judged([]) == []
