from odoo import api, models

_TALKERS = "scenic_service_desk.group_agent,scenic_service_desk.group_crew_leader"


class IncidentReport(models.AbstractModel):
    """An incident as its form 意外伤害及突发事件登记表."""

    _name = "report.scenic_service_desk.report_incident"
    _description = "Form: Incident"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.incident"


class ScenicPaperMixin(models.AbstractModel):
    """What the form of an incident shows of its persons; the blank forms use it too."""

    _inherit = "scenic.paper.mixin"

    @api.model
    def _person_cells(self, person):
        """The cells of a person's line; names and health for those who may see them, the phone masked for all.

        :param person: ``scenic.incident.person`` record
        :return: list of str
        """
        sees = self.env.user.has_groups(_TALKERS)
        sex = self._label(person, "sex") or ""
        care = [person.treatment, person.hospital] if sees else [person.hospital]
        return [
            (self._cut(person.visitor_name, 20) if sees else "") or self._label(person, "kind"),
            " ".join(filter(None, [sex, str(person.age) if person.age else ""])),
            person.visitor_phone_masked or "",
            " ".join(filter(None, [self._label(person, "injury_degree"), sees and self._cut(person.injury, 40)])),
            self._cut(" · ".join(filter(None, care)), 40),
            person.escort_id.name or "",
        ]
