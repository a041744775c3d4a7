from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from odoo.addons.scenic_service_desk.models import match_query

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestMatchNearest(ScenicCommon):
    """Of many things of a kind that nothing else speaks for, those nearest in time are compared (register 7)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.moment = fields.Datetime.now() - timedelta(days=60)

    def _item(self, days):
        found_at = self.moment + timedelta(days=days)
        return self.new_item(category="toy", description="Telescope", found_at=found_at)

    def _report(self, days):
        lost = self.moment + timedelta(days=days)
        return self.new_report(description="Telescope", lost_from=lost, lost_until=lost + timedelta(hours=1))

    def _compared(self, record, most):
        """Ids of what ``record`` is compared with when only ``most`` of its kind are."""
        with patch.object(match_query, "_NEAREST", most):
            found = record._match_search(
                {record.id: record._match_thing()}, {record.company_id: record._match_rules(record.company_id)}
            )
        return {other_id for other_id, _thing in found[record.id]}

    def test_the_finds_nearest_to_the_loss(self):
        before, soon, later, late = (self._item(days) for days in (-2, 1, 15, 55))
        report = self._report(0)
        self.assertEqual(self._compared(report, 1), {soon.id})
        self.assertEqual(self._compared(report, 2), {soon.id, before.id})
        self.assertEqual(self._compared(report, 3), {soon.id, before.id, later.id})
        self.assertEqual(self._compared(report, 4), {soon.id, before.id, later.id, late.id})

    def test_the_losses_nearest_to_the_find(self):
        early, lately, after = (self._report(days) for days in (0, 50, 53))
        item = self._item(51)
        self.assertEqual(self._compared(item, 1), {lately.id})
        self.assertEqual(self._compared(item, 2), {lately.id, after.id})
        self.assertEqual(self._compared(item, 3), {lately.id, after.id, early.id})

    def test_a_find_long_before_the_loss_is_not_compared(self):
        self._item(0)
        self.assertFalse(self._compared(self._report(10), 80))
