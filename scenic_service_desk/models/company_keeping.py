from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    scenic_due_days = fields.Integer(
        "Show as Due (Days Before)",
        default=7,
        help="Items whose keeping period ends within so many days are on the due list.",
    )
    scenic_notice_starts_year = fields.Boolean(
        "Own Claim Notice Starts the Year",
        default=True,
        help="Civil Code art. 318: property that nobody claims within one year of the claim notice belongs to the State."
        " Without a tick the year begins with the competent department's notice, whose date is entered by hand.",
    )
    scenic_notice_days = fields.Integer(
        "Show Claim Notices For (Days)",
        default=365,
        help="How long a claim notice stays on the web page. 0: until ended.",
    )
    scenic_claim_hours = fields.Char(
        "Hours for Claiming", translate=True, help="When owners can come, as the claim notice says it: 9:00–17:00."
    )

    _scenic_due_days_positive = models.Constraint(
        "CHECK (scenic_due_days >= 0 AND scenic_notice_days >= 0)", "A number of days cannot be negative."
    )
    _scenic_due_days_possible = models.Constraint(
        "CHECK (scenic_due_days <= 9999 AND scenic_notice_days <= 9999)", "Please enter at most 9999 days."
    )

    def write(self, vals):
        """Another start of the year is another end of it."""
        wanted = vals.get("scenic_notice_starts_year")
        changed = self.filtered(
            lambda company: wanted is not None and company.scenic_notice_starts_year != bool(wanted)
        )
        res = super().write(vals)
        if changed:
            self.env["scenic.found.item"]._forget_year_reminders(changed)
        return res

    def _claim_notice_url(self):
        """The address of the company's page of claim notices; see ``_notice_url``.

        :return: str, an absolute URL
        """
        self.ensure_one()
        return self._notice_url().replace("/scenic/notices/", "/scenic/claim-notice/")
