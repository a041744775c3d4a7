from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.matching.scoring import WEIGHTS

_FIELDS = {key: f"scenic_match_{key}" for key in WEIGHTS}


class ResCompany(models.Model):
    """From how many points on a pair is proposed, and what each part weighs."""

    _inherit = "res.company"

    scenic_match_threshold = fields.Integer(
        "Propose From", default=20, help="Points of 100 from which on a find is proposed for a report."
    )
    scenic_match_behind = fields.Integer(
        "Points Behind the Best", default=12, help="What is further behind the best find is not proposed."
    )
    scenic_match_category = fields.Integer("Kind of Thing", default=WEIGHTS["category"])
    scenic_match_words = fields.Integer("Words", default=WEIGHTS["words"])
    scenic_match_color = fields.Integer("Colour", default=WEIGHTS["color"])
    scenic_match_brand = fields.Integer("Brand", default=WEIGHTS["brand"])
    scenic_match_zone = fields.Integer("Zone", default=WEIGHTS["zone"])
    scenic_match_time = fields.Integer("Time", default=WEIGHTS["time"])
    scenic_match_serial = fields.Integer("Serial Number", default=WEIGHTS["serial"])
    scenic_match_name = fields.Integer("Name on a Document", default=WEIGHTS["name"])

    @api.constrains("scenic_match_threshold", "scenic_match_behind", *_FIELDS.values())
    def _check_scenic_match(self):
        for company in self:
            if not 1 <= company.scenic_match_threshold <= 100:
                raise ValidationError(self.env._("Pairs are proposed from 1 to 100 points on."))
            if not 0 <= company.scenic_match_behind <= 100:
                raise ValidationError(self.env._("The distance to the best pair is 0 to 100 points."))
            if any(not 0 <= company[name] <= 100 for name in _FIELDS.values()):
                raise ValidationError(self.env._("A part of the matching score weighs 0 to 100 points."))

    def write(self, vals):
        """What a company settles about matching counts for what is open, too."""
        names = [name for name in ("scenic_match_threshold", "scenic_match_behind", *_FIELDS.values()) if name in vals]
        before = {company: [company[name] for name in names] for company in self}
        res = super().write(vals)
        changed = self.filtered(lambda company: before[company] != [company[name] for name in names])
        if names and changed:
            self.env["scenic.match.queue"]._add_reports_of(changed)
        return res

    def _match_weights(self):
        """What the parts of a score weigh.

        :return: dict of points by part
        """
        self.ensure_one()
        return {key: self[name] for key, name in _FIELDS.items()}


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_match_threshold = fields.Integer(related="company_id.scenic_match_threshold", readonly=False)
    scenic_match_behind = fields.Integer(related="company_id.scenic_match_behind", readonly=False)
    scenic_match_category = fields.Integer(related="company_id.scenic_match_category", readonly=False)
    scenic_match_words = fields.Integer(related="company_id.scenic_match_words", readonly=False)
    scenic_match_color = fields.Integer(related="company_id.scenic_match_color", readonly=False)
    scenic_match_brand = fields.Integer(related="company_id.scenic_match_brand", readonly=False)
    scenic_match_zone = fields.Integer(related="company_id.scenic_match_zone", readonly=False)
    scenic_match_time = fields.Integer(related="company_id.scenic_match_time", readonly=False)
    scenic_match_serial = fields.Integer(related="company_id.scenic_match_serial", readonly=False)
    scenic_match_name = fields.Integer(related="company_id.scenic_match_name", readonly=False)
