"""A whole day at a desk as people live it, in Chinese: from signing in to the accepted handover."""

import pytest
from counter import Counter
from own_desk import open_desk
from playwright.sync_api import expect

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
        """Open today's log."""
        self.home()
        self.card("action_duty_log")
        self.page.locator("div[name=note_entry]").first.wait_for(state="attached")

    def tab(self, name):
        """Open a page of the log."""
        self.click(f".o_notebook .nav-link[name={name}]")

    def settled(self, rows):
        """Wait until the database says so."""
        for _try in range(100):
            if rows():
                return
            self.page.wait_for_timeout(200)
        raise AssertionError("it did not happen")

    def gone(self, selector):
        """Wait until something no longer shows."""
        expect(self.page.locator(f"{selector} >> visible=true")).to_have_count(0, timeout=20000)


@pytest.fixture
def desk(server):
    """A desk whose shift runs now."""
    return open_desk(server)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_day_from_signing_in_to_the_accepted_handover(page_for, server, desk, width):
    def one(query, *parameters):
        return server.psql(query, parameters)[0][0]

    name = one("SELECT name->>'en_US' FROM scenic_desk WHERE id = %s", desk.id)
    agent = Agent(page_for(desk.first, width=width), name)

    # he comes
    agent.home()
    agent.card("action_sign_in")
    agent.settled(
        lambda: one("SELECT count(*) FROM scenic_shift_member WHERE desk_id = %s AND state = 'on_duty'", desk.id)
    )
    log = one("SELECT id FROM scenic_duty_log WHERE desk_id = %s", desk.id)
