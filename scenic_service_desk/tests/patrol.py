"""Posts, a round and a duty manager, for the tests of patrols."""

from odoo import Command, fields

from .common import MODULE, ScenicCommon


class PatrolCommon(ScenicCommon):
    """``duty`` and ``other_duty`` are duty managers with the PIN 1234. The round of the centre goes from the gate
    (9 to 10) to the bridge (10 to 11); the third post is the kiosk's and on no round.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name in ("duty", "other_duty"):
            user = cls._new_user(name, f"{MODULE}.group_duty_manager")
            employee = cls.env["hr.employee"].create({"name": f"{name} Manager", "user_id": user.id, "pin": "1234"})
            setattr(cls, name, user)
            setattr(cls, f"{name}_employee", employee)
        cls.gate, cls.bridge, cls.kiosk_post = cls.env["scenic.checkpoint"].create(
            [
                {"name": "Main Gate", "code": "P1", "zone_id": cls.zone.id},
                {"name": "Glass Bridge", "code": "P2"},
                {"name": "Kiosk", "code": "P3", "desk_id": cls.kiosk.id},
            ]
        )
        cls.plan = cls.env["scenic.patrol.plan"].create(
            {
                "name": "Morning Round",
                "desk_id": cls.desk.id,
                "stop_ids": [
                    Command.create({"checkpoint_id": cls.gate.id, "sequence": 1, "hour_from": 9, "hour_to": 10}),
                    Command.create({"checkpoint_id": cls.bridge.id, "sequence": 2, "hour_from": 10, "hour_to": 11}),
                ],
            }
        )

    @classmethod
    def round(cls, plan=None):
        """Today's round, as the scheduler makes it."""
        return (plan or cls.plan)._make_rounds(fields.Datetime.now())

    @classmethod
    def scan(cls, post, user=None):
        """Scan a post's QR with one's own phone."""
        user = user or cls.duty
        return post.sudo().with_user(user).sudo()._scanned_by(user)

    @classmethod
    def visit(cls, patrol, post):
        """The visit of a round at a post."""
        return patrol.visit_ids.filtered(lambda visit: visit.checkpoint_id == post)

    @classmethod
    def finding(cls, visit, topic="facilities", user=None, **values):
        """What was found on a topic."""
        line = visit.line_ids.filtered(lambda line: line.topic_id == cls.env.ref(f"{MODULE}.patrol_topic_{topic}"))
        line = line.with_user(user or cls.duty)
        if values:
            line.write(values)
        return line
