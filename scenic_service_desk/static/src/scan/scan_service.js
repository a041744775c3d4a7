import {browser} from "@web/core/browser/browser";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";

/** The address in a card's QR, or the number under it; other modules have numbers of their own. */
const CODE = /(?:\/scenic\/found\/([A-Z]{1,4}-\d{2}-\d+)|^(FI-\d{2}-\d+))$/i;
const GROUPS = ["group_agent", "group_crew_leader"];

/**
 * @param {string} barcode what a hand scanner typed
 * @returns {string|false} the item's number in it
 */
export function itemNumber(barcode) {
    const match = (barcode || "").trim().match(CODE);
    return match ? (match[1] || match[2]).toUpperCase() : false;
}

/** @returns {Promise<boolean>} whether the user works with found items; asked once, at the first scan of a card */
async function isStaff() {
    const groups = GROUPS.map((name) => user.hasGroup(`scenic_service_desk.${name}`));
    return (await Promise.all(groups)).includes(true);
}

/** Opens the record of a scanned card, on whatever screen the agent is. */
export const scanService = {
    dependencies: ["action", "barcode", "notification", "orm"],
    start(env, {action, barcode, notification, orm}) {
        // our lists put the cursor into their search box, where Odoo takes a scan for typing; before the list is there
        // its box already has the cursor, so this looks at the first key, earlier than Odoo's listener does
        const listenInSearchBox = (ev) => {
            const model = action.currentController?.action?.res_model || "";
            if (model.startsWith("scenic.") && ev.target.matches?.(".o_searchview_input")) {
                ev.target.dataset.enableBarcode = "true";
            }
        };
        browser.addEventListener("keydown", listenInSearchBox, {capture: true});
        barcode.bus.addEventListener("barcode_scanned", async (ev) => {
            const number = itemNumber(ev.detail.barcode);
            if (!number || !(await isStaff())) {
                return;
            }
            const found = await orm.call("scenic.found.item", "action_open_scanned", [number]);
            if (found) {
                await action.doAction(found);
            } else {
                notification.add(_t("No found item has the number %s.", number), {
                    type: "warning",
                });
            }
        });
    },
};

registry.category("services").add("scenic_scan", scanService);
