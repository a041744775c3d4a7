# Run in `odoo shell` on a new database: dev/odoo.sh shell -d NAME < benchmarks/house.py
# ruff: noqa: F821  (env is the shell's)
"""Build the house the figures are measured in: two companies, desks, people, and one agent who logs in.

Writes what the population needs to know (ids, descriptions with their search tokens) to the file that BENCH_HOUSE
names, as JSON. The tokens come from the addon's own code.
"""

import json
import os
import sys

from odoo.addons.scenic_service_desk.tools.search_tokens import index_tokens

sys.path.insert(0, os.environ["BENCH_FOLDER"])
import words

LOGIN = "bench_agent"
DRAWN = 6000
env = env(context={"tracking_disable": True})
categories = {
    kind: env.ref(f"scenic_service_desk.item_category_{kind}", raise_if_not_found=False) or env["scenic.item.category"]
    for kind in words.THINGS
}


# some shift runs at any hour the benchmark is run
slots = env["scenic.shift.slot"].search([]) | env["scenic.shift.slot"].create(
    {"name": "值守", "hour_from": 4, "hour_to": 28}
)


def company_house(company, zones, kiosks, people):
    """Zones, store, desks and employees of a company.

    :return: dict of ids
    """
    own = {"company_id": company.id}
    stores = env["stock.location"].create([{"name": f"失物架 {i + 1}", "usage": "internal", **own} for i in range(6)])
    departments = env["hr.department"].create([{"name": f"部门 {i + 1}", **own} for i in range(8)])
    employees = env["hr.employee"].create([{"name": f"客服员 {i + 1:02d}", **own} for i in range(people)])
    desks = env["scenic.desk"].create(
        [
            {
                "name": f"游客服务中心 {i}" if i else "游客服务中心",
                "kind": "kiosk" if i else "centre",
                "tz": "Asia/Shanghai",
                "location_id": stores[i].id,
                "slot_ids": slots.ids,
                "member_ids": employees[i::kiosks].ids,
                **own,
            }
            for i in range(kiosks)
        ]
    )
    return {
        "company": company.id,
        "zones": env["scenic.zone"].create([{"name": f"园区 {i + 1}", **own} for i in range(zones)]).ids,
        "stores": stores.ids,
        "employees": employees.ids,
        "departments": departments.ids,
        "desks": desks.ids,
    }


second = env["res.company"].create({"name": "第二园区"})
houses = [company_house(env.company, 12, 3, 24), company_house(second, 6, 2, 8)]

env.ref("base.user_admin").company_ids |= second
team = env["helpdesk.ticket.team"].create({"name": "客服组"})
agent = env["res.users"].create(
    {
        "name": "李客服",
        "login": LOGIN,
        "password": LOGIN,
        "lang": "zh_CN",
        "tz": "Asia/Shanghai",
        "company_id": env.company.id,
        "company_ids": [(6, 0, env.company.ids)],
        "group_ids": [
            (4, env.ref("scenic_service_desk.group_agent").id),
            (4, env.ref("helpdesk_mgmt.group_helpdesk_user").id),
        ],
    }
)
me = env["hr.employee"].create({"name": agent.name, "user_id": agent.id, "company_id": env.company.id})
env["scenic.desk"].browse(houses[0]["desks"][0]).member_ids = [(4, me.id)]
team.user_ids = agent
tickets = {
    "team": team.id,
    "channels": env["helpdesk.ticket.channel"].search([]).ids,
    "categories": env["helpdesk.ticket.category"].create([{"name": f"分类 {i + 1}"} for i in range(6)]).ids,
    "open_stages": env["helpdesk.ticket.stage"].search([("closed", "=", False)]).ids,
    "closed_stages": env["helpdesk.ticket.stage"].search([("closed", "=", True)]).ids,
}

items = []
for drawn in words.descriptions(DRAWN):
    kind = categories[drawn["category"]] or categories["other"]
    values = {name: drawn[name] or False for name in ("description", "color", "brand")}
    item = env["scenic.found.item"].new({**values, "category_id": kind.id})
    said = {"tokens": index_tokens(*item._search_texts()), "match": item._match_describe()}
    items.append({**drawn, "category": kind.id, **said})

topics = env["scenic.inquiry.topic"].search([("parent_id", "!=", False)])
questions = []
for number, question in enumerate(words.questions(DRAWN)):
    inquiry = env["scenic.inquiry"].new({"question": question, "topic_id": topics[number % len(topics)].id})
    questions.append(
        {"topic": inquiry.topic_id.id, "question": question, "tokens": index_tokens(*inquiry._search_texts())}
    )

kinds = env["scenic.complaint.category"].search([("parent_id", "!=", False)])
kinds = kinds or env["scenic.complaint.category"].search([])
complaints = []
for number, account in enumerate(words.complaints(DRAWN)):
    complaint = env["scenic.complaint"].new({"description": account, "category_id": kinds[number % len(kinds)].id})
    complaints.append(
        {
            "category": complaint.category_id.id,
            "description": account,
            "tokens": index_tokens(*complaint._search_texts()),
        }
    )

# what an entry costs that has nothing but a history: three fields and a list to type them in
note = env["ir.model"].create(
    {
        "name": "Bare Record",
        "model": "x_bare_record",
        "is_mail_thread": True,
        "field_id": [
            (0, 0, {"name": name, "field_description": name, "ttype": "char"})
            for name in ("x_name", "x_phone", "x_question")
        ],
        "access_ids": [
            (
                0,
                0,
                {
                    "name": "bare record",
                    "group_id": env.ref("base.group_user").id,
                    "perm_read": True,
                    "perm_write": True,
                    "perm_create": True,
                },
            )
        ],
    }
)
env["ir.ui.view"].create(
    {
        "name": "bare record",
        "model": note.model,
        "type": "list",
        "arch": '<list editable="top"><field name="x_name"/><field name="x_question"/><field name="x_phone"/></list>',
    }
)
action = env["ir.actions.act_window"].create({"name": "Bare Records", "res_model": note.model, "view_mode": "list"})
env["ir.model.data"]._update_xmlids([{"xml_id": "benchmark.bare_record_action", "record": action}])

with open(os.environ["BENCH_HOUSE"], "w") as file:
    json.dump(
        {
            "login": LOGIN,
            "uid": agent.id,
            "employee": me.id,
            "houses": houses,
            "tickets": tickets,
            "items": items,
            "questions": questions,
            "complaints": complaints,
        },
        file,
    )
env.cr.commit()
