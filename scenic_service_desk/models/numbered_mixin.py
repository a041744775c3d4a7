from odoo import api, fields, models
from odoo.tools import ormcache


class ScenicNumberedMixin(models.AbstractModel):
    """A record with a register number of its own, a history and reminders."""

    _name = "scenic.numbered.mixin"
    _description = "Numbered Record"
    _inherit = ["mail.thread", "mail.activity.mixin"]

    name = fields.Char("Number", readonly=True, copy=False)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, default=lambda self: self._default_company_id({})
    )

    _name_company_uniq = models.UniqueIndex(
        "(name text_pattern_ops, company_id)", "This number is taken. Save again to draw a new one."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Draw the numbers of a batch, each company's from the sequence it sees."""
        by_company = {}
        for vals in vals_list:
            company = vals.get("company_id") or self._default_company_id(vals)
            by_company.setdefault(company, []).append(vals)
        for company_id, company_vals in by_company.items():
            numbers = self._draw_numbers(company_id, len(company_vals))
            for vals, number in zip(company_vals, numbers, strict=True):
                # a number is drawn, never chosen: neither a form nor an RPC client can set it
                vals.update(company_id=company_id, name=number)
        return super().create(vals_list)

    @ormcache("self.env.lang")
    def _creation_message(self):
        """What the history begins with: the same for every entry of a register."""
        return super()._creation_message()

    def _message_compute_author(self, author_id=None, email_from=None):
        """Read of the author what a message needs, and not every column of him."""
        if author_id is None and not email_from:
            self.env.user.fetch(["partner_id"])
            self.env.user.partner_id.fetch(["name", "email"])
            self.env.company._recall()
        return super()._message_compute_author(author_id, email_from)

    @api.model
    @ormcache()
    def _remembered_links(self):
        """The many2one fields to remembered records.

        :return: tuple of (field's name, model's name)
        """
        remembered = self.env.registry.descendants(["scenic.remembered.mixin"], "_inherit")
        return tuple(
            (name, field.comodel_name)
            for name, field in self._fields.items()
            if field.type == "many2one" and field.comodel_name in remembered
        )

    @api.model
    def _recall_linked(self, vals_list):
        """Have at hand what checks look at of the records that new ones point to.

        :param list vals_list: as given to ``create``
        """
        for name, model in self._remembered_links():
            ids = {vals.get(name) for vals in vals_list}
            self.env[model].browse([record_id for record_id in ids if type(record_id) is int])._recall()

    @api.model
    def _default_company_id(self, _vals):
        """The company of a record whose values name none.

        :param dict _vals: the values given to ``create``
        :return: int, id of a ``res.company``
        """
        return self.env.company.id

    @api.model
    def _draw_numbers(self, company_id, count, code=None):
        """Draw ``count`` numbers in one query.

        :param int company_id: the company to draw for
        :param int count: how many
        :param str code: code of the sequence; the model's own by default
        :return: list of str in drawing order
        """
        code = code or self._name
        sequences = self.env["ir.sequence"]
        sequence = sequences.browse(sequences._scenic_of_code(code, company_id) or ())._recall()
        if not sequence:
            sequence = self._create_sequence(code)
        if sequence.use_date_range or sequence.implementation != "standard":
            return [sequence.next_by_id() for _i in range(count)]
        self.env.cr.execute(
            "SELECT nextval(%s) FROM generate_series(1, %s)",
            [f"ir_sequence_{sequence.id:03d}", count],
        )
        # fetched before the sequence's own fields are read: a new one's need a query of their own
        rows = self.env.cr.fetchall()
        prefix, suffix = sequence._get_prefix_suffix()
        return [f"{prefix}{row[0]:0{sequence.padding}d}{suffix}" for row in rows]

    @api.model
    def _create_sequence(self, code):
        """Make the sequence again where somebody deleted it: an entry can always be saved.

        sudo: an agent has no rights on sequences.

        :param str code: code of the sequence
        :return: ``ir.sequence`` record
        """
        return (
            self.env["ir.sequence"]
            .sudo()
            .create(
                {
                    "name": self._description,
                    "code": code,
                    "prefix": f"{code.rsplit('.', 1)[-1][:3].upper()}-%(y)s-",
                    "padding": 5,
                    "company_id": False,
                }
            )
        )
