"""The stamp: another one after every change that readers may see, one for each transaction."""

from unittest import mock

from django.db import transaction
from django.test import TestCase

from factcheck.core import stamp


class Stamp(TestCase):
    def committed(self):
        return self.captureOnCommitCallbacks(execute=True)

    def test_a_change_renews_it_when_it_is_committed(self):
        before = stamp.stamp()
        with self.committed():
            stamp.renew()
            self.assertEqual(stamp.stamp(), before)
        self.assertNotEqual(stamp.stamp(), before)

    def test_what_was_rolled_back_renews_nothing_and_the_next_change_does(self):
        before = stamp.stamp()
        with self.committed(), transaction.atomic():
            stamp.renew()
            transaction.set_rollback(True)
        self.assertEqual(stamp.stamp(), before)
        with self.committed():
            stamp.renew()
        self.assertNotEqual(stamp.stamp(), before)

    def test_a_thousand_changes_at_once_renew_it_once(self):
        with mock.patch.object(stamp, "new", wraps=stamp.new) as made:
            for transactions in (1, 2):
                with self.committed():
                    for _change in range(1000):
                        stamp.renew()
                self.assertEqual(made.call_count, transactions)
