from odoo import fields, models


class ScenicCustodyMove(models.Model):
    """The ledger of who held a found item where (register 9): append-only, in the ORM and in the database."""

    _name = "scenic.custody.move"
    _description = "Custody Ledger"
    _inherit = ["scenic.append.mixin"]
    _order = "date desc, id desc"
    _rec_name = "kind"

    item_id = fields.Many2one("scenic.found.item", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="restrict")
    date = fields.Datetime("Time", required=True, readonly=True, default=fields.Datetime.now)
    kind = fields.Selection(
        [
            ("found", "Found on Site"),
            ("handed_in", "Handed In"),
            ("brought_in", "Brought to the Desk"),
            ("shelf", "Moved"),
            ("custody", "To the Custodian"),
            ("returned", "Returned"),
            ("finance", "To Finance"),
            ("police", "To the Police"),
            ("issuer", "To the Issuer"),
            ("released", "Released by Finance"),
            ("disposed", "Disposed Of"),
            ("reversed", "Return Reversed"),
            ("recovered", "Back in Hand"),
        ],
        required=True,
        readonly=True,
    )
    giver = fields.Char("Given By", readonly=True)
    receiver = fields.Char("Taken By", readonly=True)
    giver_id = fields.Many2one("hr.employee", "From Employee", readonly=True, ondelete="restrict")
    receiver_id = fields.Many2one("hr.employee", "To Employee", readonly=True, ondelete="restrict")
    from_location_id = fields.Many2one("stock.location", "From Place", readonly=True, ondelete="restrict")
    to_location_id = fields.Many2one("stock.location", "To Place", readonly=True, ondelete="restrict")
    transfer_id = fields.Many2one(
        "scenic.custody.transfer", "Transfer List", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    signature_id = fields.Many2one("scenic.signature", readonly=True, ondelete="restrict")
    sign_method = fields.Selection(
        [
            ("login", "Own Login"),
            ("pin", "Employee PIN"),
            ("drawn", "Drawn on the Screen"),
            ("paper", "Signed on Paper"),
        ],
        "Signed With",
        readonly=True,
        help="Empty for a move between shelves, which needs no signature.",
    )
    seal_number = fields.Char("Seal Bag", readonly=True)
    reference = fields.Char(readonly=True, help="Receipt number of the police, waybill of the courier …")
    reason = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", "Login", readonly=True, default=lambda self: self.env.user)

    # the list's first page in its default order
    _date_idx = models.Index("(date DESC, id DESC)")
