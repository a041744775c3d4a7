from odoo import fields, models
from odoo.tools import SQL


class ScenicInquiryStat(models.Model):
    """Recorded inquiries and counted questions together, for statistics (register 2)."""

    _name = "scenic.inquiry.stat"
    _description = "Inquiry Statistics"
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "topic_id"
    _depends = {
        "scenic.inquiry": [
            "date",
            "company_id",
            "desk_id",
            "employee_id",
            "topic_id",
            "channel",
            "outcome",
            "picked_up_late",
            "state",
            "deadline",
            "replied_in_time",
        ],
        "scenic.inquiry.tally": ["date", "company_id", "desk_id", "topic_id", "count"],
        "scenic.inquiry.topic": ["parent_path"],
    }

    date = fields.Datetime("Time", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    desk_id = fields.Many2one("scenic.desk", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Agent", readonly=True)
    topic_id = fields.Many2one("scenic.inquiry.topic", readonly=True)
    main_topic_id = fields.Many2one("scenic.inquiry.topic", readonly=True)
    channel = fields.Selection(
        lambda self: self.env["scenic.inquiry"]._fields["channel"]._description_selection(self.env), readonly=True
    )
    outcome = fields.Selection(
        lambda self: self.env["scenic.inquiry"]._fields["outcome"]._description_selection(self.env), readonly=True
    )
    kind = fields.Selection([("recorded", "Recorded"), ("counted", "Counted With a Tap")], readonly=True)
    question_count = fields.Integer("Times Asked", readonly=True)
    answered_count = fields.Integer("Answered at Once", readonly=True)
    late_count = fields.Integer("Picked Up Late", readonly=True)
    call_back_count = fields.Integer("Call-Backs", readonly=True)
    in_time_count = fields.Integer("Call-Backs in Time", readonly=True)
    answered_rate = fields.Float("Answered at Once (Share)", readonly=True, aggregator="avg")
    in_time_rate = fields.Float("Call-Backs in Time (Share)", readonly=True, aggregator="avg")

    def _read_group_select(self, aggregate_spec, query):
        """The share of all that were asked, not the mean of rows of which some count many."""
        if aggregate_spec != "answered_rate:avg":
            return super()._read_group_select(aggregate_spec, query)
        answered, asked, outcome = (
            self._field_to_sql(self._table, name, query) for name in ("answered_count", "question_count", "outcome")
        )
        return SQL(
            "SUM(%s)::float / NULLIF(SUM(CASE WHEN %s != 'wrong_number' THEN %s END), 0)", answered, outcome, asked
        )

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT 2 * inquiry.id AS id, inquiry.date, inquiry.company_id, inquiry.desk_id, inquiry.employee_id,
                inquiry.topic_id, split_part(topic.parent_path, '/', 1)::int AS main_topic_id, inquiry.channel,
                inquiry.outcome, 'recorded' AS kind, 1 AS question_count,
                (inquiry.outcome = 'answered')::int AS answered_count,
                inquiry.picked_up_late::int AS late_count,
                (inquiry.outcome = 'call_back')::int AS call_back_count,
                COALESCE(inquiry.replied_in_time, FALSE)::int AS in_time_count,
                CASE WHEN inquiry.outcome != 'wrong_number' THEN (inquiry.outcome = 'answered')::int::float END
                    AS answered_rate,
                CASE WHEN inquiry.state = 'replied' THEN COALESCE(inquiry.replied_in_time, FALSE)::int::float
                    WHEN inquiry.state = 'owed' AND inquiry.deadline < now() AT TIME ZONE 'UTC' THEN 0 END
                    AS in_time_rate
            FROM scenic_inquiry inquiry LEFT JOIN scenic_inquiry_topic topic ON topic.id = inquiry.topic_id
            WHERE inquiry.state != 'withdrawn'
            UNION ALL
            SELECT 2 * tally.id + 1, tally.date, tally.company_id, tally.desk_id, NULL::int,
                tally.topic_id, split_part(topic.parent_path, '/', 1)::int, 'counter',
                'answered', 'counted', tally.count, tally.count, 0, 0, 0, 1::float, NULL::float
            FROM scenic_inquiry_tally tally JOIN scenic_inquiry_topic topic ON topic.id = tally.topic_id
            WHERE tally.count > 0
            """
        )
