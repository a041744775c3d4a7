from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

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


@tagged("post_install", "-at_install")
class TestMissingPair(MissingCommon):
    """Sought and brought in."""

    def pair(self, sought, brought):
        return self.env["scenic.missing.pair"].search([("sought_id", "=", sought.id), ("brought_id", "=", brought.id)])

    def test_proposed_across_languages_with_reasons(self):
        pair = self.pair(self.new_missing(), self.new_brought_in())
        self.assertEqual(pair.state, "proposed")
        for reason in ("Sex", "Age", "Height", "Clothing and Features", "Zone", "Time"):
            with self.subTest(reason):
                self.assertIn(reason, pair.reason_text)

    def test_whoever_comes_first(self):
        brought = self.new_brought_in()
        self.assertTrue(self.pair(self.new_missing(), brought))

    def test_a_girl_is_no_boy(self):
        self.assertFalse(self.pair(self.new_missing(), self.new_brought_in(sex="female")))

    def test_found_before_last_seen(self):
        sought = self.new_missing()
        brought = self.new_brought_in(last_seen_at="2020-01-01 08:00:00")
        self.assertFalse(self.pair(sought, brought))

    def test_compared_again_when_the_card_changes(self):
        sought, brought = self.new_missing(sex="female"), self.new_brought_in()
        self.assertFalse(self.pair(sought, brought))
        sought.sex = "male"
        self.assertTrue(self.pair(sought, brought))

    def test_confirmed_both_are_found(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        self.pair(sought, brought).with_user(self.agent).action_confirm()
        self.assertEqual((sought.state, brought.state), ("found", "found"))
        self.assertEqual((sought.same_as_id, brought.same_as_id), (brought, sought))
        self.assertEqual(sought.found_place, "Kiosk")

    def test_rejected_is_never_proposed_again(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        pair = self.pair(sought, brought)
        pair.with_user(self.agent).action_reject()
        sought.clothing = "red jacket, blue trousers, white shoes"
        self.assertEqual(self.pair(sought, brought).state, "rejected")

    def test_search_on_takes_both_apart(self):
        sought, brought = self.new_missing(), self.new_brought_in()
        pair = self.pair(sought, brought)
        pair.with_user(self.agent).action_confirm()
        sought.action_search_on()
        self.assertEqual((sought.state, brought.state, pair.state), ("searching", "searching", "rejected"))
        self.assertFalse(sought.same_as_id or brought.same_as_id)

    def test_nobody_proposes_by_hand(self):
        values = {"sought_id": self.new_missing().id, "brought_id": self.new_brought_in(sex="female").id}
        with self.assertRaises(AccessError):
            self.env["scenic.missing.pair"].with_user(self.supervisor).create(
                {**values, "company_id": self.env.company.id}
            )

    def test_told_at_two_desks(self):
        first = self.new_missing()
        again = self.new_missing(self.kiosk_agent, desk_id=self.kiosk.id, visitor_name="Li Gang", relation="father")
        self.assertIn(first, again.duplicate_ids)
        self.assertNotIn(self.new_brought_in(), again.duplicate_ids)
