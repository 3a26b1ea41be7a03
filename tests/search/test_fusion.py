"""Words and meaning together: each has the last word where the other has nothing to say."""

import numpy as np

from search import fusion
from search.text.messages import sentences


class TestFused:
    def test_without_a_model_words_order_alone(self):
        words = np.array([0.2, 0.7, 0.0])
        assert fusion.fused(words, None).argmax() == 1

    def test_a_retelling_without_a_shared_word_is_ordered_by_meaning(self):
        words, near = np.array([0.05, 0.0, 0.0]), np.array([0.2, 0.55, 0.3])
        assert fusion.fused(words, near).argmax() == 1

    def test_a_claim_quoted_word_for_word_is_not_overtaken_by_a_similar_one(self):
        words, near = np.array([0.95, 0.4]), np.array([0.6, 0.7])
        assert fusion.fused(words, near).argmax() == 0


class TestTelling:
    """A model takes a millisecond for a token: of a long forward it gets what says most."""

    message = (
        "Ассалаумағалейкум, ағайын! Ұйықтап жатсаңыз оятыңыздар. Жаңа ғана жиенім хабарласты, атын айтпауымды сұрады. "
        "Бүгін түнде Алматыда сегіз балдық жер сілкінісі болады. Құжатыңызды, суыңызды, жылы киіміңізді дайындап "
        "қойыңыздар. Өтінемін, осы хабарды барлық топқа таратыңыздар, бір адамның болса да өмірін сақтап қаларсыз."
    )

    def weigh(self, sentence: str) -> float:
        return sum(word in sentence for word in ("Алматыда", "сілкінісі", "балдық"))

    def test_the_sentence_with_the_claim_is_kept_and_the_rest_is_short(self):
        told = fusion.telling(self.message, sentences(self.message), self.weigh)
        assert "Алматыда сегіз балдық жер сілкінісі" in told
        assert len(told) <= fusion.MOST_CHARACTERS

    def test_a_short_message_is_left_as_it_is(self):
        assert fusion.telling("Су уланды ма?", [(0, 13)], self.weigh) == "Су уланды ма?"

    def test_one_endless_sentence_is_cut(self):
        text = "су уланды " * 100
        assert len(fusion.telling(text, [(0, len(text))], self.weigh)) <= fusion.MOST_CHARACTERS


class TestAlsoMeant:
    """On the search page, what is found by meaning stands below all that words found."""

    def test_a_near_document_without_the_words_is_found_last(self):
        scores = fusion.also_meant(np.array([2.0, 0.0, 0.0, 5.0]), np.array([0.4, 0.7, 0.1, 0.5]))
        assert np.argsort(-scores).tolist()[:3] == [3, 0, 1]
        assert scores[2] == 0

    def test_nothing_is_found_when_nothing_is_near(self):
        assert not fusion.also_meant(np.zeros(3), np.array([0.3, 0.2, 0.45])).any()

    def test_few_are_found_among_many_that_are_near(self):
        found = fusion.also_meant(np.zeros(500), np.full(500, 0.8))
        assert (found > 0).sum() == fusion.MOST_MEANT
