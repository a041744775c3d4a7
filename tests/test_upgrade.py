"""The former version, in use, is updated in place: what was written stays, and the database becomes like a new one."""

import configparser
import os
import re
import tarfile
from pathlib import Path

import psycopg2
import pytest
from counter import PHOTO
from odoo_command import odoo
from odoo_server import ADDON, LOCAL, Server, script

STORE = Path(__file__).parent / "upgrade"
# what the demo data of each version have not: rosters and a closed day; handed-in finds and a claim under way
USE = {
    "19.0.1.0.0": """
shifts = env["scenic.shift"].search([], order="id")
people = env["scenic.desk"].search([]).member_ids
for shift in shifts:
    shift.employee_ids = shift.desk_id.member_ids[:2]
logs = env["scenic.duty.log"].search([], order="date")
logs[:3].action_close()
env["scenic.found.item"].search([], limit=1).message_post(body="The owner has called.")
env.ref("scenic_service_desk.desk_kiosk").day_turn_hour = 5
env.ref("scenic_service_desk.shift_slot_middle").name = "Noon Shift"
env.cr.commit()
print("USED", len(shifts), len(logs))
""",
    "19.0.2.0.0": """
desk = env.ref("scenic_service_desk.desk_centre")
items = env["scenic.found.item"].create([
    {"desk_id": desk.id, "description": text, "source": "employee", "finder_employee_id": desk.member_ids[:1].id,
     "employee_id": desk.member_ids[1:2].id, "marks": "M.L.", "document_name": "Li Mei",
     "category_id": env["scenic.item.category"].search([], limit=1).id}
    for text in ("黑色双肩包", "black umbrella", "iPhone 15 手机")
])
env["scenic.item.category"].search([("keep_unit", "=", "month_end")], limit=1).keep_count = 7
items[:1].message_post(body="The owner has called.")
env["scenic.inquiry"].create({"desk_id": desk.id, "question": "几点关门",
    "topic_id": env["scenic.inquiry.topic"].search([("child_ids", "=", False)], limit=1).id})
env.cr.commit()
print("USED", len(items))
""",
    "19.0.3.0.0": """
desk = env.ref("scenic_service_desk.desk_centre")
taker = desk.member_ids[:1]
items = env["scenic.found.item"].create({"desk_id": desk.id, "description": "黑色双肩包", "source": "visitor",
    "employee_id": taker.id, "category_id": env["scenic.item.category"].search([], limit=1).id})
env["scenic.lost.report"].create({"desk_id": desk.id, "description": "black backpack", "employee_id": taker.id,
    "visitor_name": "Li Mei", "visitor_phone": "13800000000",
    "category_id": items.category_id.id})
complaints = env["scenic.complaint"].create([{"desk_id": desk.id, "kind": kind, "description": "排队太久",
    "employee_id": taker.id, "visitor_name": "Li Mei", "visitor_phone": "13800000000"}
    for kind in ("complaint", "grievance")])
assert complaints.deadline_ids and env["scenic.match.queue"].search_count([])
env.cr.commit()
print("USED", len(items))
""",
    "19.0.4.0.0": """
from datetime import timedelta
desk = env.ref("scenic_service_desk.desk_centre")
taker = desk.member_ids[:1]
item = env["scenic.found.item"].create({"desk_id": desk.id, "description": "红色雨伞", "source": "visitor",
    "employee_id": taker.id, "category_id": env["scenic.item.category"].search([], limit=1).id})
report = env["scenic.lost.report"].create({"desk_id": desk.id, "description": "red umbrella", "employee_id": taker.id,
    "visitor_name": "Li Mei", "visitor_phone": "13800000000", "category_id": item.category_id.id})
env.flush_all()
report._find_matches()
complaint = env["scenic.complaint"].create({"desk_id": desk.id, "kind": "complaint", "description": "排队太久",
    "employee_id": taker.id, "visitor_name": "Li Mei", "visitor_phone": "13800000000"})
measure = env["scenic.complaint.measure"].create({"complaint_id": complaint.id, "name": "Open a second gate."})
measure.activity_ids.unlink()
env["scenic.deadline"]._cron_escalate()
assert report.match_ids and env["scenic.deadline"].search_count([("step", ">", 0)])
env.cr.commit()
print("USED", len(report.match_ids))
""",
}


def former_addons(version, folder):
    """Unpack a former version into ``folder``; return the addons path with it in our place."""
    with tarfile.open(STORE / f"{version}.tar.xz") as archive:
        archive.extractall(folder, filter="data")
    for demo in (folder / ADDON / "demo").glob("*.xml"):
        for name in re.findall(rf'file="{ADDON}/([^"]+)"', demo.read_text()):
            picture = folder / ADDON / name
            picture.parent.mkdir(exist_ok=True)
            picture.write_bytes(PHOTO["buffer"])
    script("conf.sh")
    conf = configparser.ConfigParser(interpolation=None)
    conf.read(LOCAL / "odoo.conf")
    ours = str(STORE.parent.parent)
    return ",".join(str(folder) if path == ours else path for path in conf["options"]["addons_path"].split(","))


@pytest.fixture(scope="module", params=sorted(USE))
def upgraded(request, tmp_path_factory):
    """A database of a former version, updated; ``rows`` before and after."""
    name = f"ssd_upgrade_{os.getpid()}"
    script("newdb.sh", name, script("template.sh", "base-demo"))
    try:
        former = f"--addons-path={former_addons(request.param, tmp_path_factory.mktemp('former'))}"
        odoo(name, former, "-i", ADDON, "--with-demo", "--stop-after-init")
        assert "USED" in odoo(name, former, shell=USE[request.param])
        sql = Server(name).psql
        # demo records of this version would act on those of the former; who uses the addon has none
        sql("UPDATE ir_module_module SET demo = false WHERE name = %s", [ADDON])
        before = rows(sql)
        odoo(name, "-u", ADDON, "--stop-after-init")
        yield sql, before, rows(sql)
    finally:
        script("dropdb.sh", name)


def rows(sql):
    """Return {table: {key: row}} of all tables of ours, and of what hangs on our records."""
    tables = {
        name: f'SELECT to_jsonb(t) FROM "{name}" t'
        for (name,) in sql("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE '%scenic%'")
    }
    tables["mail_message"] = "SELECT to_jsonb(t) FROM mail_message t WHERE model LIKE 'scenic.%'"
    tables["mail_activity"] = "SELECT to_jsonb(t) FROM mail_activity t WHERE res_model LIKE 'scenic.%'"
    tables["ir_attachment"] = "SELECT to_jsonb(t) FROM ir_attachment t WHERE res_model LIKE 'scenic.%'"
    return {
        table: {row.get("id", str(sorted(row.items()))): row for (row,) in sql(query)}
        for table, query in tables.items()
    }


ROSTERS = "hr_employee_scenic_shift_rel"
# from whom call-backs are kept, copied from their complaints: asked of the complaint itself now
HIDDEN = "scenic_callback_hidden_rel"
# nobody wrote these: made of the names on it, and made anew since "Mr Wang" tells no more than a family name
MADE = "match_names"


def test_what_was_written_stays(upgraded):
    _sql, before, after = upgraded
    for table in ("scenic_found_item", "scenic_claim", "scenic_custody_move", "scenic_signature", "scenic_duty_log"):
        assert len(before[table]) > 5, f"{table}: nothing to lose"
    assert len(before["mail_message"]) > 10 and len(before["ir_attachment"]) > 20
    lost, changed = [], []
    for table, lines in before.items():
        if table in (ROSTERS, HIDDEN):
            continue
        for key, row in lines.items():
            now = after.get(table, {}).get(key)
            if now is None and not _is_idle_rule(table, row, before):
                lost.append(f"{table} {key}")
            elif now is not None:
                changed += [
                    f"{table} {key} {column}: {value!r} became {now[column]!r}"
                    for column, value in row.items()
                    if column in now and column not in ("write_date", MADE) and not _kept(value, now[column])
                ]
    assert not lost
    assert not changed, "\n".join(changed[:20])


def _is_idle_rule(table, row, before):
    """Whether it is the shipped rule that nothing ever asked, or a step of it: nobody had written it."""
    rules = before.get("scenic_deadline_rule", {})
    rule = row if table == "scenic_deadline_rule" else rules.get(row.get("rule_id"), {})
    return table in ("scenic_deadline_rule", "scenic_deadline_step") and rule.get("code") == "incident_supplement_short"


def _kept(value, now):
    """Whether a value is still there; texts come in more languages now than the archive of the former version has."""
    if isinstance(value, dict) and isinstance(now, dict):
        return value.items() <= now.items()
    return value == now


def test_rosters_become_members(upgraded):
    sql, before, _after = upgraded
    if ROSTERS not in before:
        return
    rosters = {(row["scenic_shift_id"], row["hr_employee_id"]) for row in before[ROSTERS].values()}
    assert len(rosters) > 10
    assert set(sql("SELECT shift_id, employee_id FROM scenic_shift_member")) == rosters


def test_the_ledger_stays_closed(upgraded):
    sql, _before, _after = upgraded
    for table in ("scenic_custody_move", "scenic_signature", "scenic_reveal_log"):
        with pytest.raises(psycopg2.errors.RestrictViolation):
            sql(f"UPDATE {table} SET create_uid = 1")


def test_the_matching_job_looks_every_minute(upgraded):
    sql, _before, _after = upgraded
    [job] = sql("""
        SELECT interval_number, interval_type FROM ir_cron
        WHERE id = (SELECT res_id FROM ir_model_data WHERE module = 'scenic_service_desk' AND name = 'ir_cron_match')
    """)
    assert job == (1, "minutes")


def test_clocks_remember_which_steps_they_took(upgraded):
    """A former version counted them, and began with the first."""
    sql, before, _after = upgraded
    counted = {key: row["step"] for key, row in before.get("scenic_deadline", {}).items() if row.get("step")}
    taken = {clock: [] for clock in counted}
    for clock, minutes in sql("""
        SELECT clock.id, step.after_minutes FROM scenic_deadline clock
          JOIN scenic_deadline_step_rel rel ON rel.deadline_id = clock.id
          JOIN scenic_deadline_step step ON step.id = rel.step_id
    """):
        taken[clock].append(minutes)
    assert {clock: len(minutes) for clock, minutes in taken.items()} == counted
    left = sql("""
        SELECT clock.id, step.after_minutes FROM scenic_deadline clock
          JOIN scenic_deadline_step step ON step.rule_id = clock.rule_id
         WHERE NOT EXISTS (SELECT 1 FROM scenic_deadline_step_rel rel
                            WHERE rel.deadline_id = clock.id AND rel.step_id = step.id)
    """)
    assert all(minutes >= max(taken.get(clock) or [minutes]) for clock, minutes in left)


def test_open_measures_are_reminded_of_once(upgraded):
    sql, _before, _after = upgraded
    reminders = sql("""
        SELECT count(activity.id) FROM scenic_complaint_measure measure
          LEFT JOIN mail_activity activity ON activity.res_model = 'scenic.complaint.measure'
               AND activity.res_id = measure.id AND activity.active
         WHERE measure.done_at IS NULL AND measure.deadline IS NOT NULL GROUP BY measure.id
    """)
    assert all(count == 1 for (count,) in reminders)


def test_prints_are_named_alike_in_all_languages(upgraded):
    sql, _before, _after = upgraded
    names = sql("""
        SELECT DISTINCT languages FROM ir_act_report_xml report
          JOIN ir_model_data data ON data.model = 'ir.actions.report' AND data.res_id = report.id
               AND data.module = 'scenic_service_desk', jsonb_object_keys(print_report_name) languages
    """)
    assert names == [("en_US",)]


def test_finance_gave_back_the_very_item(upgraded):
    """A former version took another thing's number out of finance's store."""
    sql, _before, _after = upgraded
    wrong = sql("""
        SELECT item.name, lot.name FROM stock_picking picking
          JOIN scenic_claim claim ON claim.id = picking.scenic_claim_id
          JOIN scenic_found_item item ON item.id = claim.item_id
          JOIN stock_move_line line ON line.picking_id = picking.id
          JOIN stock_lot lot ON lot.id = line.lot_id
         WHERE lot.name != item.name
    """)
    assert not wrong


def test_like_a_new_one(upgraded, demo_db):
    """Tables, indexes, constraints, triggers, models, fields and what the addon's files hold."""
    sql, _before, _after = upgraded
    old, new = structure(sql), structure(Server(demo_db).psql)
    for what in new:
        assert not sorted(new[what] - old[what]), f"{what}: missing after the update"
        assert not sorted(old[what] - new[what]), f"{what}: left over after the update"


def structure(sql):
    """Return what the database is made of."""
    queries = {
        "columns": """
            SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
            WHERE table_schema = 'public'
        """,
        "indexes": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "constraints": """
            SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
        """,
        "triggers": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal",
        "models": "SELECT model FROM ir_model",
        "fields": "SELECT model, name, ttype, relation, relation_table, store, required FROM ir_model_fields",
        "records": f"""
            SELECT model, name FROM ir_model_data WHERE module = '{ADDON}'
            AND model IN ('ir.model.access', 'ir.rule', 'ir.ui.view', 'ir.ui.menu', 'ir.actions.act_window',
                'ir.actions.report', 'ir.cron', 'ir.sequence', 'mail.activity.type', 'res.groups', 'mail.template')
        """,
    }
    return {what: {tuple(str(value) for value in row) for row in sql(query)} for what, query in queries.items()}
