"""What the tests of missing persons share. Not a test itself."""

from .common import PIXEL, ScenicCommon


class MissingCommon(ScenicCommon):
    """A boy brought in, and the dialog of a reunion."""

    @classmethod
    def new_brought_in(cls, user=None, **values):
        """A boy like the one his mother misses, brought to the kiosk."""
        values = {
            "direction": "brought_in",
            "desk_id": cls.kiosk.id,
            "person_name": False,
            "age": 6,
            "height": 112,
            "clothing": "红色外套，蓝色裤子",
            "visitor_name": False,
            "visitor_phone": False,
            "relation": False,
            **values,
        }
        return cls.new_missing(user or cls.kiosk_agent, **values)

    @classmethod
    def reunite(cls, person, user=None, **values):
        """Fetched by his mother, signed on paper by all three."""
        wizard = (
            cls.env["scenic.missing.reunite"]
            .with_user(user or cls.agent)
            .create(
                {
                    "person_id": person.id,
                    "guardian_name": "Li Mei",
                    "relation": "mother",
                    "id_number": "11010519491231002x",
                    "signed_on_paper": True,
                    "second_id": cls.colleague_employee.id,
                    **values,
                }
            )
        )
        wizard.action_confirm()
        return person

    @classmethod
    def with_photo(cls, person):
        """The person, with a photo on the card."""
        person.image_1920 = PIXEL
        person.env.flush_all()
        return person
