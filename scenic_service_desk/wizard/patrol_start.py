from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicPatrolStart(models.TransientModel):
    """Begins a patrol: a planned round or a free one; or enters one from paper, of an earlier time."""

    _name = "scenic.patrol.start"
    _description = "Start Patrol"

    plan_id = fields.Many2one("scenic.patrol.plan", "Patrol Round", help="Empty: a free patrol.")
    is_late_entry = fields.Boolean("From Paper", help="The patrol was signed on paper while the system was down.")
    employee_id = fields.Many2one("hr.employee", "Patroller")
    patroller_ids = fields.Many2many(
        "hr.employee", string="Duty Managers", compute="_compute_patroller_ids", compute_sudo=True
    )
    moment = fields.Datetime("Time", help="When the patrol began, as the paper says.")

    def _compute_patroller_ids(self):
        """sudo: whose login has which rights is not the agents' to read."""
        self.patroller_ids = self.env["scenic.checkpoint"]._patrollers(self.env.company)

    @api.onchange("is_late_entry")
    def _onchange_is_late_entry(self):
        if not self.is_late_entry:
            self.employee_id = self.moment = False

    def action_start(self):
        """Begin the patrol.

        :return: act_window of the patrol
        :raise UserError: when the day's round is under way already, or the paper's entry is incomplete
        """
        self.ensure_one()
        patrols = self.env["scenic.patrol"]
        values = {"plan_id": self.plan_id.id}
        if self.plan_id:
            values["desk_id"] = self.plan_id.desk_id.id
        if self.is_late_entry:
            if not (self.employee_id and self.moment):
                raise UserError(self.env._("Please say who patrolled and when he began."))
            values |= {"is_late_entry": True, "employee_id": self.employee_id.id, "date": self.moment}
            patrol = patrols._round_of(self.plan_id, self.moment) or patrols.create(values)
        else:
            patrol = patrols._round_of(self.plan_id, fields.Datetime.now()) or patrols.create(values)
            patrol.action_start()
        return patrol._open_form()
