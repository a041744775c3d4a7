import {expect, test} from "@odoo/hoot";
import {defineModels, fields, models, mountView, onRpc} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Figure extends models.Model {
    _name = "figure";

    rate = fields.Float({aggregator: "avg"});

    _records = [{id: 1, rate: 0.5}];
}
defineMailModels();
defineModels([Figure]);

const ARCH = `
    <pivot js_class="scenic_figures_pivot" display_quantity="0">
        <field name="rate" type="measure" widget="percentage"/>
    </pivot>`;

/** The one cell of the table when the server says this of the rate. */
async function cellOf(rate) {
    onRpc("figure", "formatted_read_grouping_sets", () => [
        [{"rate:avg": rate, __count: 1, __extra_domain: []}],
    ]);
    await mountView({type: "pivot", resModel: "figure", arch: ARCH});
    return document.querySelector(".o_pivot_cell_value").textContent.trim();
}

test("a rate of nothing is no zero", async () => {
    expect(await cellOf(false)).toBe("");
});

test("a rate of zero is one", async () => {
    expect(await cellOf(0)).toBe("0.00%");
});
