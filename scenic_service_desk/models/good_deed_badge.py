from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import mute_logger


class ScenicGoodDeedBadge(models.Model):
    """How many good deeds, or points, earn a badge."""

    _name = "scenic.good.deed.badge"
    _description = "Badge for Good Deeds"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"
    _rec_name = "badge_id"

    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    badge_id = fields.Many2one("gamification.badge", "Badge of Honour", required=True, ondelete="restrict")
    measure = fields.Selection(
        [("count", "Confirmed Good Deeds"), ("points", "Merit Points")], "What Counts", required=True, default="count"
    )
    threshold = fields.Integer("At Least", required=True, default=5)
    award_count = fields.Integer("Employees", compute="_compute_award_count")

    _threshold_positive = models.Constraint("CHECK (threshold > 0)", "A badge is earned by at least one.")

    def _compute_award_count(self):
        awards = self.env["scenic.good.deed.award"]
        rows = (
            awards._read_group([("threshold_id", "in", self.ids)], ["threshold_id"], ["__count"])
            if awards.has_access("read")
            else []
        )
        counts = {threshold.id: count for threshold, count in rows}
        for threshold in self:
            threshold.award_count = counts.get(threshold.id, 0)

    def action_open_awards(self):
        """Who has earned the badge.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.good_deed_award_action")
        return {**action, "domain": [("threshold_id", "=", self.id)]}

    @api.model
    def _award(self, employees):
        """Note which of ``employees`` have earned a badge now, once each, and grant it.

        A badge once earned stays, also when a deed is withdrawn later.
        sudo: whoever confirms a deed gives no badges himself.

        :param employees: ``hr.employee`` recordset
        :return: ``scenic.good.deed.award`` recordset of those earned just now
        """
        awards = self.env["scenic.good.deed.award"].sudo()
        companies = employees.sudo().company_id
        thresholds = self.sudo().search([("company_id", "in", [*companies.ids, False])]) if companies else self.browse()
        if not thresholds:
            return awards
        rows = (
            self.env["scenic.good.deed"]
            .sudo()
            ._read_group(
                [("doer_id", "in", employees.ids), ("state", "=", "confirmed")],
                ["doer_id"],
                ["__count", "points:sum"],
            )
        )
        known = awards.search([("threshold_id", "in", thresholds.ids), ("employee_id", "in", employees.ids)])
        have = {(award.threshold_id.id, award.employee_id.id) for award in known}
        earned = awards
        for employee, count, points in rows:
            for threshold in thresholds:
                figure = points if threshold.measure == "points" else count
                fits = not threshold.company_id or threshold.company_id == employee.company_id
                if fits and figure >= threshold.threshold and (threshold.id, employee.id) not in have:
                    earned |= awards._note(threshold, employee, figure)
        earned._grant()
        return earned

    @api.model
    def _cron_award(self):
        """What no confirmation could know: thresholds changed since, logins given to employees later."""
        rows = self.env["scenic.good.deed"]._read_group(
            [("state", "=", "confirmed"), ("doer_id", "!=", False)], ["doer_id"]
        )
        self._award(self.env["hr.employee"].concat(*(doer for (doer,) in rows)))
        self.env["scenic.good.deed.award"].search([("badge_user_id", "=", False)])._grant()


class ScenicGoodDeedAward(models.Model):
    """An employee has earned a badge: noted once, whether or not he has a login that can bear it."""

    _name = "scenic.good.deed.award"
    _description = "Badge Earned"
    _order = "earned_on desc, id desc"
    _rec_name = "employee_id"

    threshold_id = fields.Many2one("scenic.good.deed.badge", required=True, readonly=True, ondelete="restrict")
    badge_id = fields.Many2one(related="threshold_id.badge_id", string="Badge of Honour")
    employee_id = fields.Many2one("hr.employee", required=True, readonly=True, index=True, ondelete="cascade")
    department_id = fields.Many2one(related="employee_id.department_id")
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    earned_on = fields.Date(readonly=True, default=fields.Date.context_today)
    figure = fields.Integer("Reached", readonly=True)
    badge_user_id = fields.Many2one("gamification.badge.user", "Badge Granted", readonly=True, ondelete="set null")
    granted_on = fields.Date(readonly=True)
    is_granted = fields.Boolean("Granted", compute="_compute_is_granted", search="_search_is_granted")

    _earned_idx = models.Index("(earned_on DESC, id DESC)")
    _threshold_employee_uniq = models.UniqueIndex(
        "(threshold_id, employee_id)", "This employee has earned this badge already."
    )

    @api.depends("granted_on")
    def _compute_is_granted(self):
        for award in self:
            award.is_granted = bool(award.granted_on)

    def _search_is_granted(self, operator, value):
        if operator != "in":
            return NotImplemented
        granted = Domain("granted_on", "!=", False)
        return granted if True in value else ~granted

    @api.model
    def _note(self, threshold, employee, figure):
        """Note that an employee has earned a badge.

        :return: the record; empty where the same was noted at the same moment elsewhere
        """
        try:
            with self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                return self.create(
                    {
                        "threshold_id": threshold.id,
                        "employee_id": employee.id,
                        "company_id": employee.company_id.id,
                        "figure": figure,
                    }
                )
        except UniqueViolation:
            return self.browse()

    def _grant(self):
        """Grant the badges to those who work here and have a login; the others stand in HR's list.

        A badge that HR took away again is not given a second time.
        """
        ready = self.filtered(
            lambda award: not award.granted_on and award.employee_id.active and award.employee_id.user_id.active
        )
        # what is being granted elsewhere at this moment is left to it
        for award in ready.try_lock_for_update():
            granted = self.env["gamification.badge.user"].create(
                {
                    "user_id": award.employee_id.user_id.id,
                    "employee_id": award.employee_id.id,
                    "badge_id": award.badge_id.id,
                }
            )
            award.write({"badge_user_id": granted.id, "granted_on": fields.Date.context_today(award)})
            granted._send_badge()
