from dateutil.relativedelta import relativedelta

from odoo import api, fields, models


class ScenicDesk(models.Model):
    """When a desk's months are sealed, and in which language."""

    _inherit = "scenic.desk"

    archive_day = fields.Integer(
        "Archive on Day",
        default=1,
        help="On this day the month before is sealed and archived; logs not closed by then are reminded of.",
    )

    _archive_day_range = models.Constraint(
        "CHECK (archive_day BETWEEN 1 AND 28)", "The archive is made on a day between 1 and 28."
    )

    def _archive_before(self, now=None):
        """The first month that is not due yet; all before it are.

        :param datetime now: naive UTC; the present by default
        :return: date, the first of a month on the desk's clock
        """
        self.ensure_one()
        today = self._local_date(now or fields.Datetime.now())
        month = today.replace(day=1)
        return month if today.day >= self.archive_day else month - relativedelta(months=1)

    def _archive_lang(self):
        """The language of seals and archives: the company's, so that whoever runs the job it is the same.

        :return: str, code of an installed language
        """
        self.ensure_one()
        company = self.company_id
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        for code in (company.scenic_archive_lang, company.partner_id.lang, self.manager_id.lang):
            if code in installed:
                return code
        return installed[0]

    @api.model
    def _keeper_of(self, desk):
        """Who answers for a desk's logs: its manager, else its supervisor, else the administrator."""
        return desk.manager_id or desk.supervisor_id or self.env.ref("base.user_admin")
