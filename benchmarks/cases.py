"""What is measured: each case is one thing a user does, as the calls the web client sends for it."""

import itertools
from dataclasses import dataclass, field

import words
from databases import LARGE, connect
from webclient import Screen

ITEM, TICKET = "scenic_service_desk.found_item_action", "helpdesk_mgmt.helpdesk_ticket_action"
INQUIRY, CALL = "scenic_service_desk.inquiry_action", "scenic_service_desk.inquiry_today_action"
COMPLAINT = "scenic_service_desk.complaint_action"
BARE = "benchmark.bare_record_action"
REPORT = "scenic_service_desk.lost_report_action"


@dataclass
class Case:
    """A named thing to do, and how often relative to the others."""

    name: str
    client: object
    calls: list  # of (model, method, positional, named arguments)
    looked_at: bool = False  # recorded, without a bound
    results: list = field(default_factory=list)


def control(client):
    """A call that costs next to nothing: how noisy the machine is."""
    return [("res.users", "read", [[client.uid], ["name", "login"]], {})]


def _samples():
    """Texts to search for: of the oldest entries, where walking the register from its young end is slowest.

    :return: {"open" or "all": (number, phone)} as the first company's agent finds them
    """
    query = """
        SELECT name, visitor_phone FROM scenic_found_item
        WHERE company_id = 1 AND visitor_phone_key IS NOT NULL AND state {} ('at_counter', 'in_custody')
        ORDER BY date LIMIT 1
    """
    with connect(LARGE) as cursor:
        samples = {}
        for which, test in (("in the house", "IN"), ("all", "NOT IN")):
            cursor.execute(query.format(test))
            samples[which] = cursor.fetchone()
    return samples


def searches(client, screen):
    """Number, phone and words through the search view's field, with the default filter and without it."""
    for which, (number, phone) in _samples().items():
        texts = {
            "number": number,
            "first digits of a number": number[:-2],
            "phone": phone,
            "phone's last four digits": phone[-4:],
            "two frequent words": words.FREQUENT,
            "two rare words": words.RARE,
            "two words in another order": words.REORDERED,
        }
        domain = screen.default_domain() if which == "in the house" else []
        for what, text in texts.items():
            yield Case(f"search: {what}, {which}", client, [screen.page([*domain, ("search_any", "ilike", text)])])


def _old_inquiry():
    """Number and phone of the oldest inquiry with one, as the first company's agent finds them."""
    with connect(LARGE) as cursor:
        cursor.execute(
            "SELECT name, visitor_phone FROM scenic_inquiry WHERE company_id = 1 AND visitor_phone_key IS NOT NULL"
            " ORDER BY date LIMIT 1"
        )
        return cursor.fetchone()


def inquiry_searches(client, screen):
    """The same of inquiries."""
    number, phone = _old_inquiry()
    texts = {
        "number": number,
        "first digits of a number": number[:-2],
        "phone": phone,
        "phone's last four digits": phone[-4:],
        "two frequent words": words.FREQUENT_QUESTION,
        "two rare words": words.RARE_QUESTION,
    }
    for what, text in texts.items():
        yield Case(f"search inquiries: {what}", client, [screen.page([("search_any", "ilike", text)])])


def calls(client, topic, question):
    """An ordinary call typed into the day's list, and a record with nothing but a history beside it."""
    call, bare = Screen(client, CALL, "list", "form"), Screen(client, BARE, "list")
    typed = {"topic_id": topic, "question": question, "visitor_phone": "13812345678"}
    yield Case("create: inquiry", client, [call.save(typed, "list")])
    yield Case(
        "create: bare record",
        client,
        [bare.save({"x_name": "咨询", "x_question": question, "x_phone": "13812345678"}, "list")],
    )
    yield Case("create: inquiry in its form", client, [call.save(typed)], looked_at=True)


def creations(client, items, tickets):
    """A visitor's hand-in at the counter, and a ticket with as much typed."""
    with connect(LARGE) as cursor:
        cursor.execute(
            "SELECT id FROM scenic_item_category WHERE is_perishable IS NOT true AND is_dangerous IS NOT true ORDER BY id LIMIT 1"
        )
        category = cursor.fetchone()[0]
        cursor.execute("SELECT id FROM scenic_zone WHERE company_id = 1 ORDER BY id LIMIT 1")
        zone = cursor.fetchone()[0]
        cursor.execute("SELECT min(id), (SELECT min(id) FROM helpdesk_ticket_category) FROM helpdesk_ticket_team")
        team, kind = cursor.fetchone()
    description = "黑色折叠雨伞，带挂绳"
    item = {"description": description, "category_id": category, "zone_id": zone, "color": "black"}
    ticket = {"name": description, "description": f"<p>{description}</p>", "team_id": team, "category_id": kind}
    item |= {"visitor_name": "王女士", "visitor_phone": "13812345678"}
    ticket |= {"partner_name": "王女士", "partner_email": "wang@example.com"}
    yield Case("create: found item", client, [items.save(item)])
    yield Case("create: ticket", client, [tickets.save(ticket)])
    yield Case("empty form: found item", client, [items.empty_form()], looked_at=True)
    yield Case("empty form: ticket", client, [tickets.empty_form()], looked_at=True)


class Drawn:
    """Calls of which one is made each time, the next one: no two saves are of the same thing."""

    def __init__(self, calls):
        self._calls = itertools.cycle(calls)

    def __iter__(self):
        yield next(self._calls)


def matched(large, unmatched, things, count=150):
    """Finds and lost reports as they are saved, and by the server that leaves matching out.

    :param large: the agent's client in the large database
    :param unmatched: the same at the other server
    :param list things: the house's, as its registers hold them
    :param int count: how many of them
    """
    with connect(LARGE) as cursor:
        cursor.execute(
            "SELECT id FROM scenic_item_category WHERE is_cash IS NOT true AND is_document IS NOT true"
            " AND is_perishable IS NOT true AND is_dangerous IS NOT true"
        )
        usual = {category for (category,) in cursor.fetchall()}
        cursor.execute("SELECT array_agg(id ORDER BY id) FROM scenic_zone WHERE company_id = 1")
        zones = itertools.cycle(cursor.fetchone()[0])
    told = [
        {"category_id": thing["category"], **{name: thing[name] or False for name in ("description", "color", "brand")}}
        for thing in [thing for thing in things if thing["category"] in usual][-count:]
    ]
    places = [next(zones) for _thing in told]
    for client, how in ((large, ""), (unmatched, ", without matching")):
        item, report = (Screen(client, action, "list", "form") for action in (ITEM, REPORT))
        finds = [
            item.save({**thing, "zone_id": zone, "visitor_name": "王女士", "visitor_phone": "13812345678"})
            for thing, zone in zip(told, places, strict=True)
        ]
        reports = [
            report.save({**thing, "zone_ids": [(6, 0, [zone])], "visitor_phone": "13812345678"})
            for thing, zone in zip(told, places, strict=True)
        ]
        yield Case(f"save: find{how}", client, Drawn(finds))
        yield Case(f"save: lost report{how}", client, Drawn(reports))


def bounded(small, large, unmatched, house):
    """The cases that the bounds are about.

    :param small: the agent's client in the small database
    :param large: the same in the large one
    :param unmatched: the same in the large one, at the server that leaves matching out
    :param dict house: what ``house.py`` wrote
    :return: two lists of Case: those that read, those that create
    """
    cases = []
    for size, client in (("small", small), ("large", large)):
        items, tickets = Screen(client, ITEM, "list", "form"), Screen(client, TICKET, "list", "form")
        inquiries = Screen(client, INQUIRY, "list")
        complaints = Screen(client, COMPLAINT, "list")
        cases += [
            Case(f"control: {size}", client, control(client)),
            Case(f"list: found items, {size}", client, [items.page(items.default_domain())]),
            Case(f"list: tickets, {size}", client, [tickets.page(tickets.default_domain())]),
            Case(f"list: inquiries, {size}", client, [inquiries.page(inquiries.default_domain())]),
            Case(f"list: complaints, {size}", client, [complaints.page(complaints.default_domain())]),
        ]
    # the screens are now those of the large database
    reading = [*cases, *searches(large, items), *inquiry_searches(large, inquiries)]
    # what is created stands on the lists' first pages: only when those have been measured
    question = house["questions"][0]
    creating = [*creations(large, items, tickets), *calls(large, question["topic"], question["question"])]
    return reading, [*creating, *matched(large, unmatched, house["items"])]
