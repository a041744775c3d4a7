from odoo import Command, api, fields, models
from odoo.exceptions import UserError

_STAFF = "scenic_service_desk.group_agent,scenic_service_desk.group_crew_leader"


class ScenicClaim(models.Model):
    """How a claim is tested: questions, comparison, verdict, identity (register 8)."""

    _inherit = "scenic.claim"

    answer_ids = fields.One2many(
        "scenic.claim.answer", "claim_id", "Questions", compute="_compute_answer_ids", store=True, readonly=False
    )
    marks_shown_at = fields.Datetime("Compared At", readonly=True, copy=False)
    compared_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    submitted_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    marks_shown = fields.Text("Marks on File", compute="_compute_marks_shown")
    verdict = fields.Selection([("match", "Matches"), ("partly", "Partly"), ("no", "Does Not Match")], copy=False)
    verdict_reason = fields.Text("Why", copy=False)
    seen_before = fields.Char(
        "Marks Seen Before",
        compute="_compute_seen_before",
        help="Earlier claims at which the same login saw the marks of this item.",
    )

    @api.depends("item_id", "tier")
    def _compute_answer_ids(self):
        """The category's questions, once each, on every claim that needs a test."""
        for claim in self:
            questions = (claim.item_id.category_id.questions or self.env._("Please describe it.")).splitlines()
            have = set(claim.answer_ids.mapped("question")) | {""}
            claim.answer_ids = [
                Command.create({"question": question.strip()})
                for question in questions
                if claim.tier == "valuable" and question.strip() not in have
            ]

    @api.depends_context("uid")
    @api.depends("marks_shown_at", "item_id")
    def _compute_marks_shown(self):
        may = self.env.user.has_groups(_STAFF)
        for claim in self:
            # as saved: the values of an onchange come from the client, who could name any item as compared
            saved = claim._origin
            claim.marks_shown = saved._read_marks() if may and saved.marks_shown_at else False

    def _read_marks(self):
        """Marks and name on a document of the item under test.

        sudo: nobody has access to the fields; ``action_compare`` let the tester see them and logged it.
        :return: str
        """
        item = self.item_id.sudo()
        return "\n".join(filter(None, [item.marks, item.document_name])) or self.env._("Nothing on file.")

    @api.depends_context("uid")
    @api.depends("item_id", "compared_by_id")
    def _compute_seen_before(self):
        """Who knows the marks can tell them: the second person is warned."""
        for claim in self:
            tester = claim.compared_by_id or self.env.user
            earlier = claim.competing_ids.filtered(lambda other, tester=tester: other.compared_by_id == tester)
            claim.seen_before = ", ".join(earlier.mapped("name")) if claim.tier == "valuable" else False

    def action_compare(self):
        """Show the marks beside the answers; from then on the answers stand.

        :raise UserError: while a question is unanswered
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "draft" or self.marks_shown_at:
            raise UserError(self.env._("The marks are compared once, while the claim is open."))
        if not self.item_id:
            raise UserError(self.env._("Please choose the item the visitor claims."))
        if not self.answer_ids or not all(self.answer_ids.mapped("answer")):
            raise UserError(self.env._("Ask every question first and write down the answers: then the marks show."))
        self._log_marks_shown()
        self._write_unlocked({"marks_shown_at": fields.Datetime.now(), "compared_by_id": self.env.uid})

    def _log_marks_shown(self):
        """sudo: nobody may write the log by hand."""
        self.env["scenic.reveal.log"].sudo().create(
            {
                "res_model": self.item_id._name,
                "res_id": self.item_id.id,
                "user_id": self.env.uid,
                "reason": self.env._("Marks compared for claim %s", self.name),
                "company_id": self.company_id.id,
            }
        )

    def _missing_for_submit(self):
        """What a claim on a valuable still lacks (register 8).

        :return: str, a sentence, or a false value
        """
        self.ensure_one()
        if not self.item_id:
            return self.env._("Please choose the item the visitor claims.")
        if not self.visitor_name:
            return self.env._("Please write the claimant's name.")
        if not self.description:
            return self.env._("Please write how the claimant describes it.")
        if self.needs_approval and not self.sign_method and not self._entered_from_paper():
            if self.is_shared_login:
                return self.env._("Who tests the claim signs for it: choose the agent and type the PIN.")
            return self.env._("Your login belongs to no employee, so you cannot sign for the test. Ask HR.")
        if self.tier != "valuable":
            return False
        if self.is_representative and not (self.owner_relation and self.owner_letter):
            return self.env._(
                "Who comes for the owner shows the owner's letter: note the relation and that you saw it."
            )
        if not self.marks_shown_at:
            return self.env._("Ask the questions and compare the answers with the marks first.")
        if not self.verdict or not self.verdict_reason:
            return self.env._("Please give the verdict on the answers and why.")
        if not (self.id_type and self.id_number_masked):
            return self.env._("Please check the identity document and write its kind and number.")
        return False

    def _entered_from_paper(self):
        """Whether the claim was tested on paper and is typed at an own login, which is then held for the tester's.

        :return: bool
        """
        self.ensure_one()
        return self.is_late_entry and not self.is_shared_login

    def action_submit(self):
        """Ask for the second person's approval.

        :raise UserError: naming what is still missing
        """
        for claim in self:
            if missing := claim._missing_for_submit():
                raise UserError(missing)
        self._transition("submitted", {"submitted_by_id": self.env.uid})
        for claim in self:
            claim._remind_user("scenic_service_desk.mail_activity_approve_claim", claim._approver_to_ask())

    def _approver_to_ask(self):
        """The desk's supervisor, or its manager where the supervisor tested the claim himself.

        :return: ``res.users`` record
        """
        self.ensure_one()
        people = (self.desk_id.supervisor_id | self.desk_id.manager_id).filtered("active")
        return (people - self._testers())[:1] or people[:1] or self.env.user

    def action_send_back(self):
        """Back to the agent: something is to be tested or written again (supervisor)."""
        self._transition("draft")
        self.activity_unlink(["scenic_service_desk.mail_activity_approve_claim"])
