from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestMissingSearch(MissingCommon):
    """What starts on save, the taps of the search, and who may be whom."""

    def told(self, person):
        return person.sudo().chain_ids

    def test_supervisor_and_security_are_told_on_save(self):
        person = self.new_missing()
        self.assertLessEqual({"supervisor", "security"}, set(self.told(person).mapped("role")))
        self.assertIn(self.supervisor, self.told(person).user_id)

    def test_who_cannot_look_after_himself_is_in_danger(self):
        for values, severity in (
            ({}, "critical"),
            ({"age": 70}, "critical"),
            ({"age": 40, "illness": "Epilepsy"}, "critical"),
            ({"age": 40}, "high"),
        ):
            with self.subTest(values):
                self.assertEqual(self.told(self.new_missing(**values))[:1].severity, severity)

    def test_from_paper_of_yesterday_alarms_nobody(self):
        self.assertFalse(self.told(self.new_missing(date="2026-01-02 03:00:00", is_late_entry=True)))

    def test_nobody_is_waited_for_when_found(self):
        person = self.new_missing()
        person._end("by_self")
        self.assertFalse(self.told(person).filtered(lambda notice: not notice.ended_at))

    def test_zones_where_last_seen_first(self):
        other = self.env["scenic.zone"].create({"name": "Amber Hall", "sequence": 1})
        lines = self.new_missing().zone_line_ids
        self.assertEqual(lines[0].zone_id, self.zone)
        self.assertIn(other, lines.zone_id)

    def test_zones_of_another_company_are_not_searched(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        other = self.env["scenic.zone"].create({"name": "Amber Hall", "company_id": company.id})
        self.assertNotIn(other, self.new_missing().zone_line_ids.zone_id)

    def test_who_is_here_is_not_searched_for(self):
        self.assertFalse(self.new_brought_in().zone_line_ids)

    def test_zone_ticked_off_from_another_desk(self):
        line = self.new_missing().zone_line_ids[0].with_user(self.kiosk_agent)
        line.action_searched()
        self.assertTrue(line.searched_at)
        self.assertEqual((line.searcher_id, line.user_id), (self.kiosk_agent_employee, self.kiosk_agent))

    def test_duty_manager_ticks_a_zone_off(self):
        duty = self._new_user("duty_zone", "scenic_service_desk.group_duty_manager")
        line = self.new_missing().zone_line_ids[0].with_user(duty)
        line.action_searched()
        self.assertEqual(line.user_id, duty)

    def test_crew_leader_ticks_nothing_off(self):
        line = self.new_missing().zone_line_ids[0].with_user(self.crew_leader)
        with self.assertRaises(AccessError):
            line.action_searched()

    def test_ticked_twice_keeps_the_first_time(self):
        line = self.new_missing().zone_line_ids[0]
        line.action_searched()
        line.searched_at = "2026-01-05 03:00:00"
        line.with_user(self.kiosk_agent).action_searched()
        self.assertEqual(line.searcher_id, self.agent_employee)

    def test_searched_again_is_remembered(self):
        person = self.new_missing()
        line = person.zone_line_ids[0]
        line.action_searched()
        line.action_search_again()
        self.assertFalse(line.searched_at)
        self.assertIn("Dragon Gate", "".join(person.message_ids.mapped("body")))

    def test_progress(self):
        person = self.new_missing()
        person.zone_line_ids[0].action_searched()
        person.env.flush_all()
        person.invalidate_recordset()
        self.assertEqual(person.zone_progress, f"1/{len(person.zone_line_ids)}")

    def test_zones_of_an_ended_search_stay(self):
        person = self.new_missing()
        person._end("by_self")
        with self.assertRaises(UserError):
            person.zone_line_ids[0].action_searched()

    def test_exits_and_cameras_from_another_desk(self):
        person = self.new_missing()
        person.with_user(self.kiosk_agent).action_exits_held()
        person.with_user(self.kiosk_agent).action_cctv_checked()
        self.assertTrue(person.exits_held_at and person.cctv_checked_at)
        self.assertEqual(person.exits_held_by_id, self.kiosk_agent)

    def test_times_of_steps_are_not_typed(self):
        with self.assertRaises(UserError):
            self.new_missing().write({"exits_held_at": "2026-01-01 08:00:00"})

    def test_zone_is_not_searched_in_the_future(self):
        with self.assertRaises(ValidationError):
            self.new_missing().zone_line_ids[0].searched_at = "2199-01-01 08:00:00"

    def test_zone_is_on_the_list_once(self):
        person = self.new_missing()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env["scenic.missing.zone"].create({"person_id": person.id, "zone_id": self.zone.id})
            self.env.flush_all()

    def test_zone_ticked_off_by_hand_notes_who(self):
        line = self.new_missing().zone_line_ids[0].with_user(self.kiosk_agent)
        line.write({"searched_at": fields.Datetime.now(), "user_id": self.agent.id})
        self.assertEqual(line.user_id, self.kiosk_agent)

    def test_zones_of_another_company_s_search_are_not_ticked_off(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "zone_stranger", "scenic_service_desk.group_agent", company_id=company.id, company_ids=company.ids
        )
        with self.assertRaises(AccessError):
            self.new_missing().zone_line_ids[0].with_user(stranger).action_searched()

    def test_who_walks_finds_the_zones_of_searches_going_on(self):
        person, ended = self.new_missing(), self.new_missing()
        ended._end("by_self")
        domain = [("person_id.state", "=", "searching"), ("searched_at", "=", False)]
        persons = self.env["scenic.missing.zone"].with_user(self.kiosk_agent).search(domain).person_id
        self.assertIn(person, persons)
        self.assertNotIn(ended, persons)

    def test_menus_of_those_who_search(self):
        duty = self._new_user("duty_menu", "scenic_service_desk.group_duty_manager")
        for user, names in ((self.agent, "person zone"), (self.supervisor, "person zone pair"), (duty, "person zone")):
            shown = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            for name in names.split():
                with self.subTest(f"{user.login} {name}"):
                    self.assertIn(self.env.ref(f"scenic_service_desk.missing_{name}_menu").id, shown)
