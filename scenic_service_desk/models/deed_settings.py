from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    scenic_deed_draft = fields.Selection(
        [("all", "Every Find of an Employee"), ("valuable", "Valuables Only"), ("none", "Nothing")],
        "Proposed as Good Deeds",
        required=True,
        default="all",
        help="Which finds that employees hand in are proposed as good deeds, for a supervisor to confirm.",
    )
    # the transaction's time, which is what records made in it carry: those of the same installation count
    scenic_deed_since = fields.Datetime(
        "Good Deeds Since",
        default=lambda self: self.env.cr.now(),
        help="Finds registered before are not proposed by themselves.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_deed_draft = fields.Selection(related="company_id.scenic_deed_draft", readonly=False)
