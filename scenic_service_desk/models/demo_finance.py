from datetime import timedelta

from odoo import api, models

from .demo_clock import DemoClock


class ScenicDemoMonth(models.AbstractModel):
    """What finance does in Inventory."""

    _inherit = "scenic.demo.month"

    @api.model
    def _give_back(self, claim, moment):
        """Finance gives back for a late owner.

        :param str claim: the claim's XML id
        :param moment: days from today and the hour on the desk's clock
        """
        days, hour = moment
        # sudo: the desk has no rights in Inventory
        claim = self._of(claim).sudo()
        with DemoClock() as clock:
            local = claim.desk_id._local(clock.moment).replace(hour=int(hour), minute=round(hour % 1 * 60), second=0)
            clock.moment = claim.desk_id._utc(local.replace(microsecond=0) + timedelta(days=days))
            picking = claim.finance_picking_id
            picking.scheduled_date = clock.moment
            self._as(picking, self._of("employee_finance")).sudo(False).button_validate()
