from odoo import api, models


class MissingPersonReport(models.AbstractModel):
    """Somebody missing as the form 园区寻人登记表: who, search, police, reunion with its signatures."""

    _name = "report.scenic_service_desk.report_missing_person"
    _description = "Form: Missing Person"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.missing.person"


class BroadcastReport(models.AbstractModel):
    """A day's broadcasts of a desk as a log 广播登记表."""

    _name = "report.scenic_service_desk.report_broadcast"
    _description = "Form: Broadcast Log"
    _inherit = ["scenic.day.paper.mixin"]

    _paper_model = "scenic.broadcast"
    # landscape
    _page_rows = 14

    @api.model
    def _times(self, broadcast):
        """When it was read out, on the desk's clock.

        :param broadcast: ``scenic.broadcast`` record
        :return: str
        """
        readings = broadcast.reading_ids.sorted("read_at")
        return " ".join(broadcast.desk_id._local(reading.read_at).strftime("%H:%M") for reading in readings)


class BlankBroadcastReport(models.AbstractModel):
    """The empty log of broadcasts, landscape as the filled one."""

    _name = "report.scenic_service_desk.report_blank_broadcast"
    _description = "Blank Broadcast Log"
    _inherit = ["report.scenic_service_desk.report_broadcast"]

    _paper_model = "scenic.blank.form"
