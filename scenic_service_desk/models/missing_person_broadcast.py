from odoo import models


class ScenicMissingPerson(models.Model):
    """The text to read out, made with the card."""

    _inherit = "scenic.missing.person"

    def _draft_broadcast(self):
        """A broadcast for every search that has none, ready to be read out; called by the superuser."""
        kinds = self.env["scenic.broadcast.kind"]
        for person in self.filtered(lambda person: not person.broadcast_ids):
            if kind := kinds._for(person.direction, person.company_id):
                self.env["scenic.broadcast"].create(person._broadcast_values(kind))

    def _broadcast_values(self, kind):
        return {
            "person_id": self.id,
            "kind_id": kind.id,
            "desk_id": self.desk_id.id,
            "date": self.date,
            "employee_id": self.employee_id.id,
            "requested_by": self.desk_id.name,
            "is_late_entry": self.is_late_entry,
        }

    def action_read_out(self):
        """One tap on the card: the newest broadcast is read out now.

        :return: act_window where there is none yet, else None
        """
        self.ensure_one()
        broadcast = self.broadcast_ids.filtered(lambda one: one.state not in ("withdrawn",))[:1]
        if not broadcast:
            return self.action_broadcast()
        return broadcast.action_read_out()

    def action_broadcast(self):
        """The person's broadcast, or a new one.

        :return: act_window
        """
        self.ensure_one()
        action = {"type": "ir.actions.act_window", "res_model": "scenic.broadcast", "views": [(False, "form")]}
        if len(self.broadcast_ids) == 1:
            return {**action, "res_id": self.broadcast_ids.id}
        if self.broadcast_ids:
            return {
                **self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.broadcast_action"),
                "domain": [("person_id", "=", self.id)],
                "context": {},
            }
        kind = self.env["scenic.broadcast.kind"]._for(self.direction, self.company_id)
        return {
            **action,
            "context": {
                "default_person_id": self.id,
                "default_kind_id": kind.id,
                # who may not write at the desk of the card reads out from the own one
                **({"default_desk_id": self.desk_id.id} if self.has_access("write") else {}),
                "default_requested_by": self.desk_id.name,
            },
        }
