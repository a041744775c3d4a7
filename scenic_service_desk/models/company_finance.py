from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL


class ResCompany(models.Model):
    """Where finance keeps what it takes into custody, and for whom: made when first needed (register 9)."""

    _inherit = "res.company"

    scenic_finance_day = fields.Integer(
        "Monthly List for Finance on Day",
        default=1,
        help="From this day of the month on, what is past its period and goes to finance is put on lists, once a month.",
    )
    scenic_finance_month = fields.Date(
        "Lists for Finance Drawn Up For", readonly=True, help="The month whose lists the job has drawn up last."
    )
    scenic_finance_type_id = fields.Many2one(
        "stock.picking.type",
        "Receipts of Unclaimed Property",
        ondelete="restrict",
        help="Operation type of finance's receipts. Empty: made in the first warehouse when first needed.",
    )
    scenic_finance_owner_id = fields.Many2one(
        "res.partner",
        "Owner of Unclaimed Property",
        ondelete="restrict",
        help="Stands for the unknown owners: what belongs to somebody else has no value in the company's books.",
    )

    _scenic_finance_day_possible = models.Constraint(
        "CHECK (scenic_finance_day BETWEEN 1 AND 28)", "Please choose a day from 1 to 28: every month has it."
    )

    @api.constrains("scenic_finance_type_id", "scenic_finance_owner_id")
    def _check_finance_custody(self):
        """Custody only: what the company owned itself would be valued (Civil Code art. 318)."""
        # sudo: companies the user does not work in count as well
        for company in self.sudo():
            kind, owner = company.scenic_finance_type_id, company.scenic_finance_owner_id
            if kind and (kind.code != "incoming" or kind.company_id != company):
                raise ValidationError(
                    self.env._("Unclaimed property is taken in by a receipt of the same company: choose another type.")
                )
            if owner and self.sudo().search([("partner_id", "=", owner.id)], limit=1):
                raise ValidationError(
                    self.env._(
                        "Unclaimed property does not belong to a company of yours: it would be booked with a value."
                        " Choose a contact that stands for the unknown owners."
                    )
                )

    def _check_finance_ready(self):
        """:raise UserError: when finance has no place to take anything in

        sudo: who hands over has no rights in Inventory.
        """
        self.ensure_one()
        company = self.sudo()
        if not (company.scenic_finance_type_id or company._finance_warehouse()):
            raise UserError(
                self.env._(
                    "%s has no warehouse, so finance cannot take anything in. An Inventory administrator creates one"
                    " under Inventory, Configuration, Warehouses.",
                    self.name,
                )
            )

    def _finance_warehouse(self):
        return self.env["stock.warehouse"].search([("company_id", "=", self.id)], limit=1)

    @api.model
    def _finance_names(self):
        """How things are called that are made when first needed, in the language of the environment."""
        return {
            "receipts": self.env._("Unclaimed Property"),
            "returns": self.env._("Unclaimed Property: Returns"),
            "owner": self.env._("Owner unknown (custody)"),
            "item": self.env._("Unclaimed property"),
            "cash": self.env._("Unclaimed cash"),
        }

    def _finance_label(self, key):
        """A name in the company's language, for what has one name only."""
        return self.with_context(lang=self.partner_id.lang or self.env.lang)._finance_names()[key]

    def _name_in_languages(self, record, key, suffix=""):
        """Give a record made here its name in every language that users have."""
        for code, _name in self.env["res.lang"].get_installed():
            record.with_context(lang=code).name = self.with_context(lang=code)._finance_names()[key] + suffix

    def _lock_finance(self):
        """Of two who need something first at the same moment the second waits, and is run again."""
        self.env.cr.execute(SQL("SELECT id FROM res_company WHERE id = %s FOR NO KEY UPDATE", self.id))

    def _finance_owner(self):
        """Who owns what finance keeps: nobody known.

        sudo: who hands over need not make contacts.
        :return: ``res.partner`` record
        """
        self.ensure_one()
        company = self.sudo()
        if not company.scenic_finance_owner_id:
            company._lock_finance()
            company.scenic_finance_owner_id = (
                self.env["res.partner"]
                .sudo()
                .create({"name": company._finance_label("owner"), "company_id": company.id})
            )
        return company.scenic_finance_owner_id

    def _finance_type(self):
        """The operation type of finance's receipts.

        sudo: who hands over has no rights in Inventory.
        :return: ``stock.picking.type`` record
        :raise UserError: for a company without a warehouse
        """
        self.ensure_one()
        self._check_finance_ready()
        company = self.sudo().with_company(self)
        if not company.scenic_finance_type_id:
            company._lock_finance()
            company.scenic_finance_type_id = company._make_finance_types()
        return company.scenic_finance_type_id

    def _make_finance_types(self):
        """Make the types of finance's receipts and returns. Where this addon was installed before they are there
        still, with their numbers: they are taken up again.

        :return: ``stock.picking.type`` record of the receipts
        """
        warehouse = self._finance_warehouse()
        former = (
            self.env["stock.picking.type"]
            .with_context(active_test=False)
            .search(
                [("warehouse_id", "=", warehouse.id), ("sequence_code", "=", "UP"), ("code", "=", "incoming")], limit=1
            )
        )
        if former:
            (former | former.return_picking_type_id).active = True
            return former
        place = self.env["stock.location"].create(
            {
                "name": self._finance_label("receipts"),
                "location_id": warehouse.lot_stock_id.id,
                "usage": "internal",
                "company_id": self.id,
            }
        )
        common = {
            "company_id": self.id,
            "warehouse_id": warehouse.id,
            "use_create_lots": False,
            "use_existing_lots": True,
            "create_backorder": "never",
        }
        names = self._finance_names()
        returns, receipts = self.env["stock.picking.type"].create(
            [
                {
                    **common,
                    "name": names["returns"],
                    "code": "outgoing",
                    "sequence_code": "UPR",
                    "default_location_src_id": place.id,
                },
                {
                    **common,
                    "name": names["receipts"],
                    "code": "incoming",
                    "sequence_code": "UP",
                    "default_location_dest_id": place.id,
                },
            ]
        )
        receipts.return_picking_type_id = returns
        self._name_in_languages(returns, "returns")
        self._name_in_languages(receipts, "receipts")
        return receipts

    def _finance_return_type(self):
        """The operation type with which finance gives back.

        :return: ``stock.picking.type`` record
        """
        kind = self._finance_type()
        returns = kind.return_picking_type_id
        return returns if returns.code == "outgoing" else kind.warehouse_id.out_type_id


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_finance_day = fields.Integer(related="company_id.scenic_finance_day", readonly=False)
    scenic_finance_type_id = fields.Many2one(related="company_id.scenic_finance_type_id", readonly=False)
    scenic_finance_owner_id = fields.Many2one(related="company_id.scenic_finance_owner_id", readonly=False)
