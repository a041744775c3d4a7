from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicChecklistMixin(models.AbstractModel):
    """A list of points that are found fine or abnormal: after-shift checks, opening checks, patrols.

    The lines are a one2many ``line_ids`` of a model that inherits ``scenic.checklist.line.mixin``.
    """

    _name = "scenic.checklist.mixin"
    _description = "Checklist"

    line_count = fields.Integer("Points", compute="_compute_results")
    open_count = fields.Integer("Still to Check", compute="_compute_results")
    abnormal_count = fields.Integer("Abnormal", compute="_compute_results")
    result = fields.Selection(
        [("open", "Not Done"), ("ok", "All Fine"), ("abnormal", "Abnormal")], compute="_compute_results"
    )

    @api.depends("line_ids.result")
    def _compute_results(self):
        for check in self:
            results = check.line_ids.mapped("result")
            check.line_count = len(results)
            check.open_count = results.count(False)
            check.abnormal_count = results.count("abnormal")
            check.result = "open" if check.open_count or not results else "abnormal" if check.abnormal_count else "ok"

    def action_all_fine(self):
        """Find every point fine that has no result yet and need not be looked at one by one.

        :return: None
        """
        self.check_access("write")
        self.line_ids.filtered(lambda line: not line.result and not line._needs_own_look()).write({"result": "ok"})

    def _check_all_looked_at(self):
        """:raise UserError: naming the first points that have no result yet"""
        for check in self:
            left = check.line_ids.filtered(lambda line: not line.result)
            if left:
                names = ", ".join(left[:5].mapped("display_name"))
                raise UserError(
                    self.env._("%(count)s points are still to be checked: %(names)s", count=len(left), names=names)
                )


class ScenicChecklistLineMixin(models.AbstractModel):
    """A point of a checklist and what was found."""

    _name = "scenic.checklist.line.mixin"
    _description = "Point of a Checklist"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    name = fields.Char("Point", required=True)
    is_critical = fields.Boolean("Critical", help="Looked at one by one; never found fine with the others in one tap.")
    result = fields.Selection([("ok", "Fine"), ("abnormal", "Abnormal")], copy=False)
    remark = fields.Char(copy=False)

    def _needs_own_look(self):
        """Whether the point is left out when everything is found fine in one tap.

        :return: bool
        """
        self.ensure_one()
        return self.is_critical
