import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";

const NOTICE = "scenic.chain.notice";

/**
 * Tells the person at once, on whatever screen: a notification that stays until it is answered, here or elsewhere.
 */
export const chainService = {
    dependencies: ["action", "bus_service", "notification", "orm"],
    start(env, {action, bus_service, notification, orm}) {
        const closers = new Map();

        function settled({id}) {
            closers.get(id)?.();
            closers.delete(id);
        }

        function told({id, title, text, severity}) {
            settled({id});
            const open = () =>
                action.doAction({
                    type: "ir.actions.act_window",
                    name: title,
                    res_model: NOTICE,
                    res_id: id,
                    views: [[false, "form"]],
                });
            const close = notification.add(text, {
                title,
                type: severity === "low" ? "warning" : "danger",
                sticky: true,
                className: "o_scenic_told",
                buttons: [
                    {
                        name: _t("I Have Heard It"),
                        primary: true,
                        onClick: async () => {
                            await orm.call(NOTICE, "action_acknowledge", [[id]]);
                            settled({id});
                        },
                    },
                    {name: _t("Look at It"), onClick: open},
                ],
            });
            closers.set(id, close);
        }

        bus_service.subscribe("scenic_chain/told", told);
        bus_service.subscribe("scenic_chain/settled", settled);
        bus_service.start();
    },
};

registry.category("services").add("scenic_chain", chainService);
