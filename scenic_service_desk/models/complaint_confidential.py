from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.link_commands import only_links


class ScenicComplaint(models.Model):
    """Who is complained of, or is at fault, reads nothing of it (register 3).

    Record rules keep the entry and all that follows record rules from him: lists, searches, figures, exports, the
    timeline, messages, reminders and files. Here is what they do not reach: being told of it.
    """

    _inherit = "scenic.complaint"

    further_employee_ids = fields.Many2many(
        "hr.employee",
        "scenic_complaint_further_employee_rel",
        string="Further Employees Concerned",
        check_company=True,
        copy=False,
    )
    further_names = fields.Char("Also Concerned", compute="_compute_further_names", compute_sudo=True)
    concerned_user_ids = fields.Many2many(
        "res.users",
        "scenic_complaint_concerned_rel",
        string="Logins of Those Concerned",
        compute="_compute_concerned_user_ids",
        compute_sudo=True,
        store=True,
        recursive=True,
    )

    @api.depends(
        "kind",
        "against_employee_id.user_id",
        "fault_employee_id.user_id",
        "further_employee_ids.user_id",
        "merged_into_id.concerned_user_ids",
    )
    def _compute_concerned_user_ids(self):
        for complaint in self:
            staff = complaint.against_employee_id | complaint.fault_employee_id | complaint.further_employee_ids
            # who is praised may read it
            own = staff.user_id if complaint.kind != "praise" else staff.user_id.browse()
            # one matter with the entry it went into
            complaint.concerned_user_ids = own | complaint.merged_into_id.concerned_user_ids

    @api.depends("further_employee_ids.name")
    def _compute_further_names(self):
        for complaint in self:
            complaint.further_names = ", ".join(complaint.further_employee_ids.mapped("name"))

    @api.depends_context("uid")
    @api.depends("concerned_user_ids")
    def _compute_display_name(self):
        """A link names its target with all rights; to those concerned it says nothing of it.

        sudo: he reads none of them.
        """
        res = super()._compute_display_name()
        if self.env.su and self.env.uid != SUPERUSER_ID:
            mine = Domain("id", "in", self._origin.ids) & Domain("concerned_user_ids", "in", self.env.uid)
            for complaint in self.browse(self.sudo().search(mine, order="id").ids):
                complaint.display_name = self.env._("Confidential")
        return res

    def _staff_concerned(self):
        """The employees it is about, in whose face nothing of it is said.

        :return: ``hr.employee`` recordset
        """
        blamed = self.filtered(lambda complaint: complaint.kind != "praise")
        return blamed.against_employee_id | blamed.fault_employee_id | blamed.further_employee_ids

    def _is_confidential(self):
        """Whether it is about somebody of the house. sudo: readers need not see the list.

        :return: bool
        """
        complaint = self.sudo()
        return bool(complaint._staff_concerned() or complaint.concerned_user_ids)

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: when somebody would take a complaint about himself"""
        further = [vals.pop("further_employee_ids", None) for vals in vals_list]
        # before the record is made: he could not even be told why he may not read it
        employees = self.env["hr.employee"].sudo()
        for vals in vals_list:
            accused = employees.browse(vals.get("against_employee_id") or ())
            if accused and accused.user_id == self.env.user and vals.get("kind") != "praise":
                self._refuse_about_self()
        complaints = super().create(vals_list)
        for complaint, commands in zip(complaints, further, strict=True):
            if commands:
                complaint.write({"further_employee_ids": commands})
        complaints._check_not_about_self()
        return complaints

    def write(self, vals):
        """Whoever comes to be concerned hears no more of it; who was named once stays concerned.

        sudo: to link employees one needs to read them, which is HR's right.
        :raise UserError: when somebody would name himself
        """
        if "further_employee_ids" in vals and not self.env.su:
            self.check_access("write")
            further = only_links(self.env, vals["further_employee_ids"])
            before = {complaint: complaint.sudo().further_employee_ids for complaint in self}
            self.sudo().write({"further_employee_ids": further})
            if not self.env.user.has_group("scenic_service_desk.group_supervisor"):
                self._keep_concerned(before)
            vals = {name: value for name, value in vals.items() if name != "further_employee_ids"}
            if not vals:
                return True
        naming = {"against_employee_id", "fault_employee_id", "further_employee_ids", "kind"} & vals.keys()
        if not naming:
            return super().write(vals)
        before = {complaint.id: complaint._staff_concerned() for complaint in self}
        named = {complaint: complaint._staff_named() for complaint in self}
        res = super().write(vals)
        self._keep_concerned(named)
        self._check_not_about_self()
        for complaint in self:
            if complaint._staff_concerned() - before[complaint.id]:
                complaint._silence_concerned()
        return res

    def _staff_named(self):
        """The employees complained of and at fault. sudo: who writes the entry need not read employees.

        :return: ``hr.employee`` recordset
        """
        blamed = self.sudo().filtered(lambda complaint: complaint.kind != "praise")
        return blamed.against_employee_id | blamed.fault_employee_id

    def _keep_concerned(self, before):
        """Who was named once may not read it when another name takes the place of his: else a friend at the desk could
        open the entry to him for a minute. A supervisor takes him off, from the list of further employees.

        sudo: as above.

        :param dict before: who was named, by ``scenic.complaint`` record
        """
        for complaint in self.sudo():
            staff = before[complaint]
            if complaint.kind != "praise" and (left_out := staff - complaint._staff_concerned()):
                complaint.further_employee_ids |= left_out

    def _check_not_about_self(self):
        """:raise UserError: when who is at work here, or took the entry, is concerned himself

        sudo: whoever is concerned could not even read that he is.
        """
        for complaint in self.sudo():
            staff = complaint._staff_concerned()
            if self.env.user in complaint.concerned_user_ids or complaint.employee_id in staff:
                self._refuse_about_self()

    @api.model
    def _refuse_about_self(self):
        raise UserError(
            self.env._("Nobody takes or handles a complaint about himself. Please call a colleague or the supervisor.")
        )

    def _silence_concerned(self):
        """Take those concerned off the followers, their reminders to others, what they were told out of their inboxes,
        and ask them for no answer any more.

        sudo: reminders and notifications are other people's.
        """
        for complaint in self.sudo():
            users = complaint.concerned_user_ids
            if not users:
                continue
            complaint.message_unsubscribe(users.partner_id.ids)
            told = complaint.message_ids.filtered(lambda message, users=users: message.partner_ids & users.partner_id)
            for message in told:
                message.partner_ids -= users.partner_id
            complaint.message_ids.notification_ids.filtered(
                lambda notice, users=users: notice.res_partner_id in users.partner_id
            ).unlink()
            theirs = complaint.activity_ids.filtered(lambda activity, users=users: activity.user_id in users)
            if theirs:
                theirs.user_id = complaint._somebody("supervisor_id", "manager_id")
            complaint.chain_ids.filtered(lambda notice, users=users: notice.user_id in users)._end()

    def _chain_late_user(self):
        """Who reported it may have come to be concerned."""
        user = super()._chain_late_user()
        return self._somebody("supervisor_id", "manager_id") if user in self.sudo().concerned_user_ids else user

    def _somebody(self, *roles):
        """The first of the desk's people who may read the entry; never somebody it is about.

        sudo: asked on behalf of agents, about whom others may read.
        :param str roles: field names of users on the desk
        :return: ``res.users`` record; a centre manager of the company where nobody of the desk may
        """
        self.ensure_one()
        concerned = self.sudo().concerned_user_ids
        user = self.desk_id._responsible_reader(self, *roles)
        if user not in concerned and user.active and not self._is_root(user):
            return user
        managers = self.env.ref("scenic_service_desk.group_manager").sudo().all_user_ids
        fitting = managers.filtered(
            lambda manager: (
                manager.active
                and not manager.share
                and manager not in concerned
                and self.company_id in manager.company_ids
            )
        )
        return fitting[:1].with_env(self.env) or self.env.user

    @api.model
    def _is_root(self, user):
        return user == self.env.ref("base.user_root")

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        """Those concerned follow nothing, whoever invites them."""
        allowed = self._without_concerned(partner_ids or [])
        return super()._message_subscribe(allowed, subtype_ids=subtype_ids, customer_ids=customer_ids)

    def message_post(self, *, partner_ids=None, **kwargs):
        """No message goes to those concerned, whoever addresses them."""
        return super().message_post(partner_ids=self._without_concerned(partner_ids or []), **kwargs)

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        recipients = super()._notify_get_recipients(message, msg_vals=msg_vals, **kwargs)
        concerned = set(self.sudo().concerned_user_ids.partner_id.ids)
        return [recipient for recipient in recipients if recipient["id"] not in concerned]

    def _without_concerned(self, partner_ids):
        """sudo: who writes a message need not know whose logins they are."""
        concerned = set(self.sudo().concerned_user_ids.partner_id.ids)
        return [partner_id for partner_id in partner_ids if partner_id not in concerned]


class ScenicConfidentialMixin(models.AbstractModel):
    """A line about an entry of some register, kept from those whom that entry is about."""

    _name = "scenic.confidential.mixin"
    _description = "Line About a Confidential Entry"

    is_about_me = fields.Boolean(
        "About Me", compute="_compute_is_about_me", search="_search_is_about_me", compute_sudo=True
    )

    @api.model
    def _mine(self):
        """The complaints about the user. sudo: he reads none of them.

        :return: Domain on ``scenic.complaint``
        """
        return Domain("concerned_user_ids", "in", self.env.uid)

    @api.model
    def _cases_about_me(self):
        """Entries about the user, and what follows from them. sudo: as in ``_mine``.

        :return: dict of a query for the entries' ids by model's name
        """
        return {"scenic.complaint": self.env["scenic.complaint"].sudo()._search(self._mine())}

    @api.depends_context("uid")
    @api.depends("res_model", "res_id")
    def _compute_is_about_me(self):
        about_me = self.browse()
        for model, cases in self._cases_about_me().items():
            if lines := self.filtered(lambda line, model=model: line.res_model == model):
                within = Domain("id", "in", lines.mapped("res_id")) & Domain("id", "in", cases)
                found = set(self.env[model].sudo().search(within).ids)
                about_me |= lines.filtered(lambda line, found=found: line.res_id in found)
        for line in self:
            line.is_about_me = line in about_me

    @api.model
    def _search_is_about_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain.OR(
            Domain("res_model", "=", model) & Domain("res_id", "in", cases)
            for model, cases in self._cases_about_me().items()
        )


class ScenicHandoverMatter(models.Model):
    """What was handed over about somebody is not his to read."""

    _name = "scenic.handover.matter"
    _inherit = ["scenic.handover.matter", "scenic.confidential.mixin"]


class ScenicSignature(models.Model):
    """Nor are the signatures under it."""

    _name = "scenic.signature"
    _inherit = ["scenic.signature", "scenic.confidential.mixin"]

    role = fields.Selection(
        selection_add=[("complainant", "Complainant"), ("proposer", "Proposed By")],
        ondelete={"complainant": "cascade", "proposer": "cascade"},
    )


class ScenicChainNotice(models.Model):
    """Nor who was told of it."""

    _name = "scenic.chain.notice"
    _inherit = ["scenic.chain.notice", "scenic.confidential.mixin"]
