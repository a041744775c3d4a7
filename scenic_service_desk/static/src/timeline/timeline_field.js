import {X2ManyField, x2ManyField} from "@web/views/fields/x2many/x2many_field";
import {registry} from "@web/core/registry";

/** Lines of the timeline: a click opens the entry in its own register, not the line. */
export class TimelineField extends X2ManyField {
    async openRecord(record) {
        if (await this.props.record.save()) {
            await this.action.doActionButton({
                type: "object",
                name: "action_open",
                resModel: record.resModel,
                resId: record.resId,
                resIds: [record.resId],
                context: {},
            });
        }
    }
}

registry.category("fields").add("scenic_timeline", {...x2ManyField, component: TimelineField});
