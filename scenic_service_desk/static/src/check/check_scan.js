import {BarcodeScanner} from "@barcodes/components/barcode_scanner";
import {Component} from "@odoo/owl";
import {Mutex} from "@web/core/utils/concurrency";
import {scannedEntry} from "../scan/scan_service";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useBus, useService} from "@web/core/utils/hooks";

/** Odoo's button for the phone's camera, the size of our other buttons. */
class CheckCamera extends BarcodeScanner {
    static template = "scenic_service_desk.CheckCamera";
}

/** In an asset check: what a hand scanner or the phone's camera reads is noted on its line at once. */
export class CheckScan extends Component {
    static template = "scenic_service_desk.CheckScan";
    static components = {CheckCamera};
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.notification = useService("notification");
        // a hand scanner is quicker than the server: one scan after the other
        this.mutex = new Mutex();
        useBus(useService("barcode").bus, "barcode_scanned", (ev) =>
            this.onScanned(ev.detail.barcode)
        );
    }

    /** @returns {boolean} whether a scan counts now */
    get isListening() {
        const {resId, data} = this.props.record;
        return Boolean(resId) && data.state === "draft";
    }

    /** @param {string} code what was read */
    onScanned(code) {
        // the card of a found item opens the item, on this screen too
        if (this.isListening && !scannedEntry(code)) {
            this.mutex.exec(() => this.scan(code));
        }
    }

    async scan(code) {
        const {record} = this.props;
        if (!(await record.save())) {
            return;
        }
        const result = await this.orm.call(record.resModel, "action_scan", [[record.resId], code]);
        await record.load();
        this.notification.add(result.message, {type: result.type});
    }
}

export const checkScan = {
    component: CheckScan,
    fieldDependencies: [{name: "state", type: "selection"}],
};

registry.category("view_widgets").add("scenic_check_scan", checkScan);
