from odoo import api, fields, models
from odoo.exceptions import AccessError, ConcurrencyError, UserError
from odoo.tools import SQL

# so many items on one list: what two persons can go through
_BATCH = 500


class ScenicCustodyTransfer(models.Model):
    """The monthly lists of what is past its period and goes to finance (register 9)."""

    _inherit = "scenic.custody.transfer"

    @api.model
    def _cron_draft_finance(self):
        """Draw up each company's lists for finance, once a month, from the day on that the company has set.

        Cut short, the next run goes on where it stopped. Run twice at once, the second leaves everything to the first.
        """
        for (company,) in self.env["scenic.desk"]._read_group([], ["company_id"]):
            month = company._finance_month_now()
            if month and company.scenic_finance_month != month:
                while self.with_company(company)._draft_finance_batch(company, month):
                    pass

    @api.model
    def _draft_finance_batch(self, company, month):
        """Draw up one list, and commit it; when nothing is left, note that the month is done.

        :return: bool, whether there may be more
        """
        if not self._try_finance(company):
            return False
        company.invalidate_recordset(["scenic_finance_month"])
        if company.scenic_finance_month == month:
            return False
        items = self._due_for_finance(company)
        try:
            with self.env.cr.savepoint():
                if items:
                    self._draft("finance", items, top_up=False)._remind_of_draft(items.desk_id)
                else:
                    company.scenic_finance_month = month
        except ConcurrencyError:
            # somebody puts one of them on a list by hand at this moment; tomorrow's run takes up what is left
            self.env["ir.cron"]._commit_progress()
            return False
        time_left = self.env["ir.cron"]._commit_progress(len(items))
        # what this list needed is not carried on to the next
        self.env.invalidate_all()
        return bool(items) and time_left > 0

    @api.model
    def _try_finance(self, company):
        """Take the company's turn at drawing up lists until this transaction ends.

        :return: bool, False while somebody else has it
        """
        self.env.cr.execute(SQL("SELECT pg_try_advisory_xact_lock(hashtext('scenic_draft_finance'), %s)", company.id))
        return self.env.cr.fetchone()[0]

    @api.model
    def _due_for_finance(self, company, limit=_BATCH):
        """The longest overdue items of one desk that go to finance and stand on no list.

        :param company: ``res.company`` record
        :param int limit: at most so many
        :return: ``scenic.found.item`` recordset of one desk
        """
        items = self.env["scenic.found.item"]
        domain = [
            ("company_id", "=", company.id),
            ("state", "in", ("at_counter", "in_custody")),
            ("destination", "=", "finance"),
            ("keep_until", "<", fields.Datetime.now()),
            ("transfer_line_ids", "not any", [("result", "=", "open")]),
        ]
        first = items.search(domain, order="keep_until, id", limit=1)
        return items.search([*domain, ("desk_id", "=", first.desk_id.id)], order="keep_until, id", limit=limit)

    @api.model
    def action_draft_finance(self):
        """Draw up the lists for finance now: everything that is due and on no list yet; open what is to be signed.

        Pressed twice, the second time opens the same lists.

        :return: act_window
        :raise AccessError: for who is no custodian
        :raise UserError: when nothing is due
        """
        if not self.env.user.has_group("scenic_service_desk.group_custodian"):
            raise AccessError(self.env._("The lists for finance are drawn up by the custodian."))
        company = self.env.company
        if not self._try_finance(company):
            raise UserError(self.env._("The lists for finance are being drawn up just now. Look again in a minute."))
        while items := self._due_for_finance(company):
            self._draft_up_to(items)
        lists = self.search([("company_id", "=", company.id), ("kind", "=", "finance"), ("state", "=", "draft")])
        if not lists:
            raise UserError(self.env._("Nothing that goes to finance is past its period."))
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.custody_transfer_action")
        if len(lists) == 1:
            return {**action, "res_id": lists.id, "views": [(False, "form")]}
        return {**action, "context": {"search_default_finance": 1, "search_default_open": 1}}

    @api.model
    def _draft_up_to(self, items):
        """Put items on the desk's draft as far as it has room, or on a new list.

        :param items: ``scenic.found.item`` recordset of one desk, at most a list's full
        """
        domain = [("desk_id", "=", items.desk_id.id), ("kind", "=", "finance"), ("state", "=", "draft")]
        draft = self.search(domain, limit=1)
        room = _BATCH - len(draft.line_ids)
        if draft and room > 0:
            self._draft("finance", items[:room])
        else:
            self._draft("finance", items, top_up=False)


class ResCompany(models.Model):
    _inherit = "res.company"

    def _finance_month_now(self):
        """The month whose lists are due now, by the clock of the company's desks.

        :return: date, its first day; False before the day the company has set, and without a desk
        """
        self.ensure_one()
        desk = self.env["scenic.desk"].search([("company_id", "=", self.id)], limit=1)
        today = desk and desk._local_date(fields.Datetime.now())
        return today and today.day >= self.scenic_finance_day and today.replace(day=1)


class ScenicFoundItem(models.Model):
    _inherit = "scenic.found.item"

    def action_draft_finance(self):
        """Draw up the lists for finance, whatever is chosen in the list; see ``scenic.custody.transfer``.

        :return: act_window
        """
        return self.env["scenic.custody.transfer"].action_draft_finance()
