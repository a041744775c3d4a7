from odoo import api, fields, models
from odoo.exceptions import UserError

_AGENT = "scenic_service_desk.group_agent"


class ScenicHandover(models.Model):
    """A shift, or a one-slot desk's day, handed over to the next (register 1).

    Open matters come by themselves from every register; they are written down when the outgoing employee signs.
    """

    _name = "scenic.handover"
    _description = "Shift Handover"
    _inherit = ["scenic.register.mixin", "scenic.signable.mixin"]

    _initial_state = "draft"
    _closed_states = ("signed", "accepted")
    _transitions = {"draft": {"signed": _AGENT}, "signed": {"accepted": _AGENT}}
    _sign_acts = {"hand_over": "_signed_hand_over", "accept": "_signed_accept"}

    state = fields.Selection(
        selection_add=[("draft", "Being Prepared"), ("signed", "Handed Over"), ("accepted", "Accepted")], tracking=True
    )
    line_ids = fields.One2many("scenic.handover.line", "handover_id", "Things")
    matter_ids = fields.One2many("scenic.handover.matter", "handover_id", "Open Matters", readonly=True)
    open_matter_ids = fields.Many2many("scenic.timeline", string="Open Matters Now", compute="_compute_open_matter_ids")
    open_matter_count = fields.Integer("Number of Open Matters", compute="_compute_open_matter_count")
    note = fields.Text("Notes", help="What the next shift should know.")
    outgoing_id = fields.Many2one("hr.employee", "Shift Handed Over By", readonly=True, copy=False, ondelete="restrict")
    signed_at = fields.Datetime("Handed Over At", readonly=True, copy=False)
    incoming_id = fields.Many2one("hr.employee", "Shift Taken Over By", readonly=True, copy=False, ondelete="restrict")
    accepted_at = fields.Datetime(readonly=True, copy=False)

    # the latest of a desk, and what waits for acceptance
    _waiting_idx = models.Index("(desk_id, date DESC) WHERE state = 'signed'")

    @api.depends("name", "shift_id", "log_id")
    def _compute_display_name(self):
        for handover in self:
            of = handover.shift_id or handover.log_id
            handover.display_name = " · ".join(filter(None, [handover.name, of.display_name]))

    @api.depends("state", "desk_id")
    def _compute_open_matter_ids(self):
        timeline = self.env["scenic.timeline"]
        for handover in self:
            live = handover.state == "draft" and handover.desk_id
            handover.open_matter_ids = timeline._open_matters(handover.desk_id, limit=200) if live else timeline

    @api.depends("open_matter_ids", "matter_ids")
    def _compute_open_matter_count(self):
        for handover in self:
            handover.open_matter_count = len(
                handover.open_matter_ids if handover.state == "draft" else handover.matter_ids
            )

    @api.model_create_multi
    def create(self, vals_list):
        """List the things the desk hands over.

        sudo: the list is the centre manager's.
        """
        handovers = super().create(vals_list)
        things = self.env["scenic.handover.thing"].sudo()
        of_desk = {desk: things._of_desk(desk) for desk in handovers.desk_id}
        self.env["scenic.handover.line"].sudo().create(
            [
                {"handover_id": handover.id, "thing_id": thing.id, "quantity": thing.quantity}
                for handover in handovers
                for thing in of_desk[handover.desk_id] - handover.line_ids.thing_id
            ]
        )
        return handovers

    @api.model
    def _of_log(self, log, closing=False):
        """The handover being prepared on a day for the shift that runs, made where there is none.

        :param log: ``scenic.duty.log`` record
        :param bool closing: for the day's last shift, whoever asks
        :return: ``scenic.handover`` record
        """
        now = fields.Datetime.now()
        moment = log._moment_now()
        employee = self.env["hr.employee"] if closing else self.env.user.employee_id
        [day] = self._days_of([{"desk_id": log.desk_id.id, "date": moment, "employee_id": employee.id}])
        handover = self.search(
            [("log_id", "=", log.id), ("shift_id", "=", day["shift_id"])], order="date desc, id desc", limit=1
        )
        return handover or self.create(
            {
                "desk_id": log.desk_id.id,
                "date": moment,
                # a day that is over is handed over in its last minutes, whenever that is written down
                "is_late_entry": moment < now,
                "employee_id": employee.id,
            }
        )

    def action_hand_over(self):
        """Sign the handover as who leaves.

        :return: None, or the dialog that asks a shared login who signs
        """
        return self._ask_signature("hand_over", self.env._("Hand Over the Shift"))

    def _signed_hand_over(self, employee, method):
        """Write down the open matters and lock what is handed over.

        :raise UserError: for a difference that nobody explained
        """
        wrong = self.line_ids.filtered(lambda line: not line.is_ok and not line.remark)
        if wrong:
            names = ", ".join(wrong.mapped("thing_id.name"))
            raise UserError(self.env._("Please write a remark where the number differs: %s", names))
        matters = self.open_matter_ids
        self._transition("signed", {"outgoing_id": employee.id, "signed_at": fields.Datetime.now()})
        self._write_down(matters)
        self.env["scenic.signature"]._sign(self, "outgoing", method, employee)

    def _write_down(self, matters):
        """Keep the open matters as they stand.

        sudo: nobody writes them by hand.

        :param matters: ``scenic.timeline`` recordset
        """
        registers = dict(matters._select_registers())
        self.env["scenic.handover.matter"].sudo().create(
            [
                {
                    "handover_id": self.id,
                    "company_id": self.company_id.id,
                    "date": matter.date,
                    "res_model": matter.res_model,
                    "res_id": matter.res_id,
                    "register": registers[matter.res_model],
                    "name": matter.name,
                    "text": matter.text,
                    "state_label": matter.state_label,
                }
                for matter in matters
            ]
        )

    def action_accept(self):
        """Sign the handover as who comes.

        :return: None, or the dialog that asks a shared login who signs
        """
        return self._ask_signature("accept", self.env._("Accept the Handover"))

    def _signed_accept(self, employee, method):
        """:raise UserError: for the one who handed over, or somebody of another desk"""
        if employee == self.outgoing_id:
            raise UserError(self.env._("Who hands over a shift cannot accept it: somebody of the next shift does."))
        candidates = self._incoming()
        if (
            candidates
            and employee not in candidates
            and not self.env.user.has_group("scenic_service_desk.group_supervisor")
        ):
            raise UserError(self.env._("%s belongs neither to the desk's team nor to its next shift.", employee.name))
        self._transition("accepted", {"incoming_id": employee.id, "accepted_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "incoming", method, employee)

    def _incoming(self):
        """Who may accept: the desk's team and the rosters of its shifts from now on, but not who hands over.

        sudo: teams and rosters are made of employees, whom only HR reads.
        :return: ``hr.employee`` recordset
        """
        handover = self.sudo()
        shifts = handover.env["scenic.shift"].search(
            [("desk_id", "=", handover.desk_id.id), ("date_end", ">", handover.date)], order="date_start", limit=20
        )
        people = handover.desk_id.member_ids | shifts.employee_ids
        return (people - handover.outgoing_id).with_env(self.env)

    def _sign_candidates(self, act):
        return self._incoming() if act == "accept" and self else super()._sign_candidates(act)

    def action_print(self):
        """Print the handover on paper.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.handover_report").report_action(self, config=False)

    def _timeline_text(self):
        if self.state == "draft":
            return self.env._("Handover is being prepared")
        return self.env._("%s open matters handed over", self.open_matter_count)

    @api.model
    def _archive_fields(self):
        return [*super()._archive_fields(), "outgoing_id", "signed_at", "incoming_id", "accepted_at"]
