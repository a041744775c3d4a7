from odoo import api, models


class ScenicRegisterMixin(models.AbstractModel):
    """What a call-back asks of the entry it follows from; registers say more where they know it."""

    _inherit = "scenic.register.mixin"

    def _callback_name(self):
        """How a call-back names its case: no personal data.

        :return: str
        """
        self.ensure_one()
        return self.display_name

    def _callback_shown(self):
        """What whoever calls opens to read what it is about.

        :return: record of any model
        """
        return self

    def _callback_contact(self):
        """Whom a call-back calls; asked with sudo.

        :return: dict with ``name``, ``phone`` and ``lang`` (``res.lang`` record)
        """
        self.ensure_one()
        if "visitor_phone" not in self._fields:
            return {}
        return {"name": self.visitor_name, "phone": self.visitor_phone, "lang": self.visitor_lang_id}

    def _callback_facts(self):
        """What planning a call-back takes from its case; asked with sudo.

        :return: dict: ``desk`` (``scenic.desk`` record), ``since`` (when the case ended, naive UTC, may be missing),
            ``concerned`` (``hr.employee`` records who do not make the call)
        """
        self.ensure_one()
        return {
            "desk": self.desk_id,
            "concerned": self.employee_id,
        }


class ScenicClaim(models.Model):
    """Who had to do with a return does not ask the owner how it went."""

    _inherit = "scenic.claim"

    @api.model
    def _to_call_back(self, begin, end):
        """Valuables returned within a period.

        :param datetime begin: naive UTC
        :param datetime end: naive UTC, not included
        :return: ``scenic.claim`` recordset
        """
        returned = [("state", "=", "returned"), ("returned_at", ">=", begin), ("returned_at", "<", end)]
        return self.search([*returned, "|", ("tier", "=", "valuable"), ("item_id.is_valuable", "=", True)])

    def _callback_facts(self):
        return {
            **super()._callback_facts(),
            "since": self.returned_at,
            "concerned": self.employee_id | self.approver_id | self.crew_leader_id,
        }
