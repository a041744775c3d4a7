import secrets

from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    scenic_notice_token = fields.Char("Public Page", readonly=True, copy=False)

    _scenic_notice_token_uniq = models.UniqueIndex(
        "(scenic_notice_token) WHERE scenic_notice_token IS NOT NULL", "Two companies cannot share a page."
    )

    def _notice_url(self):
        """The address of the company's page of notices, for the poster; made when first printed.

        sudo: a supervisor prints the poster without rights on companies.

        :return: str, an absolute URL
        """
        self.ensure_one()
        company = self.sudo()
        if not company.scenic_notice_token:
            company.scenic_notice_token = secrets.token_hex(4)
        return f"{company.get_base_url()}/scenic/notices/{company.scenic_notice_token}"
