from odoo import fields, models

_AGENT = "scenic_service_desk.group_agent"


class ScenicPairMixin(models.AbstractModel):
    """Two entries that may belong together, and what was judged of it.

    Pairs are proposed by the system; nobody makes or deletes one by hand. What was rejected is never proposed again.
    """

    _name = "scenic.pair.mixin"
    _description = "Pair to Be Judged"
    _inherit = ["scenic.lock.mixin"]
    _order = "score desc, id desc"

    _initial_state = "proposed"
    _closed_states = ("rejected",)
    _transitions = {
        "proposed": {"confirmed": _AGENT, "rejected": _AGENT},
        "confirmed": {"rejected": _AGENT},
        "rejected": {"proposed": "scenic_service_desk.group_supervisor"},
    }

    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True, ondelete="restrict")
    score = fields.Integer(
        "Match Score", readonly=True, aggregator="avg", help="Of 100; its parts say where they are from."
    )
    parts = fields.Json("Parts of the Score", readonly=True)
    judged_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    judged_at = fields.Datetime(readonly=True)

    def action_reconsider(self):
        """A supervisor takes a rejection back."""
        for pair in self:
            pair._judge("proposed")

    def _judge(self, state, **vals):
        """Take the step and note who took it.

        :param str state: the state wanted
        :param vals: further values to write with it
        """
        self._transition(state, {**vals, "judged_by_id": self.env.uid, "judged_at": fields.Datetime.now()})
