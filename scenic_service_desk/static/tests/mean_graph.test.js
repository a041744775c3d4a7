import {defineModels, fields, models, mountView} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {getChart} from "@web/../tests/views/graph/graph_test_helpers";

class Rating extends models.Model {
    _name = "rating";

    desk = fields.Char();
    month = fields.Char();
    score = fields.Float({aggregator: "avg"});

    _records = [
        {id: 1, desk: "Centre", month: "January", score: 40},
        {id: 2, desk: "Centre", month: "February", score: 0},
        {id: 3, desk: "Kiosk", month: "February", score: 80},
    ];
}
defineMailModels();
defineModels([Rating]);

const ARCH = `
    <graph js_class="scenic_mean_graph" type="line" stacked="0">
        <field name="month"/>
        <field name="desk"/>
        <field name="score" type="measure"/>
    </graph>`;

/** What the chart draws for a desk, by month. */
async function pointsOf(desk) {
    const {data} = getChart(await mountView({type: "graph", resModel: "rating", arch: ARCH}));
    const {data: points} = data.datasets.find(({label}) => label === desk);
    return Object.fromEntries(data.labels.map((label, index) => [String(label), points[index]]));
}

test("where nobody answered there is no point", async () => {
    expect(await pointsOf("Kiosk")).toEqual({January: null, February: 80});
});

test("a mean of zero is a point", async () => {
    expect(await pointsOf("Centre")).toEqual({January: 40, February: 0});
});
