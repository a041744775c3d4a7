from odoo import models


class ScenicComplaint(models.Model):
    """Every concluded complaint is called back (register 14), and may be an incident besides (register 4)."""

    _inherit = "scenic.complaint"

    def _after_close(self):
        """What a visitor withdrew is called back too: whether it was his wish."""
        self.env["scenic.callback"]._plan(self.filtered(lambda entry: entry.kind == "complaint"), "complaint")
        return super()._after_close()

    def _callback_facts(self):
        """Neither who handled it nor whom it is about asks whether the visitor is satisfied."""
        return {
            **super()._callback_facts(),
            "since": self.closed_at,
            "concerned": self.employee_id
            | self.responsible_id
            | self.proposer_id
            | self.approver_id
            | self._staff_concerned(),
        }

    def _callback_name(self):
        """Its number and kind of matter, never whom it is about."""
        return self.display_name

    def _reopen_after_callback(self, callback):
        """The visitor is not satisfied and the manager takes it up again.

        :param callback: ``scenic.callback`` record
        """
        self.ensure_one()
        self._reopen(": ".join(filter(None, [callback.name, callback.dissatisfaction])))

    def _reopen(self, reason):
        """It is called back when it ends again, and not before."""
        res = super()._reopen(reason)
        self.env["scenic.callback"]._forget(self)
        return res

    def action_raise_incident(self):
        """It is an incident besides: somebody is hurt, something is broken.

        :return: act_window
        """
        self.ensure_one()
        return self._raise_incident()

    def _raise_incident(self):
        self.check_access("read")
        return self.env["scenic.incident"]._raise_action(
            {
                "source": f"{self._name},{self.id}",
                "desk_id": self.desk_id.id,
                "zone_id": self.zone_id.id,
                "place": self.place,
                "severity": self.severity,
                # whoever reads incidents reads it: not where it is about one of the house
                **({} if self._is_confidential() else {"first_report": self.description}),
            }
        )
