from odoo import api, models

_MOST_TOPICS = 6
_BLANK_ROWS = 10


class PatrolPaper(models.AbstractModel):
    """What the sheets of a round have in common."""

    _name = "scenic.paper.patrol"
    _description = "Patrol Sheet"
    _inherit = ["scenic.paper.mixin"]
    _paper_model = "scenic.patrol"

    @api.model
    def _topics(self, patrol):
        """The columns of findings: what the round was asked, or would be asked today.

        :param patrol: ``scenic.patrol`` record, may be empty
        :return: ``scenic.patrol.topic`` recordset
        """
        company = patrol.company_id or self.env.company
        asked = patrol.visit_ids.line_ids.topic_id.sorted()
        topics = self.env["scenic.patrol.topic"]
        return (asked or topics.search([("company_id", "in", [company.id, False])]))[:_MOST_TOPICS]

    @api.model
    def _rows(self, patrol):
        """The posts of a round, in the order of the round.

        :param patrol: ``scenic.patrol`` record
        :return: list of dicts
        """
        return [
            {"post": visit.checkpoint_id.display_name, "hours": visit.due_hours, "visit": visit}
            for visit in patrol.visit_ids
        ]

    @api.model
    def _blank_rounds(self, desk):
        """The desk's rounds without a visit, or one without posts.

        :param desk: ``scenic.desk`` record
        :return: list of pairs: ``scenic.patrol.plan`` record, list of rows
        """
        visit = self.env["scenic.patrol.visit"]
        rounds = []
        for plan in self.env["scenic.patrol.plan"].search([("desk_id", "=", desk.id)]):
            rows = [
                {"post": stop.checkpoint_id.display_name, "hours": stop._hours_label(), "visit": visit}
                for stop in plan.stop_ids
            ]
            rounds.append((plan, rows))
        # room for posts besides the plan
        empty = {"post": "", "hours": "", "visit": visit}
        rounds = rounds or [(self.env["scenic.patrol.plan"], [])]
        return [(plan, rows + [empty] * max(_BLANK_ROWS - len(rows), 2)) for plan, rows in rounds]

    @api.model
    def _free(self):
        return self.env._("Free patrol")


class PatrolReport(models.AbstractModel):
    """The sheet of a round as it was walked."""

    _name = "report.scenic_service_desk.report_patrol"
    _description = "Duty Manager's Patrol Sheet"
    _inherit = ["scenic.paper.patrol"]


class BlankPatrolReport(models.AbstractModel):
    """The sheet to fill in by hand."""

    _name = "report.scenic_service_desk.report_blank_patrol"
    _description = "Blank Patrol Sheet"
    _inherit = ["scenic.paper.patrol"]
    _paper_model = "scenic.blank.form"

    @api.model
    def _get_report_values(self, docids, data=None):
        values = super()._get_report_values(docids, data)
        return {**values, "patrol": self.env["scenic.patrol"], "desk": values["docs"][:1].desk_id}


class CheckpointSheetReport(models.AbstractModel):
    """The sheet that hangs at a post: its QR signs, so it is the centre manager's to print."""

    _name = "report.scenic_service_desk.report_checkpoint_sheet"
    _description = "QR Sheet"
    _inherit = ["scenic.paper.mixin"]
    _paper_model = "scenic.checkpoint"

    @api.model
    def _words(self):
        """The words of the sheet in Chinese and in English, whatever language is chosen and installed.

        :return: dict from language to list of str
        """
        return {
            lang: [
                env._("Duty Manager's Patrol Post"),
                env._("Duty manager: scan with your phone to sign and note what you found."),
            ]
            for lang in ("zh_CN", "en_US")
            for env in [self.with_context(lang=lang).env]
        }

    @api.model
    def _names(self, checkpoint):
        """The post's name in Chinese and in English, once where both are the same.

        :param checkpoint: ``scenic.checkpoint`` record
        :return: list of str
        """
        names = [checkpoint.with_context(lang=lang).name for lang in ("zh_CN", "en_US")]
        return list(dict.fromkeys(names))
