import {GraphModel} from "@web/views/graph/graph_model";
import {graphView} from "@web/views/graph/graph_view";
import {registry} from "@web/core/registry";

/**
 * A chart of averages: where nobody answered there is no point. Odoo's draws a 0, which would be the worst of answers.
 */
export class MeanGraphModel extends GraphModel {
    /**
     * @override
     */
    _getData() {
        const data = super._getData(...arguments);
        for (const dataset of data.datasets) {
            dataset.data = dataset.data.map((value, index) =>
                value === false || !dataset.domains[index].length ? null : value
            );
            // the line goes on to the next point
            dataset.spanGaps = true;
        }
        return data;
    }
}

registry.category("views").add("scenic_mean_graph", {...graphView, Model: MeanGraphModel});
