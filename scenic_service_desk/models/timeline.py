from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

# a line's id holds its register and its entry
_SHIFT = 32
_COLUMNS = (
    "date",
    "name",
    "desk_id",
    "log_id",
    "shift_id",
    "employee_id",
    "state",
    "is_late_entry",
    "is_after_close",
    "company_id",
)


class ScenicTimeline(models.Model):
    """What happened, of all registers there are, in the order it happened. It stores nothing.

    A register appears by itself: it is one because it inherits ``scenic.register.mixin``. Who reads the timeline sees
    what he may read in each register, and nothing of those he may not.
    """

    _name = "scenic.timeline"
    _description = "Timeline"
    _inherit = ["scenic.entry.link.mixin"]
    _auto = False
    _order = "date, res_id"

    date = fields.Datetime("Time", readonly=True)
    res_model = fields.Selection("_select_registers", "Register", readonly=True)
    name = fields.Char("Number", readonly=True)
    desk_id = fields.Many2one("scenic.desk", readonly=True)
    log_id = fields.Many2one("scenic.duty.log", "Duty Log", readonly=True)
    shift_id = fields.Many2one("scenic.shift", readonly=True)
    employee_id = fields.Many2one("hr.employee", "Agent", readonly=True)
    state = fields.Char("State Code", readonly=True)
    is_late_entry = fields.Boolean("Late Entry", readonly=True)
    is_after_close = fields.Boolean("After Closing", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    clock = fields.Char(compute="_compute_clock", help="The time on the desk's clock.")
    text = fields.Char("What Happened", compute="_compute_entry")
    state_label = fields.Char("State", compute="_compute_entry")
    is_open = fields.Boolean("Open Matter", compute="_compute_entry", search="_search_is_open")

    @property
    def _table_query(self):
        branches = [branch for name in self._registers() if (branch := self._branch(name))]
        if branches:
            return SQL(" UNION ALL ").join(branches)
        # sudo for who reads no register at all: the columns of one without its rows
        return SQL("%s LIMIT 0", self.sudo()._branch(self._registers()[0]))

    @api.model
    def _registers(self):
        """The names of all registers, whatever addons brought them.

        :return: list of str
        """
        names = self.env.registry.descendants(["scenic.register.mixin"], "_inherit")
        return sorted(name for name in names if not self.env[name]._abstract)

    @api.model
    def _select_registers(self):
        return [(name, self.env["ir.model"]._get(name).name or name) for name in self._registers()]

    @api.model
    def _branch(self, model_name):
        """The entries of a register that the user may read.

        :param str model_name: the register
        :return: SQL, or None where he may not read it
        """
        model = self.env[model_name]
        if not model.has_access("read"):
            return None
        query = model._search(Domain.TRUE, active_test=False)
        if query.is_empty():
            return None
        columns = [
            SQL("%s AS %s", model._field_to_sql(query.table, name, query), SQL.identifier(name)) for name in _COLUMNS
        ]
        entry = SQL.identifier(query.table, "id")
        return query.select(
            SQL("%s + %s AS id", self._base(model_name), entry),
            SQL("%s::varchar AS res_model", model_name),
            SQL("%s AS res_id", entry),
            *columns,
        )

    @api.model
    def _base(self, model_name):
        return (self.env["ir.model"]._get_id(model_name) or 0) << _SHIFT

    @api.model
    def _of_entries(self, entries):
        """The lines of entries of one register.

        :param entries: recordset
        :return: ``scenic.timeline`` recordset
        """
        base = self._base(entries._name)
        return self.browse(base + entry_id for entry_id in entries.ids)

    @api.model
    def _search(self, domain, *args, **kwargs):
        """Look a line's id up by its entry's: each register has an index on that, none on the sum."""
        domain = Domain(domain).map_conditions(self._by_entry)
        return super()._search(domain, *args, **kwargs)

    @api.model
    def _by_entry(self, condition):
        values = [condition.value] if condition.operator == "=" else condition.value
        if condition.field_expr != "id" or condition.operator not in ("in", "="):
            return condition
        if not isinstance(values, (list, tuple, set, frozenset)) and not hasattr(values, "__iter__"):
            return condition
        by_model = {}
        for value in values:
            if value:
                by_model.setdefault(value >> _SHIFT, []).append(value & ((1 << _SHIFT) - 1))
        names = {self._base(name) >> _SHIFT: name for name in self._registers()}
        return Domain.OR(
            Domain("res_model", "=", names[model_id]) & Domain("res_id", "in", ids)
            for model_id, ids in by_model.items()
            if model_id in names
        )

    @api.depends("date", "desk_id")
    def _compute_clock(self):
        for line in self:
            line.clock = line.date and f"{line.desk_id._local(line.date):%H:%M}"

    @api.depends_context("lang", "uid")
    @api.depends("res_model", "res_id")
    def _compute_entry(self):
        for model_name, lines in self.grouped("res_model").items():
            entries = self.env[model_name].browse(lines.mapped("res_id"))
            open_ids = set(entries.filtered_domain(entries._open_matter_domain())._ids)
            labels = dict(entries._fields["state"]._description_selection(self.env))
            for line, entry in zip(lines, entries, strict=True):
                line.text = entry._timeline_text()
                line.state_label = labels.get(line.state, line.state)
                line.is_open = entry.id in open_ids

    @api.model
    def _search_is_open(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = Domain.OR(
            Domain("res_model", "=", name) & Domain("res_id", "in", self.env[name].search(open_domain).ids)
            for name, open_domain in self._open_domains()
        )
        return domain if True in value else ~domain

    @api.model
    def _open_domains(self):
        """What each register that the user may read calls an open matter.

        :return: list of pairs: the register's name, Domain
        """
        models_read = [name for name in self._registers() if self.env[name].has_access("read")]
        domains = [(name, Domain(self.env[name]._open_matter_domain())) for name in models_read]
        return [(name, domain) for name, domain in domains if not domain.is_false()]

    @api.model
    def _open_matters(self, desks, limit=None):
        """What each register wants handed over to the next shift at desks.

        :param desks: ``scenic.desk`` recordset
        :param int limit: how many at most of a register
        :return: ``scenic.timeline`` recordset, oldest first
        """
        ids = []
        for name, domain in self._open_domains():
            entries = self.env[name].search(domain & Domain("desk_id", "in", desks.ids), limit=limit, order="date, id")
            ids += self._of_entries(entries)._ids
        return self.browse(ids).sorted("date")

    @api.model
    def _count_open_matters(self, desks):
        """How many open matters each desk has.

        :param desks: ``scenic.desk`` recordset
        :return: dict from a desk's id to a number
        """
        counts = dict.fromkeys(desks.ids, 0)
        for name, domain in self._open_domains():
            rows = self.env[name]._read_group(domain & Domain("desk_id", "in", desks.ids), ["desk_id"], ["__count"])
            for desk, count in rows:
                counts[desk.id] += count
        return counts
