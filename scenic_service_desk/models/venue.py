from odoo import api, fields, models


class ScenicVenue(models.Model):
    """Where visitors are counted: the park's entry, a theatre, an activity (register 1)."""

    _name = "scenic.venue"
    _description = "Venue"
    _order = "sequence, id"
    _rec_names_search = ["name", "code"]
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short name: in spreadsheets and for the ticketing system.")
    kind = fields.Selection(
        [("entry", "Park Entry"), ("theatre", "Theatre"), ("activity", "Activity")], required=True, default="entry"
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    desk_id = fields.Many2one(
        "scenic.desk",
        "Counted By",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        help="The desk that enters the figure and owes it before its day is closed. Empty: every desk may enter it, and "
        "the desk that sends the figures owes it.",
    )
    in_total = fields.Boolean(
        "Counts Into the Park's Total",
        compute="_compute_in_total",
        store=True,
        readonly=False,
        precompute=True,
        help="A visitor is counted once, at the entry; who sits in the theatre has been counted there.",
    )
    is_hourly = fields.Boolean("By the Hour", help="The day's figure is the sum of its hours.")
    hour_from = fields.Integer("First Hour", default=8)
    hour_to = fields.Integer("Last Hour", default=17)

    _company_code_uniq = models.UniqueIndex(
        "(company_id, lower(code))", "The company has a venue of this code already."
    )
    _hours = models.Constraint(
        "CHECK (hour_from BETWEEN 0 AND 23 AND hour_to BETWEEN hour_from AND 23)",
        "Hours lie between 0 and 23, the first before the last.",
    )

    @api.depends("kind")
    def _compute_in_total(self):
        for venue in self:
            venue.in_total = venue.kind == "entry"

    @api.model
    def _of_company(self, company):
        """The venues that are counted.

        :param company: ``res.company`` record
        :return: ``scenic.venue`` recordset in the order of lists
        """
        return self.search([("company_id", "=", company.id)])

    def _filter_countable(self):
        """Those whose figures the user may enter: as the record rules of visitor counts say.

        sudo: whose desk a venue is matters, not what the user may read of desks.
        :return: ``scenic.venue`` recordset
        """
        if self.env.su or self.env.user.has_group("scenic_service_desk.group_supervisor"):
            return self
        foreign = self.sudo().filtered(lambda venue: venue.desk_id and self.env.user not in venue.desk_id.user_ids)
        return self - foreign.with_env(self.env)

    def _known_names(self):
        """How people and machines call the venues: by code and by name in every language.

        :return: dict from a name in lower case to a ``scenic.venue`` record
        """
        names = {}
        for code, _name in self.env["res.lang"].get_installed():
            for venue in self.with_context(lang=code):
                names.setdefault((venue.name or "").strip().lower(), venue.with_env(self.env))
        # a code is meant as such, whatever another venue is called
        names.update({venue.code.strip().lower(): venue for venue in self})
        return names
