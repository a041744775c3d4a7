import {onMounted, onWillUnmount} from "@odoo/owl";
import {browser} from "@web/core/browser/browser";
import {registry} from "@web/core/registry";
import {ListController} from "@web/views/list/list_controller";
import {listView} from "@web/views/list/list_view";

const SECONDS = 3;

/**
 * A list whose records are worked on in the background: while one is running it is read again every few seconds, so
 * that its progress shows.
 */
export class RunningListController extends ListController {
    setup() {
        super.setup();
        let timer = null;
        onMounted(() => {
            timer = browser.setInterval(() => this.refresh(), SECONDS * 1000);
        });
        onWillUnmount(() => browser.clearInterval(timer));
    }

    get isWaiting() {
        const {isGrouped, records, selection} = this.model.root;
        return (
            !isGrouped &&
            !selection.length &&
            records.some((record) => record.data.state === "running")
        );
    }

    async refresh() {
        if (this.isWaiting && !document.hidden) {
            await this.model.root.load();
        }
    }
}

registry
    .category("views")
    .add("scenic_running_list", {...listView, Controller: RunningListController});
