from psycopg2.errors import CheckViolation

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .deed import DeedCommon


@tagged("post_install", "-at_install")
class TestGoodDeed(DeedCommon):
    """A good deed counts once somebody else has looked at it."""

    def test_a_draft_has_no_points(self):
        deed = self.new_deed(doer_id=self.guard_employee.id)
        self.assertEqual((deed.state, deed.points, deed.proposed_points), ("draft", 0, 2))

    def test_points_are_fixed_on_confirming(self):
        deed = self.confirmed(doer_id=self.guard_employee.id)
        self.kind("helped").points = 50
        self.assertEqual(deed.points, 2)

    def test_a_draft_takes_the_points_of_today(self):
        deed = self.new_deed()
        self.kind("helped").points = 7
        deed.with_user(self.supervisor).action_confirm()
        self.assertEqual(deed.points, 7)

    def test_drafts_wait_on_the_desks_card(self):
        desk = self.desk.with_user(self.supervisor)
        before = desk.deed_count
        draft = self.new_deed(desk_id=self.desk.id)
        self.confirmed(desk_id=self.desk.id)
        desk.invalidate_recordset(["deed_count"])
        self.assertEqual(desk.deed_count, before + 1)
        draft.with_user(self.supervisor).action_confirm()
        desk.invalidate_recordset(["deed_count"])
        self.assertEqual(desk.deed_count, before)

    def test_points_cannot_be_written(self):
        deed = self.new_deed()
        for record in (deed, deed.with_user(self.manager), deed.sudo()):
            with self.subTest(su=record.env.su), self.assertRaises(UserError):
                record.write({"points": 100})

    def test_points_cannot_be_given_at_the_start(self):
        with self.assertRaises(UserError):
            self.new_deed(points=100)

    def test_a_rejected_deed_earns_nothing(self):
        deed = self.new_deed()
        deed._end("rejected", "Nobody saw it", self.supervisor_employee, "login")
        self.assertEqual((deed.state, deed.points, deed.opinion), ("rejected", 0, "Nobody saw it"))

    def test_a_withdrawn_deed_loses_its_points(self):
        deed = self.confirmed()
        deed.with_user(self.supervisor)._end("withdrawn", "Entered twice", self.supervisor_employee, "login")
        self.assertEqual((deed.state, deed.points), ("withdrawn", 0))

    def test_the_end_wants_a_reason(self):
        deed = self.new_deed().with_user(self.supervisor)
        for step in ("rejected", "withdrawn"):
            with self.subTest(step), self.assertRaisesRegex(UserError, "reason"):
                deed._end(step, " ", self.supervisor_employee, "login")

    def test_a_visitors_deed_earns_no_points(self):
        deed = self.confirmed(doer_kind="visitor", doer_id=False, doer_name="Han Meimei")
        self.assertEqual((deed.state, deed.points), ("confirmed", 0))

    def test_an_employees_deed_names_him(self):
        with self.assertRaises(ValidationError):
            self.new_deed(doer_id=False)

    def test_a_visitors_deed_names_no_employee(self):
        with self.assertRaises(ValidationError):
            self.new_deed(doer_kind="visitor")

    def test_nobody_witnesses_himself(self):
        with self.assertRaises(ValidationError):
            self.new_deed(witness_id=self.plain_employee.id)

    def test_the_department_is_that_of_the_time(self):
        first, second = self.env["hr.department"].create([{"name": "Cleaning"}, {"name": "Security"}])
        self.guard_employee.department_id = first
        deed = self.new_deed(doer_id=self.guard_employee.id)
        self.guard_employee.department_id = second
        self.assertEqual(deed.department_id, first)

    def test_a_companys_own_kind_comes_first(self):
        own = self.env["scenic.good.deed.kind"].create(
            {"name": "Our finds", "points": 9, "drafted_for": "counter", "company_id": self.env.company.id}
        )
        kinds = self.env["scenic.good.deed.kind"]
        self.assertEqual(kinds._proposed_for("counter", self.env.company), own)
        other = self.env["res.company"].create({"name": "Other park"})
        self.assertEqual(kinds._proposed_for("counter", other), self.kind("find_counter"))

    def test_points_are_not_negative(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint(), mute_logger("odoo.sql_db"):
            self.kind("helped").points = -1
            self.env.flush_all()

    def test_personal_data_is_purged(self):
        deed = self.confirmed(doer_kind="visitor", doer_id=False, doer_name="Han Meimei", visitor_phone="13812345678")
        deed.sudo()._purge()
        self.assertFalse(deed.doer_name or deed.visitor_phone)
