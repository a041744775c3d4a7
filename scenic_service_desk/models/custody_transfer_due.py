from datetime import timedelta

from odoo import api, models


class ScenicCustodyTransfer(models.Model):
    """What the day's end wants: the day's valuables are with the custodian (register 9)."""

    _inherit = "scenic.custody.transfer"

    @api.model
    def _closing_gaps(self, log):
        """The day's valuables that are still at the counter, and those that only wait for the custodian's signature.

        :param log: ``scenic.duty.log`` record
        :return: list of dicts, see ``scenic.register.mixin``
        """
        gaps = super()._closing_gaps(log)
        if not log.desk_id.valuables_daily:
            return gaps
        items = log.desk_id._valuables_at_counter(log._start() + timedelta(days=1))
        handed = items._open_transfer_lines().filtered(lambda line: line.transfer_state == "handed")
        if waiting := items & handed.item_id:
            gaps.append(
                {
                    "key": "valuables_unsigned",
                    "text": self.env._(
                        "%(count)s valuables wait for the custodian's signature: %(lists)s.",
                        count=len(waiting),
                        lists=", ".join(handed.transfer_id.mapped("name")),
                    ),
                    "action": handed.transfer_id[:1]._form_action(),
                }
            )
        if left := items - waiting:
            gaps.append(
                {
                    "key": "valuables",
                    "text": self.env._("%s valuables are still at the counter and not with the custodian.", len(left)),
                    "method": "action_hand_valuables",
                }
            )
        return gaps


class ScenicDutyLog(models.Model):
    """Where the day's valuables are handed on from."""

    _inherit = "scenic.duty.log"

    def action_hand_valuables(self):
        """Draw up the list of the valuables that are still at the counter.

        :return: act_window
        """
        self.ensure_one()
        return self.desk_id.action_hand_valuables()
