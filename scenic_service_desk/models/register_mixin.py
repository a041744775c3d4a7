from odoo import api, fields, models


class ScenicRegisterMixin(models.AbstractModel):
    """An entry of a register: at a desk, in the desk's log of the day, by somebody on duty."""

    _name = "scenic.register.mixin"
    _description = "Register Entry"
    _inherit = ["scenic.numbered.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    date = fields.Datetime("Time", required=True, default=fields.Datetime.now, copy=False)
    is_late_entry = fields.Boolean(
        "Late Entry",
        copy=False,
        help="Entered later from the paper form, with the time it really happened.",
    )
    desk_id = fields.Many2one(
        "scenic.desk",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self.env["scenic.desk"]._default_desk(),
    )
    is_shared_login = fields.Boolean(compute="_compute_is_shared_login")
    log_id = fields.Many2one(
        "scenic.duty.log", "Duty Log", readonly=True, index=True, copy=False, check_company=True, ondelete="restrict"
    )
    shift_id = fields.Many2one(
        "scenic.shift", readonly=True, index="btree_not_null", copy=False, check_company=True, ondelete="restrict"
    )
    employee_id = fields.Many2one(
        "hr.employee",
        "Agent",
        index="btree_not_null",
        copy=False,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self._default_employee(),
    )
    # typed at a shared login, checked and forgotten
    sign_pin = fields.Char("PIN", store=False)
    user_id = fields.Many2one("res.users", "Entered By", readonly=True, copy=False, default=lambda self: self.env.user)

    # the list's first page in its default order, for one company (a record rule is always there) or several
    _date_idx = models.Index("(date DESC, id DESC)")
    _company_date_idx = models.Index("(company_id, date DESC, id DESC)")

    @api.model
    def _default_employee(self):
        """The user's employee; nobody on a shared login, where the form asks."""
        if self.env["scenic.desk"]._is_shared_login():
            return self.env["hr.employee"]
        return self.env.user.employee_id

    @api.depends_context("uid")
    @api.depends("desk_id")
    def _compute_is_shared_login(self):
        self.is_shared_login = self.env["scenic.desk"]._is_shared_login()

    @api.model
    def _default_company_id(self, vals):
        desk = self.env["scenic.desk"].browse(vals.get("desk_id"))
        return desk.company_id.id or super()._default_company_id(vals)

    @api.model_create_multi
    def create(self, vals_list):
        """Attach every entry to its desk's log of the day."""
        default_desk = None
        for vals in vals_list:
            if not vals.get("desk_id"):
                if default_desk is None:
                    default_desk = self.default_get(["desk_id"]).get("desk_id", False)
                vals["desk_id"] = default_desk
            vals["date"] = vals.get("date") or fields.Datetime.now()
            vals["user_id"] = self.env.uid
            vals.update(self._day_of(vals["desk_id"], vals["date"], vals.get("employee_id")))
        return super().create(vals_list)

    def write(self, vals):
        """Move an entry whose desk or time is corrected to the log it belongs to."""
        if not {"desk_id", "date"} & vals.keys():
            return super().write(vals)
        for record in self:
            desk_id = vals.get("desk_id", record.desk_id.id)
            date = vals.get("date", record.date)
            day = record._day_of(desk_id, date, vals.get("employee_id", record.employee_id.id))
            super(ScenicRegisterMixin, record).write({**vals, **day})
        return True

    @api.model
    def _sign_method(self, vals):
        """How who makes an entry proves who he is; takes the PIN out of the values.

        :param dict vals: values given to ``create``
        :return: str ``login`` or ``pin``; False where nothing was proven, which never stops an entry
        :raise UserError: when a PIN is given and wrong
        """
        pin = vals.pop("sign_pin", None)
        employee = self.env["hr.employee"].browse(vals.get("employee_id", self._default_employee().id))
        if not employee:
            return False
        if pin:
            return self.env["scenic.sign.mixin"]._prove(employee, pin)
        return "login" if employee == self.env.user.employee_id else False

    @api.model
    def _day_of(self, desk_id, date, employee_id):
        """Log and shift of an entry.

        :param int desk_id: the desk
        :param date: when it happened, UTC, datetime or its string
        :param int employee_id: who did it, or a false value
        :return: dict with ``log_id`` and ``shift_id``
        """
        if not desk_id:
            return {}
        desk = self.env["scenic.desk"].browse(desk_id)
        moment = fields.Datetime.to_datetime(date)
        log = self.env["scenic.duty.log"]._of_day(desk, desk._local_date(moment))
        shift = self.env["scenic.shift"]._of_moment(log, moment, employee_id)
        return {"log_id": log.id, "shift_id": shift.id}

    def _is_open_matter(self):
        """Whether the entry is still to be handed over to the next shift.

        :return: bool; each register says what open means for it
        """
        self.ensure_one()
        return False
