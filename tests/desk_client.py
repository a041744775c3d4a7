"""The counter's work over RPC, on the demo data: what the out-of-process tests begin with."""


class Staff:
    """The demo users' sessions, one each, speaking English so that sentences can be compared."""

    def __init__(self, server):
        self._server = server
        self._sessions = {}

    def __getattr__(self, login):
        return self._sessions.setdefault(login, None) or self._log_in(login)

    def _log_in(self, login):
        rpc = self._server.rpc(login)
        rpc.context = {**rpc.context, "lang": "en_US"}
        self._sessions[login] = rpc
        return rpc


def category(rpc, **flags):
    """Return the id of a category with the given flags; ``valuable`` alone is the most common want."""
    domain = [[name, "=", value] for name, value in flags.items()]
    return rpc["scenic.item.category"].search(domain, limit=1)[0]


def ordinary(rpc):
    """Return the id of a category without any special rule."""
    flags = ("is_valuable", "is_cash", "is_document", "is_perishable", "is_dangerous")
    return category(rpc, claim_tier="ordinary", **dict.fromkeys(flags, False))


def valuable(rpc):
    """Return the id of a category whose claims are tested and approved."""
    return category(rpc, is_valuable=True, is_cash=False)


def new_item(rpc, **values):
    """Register a find; return its id."""
    values = {"description": "Red umbrella", **values}
    values.setdefault("category_id", ordinary(rpc))
    return rpc["scenic.found.item"].create([values])[0]


def new_phone(rpc, **values):
    """Register a valuable with marks on file; return its id."""
    return new_item(rpc, description="Phone", category_id=valuable(rpc), marks_entry="Scratch", **values)


def new_report(rpc, **values):
    """Take a lost report; return its id."""
    values = {"description": "Red umbrella", "visitor_phone": "13812345678", **values}
    values.setdefault("category_id", ordinary(rpc))
    return rpc["scenic.lost.report"].create([values])[0]


def new_transfer(rpc, item, button="action_to_custody"):
    """Draw up a transfer list of an item; return its id."""
    return getattr(rpc["scenic.found.item"], button)([item])["res_id"]


def new_claim(rpc, item, **values):
    """Make a claim with all an ordinary return needs; return its id."""
    values = {
        "item_id": item,
        "visitor_name": "Li Lei",
        "visitor_phone": "13812345678",
        "description": "lost near the gate",
        "signed_on_paper": True,
        **values,
    }
    return rpc["scenic.claim"].create([values])[0]


def submitted_claim(rpc, item, **values):
    """Make a claim on a valuable, test it and submit it; return its id."""
    claim = new_claim(rpc, item, id_type="passport", id_number_entry="E12345678", **values)
    answers = rpc["scenic.claim.answer"]
    answers.write(answers.search([["claim_id", "=", claim]]), {"answer": "As it is"})
    rpc["scenic.claim"].action_compare([claim])
    rpc["scenic.claim"].write([claim], {"verdict": "match", "verdict_reason": "He unlocked it."})
    rpc["scenic.claim"].action_submit([claim])
    return claim


def state(rpc, model, record):
    """Return a record's state."""
    return rpc[model].read([record], ["state"])[0]["state"]
