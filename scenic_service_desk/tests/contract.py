"""What every register owes, as checks that name what is missing. Not a test itself: test_contract.py runs it."""

from pathlib import Path

import polib

from odoo import api

from .common import MODULE

CHINESE = Path(__file__).parent.parent / "i18n" / "zh_CN.po"
ROLES = ("agent", "supervisor", "manager", "custodian")


def registers(env: api.Environment) -> list[str]:
    """Return the names of all registers."""
    names = env.registry.descendants(["scenic.register.mixin"], "_inherit")
    return sorted(name for name in names if not env[name]._abstract)


def missing(env, model_name):
    """Return sentences about what the model lacks to be a register in everything but its behaviour."""
    model = env[model_name]
    wanted = {
        "the mixins": {"_transitions", "_closed_states"} <= set(dir(model)) and "log_id" in model._fields,
        "a sequence": env["ir.sequence"].search_count([("code", "=", model_name)]),
        "a company rule": _rules(env, model_name, lambda rule: not rule.groups and "company_ids" in rule.domain_force),
        "a desk rule": _rules(env, model_name, _is_desk_rule),
        "a print action": env["ir.actions.report"].search_count([("model", "=", model_name)]),
        "a menu": _menus(env, model_name),
        "a kanban or an activity view": _views(env, model_name, ("kanban", "activity")),
    }
    wanted |= {f"a {kind} view": _views(env, model_name, (kind,)) for kind in ("list", "form", "search")}
    wanted |= {f"an access line for {role}": _access(env, model_name, role) for role in ROLES}
    wanted["a word about crew_leader"] = _mentioned(env, model_name, "crew_leader")
    sentences = [f"{model_name} lacks {what}" for what, there in wanted.items() if not there]
    if env["ir.model.access"].search_count([("model_id.model", "=", model_name), ("perm_unlink", "=", True)]):
        sentences.append(f"{model_name} lets somebody delete entries")
    return sentences


def _rules(env, model_name, test):
    return env["ir.rule"].search([("model_id.model", "=", model_name)]).filtered(test)


def _is_desk_rule(rule):
    agent = rule.env.ref(f"{MODULE}.group_agent")
    return rule.groups == agent and rule.perm_write and not rule.perm_read and "desk_id.user_ids" in rule.domain_force


def _menus(env, model_name):
    actions = env["ir.actions.act_window"].search([("res_model", "=", model_name)])
    return env["ir.ui.menu"].search([("action", "in", [f"ir.actions.act_window,{action.id}" for action in actions])])


def _views(env, model_name, kinds):
    return env["ir.ui.view"].search_count([("model", "=", model_name), ("type", "in", kinds)])


def _access(env, model_name, role):
    group = env.ref(f"{MODULE}.group_{role}")
    return env["ir.model.access"].search_count(
        [
            ("model_id.model", "=", model_name),
            ("group_id", "in", (group | group.all_implied_ids).ids),
            ("perm_read", "=", True),
            ("perm_write", "=", True),
            ("perm_create", "=", True),
        ]
    )


def _mentioned(env, model_name, role):
    """Whether a role of its own has an access line, be it one without rights: forgotten is not the same as refused."""
    group = env.ref(f"{MODULE}.group_{role}")
    return env["ir.model.access"].search_count([("model_id.model", "=", model_name), ("group_id", "=", group.id)])


def wrong_states(name, states, transitions, initial, closed):
    """Return sentences about declared steps that do not fit the declared states.

    :param str name: the register, for the sentences
    :param states: all values of ``state``
    :param dict transitions: ``{from: {to: groups}}``
    :param str initial: the state of a new entry
    :param closed: the states that lock
    """
    states, closed = set(states), set(closed)
    ends = set(transitions) | {state for steps in transitions.values() for state in steps}
    sentences = [f"{name}: a step names the unknown state {state}" for state in sorted(ends - states)]
    sentences += [f"{name}: the closed state {state} is unknown" for state in sorted(closed - states)]
    if initial not in states:
        sentences.append(f"{name}: the first state {initial!r} is unknown")
    if not closed:
        sentences.append(f"{name}: no state closes an entry")
    reached, todo = set(), [initial]
    while todo:
        state = todo.pop()
        if state not in reached:
            reached.add(state)
            todo += transitions.get(state, ())
    sentences += [f"{name}: the state {state} is never reached" for state in sorted(states - reached)]
    return sentences


def untranslated(env, model_name, entries=None):
    """Return sentences about titles that zh_CN.po does not translate.

    :param entries: ``{source: translation}``; those of the file by default
    """
    if entries is None:
        entries = {entry.msgid: entry.msgstr for entry in polib.pofile(str(CHINESE)) if not entry.obsolete}
    actions = env["ir.actions.act_window"].search([("res_model", "=", model_name)])
    titles = {env[model_name]._description, *actions.mapped("name"), *_menus(env, model_name).mapped("name")}
    return [f"{model_name}: “{title}” is not translated" for title in sorted(titles) if not entries.get(title)]
