from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .finance import FinanceCommon

MISSING = "scenic_service_desk.mail_activity_transfer_missing"


@tagged("post_install", "-at_install")
class TestFinanceReceipt(FinanceCommon):
    """The custodian's signature makes finance's receipt; each item has its lot, nobody known owns it."""

    def test_receipt_is_ready_for_finance(self):
        picking = self.receipt(self.handed())
        self.assertEqual((picking.state, picking.picking_type_code), ("assigned", "incoming"))

    def test_one_lot_an_item_named_by_its_number(self):
        picking = self.receipt(self.handed())
        self.assertEqual(sorted(picking.move_line_ids.lot_id.mapped("name")), sorted(self.items.mapped("name")))

    def test_owner_is_nobody_known(self):
        picking = self.receipt(self.handed())
        self.assertEqual(picking.move_line_ids.owner_id, self.env.company._finance_owner())
        self.assertNotIn(picking.owner_id, self.env["res.company"].search([]).partner_id)

    def test_made_once_and_used_again(self):
        first, second = self.handed(self.item), self.handed(self.other)
        pickings = self.receipt(first) | self.receipt(second)
        self.assertEqual(len(pickings), 2)
        self.assertEqual(len(pickings.picking_type_id), 1)
        self.assertEqual(len(pickings.move_ids.product_id), 1)

    def test_types_of_a_former_installation_are_taken_up(self):
        first = self.env.company._finance_type()
        self.env.company.scenic_finance_type_id = False
        (first | first.return_picking_type_id).active = False
        self.assertEqual(self.env.company._finance_type(), first)
        self.assertTrue(first.active and first.return_picking_type_id.active)

    def test_chosen_operation_type_is_taken(self):
        own = self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1).in_type_id
        self.env.company.scenic_finance_type_id = own
        self.assertEqual(self.receipt(self.handed()).picking_type_id, own)

    def test_second_warehouse_changes_nothing(self):
        first = self.env["stock.warehouse"].search([("company_id", "=", self.env.company.id)], limit=1)
        self.env["stock.warehouse"].create({"name": "Second", "code": "W2"})
        self.assertEqual(self.receipt(self.handed()).picking_type_id.warehouse_id, first)

    def test_each_company_has_its_own(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        own = other._finance_type()
        self.assertNotEqual(own, self.env.company._finance_type())
        self.assertEqual(
            (own.company_id, own.code, own.default_location_dest_id.company_id), (other, "incoming", other)
        )
        self.assertNotEqual(other._finance_owner(), self.env.company._finance_owner())

    def test_without_warehouse_it_says_so(self):
        # what the database holds besides may keep its warehouses from being put away
        self.env.company.scenic_finance_type_id = False
        self.patch(type(self.env.company), "_finance_warehouse", lambda self: self.env["stock.warehouse"])
        transfer = self.new_transfer(self.items, "finance", self.custodian)
        with self.assertRaisesRegex(UserError, "no warehouse"):
            transfer.action_give()
        self.assertEqual(transfer.state, "draft")

    def test_own_company_is_no_owner(self):
        with self.assertRaisesRegex(ValidationError, "booked with a value"):
            self.env.company.scenic_finance_owner_id = self.env.company.partner_id

    def test_taken_back_the_receipt_is_cancelled(self):
        transfer = self.handed()
        picking = self.receipt(transfer)
        transfer.action_take_back()
        self.assertEqual(picking.state, "cancel")
        self.assertEqual(set(self.items.mapped("state")), {"in_custody"})

    def test_signed_again_it_has_a_new_receipt(self):
        transfer = self.handed()
        first = self.receipt(transfer)
        transfer.action_take_back()
        transfer.action_give()
        self.assertNotEqual(self.receipt(transfer), first)
        self.assertEqual(self.receipt(transfer).state, "assigned")

    def test_promised_item_leaves_the_receipt(self):
        transfer = self.handed()
        self.approved_claim(self.item)
        self.assertEqual(self.move_of(self.receipt(transfer), self.item).state, "cancel")
        self.assertEqual(self.receipt(transfer).state, "assigned")


@tagged("post_install", "-at_install")
class TestFinanceReceived(FinanceCommon):
    """Finance ticks on the list or in Inventory; the other follows, and nothing is counted twice."""

    def test_validated_in_inventory_the_list_is_received(self):
        transfer = self.received()
        self.assertRecordValues(transfer, [{"state": "received", "receiver_id": self.keeper_employee.id}])
        self.assertEqual(set(self.items.mapped("state")), {"transferred"})

    def test_signed_on_the_list_the_receipt_is_validated(self):
        transfer = self.handed()
        transfer.with_user(self.keeper).action_receive_all()
        self.assertEqual(self.receipt(transfer).state, "done")
        self.assertEqual(set(self.items.mapped("state")), {"transferred"})

    def test_finance_signs_with_its_own_rights_alone(self):
        transfer = self.handed().with_user(self.keeper)
        transfer.line_ids.filtered(lambda line: line.item_id == self.item.with_user(self.keeper)).is_received = True
        transfer.action_receive()
        self.assertEqual(self.items.mapped("state"), ["transferred", "in_custody"])

    def test_in_stock_once(self):
        for way in ("action_receive_all", "button_validate"):
            item = self.item if way == "action_receive_all" else self.other
            transfer = self.handed(item)
            target = transfer.with_user(self.keeper) if way == "action_receive_all" else self.receipt(transfer)
            getattr(target, way)()
            with self.subTest(way):
                self.assertEqual(item._finance_quants().mapped("quantity"), [1])
                self.assertEqual(item.custody_move_ids.mapped("kind").count("finance"), 1)

    def test_signed_on_the_list_inventory_can_do_no_more(self):
        transfer = self.handed()
        transfer.with_user(self.keeper).action_receive_all()
        self.receipt(transfer).button_validate()
        self.assertEqual(self.item._finance_quants().mapped("quantity"), [1])

    def test_validated_in_inventory_nobody_signs_again(self):
        transfer = self.received()
        with self.assertRaises(UserError):
            transfer.with_user(self.keeper).action_receive_all()

    def test_ledger_names_receipt_and_who_received(self):
        transfer = self.received()
        move = self.item.custody_move_ids.filtered(lambda move: move.kind == "finance")
        self.assertIn(self.receipt(transfer).name, move.reference)
        self.assertEqual(move.receiver_id, self.keeper_employee)
        self.assertEqual(move.signature_id.method, "login")

    def test_custodian_cannot_receive_what_he_gave(self):
        self.custodian.group_ids |= self.env.ref("stock.group_stock_user")
        transfer = self.handed()
        with self.assertRaisesRegex(UserError, "Somebody else"):
            self.receipt(transfer, self.custodian).button_validate()

    def test_signed_on_paper_the_receipt_is_validated(self):
        transfer = self.handed()
        transfer.receiver_name = "Zhao, finance"
        transfer.line_ids.is_received = True
        transfer.action_received_on_paper()
        self.assertEqual(self.receipt(transfer).state, "done")

    def test_what_is_not_on_the_list_is_not_received_with_it(self):
        picking = self.receipt(self.handed())
        chair = self.env["product.product"].create({"name": "Chair", "is_storable": True})
        picking.write({"move_ids": [(0, 0, {"product_id": chair.id, "product_uom_qty": 1, "quantity": 1})]})
        with self.assertRaisesRegex(UserError, "Chair"):
            picking.button_validate()

    def test_owner_taken_away_comes_back(self):
        transfer = self.handed()
        picking = self.receipt(transfer)
        picking.owner_id = False
        picking.move_line_ids.owner_id = False
        picking.button_validate()
        self.assertEqual(self.items[0]._finance_quants().owner_id, self.env.company._finance_owner())


@tagged("post_install", "-at_install")
class TestFinanceDifferences(FinanceCommon):
    """What finance does not find stays with the custodian; those who must know are told."""

    def partly(self):
        """A list of which finance finds the first item only, in Inventory."""
        transfer = self.handed()
        picking = self.receipt(transfer)
        self.move_of(picking, self.other).quantity = 0
        picking.button_validate()
        return transfer

    def test_stays_with_the_custodian(self):
        transfer = self.partly()
        self.assertEqual(self.items.mapped("state"), ["transferred", "in_custody"])
        self.assertEqual(self.other.custodian_id, self.custodian_employee)
        self.assertTrue(transfer.has_differences)

    def test_no_backorder_is_left(self):
        transfer = self.partly()
        self.assertEqual(self.receipt(transfer).state, "done")
        self.assertFalse(self.receipt(transfer).backorder_ids)

    def test_no_question_where_the_type_asks_for_backorders(self):
        self.env.company._finance_type().create_backorder = "ask"
        transfer = self.partly()
        self.assertEqual(transfer.state, "received")
        self.assertFalse(self.receipt(transfer).backorder_ids)

    def test_custodian_and_manager_are_told(self):
        transfer = self.partly()
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.custodian | self.manager)

    def test_noted_on_both(self):
        transfer = self.partly()
        for record in (transfer, transfer.sudo().picking_id):
            with self.subTest(record._name):
                self.assertTrue(record.message_ids.filtered(lambda message: "Nikon" in (message.body or "")))

    def test_all_there_nobody_is_told(self):
        transfer = self.received()
        self.assertFalse(transfer.activity_search([MISSING]))
        self.assertFalse(transfer.has_differences)

    def test_what_stayed_goes_on_the_next_list(self):
        self.partly()
        self.assertEqual(self.new_transfer(self.items, "finance", self.custodian).line_ids.item_id, self.other)

    def test_ticked_on_the_list_the_rest_is_cancelled_in_inventory(self):
        transfer = self.handed()
        transfer.line_ids.filtered(lambda line: line.item_id == self.item).is_received = True
        transfer.with_user(self.keeper).action_receive()
        picking = self.receipt(transfer)
        states = {move.sudo().scenic_line_id.item_id: move.state for move in picking.move_ids}
        self.assertEqual(states, {self.item: "done", self.other: "cancel"})

    def test_cancelled_in_inventory_is_refused(self):
        transfer = self.handed()
        self.receipt(transfer).action_cancel()
        self.assertEqual(transfer.state, "cancelled")
        self.assertEqual(set(self.items.mapped("state")), {"in_custody"})
        self.assertEqual(transfer.activity_search([MISSING]).user_id, self.custodian | self.manager)


@tagged("post_install", "-at_install")
class TestFinanceCash(FinanceCommon):
    """Cash is received by amount, a currency at a time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.yuan, cls.yen = cls.env.ref("base.CNY"), cls.env.ref("base.JPY")
        cls.yen.active = True
        cls.purse = cls.wallet((1200.5, cls.yuan), (5000, cls.yen))

    def cash_moves(self, transfer):
        """The receipt's moves of cash by currency."""
        moves = self.receipt(transfer).move_ids.filtered(lambda move: move.sudo().scenic_cash_id)
        return {move.sudo().scenic_cash_id.currency_id: move for move in moves}

    def test_by_amount_and_currency(self):
        moves = self.cash_moves(self.handed(self.purse))
        self.assertEqual(
            {currency: move.product_uom_qty for currency, move in moves.items()}, {self.yuan: 1200.5, self.yen: 5000}
        )

    def test_the_wallet_is_there_too(self):
        self.assertEqual(self.move_of(self.receipt(self.handed(self.purse)), self.purse).product_uom_qty, 1)

    def test_envelope_is_its_cash_alone(self):
        envelope = self.wallet((300, self.yuan), category="cash")
        self.assertEqual(self.receipt(self.handed(envelope)).move_ids.mapped("product_uom_qty"), [300])

    def test_less_counted_in_inventory_is_reported(self):
        transfer = self.handed(self.purse)
        self.cash_moves(transfer)[self.yuan].quantity = 1150
        self.receipt(transfer).button_validate()
        cash = transfer.cash_ids.filtered(lambda cash: cash.currency_id == self.yuan)
        self.assertRecordValues(cash, [{"counted": 1150, "difference": -50.5}])
        self.assertEqual(self.purse.state, "transferred")
        self.assertIn("1,150.00", transfer.activity_search([MISSING])[:1].note)

    def test_less_counted_on_the_list_is_what_inventory_holds(self):
        transfer = self.handed(self.purse)
        keeper = transfer.with_user(self.keeper)
        keeper.cash_ids.filtered(lambda cash: cash.currency_id == self.yen).counted = 4000
        keeper.action_receive_all()
        quantities = self.purse._finance_quants().mapped("quantity")
        self.assertEqual(sorted(quantities), [1, 1200.5, 4000])

    def test_counted_stands_on_the_printed_list(self):
        transfer = self.handed(self.purse)
        transfer.cash_ids.filtered(lambda cash: cash.currency_id == self.yuan).with_user(self.keeper).counted = 1150
        transfer.with_user(self.keeper).action_receive_all()
        html = self.env["ir.actions.report"]._render_qweb_html(
            "scenic_service_desk.report_custody_transfer", transfer.ids
        )[0]
        self.assertIn("1,150.00", html.decode())

    def test_only_counting_is_written(self):
        cash = self.handed(self.purse).cash_ids.with_user(self.keeper)
        with self.assertRaises(UserError):
            cash[:1].write({"amount": 1})

    def test_counted_stands_once_signed(self):
        transfer = self.received(self.purse)
        with self.assertRaises(UserError):
            transfer.cash_ids[:1].with_user(self.keeper).counted = 1


@tagged("post_install", "-at_install")
class TestFinanceAccess(FinanceCommon):
    """Finance sees the lists handed to it, and nothing else of the service desk."""

    def test_sees_what_was_handed(self):
        transfer = self.handed()
        seen = self.env["scenic.custody.transfer"].with_user(self.keeper).search([("desk_id", "=", self.desk.id)])
        self.assertEqual(seen, transfer)
        self.assertEqual(seen.line_ids.mapped("description"), ["Huawei phone", "Nikon camera"])

    def test_sees_no_draft_and_no_other_kind(self):
        lists = self.new_transfer(self.item, "finance", self.custodian)
        lists |= self.new_transfer(self.other, "police", self.custodian)
        for records in (lists, lists.line_ids):
            seen = records.with_user(self.keeper).search([("id", "in", records.ids)])
            with self.subTest(records._name):
                self.assertFalse(seen)

    def test_sees_no_other_company(self):
        transfer = self.handed()
        other = self.env["res.company"].create({"name": "Second Park"})
        self.keeper.write({"company_ids": other.ids, "company_id": other.id})
        with self.assertRaises(AccessError):
            transfer.with_user(self.keeper).read(["name"])

    def test_form_opens(self):
        transfer = self.handed().with_user(self.keeper)
        spec = {
            name: {}
            for name in transfer.get_view(view_type="form")["models"]["scenic.custody.transfer"]
            if name not in ("id",)
        }
        self.assertTrue(transfer.web_read(spec))

    def test_nothing_else_is_readable(self):
        self.handed()
        for name in ("scenic.found.item", "scenic.claim", "scenic.lost.report", "scenic.custody.move", "scenic.desk"):
            with self.subTest(name), self.assertRaises(AccessError):
                self.env[name].with_user(self.keeper).search([]).mapped("display_name")

    def test_items_cannot_be_searched_through_the_lines(self):
        self.handed()
        lines = self.env["scenic.custody.transfer.line"].with_user(self.keeper)
        with self.assertRaises(AccessError):
            lines.search([("item_id.marks", "ilike", "corner")])

    def test_finance_neither_makes_nor_takes_back_lists(self):
        transfer = self.handed().with_user(self.keeper)
        for act in (transfer.action_take_back, transfer.action_cancel):
            with self.subTest(act.__name__), self.assertRaises(AccessError):
                act()
        with self.assertRaises(AccessError):
            self.env["scenic.custody.transfer"].with_user(self.keeper).create({"desk_id": self.desk.id})

    def test_finance_changes_no_line(self):
        line = self.handed().with_user(self.keeper).line_ids[:1]
        with self.assertRaises(UserError):
            line.seal_number = "X"

    def test_who_is_neither_sees_nothing(self):
        transfer = self.handed()
        plain = self._new_user("nobody", "base.group_user")
        with self.assertRaises(AccessError):
            transfer.with_user(plain).read(["name"])

    def test_receipt_tells_no_marks_and_no_names(self):
        finder = self.new_phone(visitor_name="Han Meimei", visitor_phone="13900001111", document_name_entry="Li Lei")
        self.to_custodian(finder)
        picking = self.receipt(self.handed(finder))
        text = str(picking.read()) + str(picking.move_ids.read()) + str(picking.move_line_ids.read())
        for hidden in ("Han Meimei", "13900001111", "Li Lei", "Cracked"):
            with self.subTest(hidden):
                self.assertNotIn(hidden, text)


@tagged("post_install", "-at_install")
class TestFinanceMonth(FinanceCommon):
    """Once a month a job draws up the lists of what is due; two at once draw them up once."""

    def lists(self):
        """The drafts for finance of the desk."""
        return self.env["scenic.custody.transfer"].search(
            [("kind", "=", "finance"), ("desk_id", "in", (self.desk | self.kiosk).ids)]
        )

    def month(self):
        """The job's part for this company, without its commits."""
        transfers = self.env["scenic.custody.transfer"]
        self.patch(type(self.env["ir.cron"]), "_commit_progress", lambda *_args, **_kwargs: 60)
        month = fields.Date.today().replace(day=1)
        while transfers._draft_finance_batch(self.env.company, month):
            pass

    def test_what_is_due_is_on_a_list(self):
        self.overdue(self.item)
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.item)

    def test_run_again_it_does_nothing(self):
        self.overdue(self.item)
        self.month()
        self.overdue(self.other)
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.item)

    def test_next_month_takes_up_the_rest(self):
        self.overdue(self.item)
        self.month()
        self.env.company.scenic_finance_month -= timedelta(days=28)
        self.overdue(self.other)
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.items)

    def test_a_list_for_each_desk(self):
        stray = self.new_phone(self.kiosk_agent, desk_id=self.kiosk.id)
        self.overdue(self.item | stray)
        self.month()
        self.assertEqual(
            {one.desk_id: one.line_ids.item_id for one in self.lists()}, {self.desk: self.item, self.kiosk: stray}
        )

    def test_custodian_is_reminded(self):
        self.overdue(self.item)
        self.month()
        [reminder] = self.lists().activity_search(["scenic_service_desk.mail_activity_sign_transfer"])
        self.assertEqual(reminder.user_id, self.custodian)

    def test_not_before_the_day(self):
        today = self.desk._local_date(fields.Datetime.now())
        company = self.env.company
        self.patch(type(self.desk), "_local_date", lambda *_args: today.replace(day=9))
        for day, due in ((9, True), (10, False)):
            company.scenic_finance_day = day
            with self.subTest(day):
                self.assertEqual(bool(company._finance_month_now()), due)

    def test_other_destinations_are_left(self):
        self.overdue(self.items)
        self.item.sudo()._write_unlocked({"destination": "police"})
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.other)

    def test_button_opens_what_is_to_be_signed(self):
        self.overdue(self.item)
        items = self.env["scenic.found.item"].with_user(self.custodian)
        first = items.action_draft_finance()
        self.assertEqual(items.action_draft_finance()["res_id"], first["res_id"])
        self.assertEqual(len(self.lists().line_ids), 1)

    def test_button_fills_up_the_draft(self):
        self.overdue(self.item)
        items = self.env["scenic.found.item"].with_user(self.custodian)
        items.action_draft_finance()
        self.overdue(self.other)
        items.action_draft_finance()
        self.assertEqual(self.lists().line_ids.item_id, self.items)

    def test_button_is_the_custodians(self):
        with self.assertRaises(AccessError):
            self.env["scenic.found.item"].with_user(self.agent).action_draft_finance()

    def test_nothing_due_is_said(self):
        company = self.env["res.company"].create({"name": "Park With Nothing Due"})
        self.custodian.company_ids |= company
        items = self.env["scenic.found.item"].with_user(self.custodian).with_company(company)
        with self.assertRaisesRegex(UserError, "past its period"):
            items.action_draft_finance()
