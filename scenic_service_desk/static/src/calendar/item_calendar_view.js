import {registry} from "@web/core/registry";
import {utils as uiUtils} from "@web/core/ui/ui_service";
import {CalendarModel} from "@web/views/calendar/calendar_model";
import {calendarView} from "@web/views/calendar/calendar_view";

// a day of a month is a finger wide on a phone: what the thing is fits, its number does not
export class ItemCalendarModel extends CalendarModel {
    normalizeRecord(rawRecord) {
        const record = super.normalizeRecord(rawRecord);
        if (uiUtils.isSmall() && rawRecord.description) {
            record.title = rawRecord.description;
        }
        return record;
    }
}

registry.category("views").add("scenic_item_calendar", {...calendarView, Model: ItemCalendarModel});
