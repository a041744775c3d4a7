from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintApprovalLevel(ScenicCommon):
    """Who approves follows from amount and severity, as the company's data say (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.new_complaint(severity="low")
        cls.group = cls.env.ref(f"{MODULE}.group_supervisor")
        # the company's own levels, in the place of those shipped
        cls.small = cls._level("Small", amount_up_to=100, severity_up_to="medium", sequence=1)
        cls.large = cls._level("Large", amount_up_to=1000, severity_up_to="high", sequence=2)
        cls.any = cls._level("Any", amount_up_to=0, severity_up_to="critical", sequence=3)

    @classmethod
    def _level(cls, name, **values):
        values = {"group_id": cls.group.id, "company_id": cls.env.company.id, **values}
        return cls.env["scenic.complaint.approval.level"].create({"name": name, **values})

    def _for(self, amount=0, **values):
        self.complaint.write({"compensation_kind": "refund", "compensation_amount": amount, **values})
        return self.env["scenic.complaint.approval.level"].with_user(self.agent)._for(self.complaint)

    def test_by_amount_and_its_limit(self):
        for amount, level in ((0, self.small), (100, self.small), (100.01, self.large), (1001, self.any)):
            with self.subTest(amount):
                self.assertEqual(self._for(amount), level)

    def test_by_severity(self):
        for severity, level in (("medium", self.small), ("high", self.large), ("critical", self.any)):
            with self.subTest(severity):
                self.assertEqual(self._for(severity=severity), level)

    def test_the_first_that_fits_decides(self):
        self.any.sequence = 0
        self.assertEqual(self._for(10), self.any)

    def test_put_away_it_decides_nothing(self):
        self.small.active = False
        self.assertEqual(self._for(10), self.large)

    def test_foreign_money_counts_at_its_rate(self):
        foreign = self.env["res.currency"].create({"name": "XTS", "symbol": "X"})
        self.env["res.currency.rate"].create(
            {
                "currency_id": foreign.id,
                "name": "2000-01-01",
                "inverse_company_rate": 10,
                "company_id": self.env.company.id,
            }
        )
        self.assertEqual(self._for(10, currency_id=foreign.id), self.small)
        self.assertEqual(self._for(11, currency_id=foreign.id), self.large)

    def test_those_of_all_companies_where_there_are_no_own(self):
        (self.small | self.large | self.any).active = False
        self.assertEqual(self._for(10), self.env.ref(f"{MODULE}.complaint_approval_level_supervisor"))

    @mute_logger("odoo.sql_db")
    def test_amount_is_not_negative(self):
        with self.assertRaises(CheckViolation):
            self.small.amount_up_to = -1

    def test_shown_on_the_entry_while_it_is_being_solved(self):
        self.assertFalse(self.complaint.approval_level_id)
        self.complaint._write_unlocked({"state": "investigating"})
        self.complaint.invalidate_recordset()
        self.assertEqual(self.complaint.approval_level_id, self.small)

    def test_is_the_manager_s_to_set(self):
        self.small.with_user(self.manager).amount_up_to = 50
        with self.assertRaises(AccessError):
            self.small.with_user(self.supervisor).amount_up_to = 5000
