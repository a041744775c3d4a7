"""The duty log: opening and closing a day with many entries, and archiving three months."""

import time
from pathlib import Path

from cases import Case
from databases import DAY, connect
from webclient import Screen

LOG = "scenic_service_desk.duty_log_action"


def openings(client, day):
    """Opening an empty day and one of 500 entries: what the form asks for.

    :param client: the agent's
    :param dict day: what ``day_house.py`` wrote
    :return: list of Case
    """
    form = Screen(client, LOG, "form")
    spec = {"specification": form.specification("form")}
    return [
        Case("open: empty day", client, [(form.model, "web_read", [[day["empty"]]], spec)]),
        Case("open: day of 500 entries", client, [(form.model, "web_read", [[day["full"]]], spec)]),
    ]


def close(client, day):
    """Close full days: the button, the dialog it opens, the signature.

    :return: Case with its results
    """
    case = Case("close: day of 500 entries", client, [])
    for log in day["closing"]:
        dialog = client.timed("scenic.duty.log", "action_close", [log])
        wizard = [dialog[2]["res_id"]]
        shown = client.timed("scenic.log.close", "web_read", wizard, specification={"line_ids": {}, "signer_id": {}})
        closed = client.timed("scenic.log.close", "action_confirm", wizard)
        state = client.call("scenic.duty.log", "read", [log], ["state"])[0]["state"]
        if state != "closed":
            raise RuntimeError(f"the day {log} is {state} after closing")
        calls = (dialog, shown, closed)
        case.results.append((sum(call[0] for call in calls), [call[1] for call in calls], "1"))
    return case


def _peak(pid):
    """The most memory the process has held, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def archive(client, day, pid):
    """Archive three months by hand: the manager's dialog, then the job, which the server runs at once here.

    :param client: the administrator's in the database of days
    :param int pid: the server's process
    :return: dict of texts for the page
    """
    wanted = day["archive"]
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # forget the peak so far
    before = _peak(pid)
    vals = {"desk_ids": [(6, 0, [wanted["desk"]])], "month_from": wanted["from"], "month_to": wanted["to"]}
    begun = time.monotonic()
    [dialog] = client.call("scenic.archive.run", "create", [vals])
    client.call("scenic.archive.run", "action_run", [dialog])
    with connect(DAY) as cursor:
        cursor.execute("SELECT res_id FROM ir_model_data WHERE name = 'ir_cron_archive'")
        [job] = cursor.fetchone()
        states = "SELECT state, count(*) FROM scenic_archive WHERE desk_id = %s GROUP BY state"
        while True:
            client.call("ir.cron", "method_direct_trigger", [job])
            cursor.execute(states, [wanted["desk"]])
            if [state for state, _count in cursor.fetchall()] == ["done"]:
                break
        seconds = time.monotonic() - begun
        cursor.execute(
            "SELECT count(*), sum(entry_count), sum(length(content)) FROM scenic_log_seal WHERE desk_id = %s",
            [wanted["desk"]],
        )
        logs, entries, text = cursor.fetchone()
    if logs != wanted["logs"]:
        raise RuntimeError(f"{logs} of {wanted['logs']} logs are sealed")
    return {
        "Logs": f"{logs} with {entries} entries, 3 PDFs and 3 workbooks",
        "Time": f"{seconds:.0f} s, {seconds / logs:.2f} s a log",
        "Peak memory of the server": f"{_peak(pid):.0f} MB, {before:.0f} MB before",
        "Text sealed": f"{text / 1024:.0f} kB",
    }
