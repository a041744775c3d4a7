"""What the tests of good deeds start from: an employee with a login of his own, and HR."""

from .common import MODULE, ScenicCommon


class DeedCommon(ScenicCommon):
    """``guard`` is an employee without desk rights, ``hr`` an HR officer, ``hr_manager`` of his own kind.

    The supervisor judges what the agent recorded.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.guard = cls._new_user("guard", "base.group_user", name="guard Wang")
        cls.hr = cls._new_user("hr", "hr.group_hr_user", name="hr Wang")
        cls.guard_employee, cls.hr_employee = cls.env["hr.employee"].create(
            [
                {"name": "guard Wang", "user_id": cls.guard.id, "pin": "1234", "barcode": "TG4711"},
                {"name": "hr Wang", "user_id": cls.hr.id, "pin": "1234"},
            ]
        )

    @classmethod
    def kind(cls, name):
        """A shipped kind by the end of its XML id."""
        return cls.env.ref(f"{MODULE}.good_deed_kind_{name}")

    @classmethod
    def confirmed(cls, user=None, **values):
        """A good deed that the supervisor has confirmed."""
        deed = cls.new_deed(user, **values)
        deed.with_user(cls.supervisor).action_confirm()
        return deed

    @classmethod
    def find(cls, user=None, **values):
        """Something an employee (the guard) hands in."""
        return cls.new_item(user, **{"source": "employee", "finder_employee_id": cls.guard_employee.id, **values})

    @classmethod
    def deed_of(cls, item):
        """The good deeds of a find, whoever may see them."""
        return cls.env["scenic.good.deed"].search([("item_id", "=", item.id)])
