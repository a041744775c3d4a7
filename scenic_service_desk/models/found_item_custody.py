from odoo import api, fields, models
from odoo.exceptions import UserError

_STEP_OF_KIND = {
    "brought_in": "at_counter",
    "recovered": "at_counter",
    "custody": "in_custody",
    "police": "transferred",
    "issuer": "transferred",
    "finance": "transferred",
    "released": "reserved",
    "disposed": "disposed",
}
# where an act can begin; "reserved" is the claim's alone
BEGINS = {
    "brought_in": {"on_site", "in_custody"},
    "recovered": {"recovering"},
    "custody": {"at_counter"},
    "police": {"on_site", "at_counter", "in_custody"},
    "issuer": {"at_counter", "in_custody"},
    "finance": {"at_counter", "in_custody"},
    "released": {"transferred"},
    "disposed": {"at_counter", "in_custody"},
    "state": {"at_counter", "in_custody", "transferred"},
}
# reminders that a step settles
_SETTLED_BY = {
    "at_counter": ("bring_in", "recover"),
    "transferred": ("police", "perishable", "bring_in"),
    "disposed": ("police", "perishable"),
    "returned": ("perishable", "bring_in"),
}
# what an act of custody changes on the item itself
_ITEM_OF_MOVE = (("location_id", "to_location_id"), ("seal_number", "seal_number"))


class ScenicFoundItem(models.Model):
    """The way of a found item through hands and places, each change a line of the ledger (register 9)."""

    _inherit = "scenic.found.item"

    @api.model_create_multi
    def create(self, vals_list):
        """Register the finds, open their ledger and set off what their category demands at once."""
        for vals in vals_list:
            vals["desk_id"] = vals.get("desk_id") or self.default_get(["desk_id"]).get("desk_id")
            if not vals.get("location_id") and self._state_of_new(vals) != "on_site":
                vals["location_id"] = self.env["scenic.desk"].browse(vals["desk_id"]).location_id.id
        items = super().create(vals_list)
        items._open_ledger()
        items._set_off_activities()
        return items

    def write(self, vals):
        """A change of the storage place is a line of the ledger too; between shelves nobody signs.

        :raise UserError: when the way in would change: it decided where the item's way began
        """
        if "source" in vals and self.filtered(lambda item: item.source != vals["source"]):
            raise UserError(
                self.env._("The way in cannot be changed afterwards. Write what was wrong into the details.")
            )
        before = {item: item.location_id for item in self} if "location_id" in vals else {}
        res = super().write(vals)
        if {"category_id", "content_ids"} & vals.keys():
            self._set_off_activities()
        if self._is_unlocked():
            # an act of custody writes its own line
            return res
        self._append_moves(
            [
                {
                    "item_id": item.id,
                    "kind": "shelf",
                    "from_location_id": place.id,
                    "to_location_id": item.location_id.id,
                }
                for item, place in before.items()
                if place != item.location_id
            ]
        )
        return res

    def _open_ledger(self):
        """The first line of each item's ledger: from the finder to who received it."""
        self._append_moves(
            [
                {
                    "item_id": item.id,
                    "date": item.date,
                    "kind": "found" if item.state == "on_site" else "handed_in",
                    "giver": item._finder_label(),
                    "giver_id": item.finder_employee_id.id,
                    "receiver": item.employee_id.name,
                    "receiver_id": item.employee_id.id,
                    "to_location_id": item.location_id.id,
                    "sign_method": "paper" if item.is_late_entry else item.sign_method,
                    "seal_number": item.seal_number,
                }
                for item in self
            ]
        )

    def _finder_label(self):
        """The finder as the ledger names him; a visitor's name stays with his personal data.

        :return: str
        """
        self.ensure_one()
        return self.finder_employee_id.name or self.env._("Visitor")

    @api.model
    def _append_moves(self, vals_list):
        """Add lines to the ledger.

        sudo: nobody writes the ledger by hand, only its acts do.
        :param list vals_list: values of ``scenic.custody.move``
        :return: ``scenic.custody.move`` recordset
        """
        moves = self.env["scenic.custody.move"].sudo()
        if not vals_list:
            return moves
        items = {item.id: item for item in self.browse([vals["item_id"] for vals in vals_list])}
        for vals in vals_list:
            vals.update(company_id=items[vals["item_id"]].company_id.id, user_id=self.env.uid)
        return moves.create(vals_list)

    def _set_off_activities(self):
        """Dangerous things: the police at once. Perishables: disposal in time (register 6)."""
        for item in self:
            # what a bag holds counts like the bag: it leaves the mixed find alone
            kinds = item.category_id | item.content_ids.category_id
            perishable = [line.keep_until for line in item.content_ids if line.category_id.is_perishable]
            if item.is_perishable:
                perishable.append(item.keep_until)
            if any(kinds.mapped("is_dangerous")):
                item._remind("police", ("supervisor_id", "manager_id"))
            elif any(perishable):
                deadline = item.desk_id._local_date(min(filter(None, perishable)))
                item._remind("perishable", ("custodian_id", "supervisor_id"), date_deadline=deadline)

    def _remind(self, name, roles, **values):
        """Schedule an activity for the desk's people, once.

        :param str name: the activity type's XML id after ``mail_activity_``
        :param roles: field names of the desk's people, the most fitting first
        :param values: further values of the activity
        """
        self.ensure_one()
        xml_id = f"scenic_service_desk.mail_activity_{name}"
        if not self.activity_search([xml_id]):
            self._remind_user(xml_id, self.desk_id._responsible(*roles), **values)

    def _custody_step(self, kind, vals, own_vals=None, by_system=False):
        """One act of custody on all of ``self``: the step of the state and the line of the ledger together.

        :param str kind: a kind of ``scenic.custody.move`` that a person can choose
        :param dict vals: values of the ledger line; ``to_location_id`` and ``seal_number`` also reach the item
        :param dict own_vals: from an item to values that only its own line has
        :param bool by_system: who signs was checked elsewhere: do not ask for the user's groups again
        :raise UserError: when an item is not where the act begins
        """
        if wrong := self.filtered(lambda item: item.state not in BEGINS[kind])[:1]:
            raise UserError(
                self.env._(
                    "%(name)s is “%(state)s”: this cannot be done with it now.",
                    name=wrong.display_name,
                    state=wrong._state_label(wrong.state),
                )
            )
        step = _STEP_OF_KIND[kind]
        moves, by_change = [], {}
        for item in self:
            line = {**vals, **(own_vals or {}).get(item, {}), "item_id": item.id, "kind": kind}
            line["from_location_id"] = item.location_id.id
            line["giver"] = line.get("giver") or item._holder_label()
            moves.append(line)
            change = tuple((name, line[key]) for name, key in _ITEM_OF_MOVE if line.get(key))
            by_change.setdefault(change, []).append(item.id)
        custodian_id = vals.get("receiver_id") if step == "in_custody" else False
        for change, ids in by_change.items():
            self.browse(ids)._transition(
                step,
                {**dict(change), "custodian_id": custodian_id, "is_kept_by_finance": kind == "finance"},
                by_system,
            )
        self._settle_reminders(step)
        return self._append_moves(moves)

    def _settle_reminders(self, step):
        """Mark done what the step ``step`` has settled."""
        self.activity_feedback([f"scenic_service_desk.mail_activity_{name}" for name in _SETTLED_BY.get(step, ())])

    def _holder_label(self):
        """Who holds the item now, as the ledger names him."""
        self.ensure_one()
        # sorted here: lines added in the same transaction stand last, whatever the model's order
        last = self.custody_move_ids.sorted(lambda move: (move.date, move.id))[-1:]
        return last.receiver or self.desk_id.name

    def _open_custody_wizard(self, kind, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "scenic.custody.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_item_ids": self.ids, "default_kind": kind},
        }

    def action_bring_in(self):
        """What was found on site reaches the desk.

        :return: act_window
        """
        return self._open_custody_wizard("brought_in", self.env._("Bring to the Desk"))

    def action_recover(self):
        """A wrongly returned item is physically back."""
        return self._open_custody_wizard("recovered", self.env._("Back in Hand"))

    @api.model
    def _cron_report_not_brought_in(self):
        """Remind of finds that stayed on site after their day's end, once each."""
        now = fields.Datetime.now()
        xml_id = "scenic_service_desk.mail_activity_bring_in"
        activity_type = self.env.ref(xml_id, raise_if_not_found=False)
        if not activity_type:
            return
        # who marked the reminder done is not reminded again
        items = self.with_context(active_test=False).search(
            [("state", "=", "on_site"), ("activity_ids", "not any", [("activity_type_id", "=", activity_type.id)])],
            limit=1000,
        )
        for item in items:
            if item.desk_id._day_end(item.date) < now:
                item._remind_user(xml_id, item.user_id or item.desk_id._responsible("supervisor_id"))
