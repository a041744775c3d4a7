from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestForgery(ScenicCommon):
    """What an RPC client sends beside the forms."""

    def test_choosing_employees_changes_none(self):
        """Fields written as superuser link employees; they neither make nor change nor delete them."""
        employee = self.supervisor_employee
        log = self.today_log().with_user(self.agent)
        duty_day = self.env["scenic.duty.day"].with_user(self.supervisor)
        for command in ((0, 0, {"name": "Ghost"}), (1, employee.id, {"pin": "9999"}), (2, employee.id, 0)):
            with self.subTest(command=command), self.assertRaises(AccessError):
                log.write({"duty_leader_ids": [command]})
            with self.subTest(command=command), self.assertRaises(AccessError):
                duty_day.create({"date": "2033-03-03", "leader_ids": [command]})
            with self.subTest(command=command), self.assertRaises(AccessError):
                self.desk.with_user(self.manager).write({"member_ids": [command]})
        self.assertEqual(employee.pin, "1234")
        log.write({"duty_leader_ids": [(4, employee.id, 0)]})
        self.assertIn(employee, log.sudo().duty_leader_ids)

    def test_default_proves_nothing(self):
        """A shared login cannot set itself a default for who has given his PIN."""
        signer = self.supervisor_employee
        self.env["ir.default"].with_user(self.counter).set("scenic.sign.wizard", "proven_id", signer.id, user_id=True)
        handover = self.new_handover()
        wizard = self.env["scenic.sign.wizard"].with_user(self.counter)
        values = {"res_model": handover._name, "res_id": handover.id, "act": "hand_over", "signer_id": signer.id}
        with self.assertRaises(UserError):
            wizard.create(values).action_sign()
        self.assertFalse(handover.outgoing_id)

    def test_one_pin_one_act(self):
        """A dialog kept open and pointed elsewhere does not sign a second time."""
        signer = self.agent_employee
        first, second = self.new_handover(), self.new_handover()
        values = {"res_model": first._name, "res_id": first.id, "act": "hand_over", "signer_id": signer.id}
        wizard = self.env["scenic.sign.wizard"].with_user(self.counter).create({**values, "signer_pin": "1234"})
        wizard.action_sign()
        self.assertEqual(first.sudo().outgoing_id, signer)
        wizard.res_id = second.id
        with self.assertRaises(UserError):
            wizard.action_sign()
        self.assertFalse(second.sudo().outgoing_id)

    def test_signs_in_the_company_of_the_record(self):
        """Who works in two companies signs as the employee of the one the record belongs to."""
        other = self.env["res.company"].create({"name": "Other Park"})
        self.agent.company_ids += other
        employee = self.env["hr.employee"].create(
            {"name": "agent Wang", "user_id": self.agent.id, "company_id": other.id}
        )
        desk = self.env["scenic.desk"].create(
            {"name": "Other Desk", "company_id": other.id, "tz": "Asia/Shanghai", "member_ids": employee.ids}
        )
        both = (self.env.company + other).ids
        handover = self.env["scenic.handover"].with_user(self.agent).with_context(allowed_company_ids=both)
        handover = handover.create({"desk_id": desk.id})
        handover.action_hand_over()
        self.assertEqual(handover.sudo().outgoing_id, employee)

    def test_handover_counts_against_the_list(self):
        """Neither the list of things nor what is expected of them is the agent's to write."""
        thing = self.env["scenic.handover.thing"].create({"name": "Float", "quantity": 500})
        handover = self.new_handover(line_ids=[(0, 0, {"thing_id": thing.id, "expected": 20, "quantity": 20})])
        self.assertGreater(len(handover.line_ids), 1)
        line = handover.line_ids.filtered(lambda line: line.thing_id == thing)
        self.assertEqual((line.expected, line.is_ok), (500, False))
        with self.assertRaises(UserError):
            line.write({"expected": 20})

    def test_opening_check_is_the_desks(self):
        """A critical point stays one, and what was signed stays as it was found."""
        self.env["scenic.opening.point"].create({"name": "Fire extinguisher", "is_critical": True})
        log = self.today_log().with_user(self.agent)
        point = log.opening_line_ids.filtered("is_critical")
        with self.assertRaises(UserError):
            point.write({"is_critical": False})
        point.write({"result": "ok"})
        log.action_opening_done()
        with self.assertRaises(UserError):
            point.write({"result": "abnormal"})
        point.write({"remark": "Refilled at noon"})

    def test_agent_does_not_talk_a_hazard_down(self):
        """A critical hazard keeps the day open: who found it cannot make it an ordinary one."""
        hazard = self.new_entry("scenic.hazard", description="Bare wire", is_critical=True)
        with self.assertRaises(AccessError):
            hazard.write({"is_critical": False})
        hazard.with_user(self.supervisor).write({"is_critical": False})

    def test_closed_day_keeps_its_entries(self):
        """What a note says, and where it belongs, stays when the day is closed; what came of it is added."""
        note, hazard = self.new_note(), self.new_entry("scenic.hazard", description="Bare wire")
        log = self.close_log(note.log_id)
        note.action_follow_up()
        with self.assertRaises(UserError):
            note.write({"text": "Nothing happened"})
        note.write({"result": "A mechanic came"})
        with self.assertRaises(UserError):
            hazard.write({"date": fields.Datetime.subtract(hazard.date, days=3)})
        self.assertEqual(hazard.log_id, log)

    def test_hours_do_not_move_into_a_sealed_day(self):
        """An hour's figure cannot be hung on a day whose log is sealed."""
        venue = self.env["scenic.venue"].create({"name": "Gate", "code": "GATE-X"})
        counts = self.env["scenic.visitor.count"].with_user(self.agent)
        today = self.today_log().date
        values = {"venue_id": venue.id, "hour_ids": [(0, 0, {"hour": 9, "count": 5})]}
        past = counts.create({**values, "date": fields.Date.subtract(today, days=1)})
        now = counts.create({**values, "date": today, "hour_ids": [(0, 0, {"hour": 10, "count": 5})]})
        self.close_log(self.env["scenic.duty.log"]._of_day(self.desk, past.date))._transition("sealed", by_system=True)
        self.env.invalidate_all()
        with self.assertRaises(UserError):
            now.hour_ids.write({"count_id": past.id})

    def test_files_of_a_notice_stay(self):
        """What was read and signed is neither replaced nor deleted."""
        file = self.env["ir.attachment"].with_user(self.supervisor).create({"name": "Plan", "raw": b"Plan"})
        notice = self.env["scenic.notice"].with_user(self.supervisor)
        notice = notice.create({"title": "Plan", "attachment_ids": [(4, file.id)]})
        file.write({"raw": b"Plan B"})
        notice.action_publish()
        with self.assertRaises(UserError):
            file.write({"raw": b"Another plan"})
        with self.assertRaises(UserError):
            file.unlink()

    def test_context_dates_nothing(self):
        """When somebody read and signed is the server's time, whatever the client's context says."""
        notice = self.env["scenic.notice"].with_user(self.supervisor).create({"title": "Snow", "text": "Chains on"})
        notice.action_publish()
        self.env["ir.default"].with_user(self.agent).set(
            "scenic.notice.reader", "read_at", "2020-01-01 00:00:00", user_id=True
        )
        notice.with_user(self.agent).with_context(default_read_at="2020-01-01 00:00:00").action_read()
        self.assertGreater(notice.reader_ids.read_at, fields.Datetime.subtract(fields.Datetime.now(), minutes=5))
        self.assertEqual(notice.reader_ids.employee_id, self.agent_employee)

    def test_who_stands_in_history_is_not_deleted(self):
        """Deleting a user or an employee empties no field that says who did it."""
        log = self.today_log()
        log.duty_leader_ids = self.plain_employee
        self.new_note(self.kiosk_agent, desk_id=self.kiosk.id)
        self.kiosk_agent_employee.user_id = False
        for record in (self.plain_employee, self.kiosk_agent):
            with self.assertRaises(IntegrityError), self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                record.sudo().unlink()
