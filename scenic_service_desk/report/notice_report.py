from odoo import api, models


class NoticeSheetReport(models.AbstractModel):
    """A notice on paper, with the list of those who sign that they have read it 阅签表."""

    _name = "report.scenic_service_desk.report_notice_sheet"
    _description = "Notice Sheet"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.notice"

    @api.model
    def _signatures(self, notice):
        """The rows of the list: who has signed, in that order, then who has not yet.

        sudo: the list shows names and departments, which colleagues read in the public directory of employees.

        :param notice: ``scenic.notice`` record
        :return: list of pairs: ``hr.employee`` record, sudo; ``scenic.notice.reader`` record, may be empty
        """
        readers = notice.sudo().reader_ids
        rows = [(reader.employee_id, reader) for reader in readers]
        return rows + [(employee, readers.browse()) for employee in notice.sudo().unread_employee_ids]

    @api.model
    def _clock(self, notice):
        """The desk on whose clock the sheet's times are written."""
        # sudo: the desk's clock alone, also for who does not read the desk
        return notice.sudo().desk_ids[:1] or self.env["scenic.desk"]._count_desk(notice.company_id)


class NoticePosterReport(models.AbstractModel):
    """The poster at a desk that leads visitors to the public notices, in Chinese and English."""

    _name = "report.scenic_service_desk.report_notice_poster"
    _description = "Poster: Notices for Visitors"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.desk"

    @api.model
    def _languages(self):
        """The languages of the poster: Chinese first, English, as far as they are installed.

        :return: list of codes
        """
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        return [code for code in ("zh_CN", "en_US") if code in installed] or installed[:1]
