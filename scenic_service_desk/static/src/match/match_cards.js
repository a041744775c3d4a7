import {Component, onWillStart, onWillUpdateProps, useState} from "@odoo/owl";
import {KeepLast} from "@web/core/utils/concurrency";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useService} from "@web/core/utils/hooks";

/** Beside a lost report or a found item: what it may belong to, why, and two buttons to judge it. */
export class MatchCards extends Component {
    static template = "scenic_service_desk.MatchCards";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({cards: [], canJudge: false, showRejected: false});
        this.last = new KeepLast();
        onWillStart(() => this.load(this.props));
        onWillUpdateProps((next) => this.load(next));
    }

    /** Ask again when the entry is another one, or was saved. */
    async load({record}) {
        const version = `${record.resId}/${record.data.write_date?.toMillis?.()}`;
        if (this.version === version || !record.resId) {
            this.state.cards = record.resId ? this.state.cards : [];
            return;
        }
        this.version = version;
        const {cards, can_judge: canJudge} = await this.last.add(
            this.orm.call(record.resModel, "match_cards", [[record.resId]])
        );
        Object.assign(this.state, {cards, canJudge});
    }

    get shown() {
        return this.state.cards.filter((card) => card.state !== "rejected");
    }

    get rejected() {
        return this.state.cards.filter((card) => card.state === "rejected");
    }

    imageOf(card) {
        return `/web/image/${card.res_model}/${card.res_id}/image_128`;
    }

    async judge(card, method) {
        const {record} = this.props;
        if (!(await record.save())) {
            return;
        }
        await this.orm.call("scenic.lost.match", method, [[card.id]]);
        this.version = null;
        await record.load();
        await this.load(this.props);
    }

    async open(card) {
        if (await this.props.record.save()) {
            this.action.doAction({
                type: "ir.actions.act_window",
                res_model: card.res_model,
                res_id: card.res_id,
                views: [[false, "form"]],
            });
        }
    }
}

export const matchCards = {
    component: MatchCards,
    fieldDependencies: [{name: "write_date", type: "datetime"}],
};

registry.category("view_widgets").add("scenic_match_cards", matchCards);
