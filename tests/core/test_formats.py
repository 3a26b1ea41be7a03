"""Dates, numbers and counted things as a Kazakh reader expects them."""

import datetime as dt

from django.core.management import call_command
from django.template import Context, Template
from django.test import SimpleTestCase, override_settings
from django.utils import formats, timesince, translation
from django.utils.translation import ngettext

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
PUBLISHED = dt.date(2025, 11, 5)
CHECKED = dt.datetime(2025, 11, 5, 9, 7)


class KazakhCase(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        call_command("compile_catalogues")

    def setUp(self):
        self.enterContext(translation.override("kk"))

    def render(self, source: str, **context) -> str:
        return Template(source).render(Context(context))


class KazakhDates(KazakhCase):
    def test_date_is_written_year_first(self):
        self.assertEqual(self.render("{{ day }}", day=PUBLISHED), "2025 ж. 5 қараша")

    def test_every_named_format(self):
        expected = {
            "DATE_FORMAT": "2025 ж. 5 қараша",
            "DATETIME_FORMAT": "2025 ж. 5 қараша, 09:07",
            "TIME_FORMAT": "09:07",
            "YEAR_MONTH_FORMAT": "2025 ж. қараша",
            "MONTH_DAY_FORMAT": "5 қараша",
            "SHORT_DATE_FORMAT": "05.11.2025",
            "SHORT_DATETIME_FORMAT": "05.11.2025 09:07",
        }
        for name, text in expected.items():
            with self.subTest(name):
                self.assertEqual(formats.date_format(CHECKED, name), text)

    def test_months_inside_a_date_are_nominative_and_in_lower_case(self):
        months = [
            "қаңтар",
            "ақпан",
            "наурыз",
            "сәуір",
            "мамыр",
            "маусым",
            "шілде",
            "тамыз",
            "қыркүйек",
            "қазан",
            "қараша",
            "желтоқсан",
        ]
        written = [formats.date_format(dt.date(2025, month, 1), "E") for month in range(1, 13)]
        self.assertEqual(written, months)

    def test_month_alone_is_a_name_with_a_capital(self):
        self.assertEqual(formats.date_format(PUBLISHED, "F"), "Қараша")

    def test_short_months(self):
        """Django's own catalogue shortens January to «қан», which is the word for blood."""
        months = ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"]
        days = [dt.date(2025, month, 1) for month in range(1, 13)]
        self.assertEqual([formats.date_format(day, "b") for day in days], months)
        self.assertEqual([formats.date_format(day, "N") for day in days], [f"{month}." for month in months])

    def test_weekdays(self):
        """Django's own catalogue misspells Friday and calls Tuesday «Сб», which readers take for Saturday."""
        monday = dt.date(2025, 11, 3)
        week = [monday + dt.timedelta(days=number) for number in range(7)]
        names = ["Дүйсенбі", "Сейсенбі", "Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі"]
        self.assertEqual([formats.date_format(day, "l") for day in week], names)
        self.assertEqual([formats.date_format(day, "D") for day in week], ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"])

    def test_week_begins_on_monday(self):
        self.assertEqual(formats.get_format("FIRST_DAY_OF_WEEK"), 1)

    def test_dates_are_read_with_dots_and_as_iso(self):
        accepted = formats.get_format("DATE_INPUT_FORMATS")
        for text in ("05.11.2025", "2025-11-05"):
            with self.subTest(text):
                self.assertIn(PUBLISHED, parsed(text, accepted))


def parsed(text: str, input_formats: list[str]) -> list[dt.date]:
    """The dates that the input formats make of a text."""
    found = []
    for input_format in input_formats:
        try:
            found.append(dt.datetime.strptime(text, input_format).date())
        except ValueError:
            continue
    return found


class KazakhNumbers(KazakhCase):
    def test_comma_and_no_break_space(self):
        self.assertEqual(formats.number_format(7689.5, force_grouping=True), f"7{NO_BREAK_SPACE}689,5")

    def test_templates_group_on_request(self):
        text = self.render("{{ deaths|floatformat:'-1g' }}; {{ tenge|floatformat:'0g' }}", deaths=7689.5, tenge=1234567)
        self.assertEqual(text, f"7{NO_BREAK_SPACE}689,5; 1{NO_BREAK_SPACE}234{NO_BREAK_SPACE}567")

    @override_settings(USE_THOUSAND_SEPARATOR=True)
    def test_typed_numbers_are_read_with_either_space(self):
        for text in ("7 689,5", f"7{NO_BREAK_SPACE}689,5"):
            with self.subTest(text):
                self.assertEqual(formats.sanitize_separators(text), "7689.5")

    def test_ordinals_follow_vowel_harmony(self):
        written = self.render(
            "{% load humanize %}{% for n in numbers %}{{ n|ordinal }} {% endfor %}", numbers=[1, 6, 9, 20]
        )
        self.assertEqual(written.split(), ["1-ші", "6-шы", "9-шы", "20-шы"])


class KazakhPlurals(KazakhCase):
    def test_noun_stays_singular_after_a_number(self):
        for count in (1, 2, 5, 21, 100):
            with self.subTest(count):
                text = ngettext("%(num)d day", "%(num)d days", count) % {"num": count}
                self.assertEqual(text, f"{count} күн")

    def test_time_since(self):
        elapsed = timesince.timesince(CHECKED, CHECKED + dt.timedelta(days=10, hours=3))
        self.assertEqual(elapsed, f"1{NO_BREAK_SPACE}апта, 3{NO_BREAK_SPACE}күн")

    def test_length_error_counts_in_the_singular(self):
        text = ngettext(
            "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
            "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
            240,
        )
        self.assertEqual(text % {"limit_value": 240, "show_value": 251}, "Мәтін 240 таңбадан аспауы керек (қазір 251).")
