from odoo import models
from odoo.exceptions import UserError


class ScenicPatrolFinding(models.Model):
    """What follows from an abnormal finding: a repair, an incident."""

    _inherit = "scenic.patrol.finding"

    def action_request_repair(self):
        """Have the equipment or facility repaired.

        :raise UserError: for what was not found abnormal
        """
        for finding in self:
            finding.check_access("write")
            if finding.result != "abnormal":
                raise UserError(self.env._("Only what is abnormal is repaired."))
            if not finding.maintenance_request_id:
                request = finding._request_repair()
                finding._write_unlocked({"maintenance_request_id": request.id})
                finding.patrol_id.message_post(
                    body=self.env._("%(finding)s: repair requested.", finding=finding.display_name)
                )

    def _request_repair(self):
        """The open maintenance request for the equipment, made where there is none.

        :return: ``maintenance.request`` record, sudo
        """
        self.ensure_one()
        return self.env["maintenance.request"]._report_damage(
            self._repair_title(),
            ". ".join(filter(None, [self._repair_title(), self.action_taken])),
            self.patrol_id,
            self.visit_id.employee_id,
            self.company_id,
            self.equipment_id,
        )

    def _repair_title(self):
        """What the repairers read first: where, and what is wrong.

        :return: str
        """
        what = self.remark or self.topic_id.name
        return f"{self.checkpoint_id.display_name}: {what}"

    def action_raise_incident(self):
        """Report the finding as an incident; reported already, it opens.

        :return: act_window
        """
        self.ensure_one()
        return self.env["scenic.incident"]._raise_action(
            {
                "source": f"{self._name},{self.id}",
                "desk_id": self.checkpoint_id._patrol_desk().id,
                "zone_id": self.checkpoint_id.zone_id.id,
                "description": self.remark,
                "reported_via": "patrol",
            }
        )
