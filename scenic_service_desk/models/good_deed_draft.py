from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import mute_logger

# what decides whether, and whose, a find is a good deed
_DECIDING = {"finder_employee_id", "is_valuable", "category_id", "content_ids", "cash_ids"}


class ScenicFoundItem(models.Model):
    """What an employee found and handed in is his good deed, proposed once (register 10)."""

    _inherit = "scenic.found.item"

    deed_ids = fields.One2many("scenic.good.deed", "item_id", "Good Deeds", readonly=True)
    deed_count = fields.Integer("Number of Good Deeds", compute="_compute_deed_count")

    def _compute_deed_count(self):
        deeds = self.env["scenic.good.deed"]
        if not deeds.has_access("read"):
            self.deed_count = 0
            return
        rows = deeds._read_group([("item_id", "in", self.ids)], ["item_id"], ["__count"])
        counts = {item.id: count for item, count in rows}
        for item in self:
            item.deed_count = counts.get(item.id, 0)

    @api.model_create_multi
    def create(self, vals_list):
        """Register finds and propose the good deeds of the employees among the finders."""
        items = super().create(vals_list)
        items.filtered("finder_employee_id")._propose_deeds()
        return items

    def write(self, vals):
        """Correct the proposed good deeds with their finds.

        :raise UserError: when the finder of a confirmed good deed would change
        """
        if "finder_employee_id" in vals:
            self._check_finder_stays(vals["finder_employee_id"])
        res = super().write(vals)
        if _DECIDING & vals.keys():
            self._propose_deeds()
        return res

    def _check_finder_stays(self, finder_id):
        """:raise UserError: when somebody else than ``finder_id`` has the find as his confirmed good deed

        sudo: a crew leader does not read good deeds.
        """
        deeds = self.sudo().deed_ids.filtered(lambda deed: deed.state == "confirmed" and deed.doer_id.id != finder_id)
        if deeds:
            raise UserError(
                self.env._(
                    "%(deed)s is confirmed as the good deed of its finder. A supervisor withdraws it first.",
                    deed=deeds[0].display_name,
                )
            )

    def _proposes_deed(self):
        """Whether the find is proposed as a good deed, by the company's setting.

        What was registered before the company had good deeds is not: nobody wants to confirm the finds of years.
        :return: bool
        """
        self.ensure_one()
        company = self.company_id
        if self.source == "visitor" or not self.finder_employee_id or company.scenic_deed_draft == "none":
            return False
        if company.scenic_deed_draft == "valuable" and not self.is_valuable:
            return False
        return not company.scenic_deed_since or self.create_date >= company.scenic_deed_since

    def _propose_deeds(self):
        """Have each find's good deed as a draft, its finder's and nobody else's.

        sudo: whoever registers a find (a crew leader, another desk's agent) need not write good deeds.
        """
        missing = self.env["scenic.found.item"]
        for item in self.sudo():
            finder = item.finder_employee_id if item._proposes_deed() else item.finder_employee_id.browse()
            own = item.deed_ids.filtered(lambda deed, finder=finder: finder and deed.doer_id == finder)
            others = (item.deed_ids - own).filtered(lambda deed: deed.state == "draft" and deed.doer_kind == "employee")
            if others:
                reason = self.env._("The found item was corrected.")
                others._transition("withdrawn", {"close_reason": reason, "withdrawn_by_item": True}, by_system=True)
                others._settle_reminder()
            if own.withdrawn_by_item and own.state == "withdrawn":
                own._transition("draft", {"close_reason": False, "withdrawn_by_item": False}, by_system=True)
                own._remind_of_drafts(own.desk_id)
            elif finder and not own:
                missing |= item
        missing._draft_deeds()

    def _draft_deeds(self):
        """Record the good deeds of finds as drafts. sudo: as in ``_propose_deeds``.

        :return: ``scenic.good.deed`` recordset, without those that somebody recorded at the same moment
        """
        deeds = self.env["scenic.good.deed"].sudo()
        drafts = [(item, vals) for item in self.sudo() if (vals := item._deed_vals())]
        if not drafts:
            return deeds
        try:
            with self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                made = deeds.create([vals for _item, vals in drafts])
                for deed, (item, _vals) in zip(made, drafts, strict=True):
                    deed._write_unlocked({"item_id": item.id})
                made.flush_recordset()
                return made
        except UniqueViolation:
            # another counter was a moment faster with one of them
            if len(self) > 1:
                return deeds.browse(deed_id for item in self for deed_id in item._draft_deeds().ids)
            return deeds

    def _deed_vals(self):
        """Values of the find's good deed.

        :return: dict; empty where no kind is meant for it
        """
        self.ensure_one()
        way = "on_site" if self.source == "on_site" else "counter"
        kind = self.env["scenic.good.deed.kind"]._proposed_for(way, self.company_id)
        if not kind:
            return {}
        what = " · ".join(filter(None, [self.category_id.name, self.description]))
        place = " ".join(filter(None, [self.zone_id.name, self.place_detail]))
        return {
            "desk_id": self.desk_id.id,
            "date": self.date,
            "is_late_entry": self.is_late_entry,
            "employee_id": self.employee_id.id,
            "doer_kind": "employee" if self.finder_employee_id else "visitor",
            "doer_id": self.finder_employee_id.id,
            "doer_name": self.visitor_name,
            "doer_phone": self.visitor_phone,
            "kind_id": kind.id,
            "description": (
                self.env._("Found and handed in: %(what)s. Place: %(place)s", what=what, place=place)
                if place
                else self.env._("Found and handed in: %(what)s", what=what)
            ),
            "value": self.value_estimate,
            "currency_id": self.currency_id.id,
            "witness_id": self.witness_id.id,
        }

    def action_good_deed(self):
        """Open the find's good deeds; where there is none, as with a visitor's or an old one, record it.

        :return: act_window
        :raise AccessError: for users who do not keep good deeds
        """
        self.ensure_one()
        self.check_access("read")
        deeds = self.env["scenic.good.deed"]
        deeds.check_access("create")
        action = {"type": "ir.actions.act_window", "name": self.env._("Good Deed"), "res_model": deeds._name}
        found = deeds.search([("item_id", "=", self.id)])
        if not found:
            self.check_access("write")
            found = self._draft_deeds().with_env(self.env)
        if not found and self._deed_vals():
            raise UserError(self.env._("Somebody has recorded it just now. Please open it again."))
        if not found:
            raise UserError(self.env._("No kind of good deed is meant for finds. The centre manager chooses one."))
        if len(found) == 1:
            return {**action, "res_id": found.id, "views": [(False, "form")]}
        return {**action, "domain": [("item_id", "=", self.id)], "views": [(False, "list"), (False, "form")]}
