from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .satisfaction import SatisfactionCommon


@tagged("post_install", "-at_install")
class TestDialogs(SatisfactionCommon):
    """Dialogs point only at what their user may read."""

    def refuses(self, model, user, **values):
        dialogs = self.env[model].with_user(user)
        spec = {name: {} for name, field in dialogs._fields.items() if dialogs._has_field_access(field, "read")}
        name = next(iter(values))
        with self.assertRaises(AccessError, msg=f"{model}: onchange"):
            dialogs.onchange(values, [name], spec)
        with self.assertRaises(AccessError, msg=f"{model}: default"):
            dialogs.with_context(**{f"default_{key}": one for key, one in values.items()}).onchange({}, [], spec)
        with self.assertRaises(AccessError, msg=f"{model}: create"):
            dialogs.create(values)

    def test_about_a_complaint_about_oneself(self):
        complaint = self.new_complaint(against_employee_id=self.deputy_employee.id)
        self.refuses("scenic.complaint.judge", self.deputy, complaint_id=complaint.id)
        self.refuses("scenic.complaint.reason", self.deputy, complaint_id=complaint.id, step="withdraw", reason="x")
        self.refuses("scenic.complaint.merge", self.deputy, complaint_ids=[fields.Command.set(complaint.ids)])
        self.refuses("scenic.survey.link", self.deputy, res_id=complaint.id, res_model=complaint._name)

    def test_about_entries_of_another_company(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        stranger = self._new_user(
            "stranger", "scenic_service_desk.group_agent", company_id=company.id, company_ids=[(6, 0, company.ids)]
        )
        self.env["scenic.desk"].create(
            {"name": "Other Gate", "company_id": company.id, "shared_user_ids": stranger.ids, "tz": "Asia/Shanghai"}
        )
        report, person, incident = self.new_report(), self.new_missing(), self.new_incident()
        dialogs = {
            "report_id": (report, ["scenic.lost.message", "scenic.lost.attempt", "scenic.lost.close"]),
            "person_id": (
                person,
                ["scenic.missing.reunite", "scenic.missing.found", "scenic.missing.close", "scenic.broadcast"],
            ),
            "incident_id": (incident, ["scenic.incident.authority"]),
            "notice_id": (incident.sudo().chain_ids[:1], ["scenic.chain.tick"]),
        }
        for name, (entry, models) in dialogs.items():
            for model in models:
                with self.subTest(model):
                    self.refuses(model, stranger, **{name: entry.id})

    def test_every_dialog_that_points_at_entries_looks(self):
        """Whoever adds a dialog about an entry inherits the check."""
        registry = self.env.registry
        entries = registry.descendants(["scenic.register.mixin", "scenic.visitor.mixin"], "_inherit")
        checked = registry.descendants(["scenic.visible.mixin"], "_inherit")
        blind = [
            name
            for name, model in registry.items()
            if name.startswith("scenic.")
            and model._transient
            and name not in checked
            and any(field.comodel_name in entries and field.type != "one2many" for field in model._fields.values())
        ]
        self.assertFalse(blind)

    def test_an_incident_is_not_raised_from_what_one_may_not_read(self):
        complaint = self.new_complaint(against_employee_id=self.colleague_employee.id)
        with self.assertRaises(AccessError):
            self.new_incident(self.colleague, source=f"scenic.complaint,{complaint.id}")
        self.assertTrue(self.new_incident(self.agent, source=f"scenic.complaint,{complaint.id}").source)
