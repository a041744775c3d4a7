from odoo import api, models


class ScenicNotice(models.Model):
    """What visitors see of the notices, on the web page of a company."""

    _inherit = "scenic.notice"

    @api.model
    def _public_of(self, company):
        """The notices on a company's page today: published for visitors and in force.

        sudo: visitors have no rights on notices; which ones they see is decided here.

        :param company: ``res.company`` record
        :return: ``scenic.notice`` recordset, sudo
        """
        notices = self.sudo().with_company(company)
        day = notices._company_day(company)
        return notices._in_force(company, day).filtered(lambda notice: notice.audience == "public")

    @api.model
    def _public_file(self, notice_id, attachment_id):
        """A file of a notice that stands on a page today.

        sudo: as in ``_public_of``.

        :return: ``ir.attachment`` record, sudo; empty where visitors may not see it
        """
        notice = self.sudo().browse(notice_id).exists()
        if notice not in self._public_of(notice.company_id):
            return self.env["ir.attachment"].sudo()
        return notice.attachment_ids.filtered(lambda file: file.id == attachment_id)
