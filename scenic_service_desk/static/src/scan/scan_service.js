import {browser} from "@web/core/browser/browser";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";

/** The address in a card's QR, or the number under it. */
const CODE = /(?:\/scenic\/found\/|^)([A-Z]{1,4}-\d{2}-\d+)$/i;

/**
 * @param {string} barcode what a hand scanner typed
 * @returns {string|false} the item's number in it
 */
export function itemNumber(barcode) {
    const match = (barcode || "").trim().match(CODE);
    return match ? match[1].toUpperCase() : false;
}

/** Opens the record of a scanned card, on whatever screen the agent is. */
export const scanService = {
    dependencies: ["action", "barcode", "notification", "orm"],
    start(env, {action, barcode, notification, orm}) {
        // lists put the cursor into their search box, where Odoo takes a scan for typing
        browser.addEventListener("focusin", (ev) => {
            if (ev.target.matches?.(".o_searchview_input")) {
                ev.target.dataset.enableBarcode = "true";
            }
        });
        barcode.bus.addEventListener("barcode_scanned", async (ev) => {
            const number = itemNumber(ev.detail.barcode);
            if (!number) {
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
