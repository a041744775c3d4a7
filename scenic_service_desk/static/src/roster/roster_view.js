import {registry} from "@web/core/registry";
import {calendarView} from "@web/views/calendar/calendar_view";

// a calendar of its own name, for its style: Odoo takes no class on a calendar
registry.category("views").add("scenic_roster", calendarView);
