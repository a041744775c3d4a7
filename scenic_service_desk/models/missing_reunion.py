from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

_TALKERS = "scenic_service_desk.group_agent,scenic_service_desk.group_crew_leader"


class ScenicMissingReunion(models.Model):
    """Who fetched somebody who was missing: the guardian, how he proved who he is, who handed over (register 5).

    Written once, by the dialog; what is personal in it is purged with all visitors' data.
    """

    _name = "scenic.missing.reunion"
    _description = "Reunion"
    _inherit = ["scenic.visitor.mixin"]
    _order = "date desc, id desc"
    _rec_name = "person_id"

    person_id = fields.Many2one(
        "scenic.missing.person", "Missing Person", required=True, readonly=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True, ondelete="restrict")
    date = fields.Datetime("Reunited At", required=True, readonly=True)
    visitor_name = fields.Char("Guardian")
    relation = fields.Selection(
        lambda self: self.env["scenic.missing.person"]._fields["relation"]._description_selection(self.env),
        "Relation to the Person",
        required=True,
    )
    check_note = fields.Char("How Identity Was Checked", groups=_TALKERS)
    signature = fields.Binary("Guardian's Signature", attachment=True, groups=_TALKERS)
    signed_on_paper = fields.Boolean(help="The guardian signed the printed form.")
    giver_id = fields.Many2one("hr.employee", "Handed Over By", readonly=True, ondelete="restrict")
    second_id = fields.Many2one("hr.employee", "Second Person", readonly=True, ondelete="restrict")
    note = fields.Char(groups=_TALKERS)

    def write(self, vals):
        """:raise UserError: always: who fetched somebody has fetched him"""
        self._refuse_change()
        return super().write(vals)

    def _refuse_change(self):
        raise UserError(self.env._("A reunion is never changed. What is still to be said goes into the messages."))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A reunion is never deleted."))

    def _purge_domain(self, before):
        return Domain("date", "<", fields.Datetime.to_datetime(before))

    def _purge_values(self):
        return {**super()._purge_values(), "check_note": False, "note": False, "signature": False}

    def _purge(self):
        """Blank what is the guardian's; the guard of ``write`` is for people."""
        models.BaseModel.write(self, self._purge_values())
