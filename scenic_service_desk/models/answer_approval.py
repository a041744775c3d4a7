from odoo import api, models
from odoo.exceptions import AccessError

from .answer import SUPERVISOR as _SUPERVISOR
from .readonly_mixin import TALK_PREFIXES

_TEXTS = {"name", "text"}
# a change of the texts waits for approval; translations are answers of their own
_OWN_LIFE = _TEXTS | {"translation_ids"}


class ScenicAnswer(models.Model):
    """Approving an answer: who may change what, and the versions that are kept."""

    _inherit = "scenic.answer"

    def write(self, vals):
        """Make a changed text a draft again, or a new version where a supervisor changes it.

        :raise AccessError: when somebody else changes what was approved
        """
        may = self.env.su or self.env.user.has_group(_SUPERVISOR)
        if not may and not self._is_unlocked():
            self._check_content_fixed(vals)
        texts = _TEXTS & vals.keys()
        changed = self.filtered(
            lambda answer: answer.state == "approved" and any(answer[name] != vals[name] for name in texts)
        )
        res = super().write(vals)
        if changed and may:
            changed._approve()
        elif changed:
            changed._transition("draft")
            changed._ask_for_approval()
        return res

    def _check_content_fixed(self, vals):
        """:raise AccessError: when ``vals`` would change more than the text of an answer that is in force"""
        changed = {name for name in vals if name not in _OWN_LIFE and not name.startswith(TALK_PREFIXES)}
        if changed and (approved := self.filtered("version_id")[:1]):
            raise AccessError(
                self.env._(
                    "“%s” is approved. Propose another text; whatever else belongs to it is changed by a supervisor.",
                    approved.name,
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Ask a supervisor to approve what an agent drafts."""
        answers = super().create(vals_list)
        if not self.env.su and not self.env.user.has_group(_SUPERVISOR):
            answers._ask_for_approval()
        return answers

    def _ask_for_approval(self):
        """Remind the supervisor of the user's desk to look at a draft."""
        desk = self.env["scenic.desk"]._default_desk()
        approver = desk and desk._responsible("supervisor_id", "manager_id")
        if approver and approver != self.env.user:
            self._remind_user("scenic_service_desk.mail_activity_approve_answer", approver)

    def action_approve(self):
        """Make the draft the text in force (supervisor).

        :return: None
        :raise AccessError: for anybody else
        :raise UserError: when it is withdrawn, or approved already
        """
        self._transition("approved")
        self._approve()
        self.activity_feedback(["scenic_service_desk.mail_activity_approve_answer"])

    def _approve(self):
        """Keep the texts of ``self`` as their next versions, in force from now on.

        sudo: nobody writes versions by hand.
        """
        versions = (
            self.env["scenic.answer.version"]
            .sudo()
            .create(
                [
                    {
                        "answer_id": answer.id,
                        "number": max(answer.sudo().version_ids.mapped("number"), default=0) + 1,
                        "name": answer.name,
                        "text": answer.text,
                        "lang_id": answer.lang_id.id,
                        "company_id": answer.company_id.id,
                        "user_id": self.env.uid,
                    }
                    for answer in self
                ]
            )
        )
        for answer, version in zip(self, versions, strict=True):
            answer._write_unlocked({"version_id": version.id})

    def action_withdraw(self):
        """Offer the answer no longer (supervisor)."""
        self._transition("withdrawn")
        self.activity_unlink(
            ["scenic_service_desk.mail_activity_review_answer", "scenic_service_desk.mail_activity_approve_answer"]
        )

    def action_reopen(self):
        """Work on a withdrawn answer again; nothing is in force until it is approved (supervisor)."""
        self._transition("draft", {"version_id": False})
