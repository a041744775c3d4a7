import {Component, onWillStart, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {useService} from "@web/core/utils/hooks";

const GROUPS = ["group_agent", "group_duty_manager"];

/** A button in the top bar that raises an incident from whatever screen somebody hears of one on. */
export class IncidentSystray extends Component {
    static template = "scenic_service_desk.IncidentSystray";
    static props = {};

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.state = useState({isStaff: false});
        onWillStart(async () => {
            const groups = GROUPS.map((name) => user.hasGroup(`scenic_service_desk.${name}`));
            this.state.isStaff = (await Promise.all(groups)).includes(true);
        });
    }

    async raise() {
        this.action.doAction(await this.orm.call("scenic.incident", "action_raise", []));
    }
}

registry
    .category("systray")
    .add("scenic_service_desk.incident", {Component: IncidentSystray}, {sequence: 90});
