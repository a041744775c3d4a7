import {browser} from "@web/core/browser/browser";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";

/** The address in the QR of a card or slip, or the number under it; other modules have numbers of their own. */
const CODE = /(?:\/scenic\/(found|lost)\/([A-Z]{1,4}-\d{2}-\d+)|^((FI|LR)-\d{2}-\d+))$/i;
const MODELS = {
    found: "scenic.found.item",
    lost: "scenic.lost.report",
    fi: "scenic.found.item",
    lr: "scenic.lost.report",
};
const GROUPS = ["group_agent", "group_crew_leader"];

/**
 * @param {string} barcode what a hand scanner typed
 * @returns {{model: string, number: string}|null} the register and the entry's number in it
 */
export function scannedEntry(barcode) {
    const match = (barcode || "").trim().match(CODE);
    return (
        match && {
            model: MODELS[(match[1] || match[4]).toLowerCase()],
            number: (match[2] || match[3]).toUpperCase(),
        }
    );
}

/** @returns {Promise<boolean>} whether the user works with lost and found property; asked once, at the first scan of a card */
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
            const entry = scannedEntry(ev.detail.barcode);
            if (!entry || !(await isStaff())) {
                return;
            }
            const found = await orm.call(entry.model, "action_open_scanned", [entry.number]);
            if (found) {
                await action.doAction(found);
            } else {
                notification.add(_t("No entry has the number %s.", entry.number), {
                    type: "warning",
                });
            }
        });
    },
};

registry.category("services").add("scenic_scan", scanService);
