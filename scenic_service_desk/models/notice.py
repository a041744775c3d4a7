from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain


class ScenicNotice(models.Model):
    """Operating information 运营信息发布 (register 16): what staff, or visitors too, are to know for some days.

    What is published does not change any more, since people sign that they have read it: it is withdrawn, and a copy
    is published.
    """

    _name = "scenic.notice"
    _description = "Notice"
    _inherit = ["scenic.numbered.mixin", "scenic.lock.mixin", "scenic.signable.mixin"]
    _order = "valid_from desc, id desc"
    _check_company_auto = True
    _rec_name = "title"
    _rec_names_search = ["title", "name"]

    _initial_state = "draft"
    _closed_states = ("published", "withdrawn")
    _transitions = {
        "draft": {
            "published": "scenic_service_desk.group_supervisor",
            "withdrawn": "scenic_service_desk.group_supervisor",
        },
        "published": {"withdrawn": "scenic_service_desk.group_supervisor"},
    }
    # how long it is valid and who is to know may turn out later
    _editable_when_closed = frozenset({"valid_to", "desk_ids"})

    title = fields.Char(required=True, translate=True)
    text = fields.Text(translate=True)
    audience = fields.Selection(
        [("internal", "Internal"), ("public", "Public")],
        required=True,
        default="internal",
        tracking=True,
        help="Public notices show on the web page for visitors too.",
    )
    importance = fields.Selection([("0", "Normal"), ("1", "Important"), ("2", "Urgent")], required=True, default="0")
    must_read = fields.Boolean(
        "Read and Sign", default=True, help="The teams of the desks sign that they have read it."
    )
    valid_from = fields.Date(required=True, default=lambda self: self._company_day(self.env.company), tracking=True)
    valid_to = fields.Date("Valid Until", tracking=True, help="The last day. Empty: until it is taken back.")
    desk_ids = fields.Many2many(
        "scenic.desk", string="Desks", check_company=True, tracking=True, help="Whom it concerns. Empty: every desk."
    )
    attachment_ids = fields.Many2many("ir.attachment", bypass_search_access=True)
    state = fields.Selection(
        selection_add=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Taken Back")], tracking=True
    )
    published_on = fields.Date(readonly=True, copy=False)
    published_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")
    withdrawn_on = fields.Date("Taken Back On", readonly=True, copy=False)
    is_in_force = fields.Boolean("In Force", compute="_compute_validity", search="_search_is_in_force")
    validity = fields.Selection(
        [
            ("draft", "Draft"),
            ("coming", "From a Later Day"),
            ("in_force", "In Force"),
            ("expired", "Expired"),
            ("withdrawn", "Taken Back"),
        ],
        "Is Valid",
        compute="_compute_validity",
    )

    _company_date_idx = models.Index("(company_id, valid_from DESC, id DESC)")
    _dates = models.Constraint(
        "CHECK (valid_to IS NULL OR valid_to >= valid_from)", "A notice ends on the day it begins or later."
    )

    @api.model
    def _company_day(self, company):
        """The present day of a company, on the clock of its first desk.

        :param company: ``res.company`` record
        :return: date
        """
        return self.env["scenic.visitor.count"].with_company(company)._today()

    @api.depends("state", "valid_from", "valid_to")
    def _compute_validity(self):
        days = {company: self._company_day(company) for company in self.company_id}
        for notice in self:
            day = days.get(notice.company_id)
            if notice.state != "published" or not day or not notice.valid_from:
                notice.validity = "withdrawn" if notice.state == "withdrawn" else "draft"
            elif notice.valid_from > day:
                notice.validity = "coming"
            else:
                notice.validity = "expired" if notice.valid_to and notice.valid_to < day else "in_force"
            notice.is_in_force = notice.validity == "in_force"

    @api.model
    def _search_is_in_force(self, operator, value):
        if operator != "in":
            return NotImplemented
        in_force = Domain.OR(
            self._in_force_domain(company, self._company_day(company)) for company in self.env.companies
        )
        if True in value and False in value:
            return Domain.TRUE
        return in_force if True in value else ~in_force

    @api.model
    def _in_force_domain(self, company, day):
        """Which notices were in force on a day; a day that is over keeps those that were withdrawn later.

        :param company: ``res.company`` record
        :param date day: the day
        :return: Domain
        """
        return (
            Domain("company_id", "=", company.id)
            & Domain("valid_from", "<=", day)
            & (Domain("valid_to", "=", False) | Domain("valid_to", ">=", day))
            & (
                Domain("state", "=", "published")
                | (Domain("state", "=", "withdrawn") & Domain("withdrawn_on", ">", day))
            )
            & Domain("published_on", "<=", day)
        )

    @api.model
    def _in_force(self, company, day, desk=None):
        """The notices in force on a day, the most important first.

        :param company: ``res.company`` record
        :param date day: the day
        :param desk: ``scenic.desk`` record: only those that concern it; by default all
        :return: ``scenic.notice`` recordset
        """
        domain = self._in_force_domain(company, day)
        if desk:
            domain &= Domain("desk_ids", "in", desk.ids) | Domain("desk_ids", "=", False)
        return self.search(domain).sorted("importance", reverse=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Attach the files to their notice, so that whoever reads it reads them."""
        notices = super().create(vals_list)
        notices._adopt_attachments()
        return notices

    def write(self, vals):
        """Attach the files to their notice; see ``create``."""
        res = super().write(vals)
        if "attachment_ids" in vals:
            self._adopt_attachments()
        return res

    def _adopt_attachments(self):
        """Files that were uploaded before the notice was saved belong to nobody yet."""
        for notice in self:
            loose = notice.attachment_ids.filtered(lambda file: not file.res_id)
            loose.write({"res_model": self._name, "res_id": notice.id})

    def update_field_translations(self, field_name, translations, source_lang=""):
        """:raise UserError: for the text of a notice that is published: each language was read as it is"""
        self._check_unlocked({field_name: True})
        return super().update_field_translations(field_name, translations, source_lang=source_lang)

    def action_publish(self):
        """Publish; whom it concerns is told.

        :raise UserError: without a text and without files
        :raise ValidationError: when its last day is over
        """
        for notice in self:
            day = self._company_day(notice.company_id)
            if not notice.text and not notice.attachment_ids:
                raise UserError(self.env._("Please write what is to be known, or attach it."))
            if notice.valid_to and notice.valid_to < day:
                raise ValidationError(self.env._("The last day of “%s” is over already.", notice.title))
            notice._transition("published", {"published_on": day, "published_by_id": self.env.uid})
            notice._tell()

    def action_withdraw(self):
        """Take the notice back: it shows nowhere any more."""
        for notice in self:
            notice._transition("withdrawn", {"withdrawn_on": self._company_day(notice.company_id)})

    def _tell(self):
        """Put the notice into the inbox of those it concerns."""
        self.ensure_one()
        users = self._desks().user_ids - self.env.user
        if users:
            self.message_notify(partner_ids=users.partner_id.ids, subject=self.title, body=self.text or self.title)

    def _desks(self):
        """The desks concerned.

        sudo: a notice concerns desks whose settings its reader does not see.

        :return: ``scenic.desk`` recordset
        """
        self.ensure_one()
        desks = self.env["scenic.desk"].sudo()
        return self.sudo().desk_ids or desks.search([("company_id", "=", self.company_id.id)])
