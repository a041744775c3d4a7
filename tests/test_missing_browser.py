"""A lost child, from the first word to the reunion, on a telephone's width."""

import re

from counter import Counter
from playwright.sync_api import expect

PHONE = 390


def said(server, number):
    """How often the search for a person was read out, and in what words."""
    return server.psql(
        "SELECT count(r.id), min(b.text_zh) FROM scenic_broadcast b JOIN scenic_missing_person p ON p.id = b.person_id"
        " LEFT JOIN scenic_broadcast_reading r ON r.broadcast_id = b.id WHERE p.name = %s",
        [number],
    )[0]


def test_a_lost_child_from_the_first_word_to_the_reunion(page_for, server):
    """The mother at the counter, a search that starts on save, the police, a zone, found, and fetched."""
    agent = Counter(page_for("agent1", lang="en_US", width=PHONE)).open(
        "/odoo/service-desk", "button[name=action_missing]"
    )
    page = agent.page
    agent.click("button[name=action_missing]")
    agent.fill("person_name", "丁丁")
    agent.click("div[name=sex] label:text-is('Male')")
    agent.fill("age", "4")
    agent.fill("clothing", "绿色雨衣，黄色雨靴")
    agent.pick("zone_id", "Grand Theatre")
    agent.fill("visitor_phone", "138-0000-0799")
    agent.fill("visitor_name", "丁女士")
    agent.choose("relation", "Mother")
    # what colleagues are told about hangs over the bar for a moment
    page.locator(".o_form_button_save >> visible=true").first.dispatch_event("click")
    name = page.locator("div[name=name] >> visible=true").first
    expect(name).to_have_text(re.compile(r"MP-\d\d-\d{6}"))
    number = agent.number()
    banner = page.locator("div[name=police_due]")
    expect(banner).to_be_visible()
    agent.press("div[name=police_due] button[name=action_police_told]", banner.is_hidden)
    for step in ("action_exits_held", "action_cctv_checked"):
        button = f"div[name=search_steps] button[name={step}]"
        agent.press(button, page.locator(button).is_hidden)
    agent.press("div[name=search_steps] button[name=action_read_out]", lambda: said(server, number)[0])
    page.locator("a[name=zones]").click()
    first = page.locator("div[name=zone_line_ids] .o_kanban_record").first
    expect(first).to_contain_text("Grand Theatre")
    done = first.locator(".fa-check-circle")
    agent.press("div[name=zone_line_ids] button[name=action_searched]", done.is_visible)
    read_out, text = said(server, number)
    assert read_out == 1
    [(exits_held, cctv_checked, told)] = server.psql(
        "SELECT p.exits_held_at IS NOT NULL, p.cctv_checked_at IS NOT NULL, array_agg(DISTINCT n.role)"
        " FROM scenic_missing_person p JOIN scenic_chain_notice n"
        " ON n.res_model = 'scenic.missing.person' AND n.res_id = p.id WHERE p.name = %s GROUP BY p.id",
        [number],
    )
    assert exits_held
    assert cctv_checked
    assert {"supervisor", "security"} <= set(told)
    assert "绿色雨衣" in text
    assert "丁" not in text
    agent.button("action_found")
    page.locator(".modal div[name=health]").wait_for()
    agent.click(".modal button[name=action_confirm]")
    agent.state("Located")
    agent.button("action_reunite")
    page.locator(".modal div[name=guardian_name]").wait_for()
    expect(page.locator(".modal div[name=guardian_name] input")).to_have_value("丁女士")
    agent.fill("id_number", "110105199003030028")
    agent.tick("signed_on_paper")
    # on a phone the choice opens a second dialog above the first
    agent.click(".modal div[name=second_id] input")
    agent.click(".modal:not(.o_inactive_modal) .o_kanban_record:has-text('李娜')")
    expect(page.locator(".modal")).to_have_count(1)
    agent.click(".modal button[name=action_confirm]")
    agent.state("Reunited")
    assert server.psql(
        "SELECT p.result, r.id_number, r.second_id IS NOT NULL, b.state FROM scenic_missing_person p"
        " JOIN scenic_missing_reunion r ON r.id = p.reunion_id JOIN scenic_broadcast b ON b.person_id = p.id"
        " WHERE p.name = %s",
        [number],
    ) == [("reunited", "110105199003030028", True, "ended")]
    assert not agent.screen.errors


def test_who_is_brought_in_is_recognised_at_another_desk(page_for, server):
    """Missed at the centre, brought to the kiosk: on saving, the pair shows with its reasons; a tap, and both are found."""
    [sought] = server.rpc("agent1")["scenic.missing.person"].create(
        [{"sex": "female", "age": 7, "height": 122, "clothing": "紫色连衣裙，银色凉鞋", "visitor_name": "方女士"}]
    )
    agent = Counter(page_for("agent3", lang="en_US", width=PHONE)).open(
        "/odoo/missing-persons/new", "div[name=direction]"
    )
    page = agent.page
    agent.click("div[name=direction] label:text-is('Brought In')")
    agent.click("div[name=sex] label:text-is('Female')")
    agent.fill("age", "7")
    agent.fill("height", "120")
    agent.fill("clothing", "purple dress, silver sandals")
    page.locator(".o_form_button_save >> visible=true").first.dispatch_event("click")
    pair = page.locator("div[name=pair_ids] .o_kanban_record", has_text="紫色连衣裙").first
    expect(pair).to_be_visible()
    expect(pair).to_contain_text("Clothing and Features")
    found = "SELECT state = 'found' FROM scenic_missing_person WHERE id = %s"
    agent.press(pair.locator("button[name=action_confirm]"), lambda: server.psql(found, [sought])[0][0])
    agent.state("Located")
    assert server.psql(
        "SELECT p.state, o.state, o.same_as_id = p.id FROM scenic_missing_person p"
        " JOIN scenic_missing_person o ON o.id = p.same_as_id WHERE p.id = %s",
        [sought],
    ) == [("found", "found", True)]
    assert not agent.screen.errors


def test_zones_are_ticked_off_by_those_who_walk(page_for, server):
    """From the card to the list of zones: one tap a zone, by an agent of another desk."""
    [boy] = server.rpc()["scenic.missing.person"].search([["clothing", "=", "红色外套，蓝色裤子，白色运动鞋"]])
    agent = Counter(page_for("agent3", lang="en_US", width=PHONE)).open(f"/odoo/missing-persons/{boy}", "a[name=zones]")
    agent.click("a[name=zones]")
    agent.click("button[name=action_open_zones]")
    card = agent.page.locator(".o_kanban_renderer .o_kanban_record", has_text="Glass Bridge").first
    agent.press(card.locator("button[name=action_searched]"), card.locator(".fa-check-circle").is_visible)
    assert not agent.screen.errors


def test_registration_and_log_come_out_of_the_printer(page_for, server):
    """The card as 园区寻人登记表."""
    [boy] = server.rpc()["scenic.missing.person"].search([["clothing", "=", "红色外套，蓝色裤子，白色运动鞋"]])
    agent = Counter(page_for("agent1")).open(f"/odoo/missing-persons/{boy}", "button[name=action_print_form]")
    assert agent.download("action_print_form").startswith(b"%PDF")
