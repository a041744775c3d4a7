from odoo import api, models


class ScenicTransferPaper(models.AbstractModel):
    """On a list for finance stands what was counted, where it is not what the list says."""

    _inherit = "scenic.paper.transfer"

    @api.model
    def _not_received(self, line):
        counted = [
            self.env._("Counted: %s", cash._label(cash.counted)) for cash in line.cash_line_ids if cash.difference
        ]
        return " ".join(filter(None, [super()._not_received(line), *counted]))
