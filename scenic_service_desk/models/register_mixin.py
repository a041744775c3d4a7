from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import MissingError, UserError, ValidationError
from odoo.fields import Domain

# what follows from an entry's desk and time
_OF_DAY = ("log_id", "shift_id", "is_after_close")


class ScenicRegisterMixin(models.AbstractModel):
    """An entry of a register: at a desk, in the desk's log of the day, by somebody on duty."""

    _name = "scenic.register.mixin"
    _description = "Register Entry"
    _inherit = ["scenic.visible.mixin", "scenic.numbered.mixin", "scenic.lock.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    date = fields.Datetime("Time", required=True, default=fields.Datetime.now, copy=False)
    is_late_entry = fields.Boolean(
        "Late Entry",
        copy=False,
        help="Entered later from the paper form, with the time it really happened.",
    )
    is_after_close = fields.Boolean(
        "After Closing",
        readonly=True,
        copy=False,
        help="The day was closed already when the entry was made: it belongs to a supplement of the archive.",
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
    sign_method = fields.Selection(
        [("login", "Own Login"), ("pin", "Employee PIN")],
        "Signed With",
        readonly=True,
        copy=False,
        help="How the agent proved who he is. Empty: not yet.",
    )
    # typed at a shared login, compared and forgotten
    sign_pin = fields.Char("PIN", store=False)
    user_id = fields.Many2one(
        "res.users",
        "Entered By",
        readonly=True,
        copy=False,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )

    # the list's first page in its default order, for one company (a record rule is always there) or several
    _date_idx = models.Index("(date DESC, id DESC)")
    _company_date_idx = models.Index("(company_id, date DESC, id DESC)")

    @api.model
    def _default_employee(self):
        """The user's employee at the desk's company; nobody on a shared login, where the form asks."""
        if self.env["scenic.desk"]._is_shared_login():
            return self.env["hr.employee"]
        return self._own_employee({})

    @api.model
    def _own_employee(self, vals):
        """The user's employee in the company of an entry.

        :param dict vals: the values of the entry
        :return: ``hr.employee`` record, may be empty
        """
        return self.env.user.with_company(self._default_company_id(vals)).employee_id

    @api.depends_context("uid")
    @api.depends("desk_id")
    def _compute_is_shared_login(self):
        self.is_shared_login = self.env["scenic.desk"]._is_shared_login()

    @api.model
    def _default_company_id(self, vals):
        # with several companies active the desk says which one an entry is made in
        desks = self.env["scenic.desk"]
        if vals.get("desk_id"):
            return desks.browse(vals["desk_id"]).company_id.id
        desk_id = self.env.context.get("default_desk_id")
        try:
            company = desks.browse(desk_id if isinstance(desk_id, int) else ()).company_id
        except MissingError:
            company = desks.company_id
        return company.id or super()._default_company_id(vals)

    def onchange(self, values, field_names, fields_spec):
        """Say at once, on opening the form, why no entry can be made."""
        result = super().onchange(values, field_names, fields_spec)
        if not field_names and not self and "desk_id" in fields_spec and not result["value"].get("desk_id"):
            title = self.env._("No Service Desk")
            result["warning"] = {
                "title": title,
                "message": self.env["scenic.desk"]._why_no_desk(),
                "type": "notification",
            }
        return result

    @api.model_create_multi
    def create(self, vals_list):
        """Attach every entry to its desk's log of the day; note how its agent proved who he is.

        :raise AccessError: when somebody enters for another at his own login (from paper he may)
        :raise UserError: without a desk, or when a PIN is given and wrong
        """
        # a form sends both: defaults that nobody needs would cost every entry several queries
        without = [vals for vals in vals_list if not vals.get("desk_id")]
        desk_id = without and self.default_get(["desk_id"]).get("desk_id")
        for vals in without:
            if not desk_id:
                raise UserError(self.env["scenic.desk"]._why_no_desk())
            vals["desk_id"] = desk_id
        employees = {
            desk_id: self.with_context(default_desk_id=desk_id).default_get(["employee_id"]).get("employee_id")
            for desk_id in {vals["desk_id"] for vals in vals_list if "employee_id" not in vals}
        }
        self._recall_linked(vals_list)
        for vals in vals_list:
            vals["date"] = vals.get("date") or fields.Datetime.now()
            vals["user_id"] = self.env.uid
            vals.setdefault("employee_id", employees.get(vals["desk_id"]))
            vals["sign_method"] = self._sign_method(vals, vals.pop("sign_pin", None))
        for vals, day in zip(vals_list, self._days_of(vals_list), strict=True):
            vals.update(day)
        # who works at the counter does not follow each of the day's entries
        quiet = super(ScenicRegisterMixin, self.with_context(mail_create_nosubscribe=True))
        entries = quiet.create(vals_list).with_env(self.env)
        if after_close := entries.filtered("is_after_close"):
            after_close.log_id._note_after_close(after_close)
        return entries

    def write(self, vals):
        """Move an entry whose desk or time is corrected to the log it belongs to; take a PIN given later.

        :raise UserError: for a wrong PIN, or when who made the entry would change after signing
        """
        # log and shift follow from desk and time, never from a caller
        vals = {name: value for name, value in vals.items() if name not in _OF_DAY}
        pin = vals.pop("sign_pin", None)
        if "employee_id" in vals and self.filtered("sign_method") and not self.env.su:
            raise UserError(self.env._("Who made a signed entry does not change."))
        if pin:
            for record in self:
                entry = {
                    "employee_id": vals.get("employee_id", record.employee_id.id),
                    "desk_id": record.desk_id.id,
                }
                record._write_unlocked({"sign_method": self._sign_method(entry, pin)})
        if not {"desk_id", "date"} & vals.keys():
            return super().write(vals)
        for record in self:
            [day] = self._days_of(
                [
                    {
                        "date": vals.get("date", record.date),
                        "desk_id": vals.get("desk_id", record.desk_id.id),
                        "employee_id": vals.get("employee_id", record.employee_id.id),
                    }
                ]
            )
            record._check_may_leave(day.get("log_id"))
            super(ScenicRegisterMixin, record).write({**vals, **day})
        return True

    def _check_may_leave(self, log_id):
        """What a closed day holds stays there; what was entered into it later by mistake may move until it is sealed.

        sudo: whoever corrects an entry need not read logs.
        :param int log_id: the log its time and desk say
        :raise UserError: when the entry would leave a log that is closed
        """
        log = self.sudo().log_id
        stays = log.state == "sealed" or (log.state == "closed" and not self.is_after_close)
        if stays and log.id != log_id:
            raise UserError(
                self.env._("%(log)s is closed; %(name)s stays in it.", log=log.display_name, name=self.display_name)
            )

    @api.model
    def _sign_method(self, vals, pin):
        """How who makes an entry proves who he is.

        :param dict vals: the entry: ``desk_id``, ``employee_id``, and ``is_late_entry`` where whoever enters it types
            from paper
        :param str pin: his PIN where he typed one
        :return: str ``login`` or ``pin``; False where nothing was proven, which never stops an entry
        :raise AccessError: for another's entry at one's own login
        :raise UserError: for a wrong PIN
        """
        employee = self.env["hr.employee"].browse(vals["employee_id"] or ())
        # sudo: whose login is whose is HR's to read; asked this way round it costs no search
        if employee and employee.sudo().user_id == self.env.user:
            return "login"
        if not employee or self.env.su:
            return False
        is_shared = self.env["scenic.desk"]._is_shared_login()
        if not pin and (is_shared or vals.get("is_late_entry")):
            return False
        return self.env["scenic.sign.mixin"]._prove(employee, pin)

    @api.model
    def _days_of(self, vals_list):
        """Logs and shifts of entries.

        :param list vals_list: dicts with ``desk_id``, ``date`` (UTC) and ``employee_id``
        :return: list of dicts with ``log_id``, ``shift_id`` and ``is_after_close``, in the same order
        :raise ValidationError: for a time to come; no day's log is made for it
        """
        soon = fields.Datetime.now() + timedelta(minutes=10)
        logs, shifts = {}, {}
        days = []
        for vals in vals_list:
            desk = self.env["scenic.desk"].browse(vals.get("desk_id") or 0)
            if not desk:
                days.append({})
                continue
            moment = fields.Datetime.to_datetime(vals["date"])
            if moment > soon:
                raise ValidationError(self.env._("The time lies in the future. Please check date and hour."))
            key = desk, desk._local_date(moment)
            if key not in logs:
                logs[key] = self.env["scenic.duty.log"]._of_day(*key)
                shifts[key] = self.env["scenic.shift"]._of_log(logs[key])
            shifts[key] = shifts[key]._with_running(logs[key], moment)
            shift = shifts[key]._of_moment(moment, vals.get("employee_id"))
            # sudo: who registers need not read logs
            is_after_close = logs[key].sudo().state != "open"
            days.append({"log_id": logs[key].id, "shift_id": shift.id, "is_after_close": is_after_close})
        return days

    @api.model
    def _open_matter_domain(self):
        """Which entries are still to be handed over to the next shift; each register says what open means for it.

        :return: Domain on the register
        """
        return Domain.FALSE

    def _is_open_matter(self):
        """Whether the entry is still to be handed over to the next shift.

        :return: bool
        """
        self.ensure_one()
        return bool(self.filtered_domain(self._open_matter_domain()))

    def _timeline_text(self):
        """What the entry is, in one line for the day's timeline and the handover: no personal data.

        :return: str
        """
        self.ensure_one()
        return ""

    @api.model
    def _archive_fields(self):
        """The columns of the register in the monthly workbook: no personal data but masked.

        :return: list of field names
        """
        return ["date", "name", "employee_id", "state"]

    def _archive_silent_fields(self):
        """Columns that stay empty for an entry in the monthly workbook, which more people read than the entry.

        :return: frozenset of field names
        """
        return frozenset()

    @api.model
    def _closing_gaps(self, _log):
        """What the register still wants before the day's log is closed.

        :param _log: ``scenic.duty.log`` record
        :return: list of dicts: ``key`` (a stable word: what a supervisor waives), ``text`` (what is missing, for
            people) and ``action`` (act_window that leads to where it is mended)
        """
        return []
