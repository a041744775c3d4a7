import {describe, expect, test} from "@odoo/hoot";
import {chainService} from "@scenic_service_desk/chain/chain_service";

describe.current.tags("headless");

const TOLD = {id: 7, title: "IN-26-000007 · Major", text: "Fall · Cable car", severity: "high"};

/** A bus, notifications and calls that write down what happens to them. */
function parts() {
    const listeners = {};
    const shown = [];
    const calls = [];
    chainService.start(
        {},
        {
            action: {doAction: (act) => calls.push(["open", act.res_model, act.res_id])},
            bus_service: {
                subscribe: (name, listener) => {
                    listeners[name] = listener;
                },
                start: () => undefined,
            },
            notification: {
                add: (text, options) => {
                    const one = {text, ...options, open: true};
                    shown.push(one);
                    return () => {
                        one.open = false;
                    };
                },
            },
            orm: {call: async (...args) => calls.push(args)},
        }
    );
    return {listeners, shown, calls};
}

test("who is told sees it until he answers", async () => {
    const {listeners, shown, calls} = parts();
    listeners["scenic_chain/told"](TOLD);
    expect(shown.length).toBe(1);
    expect(shown[0].sticky).toBe(true);
    expect(shown[0].type).toBe("danger");
    await shown[0].buttons[0].onClick();
    expect(calls).toEqual([["scenic.chain.notice", "action_acknowledge", [[7]]]]);
    expect(shown[0].open).toBe(false);
});

test("the second button opens the notice and leaves the notification", () => {
    const {listeners, shown, calls} = parts();
    listeners["scenic_chain/told"](TOLD);
    shown[0].buttons[1].onClick();
    expect(calls).toEqual([["open", "scenic.chain.notice", 7]]);
    expect(shown[0].open).toBe(true);
});

test("answered on another screen, it goes away here", () => {
    const {listeners, shown} = parts();
    listeners["scenic_chain/told"](TOLD);
    listeners["scenic_chain/settled"]({id: 8});
    expect(shown[0].open).toBe(true);
    listeners["scenic_chain/settled"]({id: 7});
    expect(shown[0].open).toBe(false);
});
