from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

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

    def test_personal_data_is_purged(self):
        deed = self.confirmed(doer_kind="visitor", doer_id=False, doer_name="Han Meimei", visitor_phone="13812345678")
        deed.sudo()._purge()
        self.assertFalse(deed.doer_name or deed.visitor_phone)


@tagged("post_install", "-at_install")
class TestGoodDeedReview(DeedCommon):
    """Who may not judge a good deed."""

    def test_each_role(self):
        deed = self.new_deed()
        for user in (self.agent, self.colleague, self.crew_leader, self.custodian, self.guard, self.hr):
            with self.subTest(user.login), self.assertRaises(UserError):
                deed.with_user(user).action_confirm()
        self.assertEqual(deed.state, "draft")

    def test_not_ones_own(self):
        deed = self.new_deed(doer_id=self.supervisor_employee.id)
        with self.assertRaisesRegex(AccessError, "his own good deed"):
            deed.with_user(self.supervisor).action_confirm()

    def test_not_what_one_recorded(self):
        deed = self.new_deed(self.supervisor)
        with self.assertRaisesRegex(AccessError, "recorded"):
            deed.with_user(self.supervisor).action_confirm()

    def test_another_supervisor_does(self):
        deed = self.new_deed(self.supervisor, doer_id=self.supervisor_employee.id)
        deed.with_user(self.deputy).action_confirm()
        self.assertEqual((deed.state, deed.reviewer_id), ("confirmed", self.deputy_employee))

    def test_the_manager_does_not_judge_his_own_either(self):
        deed = self.new_deed(doer_id=self.manager_employee.id)
        with self.assertRaises(AccessError):
            deed.with_user(self.manager).action_confirm()

    def test_at_a_shared_login_the_pin_decides(self):
        deed = self.new_deed().with_user(self.counter)
        self.assertEqual(deed.action_confirm()["res_model"], "scenic.sign.wizard")
        with self.assertRaises(AccessError):
            deed._do_signed("confirm", self.colleague_employee, "pin")
        deed._do_signed("confirm", self.supervisor_employee, "pin")
        self.assertEqual((deed.state, deed.reviewer_id), ("confirmed", self.supervisor_employee))

    def test_several_at_once(self):
        deeds = self.new_deed() | self.new_deed()
        deeds.with_user(self.supervisor).action_confirm()
        self.assertEqual(deeds.mapped("state"), ["confirmed", "confirmed"])

    def test_one_of_several_is_ones_own(self):
        deeds = self.new_deed() | self.new_deed(doer_id=self.supervisor_employee.id)
        with self.assertRaises(AccessError), self.cr.savepoint():
            deeds.with_user(self.supervisor).action_confirm()
        deeds.invalidate_recordset()
        self.assertEqual(deeds.mapped("state"), ["draft", "draft"])

    def test_confirming_is_signed(self):
        deed = self.confirmed()
        signature = self.env["scenic.signature"].search([("res_model", "=", deed._name), ("res_id", "=", deed.id)])
        self.assertEqual((signature.role, signature.employee_id), ("approver", self.supervisor_employee))

    def test_who_recorded_it_takes_a_draft_back(self):
        deed = self.new_deed()
        deed._end("withdrawn", "Wrong person", self.agent_employee, "login")
        self.assertEqual(deed.state, "withdrawn")

    def test_a_colleague_does_not_take_it_back(self):
        deed = self.new_deed().with_user(self.colleague)
        with self.assertRaises(AccessError):
            deed._end("withdrawn", "I do not like him", self.colleague_employee, "login")

    def test_an_agent_does_not_take_back_a_proposed_deed(self):
        deed = self.deed_of(self.find()).with_user(self.agent)
        with self.assertRaises(AccessError):
            deed._end("withdrawn", "I do not like him", self.agent_employee, "login")

    def test_a_confirmed_deed_is_taken_back_by_a_supervisor_only(self):
        deed = self.confirmed().with_user(self.agent)
        with self.assertRaises(AccessError):
            deed._end("withdrawn", "Too much", self.agent_employee, "login")

    def test_the_reason_dialog(self):
        deed = self.new_deed().with_user(self.supervisor)
        dialog = self.env["scenic.deed.reason"].with_user(self.supervisor)
        context = deed.action_reject()["context"]
        dialog.with_context(**context).create({"reason": "It was his task"}).action_confirm()
        self.assertEqual((deed.state, deed.close_reason), ("rejected", "It was his task"))


@tagged("post_install", "-at_install")
class TestGoodDeedReminder(DeedCommon):
    """A supervisor is reminded once, however many wait."""

    def _reminders(self):
        xml_id = "scenic_service_desk.mail_activity_confirm_deed"
        return self.env["mail.activity"].search(
            [("activity_type_id", "=", self.env.ref(xml_id).id), ("res_model", "=", "scenic.good.deed")]
        )

    def test_one_for_all(self):
        before = self._reminders()
        first = self.new_deed()
        self.new_deed()
        new = self._reminders() - before
        self.assertEqual((new.mapped("res_id"), new.user_id), ([first.id], self.supervisor))

    def test_it_goes_on_with_the_next(self):
        before = self._reminders()
        first, second = self.new_deed(), self.new_deed()
        first.with_user(self.supervisor).action_confirm()
        self.assertEqual((self._reminders() - before).mapped("res_id"), [second.id])

    def test_it_ends_with_the_last(self):
        before = self._reminders()
        self.confirmed()
        self.assertFalse(self._reminders() - before)

    def test_who_may_judge_it(self):
        before = self._reminders()
        self.new_deed(doer_id=self.supervisor_employee.id)
        self.assertEqual((self._reminders() - before).user_id, self.manager)

    def test_a_draft_is_an_open_matter(self):
        deed = self.new_deed()
        self.assertTrue(deed._is_open_matter())
        deed.with_user(self.supervisor).action_confirm()
        self.assertFalse(deed._is_open_matter())


@tagged("post_install", "-at_install")
class TestGoodDeedProposed(DeedCommon):
    """What an employee hands in proposes his good deed, once."""

    def test_at_the_counter(self):
        deed = self.deed_of(self.find(category="phone"))
        self.assertEqual(
            (deed.state, deed.doer_id, deed.kind_id, deed.points),
            ("draft", self.guard_employee, self.kind("find_counter"), 0),
        )

    def test_on_site(self):
        deed = self.deed_of(self.new_on_site(finder_employee_id=self.guard_employee.id))
        self.assertEqual((deed.kind_id, deed.doer_id), (self.kind("find_on_site"), self.guard_employee))

    def test_a_visitors_find_does_not(self):
        self.assertFalse(self.deed_of(self.new_item()))

    def test_a_batch(self):
        vals = {"source": "employee", "finder_employee_id": self.guard_employee.id, "description": "Cap"}
        vals |= {"category_id": self.category("umbrella").id, "desk_id": self.desk.id}
        items = self.env["scenic.found.item"].with_user(self.agent).create([dict(vals), dict(vals)])
        self.assertEqual(len(self.deed_of(items[0])) + len(self.deed_of(items[1])), 2)

    def test_once(self):
        item = self.find()
        item.sudo()._propose_deeds()
        item.write({"category_id": self.category("phone").id})
        self.assertEqual(len(self.deed_of(item)), 1)

    def test_the_database_says_once(self):
        item = self.find()
        self.assertFalse(item._draft_deeds())
        self.assertEqual(len(self.deed_of(item)), 1)

    def test_nothing_when_switched_off(self):
        self.env.company.scenic_deed_draft = "none"
        self.assertFalse(self.deed_of(self.find(category="phone")))

    def test_valuables_only(self):
        self.env.company.scenic_deed_draft = "valuable"
        self.assertFalse(self.deed_of(self.find()))
        self.assertTrue(self.deed_of(self.find(category="phone")))

    def test_what_turns_out_to_be_valuable(self):
        self.env.company.scenic_deed_draft = "valuable"
        item = self.find()
        item.category_id = self.category("phone")
        self.assertEqual(self.deed_of(item).state, "draft")

    def test_what_turns_out_to_be_ordinary(self):
        self.env.company.scenic_deed_draft = "valuable"
        item = self.find(category="phone")
        item.with_user(self.supervisor).write({"category_id": self.category("umbrella").id, "is_valuable": False})
        self.assertEqual(self.deed_of(item).state, "withdrawn")

    def test_the_wrong_finder(self):
        item = self.find()
        item.finder_employee_id = self.plain_employee
        states = {deed.doer_id: deed.state for deed in self.deed_of(item)}
        self.assertEqual(states, {self.guard_employee: "withdrawn", self.plain_employee: "draft"})

    def test_the_right_finder_after_all(self):
        item = self.find()
        item.finder_employee_id = self.plain_employee
        item.finder_employee_id = self.guard_employee
        states = {deed.doer_id: deed.state for deed in self.deed_of(item)}
        self.assertEqual(states, {self.guard_employee: "draft", self.plain_employee: "withdrawn"})

    def test_what_a_supervisor_withdrew_stays_withdrawn(self):
        item = self.find()
        deed = self.deed_of(item)
        deed.with_user(self.supervisor)._end("withdrawn", "His own cap", self.supervisor_employee, "login")
        item.category_id = self.category("phone")
        self.assertEqual(self.deed_of(item).mapped("state"), ["withdrawn"])

    def test_the_finder_of_a_confirmed_deed_stays(self):
        item = self.find()
        self.deed_of(item).with_user(self.supervisor).action_confirm()
        with self.assertRaisesRegex(UserError, "confirmed as the good deed"):
            item.finder_employee_id = self.plain_employee

    def test_whose_deed_it_is_follows_from_the_find(self):
        deed = self.deed_of(self.find()).with_user(self.agent)
        with self.assertRaises(UserError):
            deed.doer_id = self.plain_employee

    def test_the_source_cannot_be_claimed(self):
        item = self.new_item()
        with self.assertRaises(UserError):
            self.new_deed(item_id=item.id)

    def test_what_was_there_before_is_not(self):
        self.env.company.scenic_deed_since = "2099-01-01 00:00:00"
        self.assertFalse(self.deed_of(self.find()))

    def test_what_was_there_before_can_be_recorded(self):
        self.env.company.scenic_deed_since = "2099-01-01 00:00:00"
        item = self.find()
        item.action_good_deed()
        item.action_good_deed()
        self.assertEqual(self.deed_of(item).doer_id, self.guard_employee)

    def test_a_visitors_find_can_be_recorded(self):
        item = self.new_item(visitor_name="Han Meimei")
        item.action_good_deed()
        deed = self.deed_of(item)
        self.assertEqual((deed.doer_kind, deed.doer_name), ("visitor", "Han Meimei"))

    def test_it_never_stops_a_find(self):
        self.env["scenic.good.deed.kind"].search([("drafted_for", "!=", False)]).active = False
        self.assertFalse(self.deed_of(self.find()))

    def test_the_receipt_is_its_voucher(self):
        item = self.find()
        item.action_print_receipt()
        self.assertEqual(self.deed_of(item).receipt_number, item.receipt_number)

    def test_returned_to_the_owner(self):
        item = self.find()
        self.new_claim(item).action_hand_over()
        self.assertTrue(self.deed_of(item).is_returned)

    def test_returned_after_it_was_confirmed(self):
        item = self.find()
        deed = self.deed_of(item)
        deed.with_user(self.supervisor).action_confirm()
        self.new_claim(item).action_hand_over()
        self.assertEqual((deed.is_returned, deed.state), (True, "confirmed"))

    def test_a_reversed_return_takes_it_back(self):
        item = self.find()
        claim = self.new_claim(item)
        claim.action_hand_over()
        claim.with_user(self.manager)._end("reversed", "It was another's")
        self.assertFalse(self.deed_of(item).is_returned)


@tagged("post_install", "-at_install")
class TestGoodDeedBadge(DeedCommon):
    """A badge is earned once."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["scenic.good.deed.badge"].search([]).active = False
        cls.badge = cls.env["gamification.badge"].create({"name": "Helper", "rule_auth": "nobody"})
        cls.threshold = cls.env["scenic.good.deed.badge"].create({"badge_id": cls.badge.id, "threshold": 2})

    def _awards(self):
        return self.env["scenic.good.deed.award"].search([("threshold_id", "=", self.threshold.id)])

    def _granted(self, user=None):
        domain = [("badge_id", "=", self.badge.id)] + ([("user_id", "=", user.id)] if user else [])
        return self.env["gamification.badge.user"].search(domain)

    def _reach(self, employee=None):
        for _time in range(2):
            self.confirmed(doer_id=(employee or self.guard_employee).id)

    def test_on_the_threshold(self):
        self.confirmed(doer_id=self.guard_employee.id)
        self.assertFalse(self._granted())
        self.confirmed(doer_id=self.guard_employee.id)
        self.assertEqual(self._granted().employee_id, self.guard_employee)

    def test_drafts_do_not_count(self):
        self.confirmed(doer_id=self.guard_employee.id)
        self.new_deed(doer_id=self.guard_employee.id)
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertFalse(self._awards())

    def test_once(self):
        self._reach()
        self.confirmed(doer_id=self.guard_employee.id)
        self.env["scenic.good.deed.badge"]._cron_award()
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertEqual((len(self._awards()), len(self._granted())), (1, 1))

    def test_the_database_says_once(self):
        self._reach()
        again = self.env["scenic.good.deed.award"]._note(self.threshold, self.guard_employee, 3)
        self.assertFalse(again)

    def test_by_points(self):
        self.threshold.write({"measure": "points", "threshold": 4})
        self._reach()
        self.assertEqual(self._awards().figure, 4)

    def test_an_employee_without_login(self):
        self._reach(self.plain_employee)
        self.assertEqual((len(self._awards()), self._awards().is_granted), (1, False))
        self.assertFalse(self._granted())

    def test_a_login_given_later(self):
        self._reach(self.plain_employee)
        self.plain_employee.user_id = self.plain
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertEqual(len(self._granted(self.plain)), 1)

    def test_what_hr_took_away_is_not_given_again(self):
        self._reach()
        self._granted().unlink()
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertFalse(self._granted())

    def test_a_threshold_lowered_later(self):
        self.confirmed(doer_id=self.guard_employee.id)
        self.threshold.threshold = 1
        self.env["scenic.good.deed.badge"]._cron_award()
        self.assertEqual(len(self._granted(self.guard)), 1)

    def test_another_companys_threshold(self):
        other = self.env["res.company"].create({"name": "Other park"})
        self.threshold.company_id = other
        self._reach()
        self.assertFalse(self._awards())

    def test_it_stays_when_a_deed_is_withdrawn(self):
        self._reach()
        deed = self.env["scenic.good.deed"].search([("doer_id", "=", self.guard_employee.id)], limit=1)
        deed.with_user(self.supervisor)._end("withdrawn", "Entered twice", self.supervisor_employee, "login")
        self.assertEqual(len(self._granted(self.guard)), 1)

    def test_nobody_writes_awards(self):
        for user in (self.manager, self.hr):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["scenic.good.deed.award"].with_user(user).create(
                    {"threshold_id": self.threshold.id, "employee_id": self.guard_employee.id}
                )

    def test_a_kind_shared_by_all_changes_for_all(self):
        self.env["res.company"].create({"name": "Other park"})
        self.manager.company_ids = [Command.set(self.env.company.ids)]
        with self.assertRaises(AccessError):
            self.kind("helped").with_user(self.manager).points = 9
