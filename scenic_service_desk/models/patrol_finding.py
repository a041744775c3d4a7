from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicPatrolFinding(models.Model):
    """What the patroller found at a post about one topic (register 15)."""

    _name = "scenic.patrol.finding"
    _description = "Patrol Finding"
    _inherit = ["scenic.lock.mixin", "scenic.lock.line.mixin", "scenic.checklist.line.mixin", "image.mixin"]
    _check_company_auto = True
    _lock_parent = "visit_id"
    _lock_lines = "line_ids"

    _initial_state = "noted"
    _closed_states = ("settled",)
    _transitions = {"noted": {"open": ""}, "open": {"noted": "", "settled": ""}}

    state = fields.Selection(
        selection_add=[("noted", "Noted"), ("open", "To Settle"), ("settled", "Settled")], string="Status"
    )
    visit_id = fields.Many2one("scenic.patrol.visit", required=True, index=True, ondelete="restrict")
    patrol_id = fields.Many2one(related="visit_id.patrol_id", store=True, index=True, precompute=True)
    company_id = fields.Many2one(related="visit_id.company_id", store=True, precompute=True)
    checkpoint_id = fields.Many2one(related="visit_id.checkpoint_id", store=True, index=True, precompute=True)
    signed_at = fields.Datetime(related="visit_id.signed_at")
    topic_id = fields.Many2one("scenic.patrol.topic", required=True, index=True, ondelete="restrict")
    name = fields.Char(related="topic_id.name", required=False)
    remark = fields.Char("What Was Found")
    action_taken = fields.Char(copy=False, help="What was done on the spot, or who was told.")
    equipment_id = fields.Many2one(
        "maintenance.equipment", check_company=True, index="btree_not_null", ondelete="restrict", copy=False
    )
    maintenance_request_id = fields.Many2one(
        "maintenance.request", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    repair_state = fields.Char("Repair", compute="_compute_repair_state", compute_sudo=True)
    is_fixed = fields.Boolean(compute="_compute_is_fixed")
    settlement = fields.Char("Settled How", readonly=True, copy=False)
    settled_at = fields.Datetime(readonly=True, copy=False)
    settled_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")

    _open_idx = models.Index("(patrol_id) WHERE state = 'open'")

    @api.depends("maintenance_request_id.stage_id")
    def _compute_repair_state(self):
        """The request's stage: patrollers are no maintenance staff and see nothing else of it."""
        for finding in self:
            finding.repair_state = finding.maintenance_request_id.stage_id.name

    @api.depends("is_locked", "patrol_id.state")
    def _compute_is_fixed(self):
        """Whether what was found can no longer be changed; that it is settled is still written then."""
        for finding in self:
            finding.is_fixed = finding.is_locked or finding.patrol_id.is_locked

    @api.depends("checkpoint_id", "topic_id")
    def _compute_display_name(self):
        for finding in self:
            finding.display_name = " · ".join(filter(None, [finding.checkpoint_id.name, finding.topic_id.name]))

    def _check_parent_unlocked(self, parents):
        # settled after the round was closed
        return None if self._is_unlocked() else super()._check_parent_unlocked(parents)

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: at a post that is not signed: who was not there found nothing"""
        findings = super().create(vals_list)
        if any(not visit.signed_at for visit in findings.visit_id):
            raise UserError(self.env._("Sign the post first, then note what you found."))
        findings._follow_result()
        return findings

    def write(self, vals):
        """What is found abnormal is to be settled."""
        res = super().write(vals)
        if "result" in vals:
            self._follow_result()
        return res

    def _follow_result(self):
        """What is abnormal is an open matter."""
        for finding in self:
            wanted = "open" if finding.result == "abnormal" else "noted"
            if finding.state != wanted:
                finding._transition(wanted, by_system=True)

    def action_fine(self):
        """Nothing to remark."""
        self.write({"result": "ok"})

    def action_abnormal(self):
        """Something is wrong: note what.

        :return: act_window of the finding
        """
        self.write({"result": "abnormal"})
        return self.action_open()

    def action_open(self):
        """The finding as a page of its own.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "name": self.display_name,
            "view_mode": "form",
            "views": [(False, "form")],
            "res_id": self.id,
        }

    def action_back(self):
        """Back to the visit.

        :return: act_window
        """
        self.ensure_one()
        return self.visit_id.action_open()

    def action_settle(self):
        """Ask how the matter was settled.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Settled"),
            "res_model": "scenic.patrol.settle",
            "view_mode": "form",
            "target": "new",
            "context": {"default_finding_id": self.id},
        }

    def _settle(self, text):
        """The matter is settled, be the round closed or not.

        :param str text: how
        """
        for finding in self:
            finding._transition(
                "settled",
                {"settlement": text, "settled_at": fields.Datetime.now(), "settled_by_id": self.env.uid},
            )
            finding.patrol_id.message_post(
                body=self.env._("%(finding)s settled: %(how)s", finding=finding.display_name, how=text)
            )
