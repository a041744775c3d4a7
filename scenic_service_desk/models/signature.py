from odoo import api, fields, models


class ScenicSignature(models.Model):
    """Who signed what, when, and how he proved who he is. Written once."""

    _name = "scenic.signature"
    _description = "Signature"
    _inherit = ["scenic.append.mixin"]
    _order = "signed_at desc, id desc"
    _rec_name = "signer_name"

    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model", required=True, readonly=True, index=True)
    role = fields.Selection(
        [
            ("finder", "Finder"),
            ("receiver", "Received By"),
            ("giver", "Handed Over By"),
            ("witness", "Witness"),
            ("claimant", "Claimant"),
            ("guardian", "Guardian"),
            ("approver", "Approved By"),
            ("sign_in", "Signed In"),
            ("sign_out", "Signed Out"),
            ("reader", "Read By"),
            ("outgoing", "Shift Handed Over By"),
            ("incoming", "Shift Taken Over By"),
            ("closer", "Closed By"),
            ("checker", "Checked By"),
            ("second_checker", "Rechecked By"),
            ("patroller", "Patrolled By"),
            ("countersigner", "Countersigned By"),
            ("recorder", "Entered Later By"),
            ("releaser", "Given Out by Finance"),
        ],
        required=True,
        readonly=True,
    )
    employee_id = fields.Many2one("hr.employee", readonly=True, ondelete="restrict")
    signer_name = fields.Char(required=True, readonly=True)
    method = fields.Selection(
        [
            ("login", "Own Login"),
            ("pin", "Employee PIN"),
            ("drawn", "Drawn on the Screen"),
            ("paper", "Signed on Paper"),
        ],
        required=True,
        readonly=True,
    )
    signed_at = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    user_id = fields.Many2one("res.users", "Login", readonly=True, default=lambda self: self.env.user)
    company_id = fields.Many2one("res.company", required=True, readonly=True, default=lambda self: self.env.company)

    @api.model
    def _sign(self, record, role, method, employee=None, name=None, moment=None):
        """Put a signature under a record.

        sudo: nobody writes signatures but the acts that prove who signs.

        :param record: the record signed
        :param str role: a value of ``role``
        :param str method: a value of ``method``, as proven by ``scenic.sign.mixin`` or given by a visitor
        :param employee: ``hr.employee`` record, for staff
        :param str name: the signer's name, for visitors
        :param moment: when he signed; now by default
        :return: ``scenic.signature`` record
        """
        return self.sudo().create(
            {
                "res_model": record._name,
                "res_id": record.id,
                "role": role,
                "method": method,
                "employee_id": employee.id if employee else False,
                "signer_name": name or (employee.name if employee else "") or self.env._("Visitor"),
                "company_id": record.company_id.id or self.env.company.id,
                "user_id": self.env.uid,
                "signed_at": moment or fields.Datetime.now(),
            }
        )
