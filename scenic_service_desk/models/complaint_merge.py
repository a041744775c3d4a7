from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class ScenicComplaint(models.Model):
    """Two entries of one matter become one, and one of two matters becomes two; nothing is lost (register 3).

    A merged entry stays as it was, closed, and points to the one that goes on: both numbers lead there.
    """

    _inherit = "scenic.complaint"

    merged_into_id = fields.Many2one(
        "scenic.complaint",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    merged_ids = fields.One2many("scenic.complaint", "merged_into_id", "Merged Entries", readonly=True)
    split_from_id = fields.Many2one(
        "scenic.complaint",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    split_ids = fields.One2many("scenic.complaint", "split_from_id", "Split Off", readonly=True)

    def action_merge(self):
        """Ask which entry this one is merged into.

        :return: act_window
        """
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Merge Complaints"),
            "res_model": "scenic.complaint.merge",
            "view_mode": "form",
            "target": "new",
            "context": {"default_complaint_ids": self.ids, "active_ids": self.ids},
        }

    def _merge_into(self, survivor):
        """Merge ``self`` into another entry.

        :param survivor: ``scenic.complaint`` record that goes on
        :raise UserError: for closed ones, other companies, or when nothing would be merged
        """
        merged = self - survivor
        if not merged:
            raise UserError(self.env._("Please choose at least two entries."))
        if survivor.is_locked:
            raise UserError(self.env._("%s is closed: choose one that goes on.", survivor.display_name))
        if merged.company_id != survivor.company_id:
            raise UserError(self.env._("Only entries of one company are merged."))
        survivor.check_access("write")
        for entry in merged:
            entry._transition("merged", {"merged_into_id": survivor.id})
            entry._settle_reminders()
            entry.message_post(body=self.env._("Merged into %s.", survivor.name))
            survivor.message_post(
                body=self.env._("%(name)s was merged into this one: %(text)s", name=entry.name, text=entry.description)
            )
        # what was merged earlier goes along, so that every number leads to the one that goes on
        for earlier in merged.merged_ids:
            earlier._write_unlocked({"merged_into_id": survivor.id})
        survivor._take_over(merged)
        merged._silence()
        merged._after_merge()

    def _take_over(self, merged):
        """What goes on with the survivor: whom it is about, the visitor where none was written, open measures.

        sudo: employees are named on behalf of users who may not read them.
        """
        self.ensure_one()
        vals = {
            name: value
            for name in ("visitor_name", "visitor_phone", "visitor_address", "zone_id", "category_id")
            if not self[name] and (value := next((entry[name] for entry in merged if entry[name]), False))
        }
        vals = {name: value.id if hasattr(value, "id") else value for name, value in vals.items()}
        staff = merged.sudo()._staff_concerned() - self.sudo()._staff_concerned()
        if vals:
            self._write_unlocked(vals)
        if staff:
            self.sudo().further_employee_ids |= staff
        merged.sudo().measure_ids.filtered(lambda measure: not measure.done_at).complaint_id = self

    def action_unmerge(self):
        """It was another matter after all: the entry goes on by itself."""
        for entry in self:
            survivor = entry.merged_into_id
            entry._transition("received", {"merged_into_id": False})
            survivor.message_post(body=self.env._("%s was taken out again.", entry.name))
            if entry.kind == "complaint":
                entry._begin()
        return True

    def action_open_survivor(self):
        """The entry that goes on.

        :return: act_window
        """
        self.ensure_one()
        return self.merged_into_id._open_form()

    def _open_form(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def action_split(self):
        """A second matter of the same visitor goes its own way: a new entry, filled in with who he is.

        :return: act_window of the new entry
        :raise UserError: for a closed entry
        """
        self.ensure_one()
        if self.is_locked:
            raise UserError(self.env._("%s is closed and cannot be split.", self.display_name))
        return self._split()._open_form()

    def _split(self):
        """:return: ``scenic.complaint`` record: the new entry"""
        self.check_access("write")
        names = (
            "kind",
            "channel",
            "description",
            "happened_at",
            "place",
            "party",
            "visitor_name",
            "visitor_phone",
            "visitor_sex",
            "visitor_address",
            "letter_number",
            "letter_received_on",
        )
        new = self.create(
            {
                **{name: self[name] for name in names},
                "desk_id": self.desk_id.id,
                "zone_id": self.zone_id.id,
                "visitor_lang_id": self.visitor_lang_id.id,
                "visitor_country_id": self.visitor_country_id.id,
            }
        )
        new._write_unlocked({"split_from_id": self.id})
        new._keep_from(self)
        new.message_post(body=self.env._("Split from %s.", self.name))
        self.message_post(body=self.env._("%s was split off.", new.name))
        return new

    def _keep_from(self, origin):
        """The account is the same until somebody writes what is left of it: whom it is about reads neither.

        sudo: employees are named on behalf of users who may not read them.

        :param origin: ``scenic.complaint`` record it was split from
        """
        if staff := origin.sudo()._staff_concerned():
            self.sudo().further_employee_ids = staff

    @api.model
    def _any_domain(self, text):
        """Who looks for a merged number finds the entry that goes on, too."""
        domain = Domain(super()._any_domain(text))
        number = text.strip().upper()
        if number.startswith("CP-"):
            merged = Domain("name", "=like", number + "%") & Domain("merged_into_id", "!=", False)
            return domain | Domain("merged_ids", "any", merged)
        return domain

    def _purge_domain(self, before):
        """Nothing of a merged entry goes while the one that goes on is needed."""
        goes_on = Domain("merged_into_id", "any", Domain("write_date", ">=", before) | self._open_matter_domain())
        return Domain(super()._purge_domain(before)) & ~goes_on
