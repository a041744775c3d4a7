from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicMissingFound(models.TransientModel):
    """Somebody who was sought has been found: where, by whom, and how he is."""

    _name = "scenic.missing.found"
    _description = "Person Found"
    _inherit = ["scenic.visible.mixin"]

    person_id = fields.Many2one("scenic.missing.person", required=True, readonly=True)
    date = fields.Datetime("Located At", required=True, default=fields.Datetime.now)
    zone_id = fields.Many2one("scenic.zone", "Located In", default=lambda self: self._default_zone())
    place = fields.Char("Where Exactly")
    employee_id = fields.Many2one("hr.employee", "Found By")
    finder_name = fields.Char("Found By (Visitor)")
    health = fields.Selection(
        lambda self: self.env["scenic.missing.person"]._fields["health"]._description_selection(self.env),
        "State of Health",
        required=True,
        default="well",
    )
    health_note = fields.Char("Health, in Words")

    def _default_zone(self):
        return self.env["scenic.missing.person"].browse(self.env.context.get("default_person_id", ())).zone_id

    @api.constrains("date")
    def _check_date(self):
        if any(wizard.date < wizard.person_id.date.replace(second=0) for wizard in self):
            raise ValidationError(self.env._("Nobody is found before being reported. Please check the time."))

    def action_confirm(self):
        """Write it down; the search stops.

        :return: action that closes the dialog
        :raise UserError: when the search has ended meanwhile
        """
        self.ensure_one()
        self.person_id._found(
            {
                "found_at": min(self.date, fields.Datetime.now()),
                "found_zone_id": self.zone_id.id,
                "found_place": self.place,
                "found_by_id": self.employee_id.id,
                "found_by_name": self.finder_name,
                "health": self.health,
                "health_note": self.health_note,
            }
        )
        return {"type": "ir.actions.act_window_close"}
