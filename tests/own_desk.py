"""A desk of its own for a test of a whole day: its shift runs at any hour, its two agents belong nowhere else."""

import secrets
from dataclasses import dataclass

ADDON = "scenic_service_desk"


@dataclass
class OwnDesk:
    """Ids of the desk and logins of its agents, whose passwords are their logins."""

    id: int
    first: str
    second: str
    briefing: int


def xml_id(server, name, model):
    """Return the id of one of the addon's records."""
    query = "SELECT res_id FROM ir_model_data WHERE module = %s AND name = %s AND model = %s"
    return server.psql(query, [ADDON, name, model])[0][0]


def open_desk(server):
    """Make desk, agents, roster, what is to be checked after the shift, and a briefing that was held."""
    admin, mark = server.rpc("admin"), secrets.token_hex(3)
    group = xml_id(server, "group_agent", "res.groups")
    logins = [f"day_{mark}_{number}" for number in (1, 2)]
    users = [
        {
            "name": name,
            "login": login,
            "password": login,
            "lang": "zh_CN",
            "tz": "Asia/Shanghai",
            "group_ids": [[4, group]],
        }
        for name, login in zip(("韩梅", "林涛"), logins, strict=True)
    ]
    users = admin["res.users"].create(users)
    people = admin["hr.employee"].create(
        [{"name": name, "user_id": user} for name, user in zip(("韩梅", "林涛"), users, strict=True)]
    )
    slot = admin["scenic.shift.slot"].create([{"name": "全日班", "hour_from": 4, "hour_to": 28}])
    template = admin["scenic.check.template"].create(
        [
            {
                "name": f"一日检查 {mark}",
                "line_ids": [
                    [0, 0, {"name": "电源已切断", "is_critical": True}],
                    [0, 0, {"name": "门窗已关好"}],
                    [0, 0, {"name": "灭火器在位"}],
                ],
            }
        ]
    )
    [desk] = admin["scenic.desk"].create(
        [
            {
                "name": f"一日咨询亭 {mark}",
                "kind": "kiosk",
                "tz": "Asia/Shanghai",
                "sequence": 90,
                # its day turns at four and is over right then: at any hour its checks are due
                "day_end_hour": 4.001,
                "slot_ids": [[6, 0, slot]],
                "member_ids": [[6, 0, people]],
                "safety_template_id": template[0],
                "goods_ids": [[0, 0, {"name": "折叠椅", "quantity": 12}]],
            }
        ]
    )
    supervisor = server.rpc("supervisor")
    briefing = supervisor["scenic.briefing"].create([{"desk_id": desk, "plan": "上午有两个研学团队"}])
    supervisor["scenic.briefing"].action_hold(briefing)
    return OwnDesk(desk, *logins, briefing[0])
