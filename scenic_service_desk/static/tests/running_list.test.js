import {expect, test} from "@odoo/hoot";
import {advanceTime, animationFrame} from "@odoo/hoot-mock";
import {
    MockServer,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Archive extends models.Model {
    _name = "archive";

    state = fields.Selection({
        selection: [
            ["running", "Running"],
            ["done", "Done"],
        ],
    });

    _records = [
        {id: 1, state: "done"},
        {id: 2, state: "running"},
    ];
}
defineMailModels();
defineModels([Archive]);

const ARCH = '<list js_class="scenic_running_list"><field name="state"/></list>';

test("the list is read again while something is running, and no more when all is done", async () => {
    onRpc("archive", "web_search_read", () => expect.step("read"));
    await mountView({type: "list", resModel: "archive", arch: ARCH});
    expect.verifySteps(["read"]);
    MockServer.env.archive.write([2], {state: "done"});
    await advanceTime(3100);
    await animationFrame();
    expect.verifySteps(["read"]);
    expect(".o_data_row:contains(Done)").toHaveCount(2);
    await advanceTime(6100);
    expect.verifySteps([]);
});
