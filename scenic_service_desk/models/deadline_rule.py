from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicDeadlineRule(models.Model):
    """How long something may take, and who hears of it when it takes longer. The program starts a clock by the code."""

    _name = "scenic.deadline.rule"
    _description = "Deadline Rule"
    _inherit = ["scenic.shared.mixin", "scenic.allowance.mixin"]
    _order = "sequence, code, id"

    name = fields.Char("What Is Due", required=True, translate=True)
    code = fields.Char("Clock Code", required=True, help="The program starts this clock by its code.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, help="A clock that is switched off is not started.")
    model = fields.Char("Register Model", help="Technical name of the register whose entries have this clock.")
    register = fields.Char(compute="_compute_register")
    amount = fields.Float("How Long", default=1.0, required=True, help="0: at once.")
    unit = fields.Selection(required=True, default="hours")
    cut_off = fields.Float(help="The hour of the last day, on the desk's clock.")
    pauses = fields.Boolean(
        "Waits for the Visitor",
        compute="_compute_pauses",
        store=True,
        readonly=False,
        precompute=True,
        help="The clock stands still while an answer of the visitor is awaited.",
    )
    step_ids = fields.One2many("scenic.deadline.step", "rule_id", "Who Is Told", copy=True)

    _code_company_uniq = models.UniqueIndex(
        "(code, COALESCE(company_id, 0))", "Your company has a rule for this already. Change that one."
    )
    _amount_range = models.Constraint("CHECK (amount >= 0)", "The time allowed cannot be negative.")
    _cut_off_range = models.Constraint("CHECK (cut_off > 0 AND cut_off <= 24)", "The hour lies between 0 and 24.")

    @api.depends("unit")
    def _compute_pauses(self):
        """Whoever works waits for the visitor; the calendar does not (register 3)."""
        for rule in self:
            rule.pauses = (rule.unit or "").startswith("working_")

    @api.depends("model")
    def _compute_register(self):
        """sudo: what a register is called is no secret; its model is read by administrators alone."""
        names = {
            model.model: model.name
            for model in self.env["ir.model"].sudo().search([("model", "in", self.mapped("model"))])
        }
        for rule in self:
            rule.register = names.get(rule.model)

    @api.constrains("amount", "unit")
    def _check_whole_days(self):
        for rule in self:
            if rule.unit in ("days", "working_days", "next_day_at") and rule.amount % 1:
                raise ValidationError(self.env._("Days are counted whole."))

    @api.model
    def _of_code(self, code, company):
        """The rule of a clock: the company's own goes before the shared one.

        sudo: a rule holds for whoever works, also for those who see no configuration.

        :param str code: the clock
        :param company: ``res.company`` record
        :return: ``scenic.deadline.rule`` record, empty where the clock is switched off or unknown
        """
        rules = self.sudo().with_context(active_test=False)
        found = rules.search([("code", "=", code), ("company_id", "in", [company.id, False])])
        rule = found.sorted(lambda rule: not rule.company_id)[:1]
        return rule.filtered("active")

    def action_copy_for_company(self):
        """Make a rule of the company's own, to change it without touching the others'.

        :return: act_window of the new rule
        """
        self.ensure_one()
        own = self.copy({"company_id": self.env.company.id})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": own.id,
            "views": [(False, "form")],
        }
