"""The screens that `make shot` looks at; add yours here."""

from typing import NamedTuple


class Page(NamedTuple):
    """One screen. ``{some.model}`` in the address becomes the id of that model's first record."""

    name: str
    url: str
    selector: str  # shows when the screen is ready
    login: str = "admin"


PAGES = [
    Page("today", "/odoo/service-desk", ".o_kanban_view"),
    Page("found-items", "/odoo/found-items", ".o_list_view .o_data_row, .o_kanban_view .o_kanban_record"),
    Page("found-items-kanban", "/odoo/found-items?view_type=kanban", ".o_kanban_view .o_kanban_record"),
    Page("found-item-new", "/odoo/found-items/new", ".o_form_view", "agent1"),
    Page("found-item-on-site", "/odoo/found-items/new", ".o_form_view", "crew"),
    Page("found-item-shared-login", "/odoo/found-items/new", ".o_form_view", "counter"),
    Page("found-item", "/odoo/found-items/{scenic.found.item}", ".o_form_view .o-mail-Chatter"),
    Page("claim-new", "/odoo/claims/new", ".o_form_view", "agent1"),
    Page("claims", "/odoo/claims", ".o_list_view, .o_kanban_view"),
    Page("claim", "/odoo/claims/{scenic.claim}", ".o_form_view .o-mail-Chatter"),
    Page("claim-to-approve", "/odoo/claims", ".o_list_view, .o_kanban_view", "supervisor"),
    Page("custody-ledger", "/odoo/custody-ledger", ".o_list_view"),
    Page("lost-reports", "/odoo/lost-reports", ".o_list_view, .o_kanban_view", "agent1"),
    Page("lost-report-new", "/odoo/lost-reports/new", ".o_form_view", "agent1"),
    Page("lost-report", "/odoo/lost-reports/{scenic.lost.report}", ".o_form_view .o-mail-Chatter", "agent1"),
    Page("duty-logs", "/odoo/duty-logs", ".o_list_view"),
    Page("desk-day", "/odoo/duty-logs/{scenic.duty.log}", ".o_form_view .o-mail-Chatter", "agent1"),
    Page("duty-plan", "/odoo/duty-plan", ".o_calendar_view", "supervisor"),
    Page("briefings", "/odoo/briefings", ".o_list_view, .o_kanban_view", "agent1"),
    Page("handovers", "/odoo/handovers", ".o_list_view, .o_kanban_view", "agent1"),
    Page("handover", "/odoo/handovers/{scenic.handover}", ".o_form_view .o-mail-Chatter", "agent1"),
    Page("timeline", "/odoo/timeline", ".o_list_view, .o_kanban_view", "agent1"),
    Page("calls", "/odoo/calls", ".o_list_view, .o_kanban_view", "agent1"),
    Page("inquiries", "/odoo/inquiries", ".o_list_view, .o_kanban_view", "agent1"),
    Page("counter-board", "/odoo/counter-board", ".o_kanban_view", "agent1"),
    Page("standard-answers", "/odoo/standard-answers", ".o_list_view, .o_kanban_view", "agent1"),
    Page("notices", "/odoo/notices", ".o_list_view, .o_kanban_view", "agent1"),
    Page("visitor-counts", "/odoo/visitor-counts", ".o_list_view, .o_kanban_view", "agent1"),
    Page("asset-checks", "/odoo/asset-checks", ".o_list_view, .o_kanban_view", "agent1"),
    Page("asset-check", "/odoo/asset-checks/{scenic.asset.check}", ".o_form_view .o-mail-Chatter", "agent1"),
    Page("asset-check-new", "/odoo/asset-checks/new", ".o_form_view", "agent1"),
    Page("safety-check", "/odoo/safety-checks/{scenic.safety.check}", ".o_form_view .o-mail-Chatter", "agent1"),
    Page("hazards", "/odoo/hazards", ".o_list_view, .o_kanban_view", "agent1"),
    Page("hazard", "/odoo/hazards/{scenic.hazard}", ".o_form_view .o-mail-Chatter", "agent1"),
    Page("equipment", "/odoo/desk-equipment/{maintenance.equipment}", ".o_form_view", "agent1"),
    Page("incidents", "/odoo/incidents", ".o_list_view, .o_kanban_view", "agent1"),
    Page("incident", "/odoo/incidents/{scenic.incident}", ".o_form_view .o-mail-Chatter", "supervisor"),
    Page("my-notices", "/odoo/my-notices", ".o_list_view, .o_kanban_view", "duty"),
    Page("incident-figures", "/odoo/action-scenic_service_desk.incident_analysis_action", ".o_pivot_view", "manager"),
    Page("my-round", "/odoo/my-round", ".o_form_view", "duty"),
    Page("patrol", "/odoo/patrols/{scenic.patrol}", ".o_form_view .o-mail-Chatter", "duty"),
    Page("patrol-findings", "/odoo/patrol-findings", ".o_list_view, .o_kanban_view", "duty"),
    Page("patrol-statistics", "/odoo/patrol-statistics", ".o_pivot_view, .o_graph_view", "duty"),
    Page("checkpoint", "/odoo/checkpoints/{scenic.checkpoint}", ".o_form_view", "manager"),
    Page("monthly-archive", "/odoo/monthly-archive", ".o_list_view, .o_kanban_view, .o_nocontent_help", "manager"),
    Page("desk", "/odoo/action-scenic_service_desk.desk_action/{scenic.desk}", ".o_form_view"),
    Page("categories", "/odoo/action-scenic_service_desk.item_category_action", ".o_list_view, .o_kanban_view"),
    Page("category", "/odoo/action-scenic_service_desk.item_category_action/{scenic.item.category}", ".o_form_view"),
    Page("zones", "/odoo/action-scenic_service_desk.zone_action", ".o_list_view, .o_kanban_view"),
    Page("settings", "/odoo/settings", ".o_setting_container"),
]
