import {FormCompiler} from "@web/views/form/form_compiler";
import {FormRenderer} from "@web/views/form/form_renderer";
import {StatusBarButtons} from "@web/views/form/status_bar_buttons/status_bar_buttons";
import {formView} from "@web/views/form/form_view";
import {registry} from "@web/core/registry";

const RARE = "o_scenic_rare";

/** The status bar's buttons of class o_scenic_rare wait behind "More", so that the next steps stand out. */
export class ScenicStatusBarButtons extends StatusBarButtons {
    static template = "scenic_service_desk.StatusBarButtons";

    get plainSlotNames() {
        return this.visibleSlotNames.filter((name) => !this.props.slots[name].isRare);
    }

    get rareSlotNames() {
        return this.visibleSlotNames.filter((name) => this.props.slots[name].isRare);
    }
}

export class ScenicFormCompiler extends FormCompiler {
    compileHeader() {
        const statusBar = super.compileHeader(...arguments);
        for (const slot of statusBar.querySelector("StatusBarButtons").children) {
            const classes = slot.firstElementChild.getAttribute("className");
            slot.setAttribute("isRare", Boolean(classes?.includes(RARE)));
        }
        return statusBar;
    }
}

export class ScenicFormRenderer extends FormRenderer {
    static components = {
        ...FormRenderer.components,
        StatusBarButtons: ScenicStatusBarButtons,
    };
}

registry.category("views").add("scenic_form", {
    ...formView,
    Compiler: ScenicFormCompiler,
    Renderer: ScenicFormRenderer,
});
