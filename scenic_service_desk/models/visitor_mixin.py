import re

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import NO_ACCESS, Domain

# who talks to visitors; others who may read an entry (stock, HR) see the masked forms
_TALKERS = "scenic_service_desk.group_agent,scenic_service_desk.group_crew_leader"
_LONGEST_ID = 40
_CHINA = re.compile(r"^(00)?86(?=\d{11}$)")


class ScenicVisitorMixin(models.AbstractModel):
    """A visitor's personal data, all of it in one place.

    An identity number is written by whoever checks the document and read by nobody: it shows masked, and the few who
    may see it reveal it with a reason, which is logged (PIPL art. 28-29, 51). After the keeping period it is purged
    (PIPL art. 19, 47).
    """

    _name = "scenic.visitor.mixin"
    _description = "Visitor's Personal Data"

    visitor_name = fields.Char("Visitor", groups=_TALKERS, copy=False)
    visitor_phone = fields.Char("Phone", groups=_TALKERS, copy=False)
    visitor_phone_masked = fields.Char("Phone (Masked)", compute="_compute_masked", compute_sudo=True)
    # the digits backwards: a search for the whole number and one for its last four digits are both a prefix
    visitor_phone_key = fields.Char(
        compute="_compute_visitor_phone_key",
        store=True,
        precompute=True,
        prefetch=False,
        copy=False,
        groups=_TALKERS,
    )
    visitor_phone_search = fields.Char(
        "Phone Number", compute="_compute_visitor_phone_search", search="_search_visitor_phone", groups=_TALKERS
    )
    visitor_lang_id = fields.Many2one("res.lang", "Language", groups=_TALKERS, copy=False)
    id_type = fields.Selection(
        [
            ("id_card", "Resident Identity Card"),
            ("passport", "Passport"),
            ("hk_macau", "Travel Permit (Hong Kong, Macao)"),
            ("taiwan", "Travel Permit (Taiwan)"),
            ("residence", "Foreigner's Residence Permit"),
            ("driver", "Driving Licence"),
            ("other", "Other Document"),
        ],
        "Identity Document",
        groups=_TALKERS,
        copy=False,
    )
    id_number = fields.Char("Identity Number", groups=NO_ACCESS, copy=False)
    id_number_entry = fields.Char(
        "Document Number",
        compute="_compute_id_number_entry",
        inverse="_inverse_id_number_entry",
        groups=_TALKERS,
        help="Written once, shown masked. Those with the right reveal it with a reason; that is logged.",
    )
    id_number_masked = fields.Char("Document Number (Masked)", compute="_compute_masked", compute_sudo=True)
    visitor_purged_on = fields.Date("Personal Data Purged On", readonly=True, copy=False)

    _visitor_phone_key_idx = models.Index("(visitor_phone_key text_pattern_ops) WHERE visitor_phone_key IS NOT NULL")

    @api.depends("visitor_phone")
    def _compute_visitor_phone_key(self):
        for record in self:
            record.visitor_phone_key = self._phone_key(record.visitor_phone)

    def _compute_visitor_phone_search(self):
        self.visitor_phone_search = False

    @api.model
    def _search_visitor_phone(self, operator, value):
        """The whole number or its last digits, however written; answered by an index."""
        if operator not in ("ilike", "=", "like", "=ilike") or not isinstance(value, str):
            return NotImplemented
        key = self._phone_key(value)
        return Domain("visitor_phone_key", "=like", key + "%") if key else Domain.FALSE

    @api.model
    def _phone_key(self, phone):
        """The last digits of ``phone`` (20 at most) backwards, or False; one of China without its country code."""
        digits = "".join(c for c in phone or "" if c.isdigit())
        return _CHINA.sub("", digits)[-20:][::-1] or False

    @api.depends("visitor_phone", "id_number")
    def _compute_masked(self):
        for record in self:
            record.visitor_phone_masked = self._mask(record.visitor_phone, 3, 4)
            record.id_number_masked = self._mask(record.id_number, 4, 3)

    @api.model
    def _mask(self, text, head, tail):
        """``text`` with its middle starred, or all of it where it is short."""
        if not text:
            return False
        hidden = len(text) - head - tail
        return text[:head] + "*" * hidden + text[len(text) - tail :] if hidden > 2 else "*" * len(text)

    def _compute_id_number_entry(self):
        # written, never read back
        self.id_number_entry = False

    def _inverse_id_number_entry(self):
        for record in self.filtered("id_number_entry"):
            record._store_id_number(record.id_number_entry.strip().upper())

    def _store_id_number(self, number):
        """Keep a document's number.

        sudo: nobody has access to the field; writing was checked on the entry field.
        :raise ValidationError: for something too long to be a number
        """
        self.check_access("write")
        if len(number) > _LONGEST_ID:
            raise ValidationError(
                self.env._("A document number has at most %s characters. Please check what was typed.", _LONGEST_ID)
            )
        self.sudo().id_number = number

    def action_reveal_id_number(self):
        """Open the question for a reason, the step before the number shows.

        :return: act_window of the reveal wizard
        :raise AccessError: for users without the right to see identity numbers
        """
        self.ensure_one()
        self._check_may_reveal()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reveal the Identity Number"),
            "res_model": "scenic.reveal",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id},
        }

    def _check_may_reveal(self):
        """:raise AccessError: for users without the right to see identity numbers"""
        self.check_access("read")
        if not self.env.user.has_group("scenic_service_desk.group_identity"):
            raise AccessError(self.env._("You may not see identity numbers. Ask who holds that right at your desk."))

    def _reveal_id_number(self, reason):
        """The identity number, after logging who asked and why.

        sudo: nobody has access to the field, and nobody may write the log by hand.
        :param str reason: why the number is needed
        :return: str
        :raise AccessError: for users without the right
        :raise UserError: without a reason
        """
        self.ensure_one()
        self._check_may_reveal()
        if not (reason or "").strip():
            raise UserError(self.env._("Please write why the number is needed."))
        self.env["scenic.reveal.log"].sudo().create(
            {
                "res_model": self._name,
                "res_id": self.id,
                "user_id": self.env.uid,
                "reason": reason.strip(),
                "company_id": self.company_id.id,
            }
        )
        return self.sudo().id_number or ""

    def _purge_domain(self, before):
        """Which records' personal data has been kept long enough.

        :param date before: entries closed before this day are due
        :return: domain
        """
        return [("state", "in", self._closed_states), ("write_date", "<", before)]

    @api.model
    def _purge_visitors(self, company, days, limit=500):
        """Blank the personal data of closed records older than the company's keeping period.

        sudo: the job also blanks what nobody may read.
        :param company: ``res.company`` record
        :param int days: keeping period in days
        :param int limit: how many records at most
        :return: int, how many were purged
        """
        before = fields.Date.context_today(self) - relativedelta(days=days)
        records = self.sudo().search(
            [("company_id", "=", company.id), ("visitor_purged_on", "=", False), *self._purge_domain(before)],
            limit=limit,
        )
        if records:
            records._purge()
        return len(records)

    def _purge(self):
        """Blank the personal data of ``self``, closed as it is; extended where it also stands in lines.

        What somebody attached to the messages stays: nobody can tell whether it is a visitor's or the house's.
        """
        return self._write_unlocked(self._purge_values())

    def _purge_values(self):
        """What purging writes; extended where a register keeps more of a visitor."""
        return {
            "visitor_name": False,
            "visitor_phone": False,
            "id_type": False,
            "id_number": False,
            "visitor_purged_on": fields.Date.context_today(self),
        }
