import {describe, expect, test} from "@odoo/hoot";
import {click} from "@odoo/hoot-dom";
import {animationFrame} from "@odoo/hoot-mock";
import {IncidentSystray} from "@scenic_service_desk/incident/incident_systray";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {
    mockService,
    mountWithCleanup,
    onRpc,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import {user} from "@web/core/user";

describe.current.tags("desktop");

defineMailModels();

test("staff raises an incident from the top bar", async () => {
    patchWithCleanup(user, {hasGroup: async (group) => group.endsWith("group_agent")});
    onRpc("/web/dataset/call_kw/scenic.incident/action_raise", () => ({type: "raise"}));
    mockService("action", {doAction: (action) => expect.step(action.type)});
    await mountWithCleanup(IncidentSystray);
    await click(".o_scenic_raise");
    await animationFrame();
    await animationFrame();
    expect.verifySteps(["raise"]);
});

test("others have no such button", async () => {
    patchWithCleanup(user, {hasGroup: async () => false});
    await mountWithCleanup(IncidentSystray);
    expect(".o_scenic_raise").toHaveCount(0);
});
