from odoo import api, fields, models


class ScenicIncidentPerson(models.Model):
    """Somebody involved in an incident: what happened to him and who looks after him (register 4).

    Health is sensitive personal data (PIPL art. 28): those who work at desks see it, and it goes with the name.
    """

    _name = "scenic.incident.person"
    _description = "Person Involved"
    _inherit = ["scenic.lock.line.mixin", "scenic.visitor.mixin"]
    _order = "id"
    _check_company_auto = True
    _lock_parent = "incident_id"
    _lock_lines = "person_ids"

    incident_id = fields.Many2one("scenic.incident", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="incident_id.company_id", store=True, index=True, precompute=True)
    kind = fields.Selection(
        [("visitor", "Visitor"), ("employee", "Employee"), ("other", "Other Person")],
        "Who",
        required=True,
        default="visitor",
    )
    visitor_name = fields.Char("Full Name")
    sex = fields.Selection([("male", "Male"), ("female", "Female")])
    age = fields.Integer(aggregator=None)
    injury_degree = fields.Selection(
        [
            ("none", "Not Injured"),
            ("slight", "Slightly Injured"),
            ("serious", "Seriously Injured"),
            ("dead", "Deceased"),
        ],
        "Injury",
        required=True,
        default="slight",
    )
    injury = fields.Char(
        "What Injury", groups="scenic_service_desk.group_agent", help="Part of the body and kind of injury."
    )
    treatment = fields.Char(
        groups="scenic_service_desk.group_agent", help="First aid, plaster, ambulance, refused help …"
    )
    escort_id = fields.Many2one(
        "hr.employee", "Escorted By", check_company=True, ondelete="restrict", index="btree_not_null"
    )
    hospital = fields.Char()
    outcome = fields.Char(groups="scenic_service_desk.group_agent", help="What became of him.")

    _age_range = models.Constraint("CHECK (age BETWEEN 0 AND 130)", "Please check the age.")

    @api.depends("kind", "injury_degree")
    def _compute_display_name(self):
        labels = {name: dict(self._fields[name]._description_selection(self.env)) for name in ("kind", "injury_degree")}
        for person in self:
            person.display_name = " · ".join(label for name in labels if (label := labels[name].get(person[name])))

    def write(self, vals):
        """An injury that turns out otherwise is told in the incident's messages."""
        labels = dict(self._fields["injury_degree"]._description_selection(self.env))
        before = {person: person.injury_degree for person in self}
        res = super().write(vals)
        for person in self.filtered(lambda person: person.injury_degree != before[person]):
            person.incident_id._message_log(
                body=self.env._(
                    "Injury: %(before)s → %(after)s",
                    before=labels[before[person]],
                    after=labels[person.injury_degree],
                )
            )
        return res

    @api.ondelete(at_uninstall=False)
    def _note_taken_off(self):
        """Who was entered by mistake is taken off; that he stood there stays in the incident's messages."""
        for person in self:
            person.incident_id._message_log(
                body=self.env._("No longer among the persons involved: %s", person.display_name)
            )

    def _purge_domain(self, before):
        return [("incident_id.state", "=", "closed"), ("incident_id.write_date", "<", before)]

    def _purge(self):
        """Blank what is personal, of all persons of an incident at once, with what was said and photographed of them;
        the incident is closed, so the guards of ``write`` are passed by.
        """
        incidents = self.incident_id
        persons = incidents.person_ids.filtered(lambda person: not person.visitor_purged_on)
        res = models.BaseModel.write(persons, self._purge_values())
        incidents._write_unlocked({"photo": False, "first_report": False})
        return res

    def _purge_values(self):
        return {**super()._purge_values(), "injury": False, "treatment": False, "outcome": False, "hospital": False}
