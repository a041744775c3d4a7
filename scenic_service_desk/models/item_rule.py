from odoo import api, fields, models
from odoo.tools import ormcache

from .keeping_mixin import KEEPING


class ScenicItemRule(models.Model):
    """What one company does otherwise with things of a category, everywhere or in one zone (register 6).

    A rule for the zone goes before one for the category, that one before the category itself.
    """

    _name = "scenic.item.rule"
    _description = "Keeping Rule"
    _inherit = ["scenic.keeping.mixin"]
    _order = "category_id, zone_id, id"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    category_id = fields.Many2one(
        "scenic.item.category", required=True, index=True, check_company=True, ondelete="restrict"
    )
    zone_id = fields.Many2one(
        "scenic.zone",
        "Found In",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        help="Empty: wherever it was found.",
    )
    active = fields.Boolean(default=True)
    note = fields.Char("Reason", help="The local rule or decision that asks for it.")
    default_text = fields.Char("Instead Of", compute="_compute_default_text", help="What the category says.")
    trace_ids = fields.One2many("scenic.item.rule.trace", "rule_id", "Changes", readonly=True)

    _place_uniq = models.UniqueIndex(
        "(company_id, category_id, COALESCE(zone_id, 0)) WHERE active",
        "There is a rule for this category and zone already. Change that one.",
    )

    @api.depends("category_id.name", "zone_id.name")
    def _compute_display_name(self):
        for rule in self:
            rule.display_name = " · ".join(filter(None, [rule.category_id.name, rule.zone_id.name]))

    @api.depends("category_id")
    def _compute_default_text(self):
        for rule in self:
            kind = rule.category_id
            rule.default_text = kind and f"{kind._period_text()} → {kind._destination_text()}"

    @api.model
    @ormcache("company_id")
    def _rule_ids(self, company_id):
        """Which rule holds where; asked for each find, changed once a year.

        sudo: the same for everybody, whoever asks first.
        :param int company_id: id of a ``res.company``
        :return: dict of the rule's id by pair of ids: category, zone (or False)
        """
        rules = self.sudo().search([("company_id", "=", company_id)])
        return {(rule.category_id.id, rule.zone_id.id): rule.id for rule in rules}

    @api.model
    def _of(self, category, company, zone):
        """What decides how long things of a category are kept, and where they go.

        :param category: ``scenic.item.category`` record
        :param company: ``res.company`` record
        :param zone: ``scenic.zone`` record where it was found, may be empty
        :return: ``scenic.item.rule`` record, or the category where no rule says otherwise
        """
        kind, place = category._origin.id or category.id, zone._origin.id
        rule_ids = self._rule_ids(company.id)
        rule_id = rule_ids.get((kind, place)) or rule_ids.get((kind, False))
        return self.browse(rule_id) if rule_id else category

    @api.model_create_multi
    def create(self, vals_list):
        """Make rules; the open items they concern follow, which leaves a trace."""
        rules = super().create(vals_list)
        self.env.registry.clear_cache()
        for rule in rules.filtered("active"):
            facts = rule.category_id._period_facts(), rule._period_facts()
            rule._note_change(rule.category_id, self.env._("New rule: %s", rule.display_name), *facts)
        return rules

    def write(self, vals):
        """Change rules; the open items they concern follow, which leaves a trace."""
        if not {*KEEPING, "active", "category_id", "zone_id"} & vals.keys():
            return super().write(vals)
        before = {rule: (rule.category_id, rule._keeping_facts()) for rule in self}
        res = super().write(vals)
        self.env.registry.clear_cache()
        for rule, (category, facts) in before.items():
            for kind in category | rule.category_id:
                rule._note_change(kind, "", facts, rule._keeping_facts())
        return res

    @api.ondelete(at_uninstall=False)
    def _forget_rules(self):
        """The category decides again."""
        self.filtered("active").write({"active": False})

    def _keeping_facts(self):
        return {
            self.env._("Category"): self.category_id.name,
            self.env._("Found In"): self.zone_id.name,
            **super()._keeping_facts(),
            self.env._("Rule"): self.env._("in force") if self.active else self.env._("archived"),
        }

    def _note_change(self, category, title, before, after):
        """Leave the trace of a change, and move what it concerns.

        :param category: ``scenic.item.category`` record whose items may move
        :param str title: what happened, where the difference alone does not say it
        :param dict before: ``_keeping_facts``
        :param dict after: ``_keeping_facts``
        """
        if change := "\n".join(filter(None, [title, self._change_text(before, after)])):
            self.env["scenic.item.rule.trace"]._note(self.company_id, category, change, self)
