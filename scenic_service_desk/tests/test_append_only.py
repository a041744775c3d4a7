from psycopg2.errors import RestrictViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestAppendOnly(ScenicCommon):
    """Ledger, signatures and the log of revealed data are written once, whoever asks."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone()
        cls.claim = cls.approved_claim(cls.item)
        signatures = cls.env["scenic.signature"].search(
            [("res_model", "=", "scenic.claim"), ("res_id", "=", cls.claim.id)]
        )
        reveals = cls.env["scenic.reveal.log"].search([("res_id", "=", cls.item.id)])
        cls.records = [cls.item.custody_move_ids.sudo(), signatures, reveals]

    def test_each_act_wrote_its_line(self):
        for records in self.records:
            with self.subTest(records._name):
                self.assertTrue(records)

    def test_orm_refuses(self):
        for records in self.records:
            for record in (records, records.with_user(self.manager)):
                with self.subTest(records._name, su=record.env.su):
                    with self.assertRaises(UserError):
                        record.write({"create_date": False})
                    with self.assertRaises(UserError):
                        record.unlink()

    def test_nobody_writes_a_line_by_hand(self):
        vals = {
            "scenic.custody.move": {"item_id": self.item.id, "kind": "returned", "company_id": self.env.company.id},
            "scenic.signature": {
                "res_model": "x",
                "res_id": 1,
                "role": "witness",
                "signer_name": "x",
                "method": "login",
            },
            "scenic.reveal.log": {"res_model": "x", "res_id": 1, "user_id": self.agent.id, "reason": "x"},
        }
        for model, values in vals.items():
            for user in (self.agent, self.manager, self.custodian, self.crew_leader):
                with self.subTest(model, user=user.login), self.assertRaises(AccessError):
                    self.env[model].with_user(user).create(values)

    @mute_logger("odoo.sql_db")
    def test_database_refuses(self):
        self.env.flush_all()
        for records in self.records:
            table = records._table
            for statement in (
                f"UPDATE {table} SET create_uid = 1",
                f"DELETE FROM {table} WHERE id = {records[0].id}",
                f"TRUNCATE {table} CASCADE",
            ):
                with (
                    self.subTest(statement),
                    self.assertRaisesRegex(RestrictViolation, f"{table} is append-only"),
                    self.cr.savepoint(),
                ):
                    self.env.cr.execute(statement)
