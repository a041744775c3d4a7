from odoo.tests import tagged

from .transfer import TransferCommon


@tagged("post_install", "-at_install")
class TestTransferResult(TransferCommon):
    """What became of a line is said in the words of its list: nothing that is thrown away was handed to anybody."""

    def result_of(self, kind, **values):
        """A line of a list of ``kind`` that both have signed."""
        transfer = self.handed(self.item, kind, **values)
        if transfer.state == "handed":
            transfer.with_user(self.custodian if kind == "custodian" else self.supervisor).action_receive_all()
        self.assertEqual(transfer.state, "received")
        return transfer.line_ids

    def test_custodian_has_received_it(self):
        self.assertEqual(self.result_of("custodian").result_text, "Passed")

    def test_disposed_of(self):
        line = self.result_of("disposal", reason="Spoilt")
        self.assertEqual((line.result, line.result_text), ("received", "Disposed Of"))

    def test_police_have_it(self):
        line = self.result_of("police", receiver_name="Officer Zhang", reference="R-1")
        self.assertEqual(line.result_text, "Handed to the Police")

    def test_what_the_witness_did_not_see_stays(self):
        transfer = self.handed(self.items, "disposal", reason="Spoilt").with_user(self.supervisor)
        transfer.line_ids[:1].is_received = False
        transfer.action_receive()
        stayed = transfer.line_ids[:1]
        self.assertEqual(stayed.result_text, "Not Disposed Of")
        self.assertEqual(stayed.result_note, "Not disposed of; it stays where it is.")

    def test_printed_remark_says_it_too(self):
        transfer = self.handed(self.items, "disposal", reason="Spoilt").with_user(self.supervisor)
        transfer.line_ids[:1].is_received = False
        transfer.action_receive()
        rows = self.env["scenic.paper.transfer"]._transfer_pages(transfer, transfer.desk_id)[0]
        self.assertEqual([row.get("remark") for row in rows[:2]], ["Not Disposed Of", ""])
