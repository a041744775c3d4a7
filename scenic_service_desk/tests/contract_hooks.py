"""What a register says to timeline, handover, closing and archive, as checks that name what is wrong."""

from odoo.fields import NO_ACCESS, Domain

# what a visitor's masked data show may be told
MASKED = {"visitor_phone_masked", "id_number_masked", "visitor_purged_on"}
# no statistics of their own: theirs are the found item's, the visits'
NO_STATISTICS = {"scenic.claim", "scenic.patrol"}
# forms named otherwise than their register; a hazard is written on the safety check's
BLANK_FORMS = {
    "scenic.found.item": "sheet_visitor",
    "scenic.claim": "slip",
    "scenic.hazard": "safety_check",
    "scenic.custody.transfer": "transfer_custodian",
}
SECRET = "Zhuge Kongming 13987654321"


def wrong_timeline(entry, log):
    """Return sentences about the entry's line in the day's timeline.

    :param entry: a register's record; one of a visitor gets personal data that must not show
    :param log: the duty log it hangs on
    """
    name = entry._name
    if "visitor_name" in entry._fields:
        entry.sudo()._write_unlocked({"visitor_name": SECRET.rsplit(" ", 1)[0], "visitor_phone": SECRET.split()[-1]})
    sentences = []
    for lang in ("en_US", "zh_CN"):
        text = entry.with_context(lang=lang)._timeline_text()
        if not isinstance(text, str) or not text.strip():
            sentences.append(f"{name}: _timeline_text() says nothing in {lang}")
        elif any(word in text for word in SECRET.split()):
            sentences.append(f"{name}: _timeline_text() tells personal data")
        elif "\n" in text or len(text) > 250:
            sentences.append(f"{name}: _timeline_text() is more than a line")
    entry.env.flush_all()
    lines = entry.env["scenic.timeline"].search([("log_id", "=", log.id), ("res_model", "=", name)])
    if entry.id not in lines.mapped("res_id"):
        sentences.append(f"{name} is missing in the timeline of its day")
    return sentences


def wrong_open_matters(model):
    """Return sentences about a register's notion of an open matter."""
    domain = model._open_matter_domain()
    if not isinstance(domain, Domain):
        return [f"{model._name}: _open_matter_domain() is no Domain"]
    # raises for a field that is not there, in the database and outside of it
    model.search(domain, limit=1).filtered_domain(domain)
    return []


def wrong_archive_fields(model):
    """Return sentences about the register's columns in the monthly workbook."""
    name, columns = model._name, model._archive_fields()
    unknown = [column for column in columns if column not in model._fields]
    sentences = [f"{name}: the archive's column {column} is no field" for column in unknown]
    personal = set(model.env["scenic.visitor.mixin"]._fields) - set(model.env["base"]._fields) - MASKED
    for column in columns:
        field = model._fields.get(column)
        if column in personal or (field and field.groups == NO_ACCESS):
            sentences.append(f"{name}: the archive's column {column} holds personal data")
        if field and field.type == "binary":
            sentences.append(f"{name}: the archive's column {column} is a file")
    if not {"date", "name", "state"} <= set(columns):
        sentences.append(f"{name}: the archive wants date, name and state")
    return sentences


def wrong_gaps(model, log):
    """Return sentences about what the register wants before the day is closed."""
    sentences = []
    for gap in model._closing_gaps(log):
        if not isinstance(gap.get("key"), str) or not isinstance(gap.get("text"), str):
            sentences.append(f"{model._name}: a gap has no key or no text: {gap}")
        elif gap.get("method"):
            if not callable(getattr(log, gap["method"], None)):
                sentences.append(f"{model._name}: the gap {gap['key']} names no method of the log")
        elif not isinstance(gap.get("action"), dict) or not gap["action"].get("type"):
            sentences.append(f"{model._name}: the gap {gap['key']} leads nowhere")
    return sentences


def missing_statistics(model):
    """Return a sentence when there is neither a pivot nor a graph."""
    kinds = [("model", "=", model._name), ("type", "in", ("pivot", "graph"))]
    if model._name in NO_STATISTICS or model.env["ir.ui.view"].search_count(kinds):
        return []
    return [f"{model._name} has neither a pivot nor a graph"]


def missing_blank_form(model):
    """Return a sentence when nothing can be printed for the days without a system."""
    form = BLANK_FORMS.get(model._name, model._name.removeprefix("scenic.").replace(".", "_"))
    if form in model.env["scenic.blank.form"]._fields["form"].get_values(model.env):
        return []
    return [f"{model._name} has no blank form {form}"]
