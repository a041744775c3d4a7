from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicComplaintMergeWizard(models.TransientModel):
    """Which of several entries of one matter goes on."""

    _name = "scenic.complaint.merge"
    _description = "Merge Complaints"
    _inherit = ["scenic.visible.mixin"]

    complaint_ids = fields.Many2many("scenic.complaint", string="Entries of One Matter")
    survivor_id = fields.Many2one(
        "scenic.complaint", "Goes On", compute="_compute_survivor_id", store=True, readonly=False
    )

    @api.model
    def default_get(self, fields):
        """From one entry alone the others of the same visitor that are open are proposed."""
        values = super().default_get(fields)
        complaints = self.env["scenic.complaint"]
        chosen = complaints.browse(self.env.context.get("active_ids") or ())
        if len(chosen) == 1 and (key := chosen.visitor_phone_key):
            chosen |= complaints.search(
                [
                    ("visitor_phone_key", "=", key),
                    ("company_id", "=", chosen.company_id.id),
                    ("state", "not in", complaints._closed_states),
                ],
                limit=20,
            )
        values["complaint_ids"] = chosen.ids
        return values

    @api.depends("complaint_ids")
    def _compute_survivor_id(self):
        """The one that is furthest on, else the oldest."""
        order = list(self.env["scenic.complaint"]._fields["state"].get_values(self.env))
        for wizard in self:
            going_on = wizard.complaint_ids._origin.filtered(lambda entry: not entry.is_locked)
            wizard.survivor_id = going_on.sorted(lambda entry: (-order.index(entry.state), entry.id))[:1]

    def action_confirm(self):
        """Merge the others into the one that goes on.

        :return: act_window of the one that goes on
        :raise UserError: where none is chosen
        """
        self.ensure_one()
        if not self.survivor_id:
            raise UserError(self.env._("Please choose the entry that goes on."))
        self.complaint_ids._merge_into(self.survivor_id)
        return self.survivor_id._open_form()
