from datetime import timedelta

from odoo import api, models

from .demo_clock import DemoClock


class ScenicDemoMonth(models.AbstractModel):
    """The demo desks' transfer lists, signed by those who would sign them."""

    _inherit = "scenic.demo.month"

    @api.model
    def _transfer(self, kind, items, people, moment, vals=None):
        """A list on which items change hands.

        :param str kind: a kind of ``scenic.custody.transfer``
        :param items: from the end of an item's XML id to its seal, or a false value
        :param people: ends of XML ids of who gives and who receives or witnesses; a list without the second waits for
            him, one without both is a draft of the desk's first agent
        :param moment: days from today and the hour on the desk's clock
        :param vals: further values of the list; with a receiver's name it was signed on paper. ``left`` are ends of
            XML ids of what the receiver did not find, ``cancel`` says that the list was not needed
        """
        days, hour = moment
        vals = dict(vals or {})
        left = [self._of(f"found_item_{name}") for name in vals.pop("left", ())]
        cancel = vals.pop("cancel", False)
        giver, receiver = [person and self._of(f"employee_{person}") for person in (*people, None, None)][:2]
        found = {self._of(f"found_item_{name}"): seal for name, seal in items.items()}
        with DemoClock() as clock:
            real, desk = clock.moment, next(iter(found)).desk_id
            local = desk._local(real).replace(hour=int(hour), minute=round(hour % 1 * 60), second=0, microsecond=0)
            clock.moment = min(desk._utc(local + timedelta(days=days)), real - timedelta(minutes=30))
            transfers = self._as(self.env["scenic.custody.transfer"], giver or self._of("employee_agent1"))
            concerned = transfers.env["scenic.found.item"].union(*(item.with_env(transfers.env) for item in found))
            transfer = transfers._draft(kind, concerned, top_up=False)
            for line in transfer.line_ids:
                if seal := found[line.item_id.with_env(self.env)]:
                    line.seal_number = seal
            transfer.write({name: value for name, value in vals.items() if name == "reason"})
            if cancel:
                transfer.action_cancel()
            if cancel or not giver:
                return
            clock.moment += timedelta(minutes=4)
            transfer.action_give()
            clock.moment += timedelta(minutes=11)
            transfer.write({name: value for name, value in vals.items() if name != "reason"})
            if receiver and kind == "disposal":
                self._as(transfer, receiver).action_receive()
            elif receiver:
                lines = transfer.line_ids.filtered(lambda line: line.item_id.with_env(self.env) not in left)
                self._as(lines, receiver).is_received = True
                self._as(transfer, receiver).action_receive()
                transfer.activity_feedback(
                    ["scenic_service_desk.mail_activity_transfer_missing"], feedback="已找到，另单移交"
                )
            elif transfer.receiver_name:
                if kind == "finance":
                    transfer.line_ids.is_received = True
                transfer.action_received_on_paper()
