"""Raising an incident with a chain of five people over HTTP, beside a record with nothing but a history.

python benchmarks/incident.py DATABASE      (a copy of one with the addon; its data change)
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "dev"))
from bounds import Verdict
from odoo_server import DEV, Server

BOUND = 3
COUNT = 40
LOGIN = "bench_incident"
# in `odoo shell`: a desk whose five people have logins, and a record with a history beside it
SCRIPT = """
from odoo import fields
company = env.company
def person(name, groups):
    user = env["res.users"].with_context(no_reset_password=True).create({{
        "name": name, "login": name, "password": name, "email": name + "@example.com", "tz": "Asia/Shanghai",
        "company_id": company.id, "company_ids": company.ids,
        "group_ids": [(6, 0, [env.ref(group).id for group in groups])],
    }})
    return user, env["hr.employee"].create({{"name": name, "user_id": user.id, "company_id": company.id}})
agent, agent_employee = person("{login}", ["scenic_service_desk.group_agent"])
people = {{name: person("{login}_" + name, ["base.group_user"]) for name in ("head", "manager", "duty")}}
for name in ("supervisor", "safety"):
    people[name] = person("{login}_" + name, ["scenic_service_desk.group_supervisor"])
upper = env["hr.department"].create({{"name": "Bench Department", "manager_id": people["manager"][1].id}})
section = env["hr.department"].create(
    {{"name": "Bench Section", "manager_id": people["head"][1].id, "parent_id": upper.id}}
)
agent_employee.department_id = section
desk = env["scenic.desk"].create({{
    "name": "Bench Desk", "tz": "Asia/Shanghai", "sequence": 0, "member_ids": agent_employee.ids,
    "supervisor_id": people["supervisor"][0].id, "safety_officer_id": people["safety"][0].id,
}})
days = env["scenic.duty.day"]
today = desk._local_date(fields.Datetime.now())
day = days.search([("company_id", "=", company.id), ("date", "=", today)]) or days.create({{"date": today}})
day.manager_id = people["duty"][1]
note = env["ir.model"].create({{
    "name": "Bare Record", "model": "x_bench_bare", "is_mail_thread": True,
    "field_id": [(0, 0, {{"name": n, "field_description": n, "ttype": "char"}}) for n in ("x_name", "x_text", "x_place")],
    "access_ids": [(0, 0, {{"name": "bare", "group_id": env.ref("base.group_user").id, "perm_read": True,
                            "perm_write": True, "perm_create": True}})],
}})
print("BENCH", desk.id, env.ref("scenic_service_desk.incident_type_injury").id, agent_employee.id)
env.cr.commit()
"""


def prepare(database):
    """Make the people and the bare record.

    :return: tuple: ids of the desk, of the type of incident, of the agent
    """
    command = [DEV / "odoo.sh", "shell", "-d", database, "--no-http", "--log-level=error"]
    done = subprocess.run(command, input=SCRIPT.format(login=LOGIN), capture_output=True, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("BENCH"))
    return tuple(int(number) for number in line.split()[1:])


def measure(database, count=COUNT):
    """Save incidents and bare records in turns.

    :return: tuple: median milliseconds of an incident, of a bare record; people told of the last incident
    """
    desk, kind, agent = prepare(database)
    with Server(database) as server:
        rpc = server.rpc(LOGIN)
        # as the short form sends it
        incident = {"desk_id": desk, "employee_id": agent, "reported_via": "counter"}
        incident |= {"type_id": kind, "severity": "high", "description": "游客在台阶摔倒"}
        bare = {"x_name": "受伤", "x_text": "游客在台阶摔倒", "x_place": "观瀑台"}
        times = {"scenic.incident": [], "x_bench_bare": []}
        specs = {"scenic.incident": {"name": {}}, "x_bench_bare": {"x_name": {}}}
        for number in range(count + 5):
            for model, vals in (("scenic.incident", incident), ("x_bench_bare", bare)):
                begun = time.perf_counter()
                saved = rpc[model].web_save([], vals, specs[model])
                if number >= 5:  # the first ones fill caches
                    times[model].append((time.perf_counter() - begun) * 1000)
                if model == "scenic.incident":
                    last = saved[0]["id"]
        told = rpc["scenic.chain.notice"].search_count([("res_id", "=", last), ("told_at", "!=", False)])
    return (*(statistics.median(times[model]) for model in times), told)


HEAD = ["People told", "incident, ms", "bare record, ms"]


def rows(figures):
    """The rows of the page's table.

    :param tuple figures: as ``measure`` returns it
    :return: list of lists of str
    """
    raised, bare, told = figures
    return [[str(told), f"{raised:.1f}", f"{bare:.1f}"]]


def verdicts(figures):
    """Judge a run.

    :param tuple figures: as ``measure`` returns it
    :return: list of Verdict
    """
    raised, bare, told = figures
    return [
        Verdict("people told of an incident", told, 5, told == 5),
        Verdict(
            "raising an incident with a chain of five / a bare record", raised / bare, BOUND, raised <= BOUND * bare
        ),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    arguments = parser.parse_args()
    figures = measure(arguments.database)
    print("incident {:.1f} ms, bare record {:.1f} ms, told {}".format(*figures))
    for verdict in verdicts(figures):
        print(verdict)
