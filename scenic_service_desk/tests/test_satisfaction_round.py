from datetime import date, datetime, timedelta

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import MODULE
from .satisfaction import SatisfactionCommon


@tagged("post_install", "-at_install")
class TestSatisfactionRound(SatisfactionCommon):
    """The year's sample in rounds, and what came of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # a company of its own: no round of somebody else's is in the way
        cls.park = cls.env["res.company"].create({"name": "Lake Park"})
        cls.lake_desk = cls.env["scenic.desk"].create(
            {"name": "Lake Centre", "tz": "Asia/Shanghai", "company_id": cls.park.id, "day_turn_hour": 3}
        )

    def new_round(self, begin=None, end=None, **values):
        today = self.lake_desk._local_date(fields.Datetime.now())
        dates = {"date_from": begin or today - timedelta(days=9), "date_to": end or today}
        values = {"name": "Now", "company_id": self.park.id, "target": 4, **dates, **values}
        return self.env["scenic.satisfaction.target"].create(values)

    def answered(self, *local, **answers):
        """A visitor's answers, given at an hour of the lake desk's clock."""
        return self.new_answer(self.lake_desk, moment=self.lake_desk._utc(datetime(*local)), **answers)

    def test_year_is_planned_once(self):
        rounds = self.env["scenic.satisfaction.target"]._plan_year(self.park, 2031)
        self.assertEqual(rounds.mapped("date_from"), [date(2031, 1, 1), date(2031, 5, 1), date(2031, 9, 1)])
        self.assertEqual(rounds[-1].date_to, date(2031, 12, 31))
        self.assertFalse(self.env["scenic.satisfaction.target"]._plan_year(self.park, 2031))

    def test_one_in_a_thousand_in_three_rounds(self):
        self.assertEqual(self.new_round(visitors=1_000_000, target=False).target, 0)
        rounds = self.env["scenic.satisfaction.target"]
        target = rounds.new({"company_id": self.park.id, "visitors": 1_000_000})
        self.assertEqual(target.target, 334)

    def test_round_counts_its_answers(self):
        target = self.new_round()
        self.new_answer(self.lake_desk, overall="5")
        self.assertEqual((target.answers, target.missing, target.progress), (1, 3, 25))

    def test_answer_counts_on_the_desks_day(self):
        target = self.new_round(date(2026, 3, 1), date(2026, 3, 31))
        # before 3:00 it is the day before; in UTC the first two lie in February, the third in March
        self.answered(2026, 3, 1, 2, 59, overall="5")
        inside = self.answered(2026, 3, 1, 3, 0, overall="5")
        inside |= self.answered(2026, 4, 1, 2, 59, overall="5")
        self.answered(2026, 4, 1, 3, 0, overall="5")
        self.assertEqual(target.answers, 2)
        found = self.env["scenic.satisfaction"].search(target.action_answers()["domain"])
        self.assertEqual(set(found.ids), set(inside.ids))

    def test_figures_of_a_round(self):
        target = self.new_round()
        self.new_answer(self.lake_desk, overall="5", recommend="10")
        self.new_answer(self.lake_desk, overall="3", recommend="7")
        self.assertEqual((target.csat, target.nps, target.has_nps), (50, 50, True))

    def test_round_without_answers_has_no_figures(self):
        target = self.new_round()
        self.assertFalse(target.has_nps)
        self.new_answer(self.lake_desk, overall="5")
        self.env.invalidate_all()
        self.assertFalse(target.has_nps)

    def test_net_promoter_score_of_nought_is_one(self):
        target = self.new_round()
        self.new_answer(self.lake_desk, overall="5", recommend="8")
        self.assertEqual((target.nps, target.has_nps), (0, True))

    def test_rounds_do_not_overlap(self):
        self.new_round(date(2026, 3, 1), date(2026, 3, 31))
        with self.assertRaises(ValidationError):
            self.new_round(date(2026, 3, 31), date(2026, 4, 30))
        self.new_round(date(2026, 4, 1), date(2026, 4, 30))

    def test_round_does_not_end_before_it_begins(self):
        with self.assertRaises(ValidationError):
            self.new_round(date(2026, 3, 2), date(2026, 3, 1))

    def test_visitors_of_the_year_before(self):
        self.env["scenic.visitor.count"].sudo().search([("company_id", "=", self.park.id)]).unlink()
        [target, *_others] = self.env["scenic.satisfaction.target"]._plan_year(self.park, 2031)
        self.assertFalse(target.visitors)

    def test_figures_by_month(self):
        target = self.new_round(date(2026, 3, 1), date(2026, 4, 30))
        for month, recommend in ((3, "10"), (4, "0")):
            self.answered(2026, month, 10, 12, overall="5", recommend=recommend)
        action = target.action_figures()
        rows = self.env["scenic.satisfaction"]._read_group(action["domain"], ["date:month"], ["nps:avg"])
        self.assertEqual([nps for _month, nps in rows], [100, -100])

    def test_all_rounds_where_none_is_chosen(self):
        action = self.env["scenic.satisfaction.target"].action_figures()
        self.assertEqual(action["domain"], [("target_id", "!=", False)])

    def test_menus_lead_there(self):
        visible = self.env["ir.ui.menu"].with_user(self.agent)._visible_menu_ids()
        for name in ("stat", "item", "target"):
            with self.subTest(name):
                self.assertIn(self.env.ref(f"{MODULE}.satisfaction_{name}_menu").id, visible)

    def test_manager_plans_rounds_others_read(self):
        target = self.env["scenic.satisfaction.target"].create(
            {"name": "Spring", "date_from": "2031-02-01", "date_to": "2031-03-01"}
        )
        target.with_user(self.manager).target = 5
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                target.with_user(user).target = 6
        self.assertEqual(target.with_user(self.agent).target, 5)
