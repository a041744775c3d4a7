# Run in `odoo shell` on a populated database.
# ruff: noqa: F821  (env is the shell's)
"""Does what SQL has written equal what the addon would compute? A sample; ends with an error if not."""

from odoo.addons.scenic_service_desk.tools.search_tokens import index_tokens

Items = env["scenic.found.item"]
env.cr.execute("SELECT id FROM scenic_found_item ORDER BY md5(id::text) LIMIT 300")
for item in Items.browse([row[0] for row in env.cr.fetchall()]):
    stored = (
        set(item.search_tokens.replace("'", "").split()),
        item.visitor_phone_key,
        item.keep_until,
        item.is_valuable,
        item.destination,
    )
    computed = (
        set(index_tokens(*item._search_texts())),
        item._phone_key(item.visitor_phone),
        item.category_id._keep_until(item.date, item.desk_id._local, item.desk_id._utc),
        any(item.category_id[rule] for rule in ("is_valuable", "is_cash", "is_document")),
        item.category_id.destination,
    )
    if stored != computed:
        raise SystemExit(f"{item.name}: populated {stored}, but the addon computes {computed}")
Inquiries = env["scenic.inquiry"]
env.cr.execute("SELECT id FROM scenic_inquiry ORDER BY md5(id::text) LIMIT 300")
for inquiry in Inquiries.browse([row[0] for row in env.cr.fetchall()]):
    stored = set(inquiry.search_tokens.replace("'", "").split()), inquiry.visitor_phone_key
    computed = set(index_tokens(*inquiry._search_texts())), inquiry._phone_key(inquiry.visitor_phone)
    if stored != computed:
        raise SystemExit(f"{inquiry.name}: populated {stored}, but the addon computes {computed}")
Complaints = env["scenic.complaint"]
env.cr.execute("SELECT id FROM scenic_complaint ORDER BY md5(id::text) LIMIT 300")
for complaint in Complaints.browse([row[0] for row in env.cr.fetchall()]):
    stored = (
        set(complaint.search_tokens.replace("'", "").split()),
        complaint.visitor_phone_key,
        complaint.day,
        complaint.concerned_user_ids,
    )
    Complaints._fields["concerned_user_ids"].compute_value(complaint.sudo())
    computed = (
        set(index_tokens(*complaint._search_texts())),
        complaint._phone_key(complaint.visitor_phone),
        complaint.desk_id._local_date(complaint.date),
        complaint.concerned_user_ids,
    )
    if stored != computed:
        raise SystemExit(f"{complaint.name}: populated {stored}, but the addon computes {computed}")
for model in ("scenic.found.item", "scenic.lost.report"):
    env.cr.execute(
        f"SELECT id, tsvector_to_array(match_tokens) FROM {env[model]._table} ORDER BY md5(id::text) LIMIT 300"
    )
    for entry_id, tokens in env.cr.fetchall():
        computed = set(env[model].browse(entry_id)._match_describe())
        if set(tokens) != computed:
            raise SystemExit(f"{model} {entry_id}: populated {set(tokens)}, but the addon computes {computed}")
env.cr.rollback()
print("checked")
