from odoo import fields, models
from odoo.exceptions import UserError


class ScenicAssetCheckLine(models.Model):
    """What becomes of a missing thing: an open matter until it is found or written off (register 11)."""

    _inherit = "scenic.asset.check.line"

    def _open_missing(self):
        """Those of ``self`` that are missing and neither found nor written off."""
        return self.filtered(lambda line: line.finding == "missing" and not line.settled)

    def _earlier_missing(self):
        """Lines of earlier checks that still miss the things of ``self``, lines of one check.

        A check entered late from paper says nothing about what was missing after it.

        sudo: an equipment may have been missed at another desk, whose lines are not everybody's to write.
        :return: ``scenic.asset.check.line`` recordset, sudo
        """
        lines = self.sudo()
        if not lines:
            return lines
        return lines.search(
            [
                ("id", "not in", self.ids),
                ("check_id.state", "!=", "draft"),
                ("date", "<=", lines.check_id.date),
                ("finding", "=", "missing"),
                ("settled", "=", False),
                "|",
                ("equipment_id", "in", lines.equipment_id.ids),
                ("goods_id", "in", lines.goods_id.ids),
            ]
        )

    def _settle(self, how):
        """Close missing things; the reminder of a check with none left is done.

        :param str how: a value of ``settled``
        """
        if not self:
            return
        self._unlocked_lines().write(
            {"settled": how, "settled_by_id": self.env.uid, "settled_at": fields.Datetime.now()}
        )
        done = self.check_id.filtered(lambda check: not check.line_ids._open_missing())
        done.activity_feedback(["scenic_service_desk.mail_activity_missing_asset"])

    def _settle_found(self):
        """What was seen in this check is missing no longer."""
        seen = self.filtered(lambda line: line.finding and line.finding != "missing")
        for line in seen._earlier_missing():
            line._settle("found")
            line.check_id.message_post(
                body=self.env._("Found again in %(check)s: %(thing)s", check=self.check_id.name, thing=line._label())
            )

    def _carry_earlier(self):
        """Join what is still missing with what was reported before: one open matter, one reminder.

        :return: the lines that are new, or of which more is missing than was reported
        """
        earlier = self._earlier_missing()
        new = self.browse()
        for line in self:
            same = earlier.filtered(
                lambda old, line=line: (
                    (line.equipment_id and old.equipment_id == line.equipment_id)
                    or (line.goods_id and old.goods_id == line.goods_id)
                )
            )
            if same and not (line.kind == "goods" and line.counted_quantity < min(same.mapped("counted_quantity"))):
                line._settle("carried")
            else:
                same._settle("carried")
                new |= line
        return new

    def action_found(self):
        """A missing thing has turned up.

        sudo: the check is signed and may be another desk's; whoever may read it and answers for it settles the line.
        :raise UserError: when the thing is not missing
        """
        self._check_missing()
        if not self.check_id.has_access("write"):
            self.check_id._check_may_settle()
        for line in self.sudo():
            line._settle("found")
            line.check_id.message_post(body=self.env._("Found again: %s", line._label()))

    def action_write_off(self):
        """Write a missing thing off (asset manager): it leaves the desk's list, of goods the book quantity falls.

        :raise UserError: when the thing is not missing
        :raise AccessError: for anybody else
        """
        self._check_missing()
        self.check_id._check_may_settle()
        self._write_off()

    def _check_missing(self):
        self.check_access("read")
        if self - self._open_missing() or self.check_id.filtered(lambda check: check.state == "draft"):
            raise UserError(self.env._("This thing is not missing any more. Open the check again and look."))

    def _write_off(self):
        """Take missing things off the desk's list.

        sudo: the asset manager has no rights on the desk's settings, nor need he manage maintenance.
        """
        for line in self.sudo():
            if line.kind == "goods" and line.goods_id:
                line.goods_id.quantity = line.counted_quantity
            elif line.equipment_id:
                line.equipment_id.scenic_desk_id = False
                line.equipment_id.message_post(
                    body=self.env._("Written off as missing: %s", line.check_id._get_html_link())
                )
            line._settle("written_off")
            line.check_id.message_post(body=self.env._("Written off: %s", line._label()))
