from datetime import timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache

from ..tools.link_commands import only_links

# what a change of is felt at every entry
_FELT = {"shared_user_ids", "user_ids", "slot_ids", "active", "sequence", "company_id"}
# may write at every desk, or register where they stand
_OF_NO_TEAM = "scenic_service_desk.group_supervisor,scenic_service_desk.group_crew_leader"


class ScenicDesk(models.Model):
    """A service point of the company: the visitor centre or an information kiosk."""

    _name = "scenic.desk"
    _description = "Service Desk"
    _inherit = ["mail.thread", "scenic.remembered.mixin"]
    _order = "sequence, id"
    _check_company_auto = True

    _remembered = ("company_id", "day_turn_hour", "tz", "user_ids")

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Short name for labels and lists.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    color = fields.Integer()
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    kind = fields.Selection(
        [("centre", "Visitor Centre"), ("kiosk", "Information Kiosk")], required=True, default="centre"
    )
    phone = fields.Char()
    member_ids = fields.Many2many("hr.employee", string="Team", check_company=True)
    shared_user_ids = fields.Many2many(
        "res.users",
        "scenic_desk_shared_user_rel",
        string="Shared Counter Logins",
        help="At these logins the agent chooses himself and signs with his employee PIN.",
    )
    user_ids = fields.Many2many(
        "res.users", "scenic_desk_user_rel", string="Logins", compute="_compute_user_ids", store=True, compute_sudo=True
    )
    resource_calendar_id = fields.Many2one("resource.calendar", "Working Hours", check_company=True)
    tz = fields.Selection(
        "_tz_get", "Time Zone", required=True, default=lambda self: self.env.user.tz or "Asia/Shanghai"
    )
    day_turn_hour = fields.Float(
        "Day Turns At", default=4.0, help="Until this hour an entry belongs to the day before."
    )
    day_end_hour = fields.Float(
        "Day Ends At",
        default=20.0,
        help="What was found on site and has not been brought to the desk by then is reported.",
    )
    slot_ids = fields.Many2many("scenic.shift.slot", string="Shift Slots", check_company=True)
    location_id = fields.Many2one(
        "stock.location", "Lost Property Store", check_company=True, domain="[('usage', '=', 'internal')]"
    )
    safe_location_id = fields.Many2one(
        "stock.location", "Safe", check_company=True, domain="[('usage', '=', 'internal')]"
    )
    supervisor_id = fields.Many2one("res.users")
    manager_id = fields.Many2one("res.users", "Centre Manager")
    custodian_id = fields.Many2one("res.users", "Lost-Property Custodian")
    safety_officer_id = fields.Many2one("res.users")
    asset_manager_id = fields.Many2one("res.users")
    approve_every_claim = fields.Boolean(help="Ordinary items too are returned only after a second person's approval.")

    _day_turn_hour_range = models.Constraint(
        "CHECK (day_turn_hour >= 0 AND day_turn_hour < 24)", "The day turns at an hour between 0 and 24."
    )
    _day_end_hour_range = models.Constraint(
        "CHECK (day_end_hour >= 0 AND day_end_hour < 24)", "The day ends at an hour between 0 and 24."
    )

    @api.model
    def _tz_get(self):
        return [(tz, tz) for tz in sorted(pytz.common_timezones)]

    @api.depends("member_ids.user_id", "shared_user_ids")
    def _compute_user_ids(self):
        for desk in self:
            desk.user_ids = desk.member_ids.user_id | desk.shared_user_ids
        self.env.registry.clear_cache()  # whose desk an entry is made at

    @api.constrains("shared_user_ids", "member_ids")
    def _check_shared_logins(self):
        """A login is somebody's own or shared, never both: a PIN is worth nothing at one's own login's back."""
        for desk in self:
            # sudo: logins of people the user may not read count as well
            if both := desk.sudo().shared_user_ids & desk.sudo().member_ids.user_id:
                raise ValidationError(
                    self.env._("%s is an employee's own login. Shared logins belong to nobody.", both[0].name)
                )

    @api.model
    def _default_desk(self):
        """The desk an entry is made at when nobody says which: one where the user may write.

        :return: the user's first desk in his company; for those bound to no team the company's first; may be empty
        """
        return self.browse(self._default_desk_ids())

    @api.model
    @ormcache("self.env.uid", "self.env.su", "self.env.company.id")
    def _default_desk_ids(self):
        """What ``_default_desk`` finds; asked at every entry, changed with the teams."""
        desks = self.search([("company_id", "=", self.env.company.id)])
        own = desks.filtered(lambda desk: self.env.user in desk.user_ids)[:1]
        return (own or (desks[:1] if self.env.su or self.env.user.has_groups(_OF_NO_TEAM) else own))._ids

    @api.model
    def _why_no_desk(self):
        """What to tell somebody who has no desk to make an entry at.

        sudo: a desk may be there that the user does not see.
        :return: str
        """
        if self.sudo().search_count([("company_id", "=", self.env.company.id)], limit=1):
            return self.env._("You belong to no desk's team yet: ask the centre manager.")
        return self.env._("There is no service desk yet: the centre manager makes one under Configuration.")

    @api.model
    def _is_shared_login(self):
        """Whether the user is a counter's shared login.

        :return: bool
        """
        return self.env.uid in self._shared_uids()

    @api.model
    @ormcache()
    def _shared_uids(self):
        """The shared logins of all companies; asked at every entry, changed once a year.

        sudo: a login is shared whether or not its user sees the desk.
        """
        return frozenset(self.sudo().search([("shared_user_ids", "!=", False)]).shared_user_ids.ids)

    @ormcache("self.id")
    def _slot_hours(self):
        """The desk's shift slots, asked at every entry, changed once a year.

        sudo: whoever may save an entry needs its shift.
        :return: tuple of (slot's id, hour from, hour to)
        """
        return tuple((slot.id, slot.hour_from, slot.hour_to) for slot in self.sudo().slot_ids)

    @api.model_create_multi
    def create(self, vals_list):
        """Forget who the shared logins are."""
        teams = [vals.pop("member_ids", None) for vals in vals_list]
        desks = super().create(vals_list)
        for desk, team in zip(desks, teams, strict=True):
            if team:
                desk.write({"member_ids": team})
        self.env.registry.clear_cache()
        return desks

    def write(self, vals):
        """Forget shared logins and slots when they, or the desks in use, change.

        sudo: to link employees one needs to read them, which is HR's right; a manager chooses among their names.
        """
        team = {name: only_links(self.env, value) for name, value in vals.items() if name == "member_ids"}
        if team:
            self.check_access("write")
            super(ScenicDesk, self.sudo()).write(team)
        res = super().write({name: value for name, value in vals.items() if name not in team})
        if _FELT & vals.keys():
            self.env.registry.clear_cache()
        return res

    @api.ondelete(at_uninstall=False)
    def _forget_shared_logins(self):
        self.env.registry.clear_cache()

    def _local(self, moment):
        """``moment`` (naive UTC datetime) as the desk's wall clock, naive."""
        self.ensure_one()
        return pytz.utc.localize(moment).astimezone(pytz.timezone(self.tz)).replace(tzinfo=None)

    def _utc(self, local):
        """A naive wall-clock datetime of the desk as naive UTC."""
        self.ensure_one()
        return pytz.timezone(self.tz).localize(local).astimezone(pytz.utc).replace(tzinfo=None)

    def _day_end(self, moment):
        """The end of the working day that a moment belongs to, both naive UTC.

        A desk that closes after midnight, but before the day turns, closes on the next calendar day.
        """
        midnight = fields.Datetime.to_datetime(self._local_date(moment))
        after_midnight = 24 if self.day_end_hour <= self.day_turn_hour else 0
        return self._utc(midnight + timedelta(hours=self.day_end_hour + after_midnight))

    def _local_date(self, moment):
        """The desk's day that a moment belongs to.

        :param datetime moment: naive UTC
        :return: date; before ``day_turn_hour`` it is still yesterday's
        """
        return (self._local(moment) - timedelta(hours=self.day_turn_hour)).date()

    def _responsible(self, *roles):
        """The first of the desk's people that is set and still works here.

        :param str roles: field names of users, the most fitting first
        :return: ``res.users`` record, the current user where none is set
        """
        self.ensure_one()
        for role in roles:
            if self[role].active:
                return self[role]
        return self.env.user
