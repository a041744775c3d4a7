"""Screens whose figures are recorded without a bound."""

from calendar import Calendar
from datetime import date

from cases import COMPLAINT, ITEM, Case
from webclient import Screen


def _kanban(screen):
    domain = screen.default_domain()
    colors = {"planned": "success", "today": "warning", "overdue": "danger"}
    bar = {"colors": colors, "field": "activity_state", "help": ""}
    return [
        (screen.model, "read_progress_bar", [], {"domain": domain, "group_by": "state", "progress_bar": bar}),
        (
            screen.model,
            "web_read_group",
            [],
            {
                "domain": domain,
                "groupby": ["state"],
                "aggregates": [],
                "offset": 0,
                "order": "",
                "auto_unfold": True,
                "opening_info": [],
                "unfold_read_specification": screen.specification("kanban"),
                "unfold_read_default_limit": 80,
                "groupby_read_specification": {},
                "context": {"read_group_expand": True},
            },
        ),
    ]


def _calendar(screen):
    """The month shown holds whole weeks, from a Sunday on."""
    today = date.today()
    weeks = Calendar(6).monthdatescalendar(today.year, today.month)
    domain = [
        *screen.default_domain(),
        ("date", "<=", f"{weeks[-1][-1]} 23:59:59"),
        ("date", ">=", f"{weeks[0][0]} 00:00:00"),
    ]
    fields = ["display_name", *screen.specification("calendar"), "date"]
    return [(screen.model, "search_read", [], {"domain": domain, "fields": fields})]


def _search_panel(screen):
    common = {
        "category_domain": [],
        "filter_domain": [],
        "enable_counters": False,
        "expand": True,
        "limit": 200,
        "search_domain": screen.default_domain(),
    }
    many = {**common, "comodel_domain": [], "group_by": False, "group_domain": []}
    return [
        (screen.model, "search_panel_select_range", ["location_id"], {"hierarchize": True, **common}),
        (screen.model, "search_panel_select_multi_range", ["category_id"], many),
    ]


def _pivot(screen, domain):
    """The call of a pivot table as it opens: rows and columns of its view, each level and the totals."""
    own = [node for node in screen.archs["pivot"] if node.tag == "field"]
    levels = {"row": [[]], "col": [[]]}
    for node in own:
        if kind := levels.get(node.get("type")):
            interval = f":{node.get('interval')}" if node.get("interval") else ""
            kind.append([*kind[-1], f"{node.get('name')}{interval}"])
    fields = screen.fields[screen.model]
    measures = [
        f"{node.get('name')}:{fields[node.get('name')]['aggregator']}" for node in own if node.get("type") == "measure"
    ]
    sets = [[*row, *column] for row in levels["row"] for column in levels["col"]]
    asked = {"domain": domain, "grouping_sets": sets, "aggregates": measures}
    return [(screen.model, "formatted_read_grouping_sets", [], asked)]


def _complaint_pivots(agent):
    """The statistics of this month, as their action opens them, and of a year; the register's own of what is open."""
    figures = Screen(agent, "scenic_service_desk.complaint_stat_action", "pivot")
    complaints = Screen(agent, COMPLAINT, "pivot")
    today = date.today()
    kinds = ("kind", "in", ["complaint", "grievance"])
    month = [kinds, ("day", ">=", str(today.replace(day=1))), ("day", "<=", str(today))]
    year = [kinds, ("day", ">", str(today.replace(year=today.year - 1, day=1))), ("day", "<=", str(today))]
    return {
        "complaint statistics, pivot of this month": (agent, _pivot(figures, month)),
        "complaint statistics, pivot of a year": (agent, _pivot(figures, year)),
        "complaints, pivot of those open": (agent, _pivot(complaints, complaints.default_domain())),
    }


def looks(agent, admin):
    """Cases without a bound.

    :param agent: the agent's client in the large database
    :param admin: the administrator's there, with both companies switched on
    :return: list of Case
    """
    items = Screen(agent, ITEM, "list", "kanban", "calendar")
    desks = Screen(agent, "scenic_service_desk.desk_overview_action", "kanban")
    both = Screen(admin, ITEM, "list")
    calls = {
        "list: found items, without the filter": (agent, [items.page([])]),
        "list: found items, administrator, both companies": (admin, [both.page(both.default_domain())]),
        "list: found items overdue": (agent, [items.page([("is_overdue", "=", True)])]),
        "search panel": (agent, _search_panel(items)),
        "kanban by state": (agent, _kanban(items)),
        "calendar, this month": (agent, _calendar(items)),
        "desk overview": (agent, [desks.page([], "kanban")]),
        **_complaint_pivots(agent),
    }
    return [Case(name, client, todo, looked_at=True) for name, (client, todo) in calls.items()]
