import datetime as dt

from django.test import SimpleTestCase
from django.utils.translation import override

from factcheck.core.templatetags.site import as_exact_as, machine_date


class InexactDates(SimpleTestCase):
    def test_no_more_exact_than_what_is_known(self):
        day = dt.date(2025, 11, 5)
        with override("kk"):
            self.assertEqual(as_exact_as(day, "day"), "2025 ж. 5 қараша")
            self.assertEqual(as_exact_as(day, "month"), "2025 ж. қараша")
        self.assertEqual(machine_date(day, "month"), "2025-11")
        self.assertEqual(machine_date(day, "year"), "2025")

    def test_unknown_day_is_said_to_be_unknown(self):
        with override("en"):
            self.assertEqual(as_exact_as(None, "day"), "not known")
            self.assertEqual(as_exact_as(dt.date(2025, 11, 5), "unknown"), "not known")
