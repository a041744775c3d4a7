"""A desk with things to count and points to look at. Not a test itself."""

from .common import ScenicCommon


class CheckCommon(ScenicCommon):
    """The desk has two equipments, twelve chairs, and a template with an ordinary and two critical points."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        equipment = cls.env["maintenance.equipment"]
        cls.printer, cls.screen = equipment.create(
            [
                {"name": "Printer", "serial_no": "PR-77", "scenic_desk_id": cls.desk.id},
                {"name": "Screen", "serial_no": "SC-78", "scenic_desk_id": cls.desk.id},
            ]
        )
        cls.elsewhere = equipment.create({"name": "Lawn Mower", "serial_no": "LM-1"})
        cls.chairs = cls.env["scenic.desk.goods"].create({"name": "Chairs", "desk_id": cls.desk.id, "quantity": 12})
        cls.template = cls.env["scenic.check.template"].create(
            {
                "name": "Evening",
                "line_ids": [
                    (0, 0, {"name": "Computer", "has_switch": True}),
                    (0, 0, {"name": "Main switch", "is_critical": True}),
                    (0, 0, {"name": "Extinguisher", "is_critical": True}),
                ],
            }
        )
        cls.officer = cls._new_user("officer", "scenic_service_desk.group_safety")
        cls.officer_employee = cls.env["hr.employee"].create(
            {"name": "Officer Zhao", "user_id": cls.officer.id, "pin": "1234"}
        )
        cls.desk.write(
            {
                "safety_template_id": cls.template.id,
                "asset_manager_id": cls.manager.id,
                "safety_officer_id": cls.officer.id,
            }
        )

    @classmethod
    def asset_check(cls, user=None, **values):
        return cls.new_entry("scenic.asset.check", user, **values)

    @classmethod
    def safety_check(cls, user=None, **values):
        return cls.new_entry("scenic.safety.check", user, **values)

    @classmethod
    def line(cls, check, name):
        """The line of a thing or point."""
        return check.line_ids.filtered(lambda line: line.name == name)

    @classmethod
    def signed_asset_check(cls, findings=(), user=None, **values):
        """A signed check; ``findings`` is a dict of what is not present."""
        check = cls.asset_check(user, **values)
        for name, finding in dict(findings).items():
            cls.line(check, name).finding = finding
        check.action_all_fine()
        check.action_done()
        return check

    @classmethod
    def signed_safety_check(cls, abnormal=(), user=None, **values):
        """A signed check; ``abnormal`` names what is not fine."""
        check = cls.safety_check(user, **values)
        for line in check.line_ids:
            if line.name in abnormal:
                line.action_abnormal()
            else:
                line.action_fine()
        check.action_done()
        return check
