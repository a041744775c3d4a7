"""What tests of keeping rules start from. Not a test itself."""

from .common import ScenicCommon


class RuleCommon(ScenicCommon):
    """Rules of the company, and items of the autumn of 2024."""

    @classmethod
    def new_rule(cls, category="umbrella", user=None, **values):
        """A rule of the manager: five days, then to the police."""
        values = {
            "category_id": cls.category(category).id,
            "keep_unit": "days",
            "keep_count": 5,
            "destination": "police",
            **values,
        }
        return cls.env["scenic.item.rule"].with_user(user or cls.manager).create(values)

    @classmethod
    def old_item(cls, **values):
        """Handed in on 10 October 2024, a Thursday, at 11:00 in Shanghai."""
        values = {"date": "2024-10-10 03:00:00", "found_at": "2024-10-10 02:00:00", "is_late_entry": True, **values}
        return cls.new_item(**values)

    def until(self, item):
        """The day until which an item is kept, on the desk's clock."""
        return self.desk._local(item.keep_until).date().isoformat()
