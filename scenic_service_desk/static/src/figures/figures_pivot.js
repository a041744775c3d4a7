import {registry} from "@web/core/registry";
import {pivotView} from "@web/views/pivot/pivot_view";

/**
 * A pivot table of figures of which some cannot be told: the mean of nothing is no 0 %, its cell stays empty, on the
 * screen and in the workbook.
 */
export class FiguresPivotModel extends pivotView.Model {
    _getMeasurements(group, config) {
        const measurements = super._getMeasurements(group, config);
        return Object.fromEntries(
            Object.entries(measurements).filter(([, value]) => value !== false && value !== null)
        );
    }
}

registry.category("views").add("scenic_figures_pivot", {...pivotView, Model: FiguresPivotModel});
