"""A whole day at a desk as people live it, in Chinese: from signing in to the accepted handover."""

import pytest
from counter import Counter
from own_desk import open_desk
from playwright.sync_api import TimeoutError, expect

DESKTOP, PHONE = 1366, 390
CARD = ".o_kanban_record:has-text('{}')"


class Agent(Counter):
    """An agent through his day."""

    def __init__(self, screen, desk_name):
        super().__init__(screen)
        self.desk = CARD.format(desk_name)

    def home(self):
        """Go to the start page."""
        self.open("/odoo/service-desk", self.desk)

    def card(self, method):
        """Press a button on the desk's card."""
        self.click(f"{self.desk} [name={method}]")

    def log(self):
        """Open today's log; on a slow machine the card is sometimes drawn anew just when it is clicked."""
        for _try in range(4):
            self.home()
            self.card("action_duty_log")
            try:
                self.page.locator("div[name=note_entry]").first.wait_for(state="attached")
            except TimeoutError:
                continue
            return
        raise AssertionError("the log does not open")

    def tab(self, name):
        """Open a page of the log."""
        self.click(f".o_notebook .nav-link[name={name}]")

    def new(self):
        """Press New: a row on top of a list, on a phone a form."""
        self.click(".o_list_button_add, .o-kanban-button-new")
        self.page.locator("div[name=topic_id] input:visible").first.wait_for()

    def save(self):
        """Save what is being typed."""
        self.click(".o_list_button_save, .o_form_button_save")

    def gone(self, selector):
        """Wait until something no longer shows."""
        expect(self.page.locator(f"{selector} >> visible=true")).to_have_count(0)

    def count_visitors(self, venues, figure):
        """Type the first venue's figure into the log, which has a row for each venue once somebody wants to type."""
        self.log()
        self.tab("visitor_counts")
        rows = self.page.locator("[name=count_ids] .o_data_row")
        self.page.locator("[name=count_ids] table").wait_for()
        if rows.count() < venues:
            self.click("[name=action_enter_counts]")
        expect(rows).to_have_count(venues)
        self.cell(rows.first, "count", str(figure))
        self.save()

    def weather(self):
        """Choose the day's weather in the log."""
        self.log()
        self.choose("weather", "多云")
        self.save()


@pytest.fixture
def desk(server):
    """A desk whose shift runs now."""
    return open_desk(server)


@pytest.fixture
def day(server, desk):
    """Ask the database about the desk: ``day("SELECT … WHERE desk_id = %s")`` gives the first row's only value."""

    def one(query, *parameters):
        rows = server.psql(query, parameters or [desk.id])
        return rows[0][0] if rows else None

    return one


def topic_of(server, login):
    """A topic on the counter board: its id, and its name as the agent reads it."""
    rpc = server.rpc(login)
    topics = rpc["scenic.inquiry.topic"]
    [topic] = topics.search_read([["on_board", "=", True], ["parent_id", "!=", False]], ["name"], limit=1)
    return topic["id"], topic["name"]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_day_from_signing_in_to_the_accepted_handover(page_for, server, desk, day, width):
    agent = Agent(page_for(desk.first, width=width), day("SELECT name->>'en_US' FROM scenic_desk WHERE id = %s"))

    # he comes, reads the briefing and opens the counter
    agent.home()
    agent.card("action_sign_in")
    agent.until(lambda: day("SELECT state FROM scenic_shift_member WHERE desk_id = %s") == "on_duty")
    agent.log()
    agent.tab("briefing")
    agent.click("[name=briefing_ids] [name=action_read]")
    agent.until(lambda: day("SELECT count(*) FROM scenic_briefing_reader WHERE briefing_id = %s", desk.briefing) == 2)
    agent.tab("opening")
    agent.click("[name=action_opening_done]")
    agent.until(lambda: day("SELECT opening_at FROM scenic_duty_log WHERE desk_id = %s"))

    # a call, a question at the counter, the visitors at the gate, a note
    topic, name = topic_of(server, desk.first)
    agent.home()
    agent.card("action_calls")
    agent.new()
    agent.pick("topic_id", name)
    agent.fill("question", "周末门票多少钱")
    agent.save()
    agent.until(lambda: day("SELECT topic_id FROM scenic_inquiry WHERE desk_id = %s") == topic)
    agent.home()
    agent.card("action_board")
    agent.click(f".o_kanban_record:has-text('{name}') .o_scenic_tap")
    agent.until(lambda: day("SELECT count FROM scenic_inquiry_tally WHERE desk_id = %s") == 1)
    agent.log()
    agent.fill("note_entry", "讲解器缺电，已换电池")
    agent.click("[name=action_add_note]")
    agent.until(lambda: day("SELECT text FROM scenic_duty_entry WHERE desk_id = %s") == "讲解器缺电，已换电池")
    figure = 1000 + desk.id
    agent.count_visitors(server.psql("SELECT count(*) FROM scenic_venue WHERE active")[0][0], figure)
    entered = "SELECT count(*) FROM scenic_visitor_count WHERE count = %s AND date = (SELECT date FROM scenic_duty_log WHERE desk_id = %s)"
    agent.until(lambda: day(entered, figure, desk.id))

    # he wants to close: all that is missing is said at once
    agent.log()
    agent.button("action_close")
    agent.page.locator(".modal [name=line_ids]").first.wait_for()
    missing = agent.page.locator(".modal .o_data_row, .modal .o_kanban_record:not(.o_kanban_ghost)")
    expect(missing).to_have_count(3)  # weather, asset and safety check; closing itself hands over
    agent.click(
        ".modal .btn-close, .modal .o_back_button, .modal footer [special=cancel], .modal footer .o_form_button_cancel"
    )
    agent.gone(".modal")

    # he mends it
    unchecked = (
        "SELECT count(*) FROM scenic_safety_check_line l JOIN scenic_safety_check c ON c.id = l.check_id"
        " WHERE c.desk_id = %s AND l.result IS NULL"
    )
    agent.weather()
    agent.until(lambda: day("SELECT weather FROM scenic_duty_log WHERE desk_id = %s") == "cloudy")
    for check in ("asset", "safety"):
        agent.log()
        agent.tab("checks")
        agent.click(f".o_notebook [name=action_start_{check}_check]")
        agent.button("action_all_fine")
        if check == "safety":
            agent.until(lambda: day(unchecked) == 1)  # the critical one is ticked by itself
            agent.press("[name=line_ids] [name=action_fine]", lambda: day(unchecked) == 0)
        agent.button("action_done")
        agent.until(lambda check=check: day(f"SELECT state FROM scenic_{check}_check WHERE desk_id = %s") == "done")
    agent.log()
    agent.button("action_hand_over")
    agent.page.locator("div[name=note]").first.wait_for()
    agent.button("action_hand_over")
    agent.until(lambda: day("SELECT state FROM scenic_handover WHERE desk_id = %s") == "signed")

    # he closes and goes
    agent.log()
    agent.button("action_close")
    agent.click(".modal [name=action_confirm]")
    agent.until(lambda: day("SELECT state FROM scenic_duty_log WHERE desk_id = %s") == "closed")
    agent.home()
    agent.card("action_sign_out")
    agent.until(lambda: day("SELECT state FROM scenic_shift_member WHERE desk_id = %s") == "left")

    # his colleague takes over
    handover = day("SELECT id FROM scenic_handover WHERE desk_id = %s")
    colleague = Agent(page_for(desk.second, width=width), "")
    colleague.open(f"/odoo/handovers/{handover}", ".o_form_view")
    colleague.button("action_accept")
    colleague.until(lambda: day("SELECT state FROM scenic_handover WHERE desk_id = %s") == "accepted")
    roles = server.psql(
        "SELECT role FROM scenic_signature WHERE res_model = 'scenic.handover' AND res_id = %s ORDER BY id", [handover]
    )
    assert roles == [("outgoing",), ("incoming",)]
    assert not agent.screen.errors and not colleague.screen.errors
