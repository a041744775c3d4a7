from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG

from .readonly_mixin import TALK_PREFIXES

_UNLOCK_KEY = "scenic_unlock"


class _Unlock:
    """Permission to write certain records, carried in the context.

    Only Python code can put an instance there: contexts that come over RPC hold nothing but JSON values.
    """

    __slots__ = ("ids", "model")

    def __init__(self, records):
        self.model = records._name
        self.ids = frozenset(records.ids)

    def covers(self, records):
        """Whether all of some records are unlocked.

        :param records: recordset
        :return: bool
        """
        return self.model == records._name and self.ids.issuperset(records.ids)


def _is_uninstalling(env):
    """Whether the addon is being removed; the mark alone proves nothing, as an RPC client can send it too."""
    return env.su and bool(env.context.get(MODULE_UNINSTALL_FLAG))


class ScenicLockMixin(models.AbstractModel):
    """Declared states: which follow which, who may take the step, and what closing locks.

    A register adds its states to ``state`` with ``selection_add`` and declares its steps in ``_transitions``. Nothing
    else moves a state: neither a form, nor sudo, nor a context key of an RPC client.
    """

    _name = "scenic.lock.mixin"
    _description = "Record With Declared States"
    _inherit = ["scenic.readonly.mixin"]

    # {from: {to: comma-separated groups, any of which may take the step, "" for whoever may write, or None for a step
    # that only follows from another record's}}
    _transitions = {}
    _initial_state = ""
    _closed_states = ()
    # what may still be written when closed
    _editable_when_closed = frozenset()

    state = fields.Selection(
        [],
        readonly=True,
        copy=False,
        index=True,
        default=lambda self: self._state_of_new({}) or False,
        group_expand="_group_expand_state",
    )
    is_locked = fields.Boolean(compute="_compute_is_locked")

    # the states the user may move the record to, for the buttons of views
    allowed_steps = fields.Char(compute="_compute_allowed_steps")

    @api.depends_context("uid")
    @api.depends("state")
    def _compute_allowed_steps(self):
        for record in self:
            steps = record._transitions.get(record.state, ())
            record.allowed_steps = " ".join(state for state in steps if record._can_move_to(state))

    @api.depends("state")
    def _compute_is_locked(self):
        for record in self:
            record.is_locked = record.state in record._closed_states

    @api.model
    def _group_expand_state(self, states, _domain):
        """Columns in the order of the work, and only those that hold something.

        :param list states: the states found
        :return: list of states
        """
        return [state for state in self._fields["state"].get_values(self.env) if state in states]

    @api.model
    def _state_of_new(self, _vals):
        """The state a new record starts in.

        :param dict _vals: the values given to ``create``
        :return: str, a state
        """
        return self._initial_state

    @api.model_create_multi
    def create(self, vals_list):
        """Start every record in its first state, whatever the caller (or a ``default_state``) asks for.

        :raise UserError: when the values ask for another state
        """
        for vals in vals_list:
            first = self._state_of_new(vals)
            if vals.get("state", first) != first:
                raise UserError(self.env._("A new entry starts in its first state; use the buttons to go on."))
            vals["state"] = first
        return super().create(vals_list)

    def write(self, vals):
        """Refuse changes of the state by hand and of anything that closing locks.

        :raise UserError: naming the first record that may not change
        """
        if not self._is_unlocked():
            self._check_unlocked(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        """Register entries stay. (registers.md: nothing disappears.)"""
        if _is_uninstalling(self.env):
            return
        raise UserError(self.env._("Entries of a register are never deleted. Withdraw or correct the entry instead."))

    def _check_unlocked(self, vals):
        """:raise UserError: when ``vals`` may not be written on all of ``self``"""
        if "state" in vals:
            raise UserError(self.env._("The state changes through the buttons of the form only."))
        self._check_own_fields(vals)
        fields_changed = {
            name for name in vals if name not in self._editable_when_closed and not name.startswith(TALK_PREFIXES)
        }
        if fields_changed and (locked := self.filtered("is_locked")[:1]):
            raise UserError(
                self.env._(
                    "%(name)s is closed and can no longer be changed. What is still to be said goes into its messages.",
                    name=locked.display_name,
                )
            )

    def _is_unlocked(self):
        """Whether the register's own code is writing these very records.

        :return: bool
        """
        unlock = self.env.context.get(_UNLOCK_KEY)
        return isinstance(unlock, _Unlock) and unlock.covers(self)

    def _unlocked(self):
        """``self`` with leave to write states and closed records; for the register's own code.

        :return: the same records in a context that holds the permission for exactly them
        """
        return self.with_context(**{_UNLOCK_KEY: _Unlock(self)})

    def _write_unlocked(self, vals):
        """Write ``vals`` whatever the state, e.g. by a purge or as part of a step."""
        return self._unlocked().write(vals)

    def _state_label(self, state):
        return dict(self._fields["state"]._description_selection(self.env)).get(state, state)

    def _can_move_to(self, state):
        """Whether the user may take the step to ``state`` from where the record is; drives buttons and checks.

        :param str state: the state wanted
        :return: bool
        """
        self.ensure_one()
        groups = self._transitions.get(self.state, {}).get(state)
        return groups is not None and (not groups or self.env.user.has_groups(groups))

    def _transition(self, state, vals=None, by_system=False):
        """Take the step to ``state``; every ``action_*`` goes through here.

        :param str state: the state wanted
        :param dict vals: further values to write with it
        :param bool by_system: the step follows from another record's step, whose own check was passed: do not ask
            for the groups again
        :raise UserError: when the step is not declared from the state a record is in
        :raise AccessError: when the user may not take it
        """
        self.check_access("write")
        for record in self:
            steps = record._transitions.get(record.state, {})
            if state not in steps:
                raise UserError(
                    self.env._(
                        "%(name)s is “%(now)s” and cannot become “%(wanted)s”. Somebody may have changed it"
                        " meanwhile: open it again and look.",
                        name=record.display_name,
                        now=record._state_label(record.state),
                        wanted=record._state_label(state),
                    )
                )
            if not by_system and not record._can_move_to(state):
                raise AccessError(
                    self.env._(
                        "You may not make %(name)s “%(wanted)s”. Ask a supervisor.",
                        name=record.display_name,
                        wanted=record._state_label(state),
                    )
                )
        return self._write_unlocked({"state": state, **(vals or {})})


class ScenicLockLineMixin(models.AbstractModel):
    """A line of a lockable record: it changes only while its record may."""

    _name = "scenic.lock.line.mixin"
    _description = "Line of a Record With Declared States"

    # the many2one to the record, and the record's field of these lines
    _lock_parent = ""
    _lock_lines = ""

    def _check_parent_unlocked(self, parents):
        """:raise UserError: when one of ``parents`` is closed"""
        parents._check_unlocked({self._lock_lines: True})

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: when the record is closed"""
        lines = super().create(vals_list)
        lines._check_parent_unlocked(lines[self._lock_parent])
        return lines

    def write(self, vals):
        """:raise UserError: when the record, or the one the line would move to, is closed"""
        self._check_parent_unlocked(self[self._lock_parent])
        res = super().write(vals)
        if self._lock_parent in vals:
            self._check_parent_unlocked(self[self._lock_parent])
        return res

    @api.ondelete(at_uninstall=True)
    def _unlink_unless_closed(self):
        if not _is_uninstalling(self.env):
            self._check_parent_unlocked(self[self._lock_parent])
