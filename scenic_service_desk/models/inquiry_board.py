from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicInquiryTopic(models.Model):
    """The counter board: a card a topic, one tap a question."""

    _inherit = "scenic.inquiry.topic"

    tap_count = fields.Integer("Counted Today", compute="_compute_board")
    call_count = fields.Integer("Recorded Today", compute="_compute_board")
    board_desk = fields.Char("Desk", compute="_compute_board")

    @api.model
    def _board_desk(self):
        """The desk whose questions are counted: the one the board was opened at, else the user's own.

        :return: ``scenic.desk`` record, may be empty
        """
        desk_id = self.env.context.get("scenic_desk_id")
        if isinstance(desk_id, int):
            return self.env["scenic.desk"].browse(desk_id).exists()
        return self.env["scenic.desk"]._default_desk()

    @api.depends_context("uid", "scenic_desk_id", "lang")
    def _compute_board(self):
        desk = self._board_desk()
        day = desk and desk._local_date(fields.Datetime.now())
        today = [("desk_id", "=", desk.id), ("log_id.date", "=", day), ("topic_id", "in", self.ids)]
        taps = desk and dict(self.env["scenic.inquiry.tally"]._read_group(today, ["topic_id"], ["count:sum"]))
        recorded = [*today, ("state", "!=", "withdrawn")]
        calls = desk and dict(self.env["scenic.inquiry"]._read_group(recorded, ["topic_id"], ["__count"]))
        for topic in self:
            topic.tap_count = taps.get(topic._origin, 0) if desk else 0
            topic.call_count = calls.get(topic._origin, 0) if desk else 0
            topic.board_desk = desk.name

    def _own_board_desk(self):
        desk = self._board_desk()
        if not desk:
            raise UserError(self.env["scenic.desk"]._why_no_desk())
        return desk

    def action_tap(self):
        """Count a question about the topic."""
        self.ensure_one()
        self.env["scenic.inquiry.tally"]._tap(self._own_board_desk(), self)

    def action_untap(self):
        """Take the last tap back.

        :raise UserError: when nothing was counted today
        """
        self.ensure_one()
        if not self.env["scenic.inquiry.tally"]._untap(self._own_board_desk(), self):
            raise UserError(self.env._("Nothing was counted today that could be taken back."))

    def action_record(self):
        """A tap worth writing down: a new inquiry in its place.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.inquiry_action")
        context = {
            "default_desk_id": self._own_board_desk().id,
            "default_topic_id": self.id,
            "default_channel": "counter",
            "scenic_from_tap": True,
        }
        return {**action, "views": [(False, "form")], "view_mode": "form", "context": context}
