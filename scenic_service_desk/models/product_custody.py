from odoo import api, fields, models


class ProductTemplate(models.Model):
    """The products under which finance keeps what belongs to others: one for things, one for each kind of money."""

    _inherit = "product.template"

    scenic_custody = fields.Selection(
        [("item", "Unclaimed Things"), ("cash", "Unclaimed Cash")], "Found Property", readonly=True, copy=False
    )
    scenic_cash_currency_id = fields.Many2one("res.currency", "Currency of the Cash", readonly=True, copy=False)

    _scenic_custody_uniq = models.UniqueIndex(
        "(scenic_custody, COALESCE(scenic_cash_currency_id, 0)) WHERE scenic_custody IS NOT NULL",
        "There is a product for this kind of found property already.",
    )


class ProductProduct(models.Model):
    _inherit = "product.product"

    @api.model
    def _of_custody(self, kind, currency=None):
        """The product for things, or for the cash of a currency; made when first needed.

        A thing has a serial number, the item's: there is one of it. Cash is counted by amount, its lot is the item.

        sudo: who hands over has no rights on products.
        :param str kind: a value of ``scenic_custody``
        :param currency: ``res.currency`` record, for cash
        :return: ``product.product`` record
        """
        products = self.sudo().with_context(active_test=False)
        currency_id = currency.id if currency else False
        domain = [("scenic_custody", "=", kind), ("scenic_cash_currency_id", "=", currency_id)]
        product = products.search(domain, limit=1)
        if product:
            return product
        self.env.company.sudo()._lock_finance()
        product = products.create(
            {
                "name": self.env.company._finance_names()[kind],
                "scenic_custody": kind,
                "scenic_cash_currency_id": currency_id,
                "type": "consu",
                "is_storable": True,
                "tracking": "lot" if kind == "cash" else "serial",
                "list_price": 0,
                "sale_ok": False,
                "purchase_ok": False,
            }
        )
        self.env.company.sudo()._name_in_languages(product, kind, f" ({currency.name})" if currency else "")
        return product
