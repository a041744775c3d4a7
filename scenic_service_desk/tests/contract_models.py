"""What every model of the addon owes, register or not, as checks that name what is missing."""

import re

from .common import MODULE


def models_of_addon(env):
    """Return all models of the addon that have records, as empty recordsets."""
    names = sorted(name for name, model in env.registry.items() if model._original_module == MODULE)
    return [env[name] for name in names if not env[name]._abstract]


def missing_company_rule(model):
    """Return a sentence when records of one company show in another; a line's rule looks at its record's company."""
    rules = model.env["ir.rule"].search([("model_id.model", "=", model._name), ("groups", "=", False)])
    if model._transient or any("company_ids" in (rule.domain_force or "") for rule in rules):
        return []
    return [f"{model._name} has no company rule"]


def wrong_access(model):
    """Return sentences about access lines: none at all, or one for everybody."""
    lines = model.env["ir.model.access"].search([("model_id.model", "=", model._name)])
    if not lines:
        return [f"{model._name} has no access line"]
    return [f"{model._name}: the access line {line.name} is for everybody" for line in lines if not line.group_id]


def unindexed_order(model):
    """Return a sentence when a list that grows by the day has no index for its first page.

    A list is what an action shows; it grows by the day when it is sorted by a date or a time.
    """
    column = model._order.split(",")[0].split()[0]
    listed = model.env["ir.actions.act_window"].search_count([("res_model", "=", model._name)], limit=1)
    timed = model._fields[column].type in ("date", "datetime")
    if not timed or model._transient or not listed or not _is_table(model):
        return []
    model.env.cr.execute("SELECT indexdef FROM pg_indexes WHERE tablename = %s", [model._table])
    # walked from either end; a record rule asks for the company first; what has the same date is sorted afterwards
    serving = re.compile(rf"USING btree \((company_id, )?\"?{column}\b[^()]*\)$")
    if any(serving.search(definition) for (definition,) in model.env.cr.fetchall()):
        return []
    return [f"{model._name}: no index serves its order {model._order}"]


def _is_table(model):
    model.env.cr.execute("SELECT relkind FROM pg_class WHERE oid = to_regclass(%s)", [model._table])
    row = model.env.cr.fetchone()
    return bool(row) and row[0] == "r"
