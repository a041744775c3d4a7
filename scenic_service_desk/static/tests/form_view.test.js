import {contains, defineModels, fields, models, mountView} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Entry extends models.Model {
    _name = "entry";

    name = fields.Char();

    _records = [{id: 1, name: "CP-26-000001"}];
}
defineMailModels();
defineModels([Entry]);

const ARCH = `
    <form js_class="scenic_form">
        <header>
            <button name="judge" type="object" string="Judge"/>
            <button name="merge" type="object" string="Merge" class="o_scenic_rare"/>
            <button name="split" type="object" string="Split" class="o_scenic_rare" invisible="not name"/>
        </header>
        <sheet><field name="name"/></sheet>
    </form>`;
const BAR = ".o_statusbar_buttons";

test.tags("desktop");
test("what is rarely needed waits behind More", async () => {
    await mountView({type: "form", resModel: "entry", resId: 1, arch: ARCH});
    expect(`${BAR} button[name=judge]`).toHaveCount(1);
    expect(`${BAR} button[name=merge]`).toHaveCount(0);
    await contains(".o_scenic_more").click();
    expect(".o-dropdown--menu button[name]").toHaveCount(2);
});

test.tags("desktop");
test("without anything rare there is no More", async () => {
    const arch = ARCH.replaceAll("o_scenic_rare", "");
    await mountView({type: "form", resModel: "entry", resId: 1, arch});
    expect(`${BAR} button[name]`).toHaveCount(3);
    expect(".o_scenic_more").toHaveCount(0);
});
