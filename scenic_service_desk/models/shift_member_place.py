from datetime import timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicShiftMember(models.Model):
    """Which shift a line belongs to that names a desk, a day and a slot, or a place in the calendar."""

    _inherit = "scenic.shift.member"

    slot_choice_ids = fields.Many2many("scenic.shift.slot", compute="_compute_slot_choice_ids")

    @api.depends("desk_id", "log_id")
    def _compute_slot_choice_ids(self):
        for member in self:
            member.slot_choice_ids = (member.desk_id or member.log_id.desk_id).slot_ids

    @api.model
    def default_get(self, fields):
        """A click in the calendar says day and hours: the day as the user sees it, the slot that fits best.

        :param list fields: names wanted
        :return: dict
        """
        values = super().default_get(fields)
        wanted = {"desk_id", "slot_id", "day"}.intersection(fields)
        if not wanted:
            return values
        desks = self.env["scenic.desk"]
        desk = desks.browse(values.get("desk_id") or ()) or desks._default_desk()
        start, end = (
            self._fields[name].convert_to_cache(self.env.context.get(f"default_{name}"), self)
            for name in ("date_start", "date_end")
        )
        place = {"desk_id": desk.id, "day": start and self._user_day(start)}
        if "slot_id" in wanted and desk:
            place["slot_id"] = (self._fit(desk, start, end)[1] if start else desk.slot_ids[:1]).id
        return {**{name: place[name] for name in wanted if place.get(name)}, **values}

    @api.model
    def _user_day(self, moment):
        """The day of a moment as the user's screen shows it.

        :param datetime moment: naive UTC
        :return: date
        """
        return fields.Datetime.context_timestamp(self, moment).date()

    @api.model
    def _fill_shifts(self, vals_list):
        """Turn desk, day and slot of new lines into their shift; few queries however many there are.

        :param list vals_list: the values given to ``create``, changed in place
        :raise UserError: where the slot is missing
        """
        wanted = {}
        for vals in vals_list:
            place = {name: vals.pop(name, None) for name in ("log_id", "desk_id", "slot_id", "day", "date_start")}
            vals.pop("date_end", None)
            if vals.get("shift_id"):
                continue
            key = self._place_of_vals(place)
            wanted.setdefault(key[0], []).append((key[1:], vals))
        for desk, entries in wanted.items():
            shifts = self.env["scenic.shift"]._of_slots(desk, {pair for pair, _vals in entries})
            for pair, vals in entries:
                vals["shift_id"] = shifts[pair].id
        # sudo: shifts were found or made for the line just above
        shifts = self.env["scenic.shift"].sudo().browse(vals["shift_id"] for vals in vals_list)
        for vals, shift in zip(vals_list, shifts, strict=True):
            # said here, so that no default of the calendar's form stands in
            vals.update(desk_id=shift.desk_id.id, slot_id=shift.slot_id.id, day=shift.log_id.date)

    @api.model
    def _place_of_vals(self, place):
        """Desk, day and slot of a new line.

        :param dict place: what its values say
        :return: tuple: ``scenic.desk``, date, ``scenic.shift.slot``
        :raise UserError: where one is missing
        """
        context = self.env.context
        log = self.env["scenic.duty.log"].browse(place["log_id"] or ())
        desk = self.env["scenic.desk"].browse(place["desk_id"] or context.get("default_desk_id") or ())
        desk = log.desk_id or desk or self.env["scenic.desk"]._default_desk()
        start = fields.Datetime.to_datetime(place["date_start"])
        day = log.date or fields.Date.to_date(place["day"]) or (self._user_day(start) if start else None)
        slot = self.env["scenic.shift.slot"].browse(place["slot_id"] or ())
        if not slot and desk and start:
            slot = self._fit(desk, start, None)[1]
        if not (desk and day and slot):
            raise UserError(self.env._("Please say at which desk, on which day and in which slot."))
        return desk, day, slot

    def _shift_meant(self, vals):
        """The shift a line is moved to, made where it is missing.

        :param dict vals: what is written: a shift, or parts of a place; the rest stays as it is
        :return: ``scenic.shift`` record
        """
        self.ensure_one()
        if vals.get("shift_id"):
            return self.env["scenic.shift"].browse(vals["shift_id"])
        desk = self.env["scenic.desk"].browse(vals.get("desk_id") or self.desk_id.id)
        slot = self.env["scenic.shift.slot"].browse(vals.get("slot_id") or self.slot_id.id)
        day = fields.Date.to_date(vals.get("day")) or self.day
        if vals.get("log_id"):
            day = self.env["scenic.duty.log"].browse(vals["log_id"]).date
        elif {"date_start", "date_end"} & vals.keys() and not {"slot_id", "day"} & vals.keys():
            start = fields.Datetime.to_datetime(vals.get("date_start")) or self.date_start
            end = fields.Datetime.to_datetime(vals.get("date_end")) or start + (self.date_end - self.date_start)
            day, slot = self._dropped_at(desk, start, end)
        return self.env["scenic.shift"]._of_slots(desk, {(day, slot)})[day, slot]

    def _dropped_at(self, desk, start, end):
        """Day and slot that a drop in the calendar means: moved by whole days the slot stays, else the best fits.

        Whole days are those of the user's screen or of the desk's clock: at a change to summer time they differ.

        :param desk: ``scenic.desk`` record
        :param datetime start: where it was dropped, naive UTC
        :param datetime end: naive UTC
        :return: tuple: date, ``scenic.shift.slot``
        """
        if end - start == self.date_end - self.date_start:
            for zone in (self.env.tz, pytz.timezone(desk.tz)):
                was, now = (pytz.utc.localize(moment).astimezone(zone) for moment in (self.date_start, start))
                if was.time() == now.time():
                    return self.day + (now.date() - was.date()), self.slot_id
        return self._fit(desk, start, end, self.slot_id)

    @api.model
    def _fit(self, desk, start, end, prefer=None):
        """The slot of a desk whose hours are nearest to given ones.

        :param desk: ``scenic.desk`` record
        :param datetime start: naive UTC
        :param datetime end: naive UTC, or None
        :param prefer: the slot to take where two are as near
        :return: tuple: date, ``scenic.shift.slot`` (``prefer`` at a desk without slots)
        """
        slots = self.env["scenic.shift.slot"]
        today = desk._local(start).date()
        choices = []
        for slot_id, hour_from, hour_to in desk._slot_hours():
            # a slot after midnight stands on the roster of the day before
            for day in (today - timedelta(days=1), today):
                begins, ends = desk._slot_span(day, hour_from, hour_to)
                distance = abs(begins - start) + (abs(ends - end) if end else timedelta())
                choices.append((distance, not prefer or slot_id != prefer.id, -day.toordinal(), slot_id, day))
        if not choices:
            return today, prefer or slots
        best = min(choices)
        return best[-1], slots.browse(best[-2])
