from odoo import api, fields, models


class ScenicComplaint(models.Model):
    """A visitor's praise is proposed as the good deed of whom he praises (registers 3 and 10)."""

    _inherit = "scenic.complaint"

    deed_ids = fields.One2many("scenic.good.deed", "complaint_id", "Good Deeds", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Propose the good deeds of those who are praised."""
        complaints = super().create(vals_list)
        complaints.filtered(lambda entry: entry.kind == "praise")._draft_deeds()
        return complaints

    def write(self, vals):
        """Whom the visitor praises may be found out later."""
        res = super().write(vals)
        if vals.get("against_employee_id"):
            self.filtered(lambda entry: entry.kind == "praise")._draft_deeds()
        return res

    def _draft_deeds(self):
        """Draft each praise's good deed, once. sudo: whoever takes praise at another desk need not keep good deeds."""
        kind = self.env.ref("scenic_service_desk.good_deed_kind_praise", raise_if_not_found=False)
        praised = self.sudo().filtered(lambda entry: entry.against_employee_id and not entry.deed_ids)
        if not kind or not praised:
            return
        deeds = (
            self.env["scenic.good.deed"]
            .sudo()
            .create(
                [
                    {
                        "desk_id": entry.desk_id.id,
                        "date": entry.date,
                        "is_late_entry": entry.is_late_entry,
                        "employee_id": entry.employee_id.id,
                        "doer_kind": "employee",
                        "doer_id": entry.against_employee_id.id,
                        "kind_id": kind.id,
                        "description": entry.description,
                        "visitor_name": entry.visitor_name,
                        "visitor_phone": entry.visitor_phone,
                    }
                    for entry in praised
                ]
            )
        )
        for deed, entry in zip(deeds, praised, strict=True):
            deed._write_unlocked({"complaint_id": entry.id})

    def action_good_deeds(self):
        """The good deed that came of the praise.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Good Deed"),
            "res_model": "scenic.good.deed",
            "res_id": self.deed_ids[:1].id,
            "views": [(False, "form")],
        }


class ScenicGoodDeed(models.Model):
    """The praise a good deed comes from."""

    _inherit = "scenic.good.deed"

    complaint_id = fields.Many2one(
        "scenic.complaint",
        "Visitor's Praise",
        readonly=True,
        copy=False,
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
    )
