"""Near misses: the same words about another place, sum, medicine or the opposite."""

import pytest

from search.text.named import disagree, mostly_named, named
from search.text.numbers import numbers


def apart(message: str, *claim: str) -> bool:
    return disagree(named(message), named("\n".join(claim)), mostly_named(map(named, claim)))


class TestNamed:
    @pytest.mark.parametrize(
        "text", ["Қызылордада су", "Кызылординская область", "Kyzylorda", "qyzylordada", "КЫЗЫЛОРДЕ", "кызылордада"]
    )
    def test_a_place_is_known_in_every_script_and_case(self, text):
        assert "places 0:кызылорд" in named(text)

    def test_a_bank_is_known_by_the_name_before_the_word(self):
        """Names of banks are too many to list, and fraudsters make up new ones."""
        assert named("«Керуен банк» жабылды") == named("Keruen Bank has closed") - named("closed") | named("жабылды")

    def test_ordinary_words_name_nothing(self):
        assert named("Қайырлы таң! Жиналыс сағат 18:00-де, 12-бөлмеде") == frozenset()


class TestNumbers:
    @pytest.mark.parametrize(
        "text", ["150 мың теңге", "150 000 тенге", "150,000 tenge", "150к тг", "150 тысяч", "15O OOO тг", "150.000 тг"]
    )
    def test_a_sum_is_one_however_it_is_written(self, text):
        """Also as a screen was read: with the letter O for zeros."""
        assert 150_000 in numbers(text)

    def test_hours_and_days_are_no_sums(self):
        assert numbers("Жиналыс 25 қарашада 18:30-да, 3-қабат") == set()


class TestDisagree:
    water = ("Таразда құбыр суына у түсті", "В Таразе отравлена вода", "Тараздың ауыз суы уланған жоқ")

    def test_another_city_is_another_claim(self):
        assert apart("Қызылордада құбыр суына у түсіп, отыз адам ауруханада", *self.water)
        assert not apart("Таразда суға у түсіпті деген рас па?", *self.water)

    def test_who_names_no_city_may_mean_the_claim(self):
        """People leave much out, above all when they search."""
        assert not apart("құбыр суы уланды ма", *self.water)

    def test_another_sum_is_another_claim(self):
        assert apart("Әр балаға 45 000 теңге береді", "Әр балаға 120 мың теңге беріледі")
        assert not apart("по 120 000 на ребёнка дают?", "Әр балаға 120 мың теңге беріледі")

    def test_another_platform_medicine_or_bank(self):
        assert apart("Telegram заблокируют с января", "WhatsApp заблокируют с января")
        assert apart("Арбидол лечит ковид", "Ивермектин лечит ковид")
        assert apart("Правда, что «Айдын банк» обанкротился?", "«Керуен банк» обанкротился")

    def test_the_opposite_is_another_claim(self):
        assert apart("Бензин подешевеет", "Бензин подорожает", "Бензин қымбаттайды")
        assert not apart("бензин дорожает?", "Бензин подорожает", "Бензин қымбаттайды")

    def test_one_thing_in_common_does_not_hide_another_that_differs(self):
        """Both are about the measles vaccine; one says autism, the other infertility."""
        assert apart("Қызылша екпесі балаларды аутист қылады", "Қызылша екпесі бедеулікке ұшыратады")
