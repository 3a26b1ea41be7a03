"""Forwarded messages: the same text is recognised whatever forwarding did to it."""

import unicodedata
from unittest import TestCase

from search.text import fingerprint, fingerprints, windows, without_filler

CLAIM = "Алматыда бүгін түнде қатты жер сілкінеді, далаға шығыңыздар!"


class FingerprintTests(TestCase):
    def test_forwarding_changes_nothing(self):
        """Each of these was seen on a forwarded message."""
        for spread in (
            unicodedata.normalize("NFD", CLAIM),
            CLAIM.upper(),
            "❗️❗️" + CLAIM.replace(",", " —") + " 👍🙏",
            CLAIM.replace("і", "i").replace("а", "a"),
            CLAIM.replace("қ", "к").replace("ғ", "г").replace("ң", "н").replace("і", "и").replace("ү", "у"),
            CLAIM + " https://example.org/?utm_source=whatsapp&fbclid=1",
            "Максимальный репост! " + CLAIM + " Таратыңыздар!",
        ):
            self.assertEqual(fingerprint(spread), fingerprint(CLAIM), spread)

    def test_another_word_is_another_text(self):
        assert fingerprint(CLAIM) != fingerprint(CLAIM.replace("Алматыда", "Таразда"))
        assert fingerprint("Банк не закроют до конца этого года") != fingerprint("Банк закроют до конца этого года")

    def test_a_short_text_could_be_anybodys(self):
        assert fingerprint("Рас па бұл?") == ""
        assert fingerprint("и я не он а ты") == ""

    def test_a_claim_among_other_words_is_found(self):
        message = f"Достар, сәлем. Апам жіберді маған бүгін.\n{CLAIM} Рас па, білесіздер ме? Бәріне жіберіңіздер."
        assert fingerprint(CLAIM) in fingerprints(message)
        assert fingerprint(CLAIM) != fingerprint(message)

    def test_so_is_one_of_two_sentences(self):
        claim = "Воду отравили сегодня ночью. Пить из крана нельзя три дня."
        assert fingerprint(claim) in fingerprints(f"Соседка сказала. {claim} Берегите себя!")


class FillerTests(TestCase):
    def test_chain_phrases_go_and_places_stay(self):
        text = "Перешлите всем! Завод слил яд. Таратыңыздар, please forward!"
        bare = without_filler(text)
        assert len(bare) == len(text)
        assert bare.split() == ["!", "Завод", "слил", "яд.", ",", "!"]

    def test_a_claim_keeps_words_that_only_begin_like_filler(self):
        assert without_filler("Важнейший репостинг") == "Важнейший репостинг"


class WindowTests(TestCase):
    def test_sentences_and_pairs_of_them(self):
        text = "Бірінші сөйлем. Екінші сөйлем!\nҮшінші"
        assert [text[start:end].strip() for start, end in windows(text)] == [
            "Бірінші сөйлем.",
            "Екінші сөйлем!",
            "Үшінші",
            "Бірінші сөйлем. Екінші сөйлем!",
            "Екінші сөйлем!\nҮшінші",
        ]

    def test_nothing_has_no_windows(self):
        assert windows("") == windows("  \n ") == []
