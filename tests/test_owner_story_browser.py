"""The owner's story as people live it, in Chinese: from his call to the finder's good deed in HR's hands."""

import re
from dataclasses import dataclass

import pytest
from counter import Counter
from playwright.sync_api import expect
from test_flow_browser import sign

DESKTOP, PHONE = 1366, 390
FINDER = "赵丽华"


@dataclass
class Lost:
    """A thing in its owner's words and in those of who took it in."""

    told: str
    seen: str
    marks: str
    proof: str


LOST = {
    DESKTOP: Lost("红色佳能相机，黑色背带", "佳能数码相机，红色机身", "镜头盖内侧写着小满", "说出了镜头盖里的字"),
    PHONE: Lost("紫色卡西欧运动手环", "卡西欧手环 紫色", "表带内侧刻有七号", "说出了表带上的号码"),
}


class Story:
    """What the database says of one loss."""

    def __init__(self, server, number):
        self.server = server
        self.report = self.one("SELECT id FROM scenic_lost_report WHERE name = %s", number)

    def one(self, query, *parameters):
        """The first row's only value."""
        rows = self.server.psql(query, parameters or [self.report])
        return rows[0][0] if rows else None

    def until(self, person, query, *parameters, value):
        """Wait until the database says so; what a person pressed is still under way."""
        person.until(lambda: self.one(query, *parameters) == value)

    def report_is(self, person, state):
        """Wait until the report has the state."""
        self.until(person, "SELECT state FROM scenic_lost_report WHERE id = %s", self.report, value=state)

    def calls(self):
        """How many reminders to call the owner there are."""
        return self.one(
            "SELECT count(*) FROM mail_activity a JOIN ir_model_data d"
            " ON d.model = 'mail.activity.type' AND d.res_id = a.activity_type_id"
            " WHERE d.name = 'mail_activity_call_owner' AND a.active"
            " AND a.res_model = 'scenic.lost.report' AND a.res_id = %s",
            self.report,
        )

    def a_night_passes(self):
        """The report is yesterday's."""
        self.server.psql(
            "UPDATE scenic_lost_report SET date = date - interval '1 day', create_date = create_date - interval '1 day'"
            " WHERE id = %s",
            [self.report],
        )


def report_by_phone(agent, thing):
    """The owner is on the phone: what, his number, where. Return the report's number."""
    agent.open("/odoo/service-desk", "button[name=action_lost]")
    agent.click("button[name=action_lost]")
    agent.fill("description", thing.told)
    agent.fill("visitor_phone", "137-0000-5521")
    agent.fill("visitor_name", "沈女士")
    agent.pick("zone_ids", "荷花")
    agent.download("action_print_form")
    expect(agent.page.locator("div[name=name] >> visible=true").first).to_contain_text("LR-")
    return agent.number()


def hand_in(agent, thing):
    """An employee brings it to the desk; return the item's number."""
    agent.open("/odoo/service-desk", "button[name=action_hand_in]")
    agent.click("button[name=action_hand_in]:has-text('员工上交')")
    agent.fill("description", thing.seen)
    agent.pick("zone_id", "荷花")
    agent.pick("finder_employee_id", FINDER[:1])
    agent.photograph()
    agent.fill("marks_entry", thing.marks)
    agent.download("action_print_receipt")
    return agent.number()


def claim(agent, thing):
    """The owner answers, his answers are compared with the marks, approval is asked for."""
    answers = agent.page.locator("div[name=answer_ids] tr.o_data_row")
    answers.first.wait_for()
    for row in range(answers.count()):
        agent.cell(answers.nth(row), "answer", f"回答{row + 1}")
    agent.button("action_compare")
    expect(agent.page.locator("div[name=marks_shown]")).to_contain_text(thing.marks)
    agent.click("div[name=verdict] label:has-text('相符')")
    agent.fill("verdict_reason", thing.proof)
    agent.choose("id_type", "身份证")
    agent.fill("id_number_entry", "11010119900307999X")
    agent.button("action_submit")
    agent.state("待审批")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_from_the_owners_call_to_the_finders_good_deed(page_for, server, width):
    thing = LOST[width]
    agent = Counter(page_for("agent1", width=width))
    number = report_by_phone(agent, thing)
    # what is lost, number, name, zone, save; on a phone the zones are a list that opens
    assert agent.interactions <= (6 if width == DESKTOP else 7), (
        f"a report by phone took {agent.interactions} clicks and fields"
    )
    story = Story(server, number)
    assert story.one("SELECT state FROM scenic_lost_report WHERE id = %s") == "searching"
    story.a_night_passes()

    # a colleague takes it in and has the report before her eyes, with the reasons
    colleague = Counter(page_for("agent2", width=width))
    item_number = hand_in(colleague, thing)
    item = story.one("SELECT id FROM scenic_found_item WHERE name = %s", item_number)
    card = colleague.page.locator(f".o_scenic_match:has-text('{number}')")
    expect(card).to_be_visible()
    expect(card).to_contain_text(thing.told)
    assert story.one("SELECT state FROM scenic_lost_report WHERE id = %s") == "proposed"
    colleague.click(f".o_scenic_match:has-text('{number}') .o_scenic_match_confirm")
    story.until(colleague, "SELECT item_id FROM scenic_lost_report WHERE id = %s", story.report, value=item)
    assert story.calls() == 1

    # who took the report calls the owner: one click says that he was reached
    agent.open(f"/odoo/lost-reports/{story.report}", "div[name=call] button[name=action_reached]")
    agent.interactions = 0
    agent.click("div[name=call] button[name=action_reached]")
    story.report_is(agent, "told")
    assert agent.interactions == 1
    assert story.calls() == 0
    assert story.one("SELECT outcome FROM scenic_lost_contact WHERE report_id = %s") == "reached"

    # he comes; what he told on the phone is not asked again
    expect(agent.page.locator("div[name=call]:visible")).to_have_count(0)
    agent.button("action_claim")
    agent.page.locator("div[name=item_id]").wait_for()
    expect(agent.page.locator("div[name=description] textarea >> visible=true").first).to_have_value(
        re.compile(re.escape(thing.told))
    )
    claim(agent, thing)
    supervisor = Counter(page_for("supervisor", width=width))
    supervisor.open(agent.page.url.removeprefix(server.base_url), ".o_form_view")
    supervisor.button("action_approve")
    supervisor.state("已批准")
    agent.page.reload()
    sign(agent)
    agent.button("action_hand_over")
    agent.state("已归还")
    assert story.one("SELECT state FROM scenic_found_item WHERE id = %s", item) == "returned"
    story.report_is(agent, "returned")

    # the finder's good deed was drafted when she handed it in; a supervisor confirms it
    deed = story.one("SELECT id FROM scenic_good_deed WHERE item_id = %s AND state = 'draft'", item)
    supervisor.open(f"/odoo/good-deeds/{deed}", ".o_form_view")
    supervisor.button("action_confirm")
    story.until(supervisor, "SELECT state FROM scenic_good_deed WHERE id = %s", deed, value="confirmed")
    points, returned, finder = server.psql(
        "SELECT points, is_returned, doer_id FROM scenic_good_deed WHERE id = %s", [deed]
    )[0]
    assert points and returned

    # HR, who has nothing to do with the desk, finds it on the employee
    hr = Counter(page_for("hr", width=width)).open(f"/odoo/employees/{finder}", ".o_form_view")
    if width == PHONE:  # a phone keeps a form's figures behind the flash
        hr.click("button:has(.fa-bolt)")
    hr.click("[name=action_scenic_deeds]")
    deed_number = story.one("SELECT name FROM scenic_good_deed WHERE id = %s", deed)
    expect(hr.page.locator(f":is(.o_data_row, .o_kanban_record):has-text('{deed_number}')").first).to_be_visible()
    for person in (agent, colleague, supervisor, hr):
        # HR's pages advertise apps that a Community server does not have the icons of
        assert not [text for text in person.screen.errors if "static/description/icon.png" not in text]
