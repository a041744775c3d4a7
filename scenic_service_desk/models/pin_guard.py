import time

from odoo import api, models
from odoo.exceptions import UserError

_TRIES = 5
_PAUSE = 5 * 60


class ScenicSignMixin(models.AbstractModel):
    """A PIN has four digits: who tries them one after the other is stopped."""

    _inherit = "scenic.sign.mixin"

    @api.model
    def _pin_failures(self):
        """Wrong PINs since the last right one.

        In the memory of the process, as Odoo keeps failed logins: a wrong PIN rolls its transaction back, and what
        counted it in the database would be rolled back too. Each process counts for itself, and a restart forgets.

        :return: dict from an employee's id to how many there were and when the last one was
        """
        registry = self.env.registry
        if not hasattr(registry, "scenic_pin_failures"):
            registry.scenic_pin_failures = {}
        return registry.scenic_pin_failures

    @api.model
    def _check_pin(self, employee, pin):
        """:raise UserError: for a wrong PIN, and for any after too many wrong ones, until a pause is over"""
        failures = self._pin_failures()
        count, last = failures.get(employee.id, (0, 0))
        if count >= _TRIES and time.monotonic() - last < _PAUSE:
            raise UserError(
                self.env._(
                    "The PIN of %s was wrong too often. Please wait five minutes, or ask HR for a new PIN.",
                    employee.name,
                )
            )
        try:
            res = super()._check_pin(employee, pin)
        except UserError:
            # sudo: as where PINs are compared
            if employee.sudo().pin and (pin or "").strip():
                failures[employee.id] = (count + 1, time.monotonic())
            raise
        failures.pop(employee.id, None)
        return res
