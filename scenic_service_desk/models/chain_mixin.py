from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import groupby


class ScenicChainMixin(models.AbstractModel):
    """An entry of which people are told at once, by severity, and which knows who has answered (registers 3 to 5).

    Used next to ``scenic.register.mixin``: the desk, its company and the entry's time come from there.
    """

    _name = "scenic.chain.mixin"
    _description = "Entry With a Notification Chain"

    chain_ids = fields.One2many(
        "scenic.chain.notice",
        "res_id",
        "Notification Chain",
        domain=lambda self: [("res_model", "=", self._name)],
        readonly=True,
        copy=False,
    )
    chain_first_minutes = fields.Float(
        "Minutes to First Notice", readonly=True, copy=False, aggregator="avg", digits=(16, 1)
    )
    chain_answer_minutes = fields.Float(
        "Minutes to First Answer", readonly=True, copy=False, aggregator="avg", digits=(16, 1)
    )
    chain_arrival_minutes = fields.Float(
        "Minutes to Arrival", readonly=True, copy=False, aggregator="avg", digits=(16, 1)
    )
    chain_told_at = fields.Datetime("First Told", readonly=True, copy=False)
    chain_answered_at = fields.Datetime("First Answered", readonly=True, copy=False)
    chain_arrived_at = fields.Datetime("First on Scene", readonly=True, copy=False)
    has_late_notice = fields.Boolean(
        "Somebody Has Not Answered", compute="_compute_has_late_notice", search="_search_has_late_notice"
    )
    chain_progress = fields.Char("Answered of Told", compute="_compute_chain_progress", compute_sudo=True)

    def _compute_has_late_notice(self):
        late = self._late_entries(self.ids) if self.ids else ()
        for record in self:
            record.has_late_notice = record.id in late

    @api.model
    def _search_has_late_notice(self, operator, _value):
        return Domain("id", "in", list(self._late_entries())) if operator == "in" else NotImplemented

    @api.model
    def _late_entries(self, ids=None):
        """Ids of the register's entries with somebody late; that somebody is late is no secret.

        :param list ids: which entries to look at, all by default
        :return: set of int
        """
        return self.env["scenic.chain.notice"]._late_among(self._name, ids)

    def _compute_chain_progress(self):
        """So many have answered of those to be told: “3/5”. sudo: a figure, as above."""
        rows = self.env["scenic.chain.notice"]._read_group(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)],
            ["res_id"],
            ["__count", "acknowledged_at:count"],
        )
        counts = {res_id: f"{answered}/{told}" for res_id, told, answered in rows}
        for record in self:
            record.chain_progress = counts.get(record.id, False)

    def _chain_title(self):
        """What stands over a notice: number and severity, no personal data.

        :return: str
        """
        self.ensure_one()
        severity = self._fields["severity"]._description_selection(self.env) if "severity" in self._fields else ()
        return " · ".join(filter(None, [self.name, dict(severity).get(self.severity) if severity else None]))

    def _chain_text(self):
        """What happened and where, in one line: no personal data.

        :return: str
        """
        return self._timeline_text()

    def _chain_department(self):
        """Whose head and manager are told; empty: those of the department of who made the entry.

        :return: ``hr.department`` record, may be empty
        """
        return self.env["hr.department"]

    def _chain_excluded(self):
        """Who is not told although his role says so: whom a complaint is against.

        :return: ``hr.employee`` recordset
        """
        return self.env["hr.employee"]

    def _chain_start(self, kind, severity, template=None):
        """Tell everybody of the chain, those of later tiers without waiting for the first.

        Called again, for instance when it turns out worse than reported, it tells those who were not told before.

        :param str kind: a value of ``scenic.chain.template``'s ``kind``
        :param str severity: a value of its ``severity``
        :param template: ``scenic.chain.template`` record, where another than the fitting one is wanted
        :return: ``scenic.chain.notice`` recordset, the new ones
        """
        now = fields.Datetime.now()
        vals_list, people = [], {}
        for record in self:
            templates = self.env["scenic.chain.template"]
            chain = template or templates.browse(templates._fitting_ids(kind, severity, record.company_id.id))
            rows, told = record._chain_rows(chain._steps() if chain else (), severity, now)
            vals_list += rows
            people.update((person.employee_id, person) for person in told)
        notices = self._chain_create(vals_list)
        notices._tell(people)
        for record_id, rows in groupby(notices, lambda notice: notice.res_id):
            self.browse(record_id)._chain_noted(notices.browse().concat(*rows))
        return notices.with_env(self.env)

    def _chain_rows(self, steps, severity, now):
        """Values of the notices of one entry.

        :param tuple steps: as of ``scenic.chain.template._steps``
        :param str severity: as of ``_chain_start``
        :param datetime now: naive UTC
        :return: tuple: list of dicts, list of the Persons in it
        """
        self.ensure_one()
        people = self._chain_people(steps)
        # sudo: whoever reports something worse need not read notices
        earlier = self.sudo().chain_ids
        told = set(earlier.employee_id.ids) | set(self._chain_excluded().ids)
        vacant = {notice.role for notice in earlier if not notice.employee_id}
        rows, new = [], []
        for step in steps:
            found = people[step["role"], step["employee_id"]]
            row = {
                "res_model": self._name,
                "res_id": self.id,
                "company_id": self.company_id.id,
                "desk_id": self.desk_id.id,
                "severity": severity,
                "tier": step["tier"],
                "role": step["role"],
                "due_at": now + timedelta(minutes=step["within"]),
                "arrive_due_at": step["arrive_within"] and now + timedelta(minutes=step["arrive_within"]),
            }
            for person in found:
                if person.employee_id not in told:
                    told.add(person.employee_id)
                    new.append(person)
                    rows.append(row | self._chain_way(person, step["how"], now))
            if not found and step["role"] not in vacant:
                vacant.add(step["role"])
                rows.append(row | {"how": "phone" if step["how"] == "odoo" else step["how"]})
        return rows, new

    @api.model
    def _chain_way(self, person, how, now):
        """How one person is told.

        :param person: Person
        :param str how: the chain's way; who has no login of the company is called
        :param datetime now: naive UTC
        :return: dict of a notice's values
        """
        vals = {"employee_id": person.employee_id, "user_id": person.user_id, "how": how}
        if person.user_id == self.env.uid:
            # who reports it himself knows
            return vals | {"how": "odoo", "told_at": now, "acknowledged_at": now}
        if how == "odoo" and not person.user_id:
            return vals | {"how": "phone"}
        return vals | ({"told_at": now, "mail_due": person.has_email} if how == "odoo" else {})

    @api.model
    def _chain_create(self, vals_list):
        """sudo: notices are made by entries, never by hand. Nothing is said about them in their own messages."""
        quiet = {"mail_create_nolog": True, "mail_create_nosubscribe": True, "tracking_disable": True}
        return self.env["scenic.chain.notice"].sudo().with_context(**quiet).create(vals_list)

    def _chain_noted(self, notices):
        """Keep the figures when somebody was told, answered or arrived; take away what says he had not.

        sudo: the person told need not have rights on the entry.
        :param notices: ``scenic.chain.notice`` recordset of this entry, sudo
        """
        record = self.sudo()
        vals = {}
        for name, source in (("told", "told_at"), ("answered", "acknowledged_at"), ("arrived", "arrived_at")):
            moments = [moment for moment in notices.mapped(source) if moment]
            known = record[f"chain_{name}_at"]
            if moments and (not known or min(moments) < known):
                vals[f"chain_{name}_at"] = min(moments)
        figures = {"told": "first", "answered": "answer", "arrived": "arrival"}
        for name, figure in figures.items():
            if moment := vals.get(f"chain_{name}_at"):
                minutes = (moment - record.date).total_seconds() / 60
                vals[f"chain_{figure}_minutes"] = max(minutes, 0)
        if vals:
            # none of these is tracked, locked or looked at by the guards of write(), and people wait for it
            models.BaseModel.write(record, vals)
        if any(notices.mapped("late_noted")) and not self._late_entries(record.ids):
            record.activity_unlink(["scenic_service_desk.mail_activity_chain_late"])

    def _chain_end(self):
        """The matter is closed: nobody waits for answers any more. sudo: as above."""
        self.sudo().chain_ids._end()
        self.sudo().activity_unlink(["scenic_service_desk.mail_activity_chain_late"])

    def _chain_reopen(self):
        """The matter goes on: answers of old are kept, those that never came are not asked for again.

        sudo: as above.
        """
        self.sudo().chain_ids.filtered(lambda notice: notice.acknowledged_at).write({"ended_at": False})
