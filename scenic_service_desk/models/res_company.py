from odoo import api, fields, models


class ResCompany(models.Model):
    _name = "res.company"
    _inherit = ["res.company", "scenic.remembered.mixin"]

    # what every message of a history looks at
    _remembered = ("alias_domain_id", "name")

    scenic_purge_days = fields.Integer(
        "Keep Visitors' Data (Days)",
        default=365,
        help="So long after an entry is closed its visitor's name, phone and document number are blanked. 0: never.",
    )

    scenic_archive_lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        "Language of the Archive",
        help="Sealed logs and monthly archives are written in it. Empty: the company's own language.",
    )

    @api.model
    def _cron_scenic_purge(self):
        """Purge visitors' personal data whose keeping period has passed, in every register."""
        registers = self.env.registry.descendants(["scenic.visitor.mixin"], "_inherit")
        for company in self.search([("scenic_purge_days", ">", 0)]):
            for model in sorted(registers):
                if self.env[model]._abstract:
                    continue
                # _commit_progress answers the time left to the job
                while self.env[model]._purge_visitors(company, company.scenic_purge_days):
                    if not self.env["ir.cron"]._commit_progress(1):
                        return
