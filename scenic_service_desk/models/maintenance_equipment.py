import re

from odoo import api, fields, models

# models of accounting addons that keep assets, and their fields that hold an asset's number
_ASSET_MODELS = ("account.asset", "account.asset.asset")
_NUMBER_FIELDS = ("asset_number", "number", "code", "ref", "name")


class MaintenanceEquipment(models.Model):
    """The desk's fixed assets; desk staff read and check them (register 11)."""

    _inherit = "maintenance.equipment"

    scenic_desk_id = fields.Many2one(
        "scenic.desk", "Service Desk", check_company=True, index="btree_not_null", tracking=True, ondelete="set null"
    )
    scenic_location_note = fields.Char("Where It Stands")
    scenic_barcode = fields.Char(
        "Label", copy=False, help="What its label says where it has no serial number, or another label is glued on."
    )
    scenic_code = fields.Char("Code on the Label", compute="_compute_scenic_code")
    scenic_asset_number = fields.Char("Asset Number", compute="_compute_scenic_asset_number")
    scenic_check_count = fields.Integer("Checks", compute="_compute_scenic_checks")
    scenic_seen_at = fields.Datetime("Last Seen", compute="_compute_scenic_checks")
    scenic_seen_desk_id = fields.Many2one("scenic.desk", "Last Seen At", compute="_compute_scenic_checks")

    _scenic_barcode_uniq = models.UniqueIndex(
        "(scenic_barcode, company_id) WHERE scenic_barcode IS NOT NULL", "Another equipment has this label."
    )

    @api.depends("scenic_barcode", "serial_no")
    def _compute_scenic_code(self):
        for equipment in self:
            equipment.scenic_code = equipment.scenic_barcode or equipment.serial_no or f"EQ-{equipment._origin.id:06d}"

    def _compute_scenic_asset_number(self):
        """The accounting asset's number, where an addon links one to the equipment.

        sudo: the number is on the asset's label; bookkeeping itself stays closed.
        """
        link = next(
            (
                name
                for name, field in self._fields.items()
                if field.type == "many2one" and field.comodel_name in _ASSET_MODELS
            ),
            None,
        )
        for equipment in self:
            asset = equipment.sudo()[link] if link else None
            number = next((name for name in _NUMBER_FIELDS if asset and asset._fields.get(name) and asset[name]), None)
            equipment.scenic_asset_number = asset[number] if number else False

    def _compute_scenic_checks(self):
        rows = self.env["scenic.asset.check.line"]._read_group(
            [("equipment_id", "in", self.ids), ("check_id.state", "!=", "draft")],
            ["equipment_id", "finding", "desk_id"],
            ["__count", "date:max"],
        )
        for equipment in self:
            own = [row for row in rows if row[0] == equipment]
            seen = max(((row[4], row[2].id) for row in own if row[1] != "missing"), default=(False, False))
            equipment.scenic_check_count = sum(row[3] for row in own)
            equipment.scenic_seen_at, equipment.scenic_seen_desk_id = seen

    def _codes(self):
        """What a scanner may read on the equipment.

        :return: set of str
        """
        self.ensure_one()
        return {self.scenic_barcode, self.serial_no, f"EQ-{self.id:06d}"} - {False}

    @api.model
    def _of_code(self, code, company):
        """The equipment of a label, wherever it belongs.

        sudo: what turns up at a desk may be another's; its name is all that is shown.
        :param str code: what the scanner read
        :param company: ``res.company`` record
        :return: ``maintenance.equipment`` record, sudo, may be empty
        """
        equipment = self.sudo().search(
            [
                ("company_id", "in", [company.id, False]),
                "|",
                ("scenic_barcode", "=ilike", _escape(code)),
                ("serial_no", "=ilike", _escape(code)),
            ],
            limit=1,
        )
        own = re.fullmatch(r"EQ-(\d{1,9})", code, re.IGNORECASE)
        if not equipment and own:
            found = self.sudo().browse(int(own[1])).exists()
            equipment = found.filtered(lambda one: one.company_id in (company, self.env["res.company"]))
        return equipment

    def _request_repair(self, text, record, employee, company):
        """Ask maintenance for the repair of the equipment.

        sudo: whoever finds the damage need not see the equipment of elsewhere.
        :param str text: what is wrong
        :param record: the check or hazard it was found in
        :param employee: ``hr.employee`` record who found it
        :param company: ``res.company`` record
        :return: ``maintenance.request`` record, sudo
        """
        self.ensure_one()
        title = f"{self.sudo().name}: {text}"
        return self.env["maintenance.request"]._report_damage(title, text, record, employee, company, self)

    def action_scenic_checks(self):
        """What the checks found of this equipment.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.asset_check_line_action")
        return {**action, "domain": [("equipment_id", "=", self.id), ("check_id.state", "!=", "draft")]}


def _escape(text):
    """``text`` for ``=ilike``, every character as it stands."""
    return re.sub(r"([\\%_])", r"\\\1", text)
