"""The results as a page to read."""

from datetime import UTC, datetime

import deadline
import finance
import incident
import match

_INTRO = """# Benchmarks

Written by `make bench`; every figure of this page comes from one run. A real Odoo server (one process, `workers = 0`), a
real PostgreSQL and one client that sends what the web client sends, field for field, logged in as an agent (Chinese, one of
the two companies). All registers live in the same databases, filled by the same rule, and take turns call by call; what is created comes last,
so that the lists show what they were filled with. A bare record has a history (`mail.thread`) and three fields, nothing else. Each list is asked for as its own view has it: fields, order, the filter its
action switches on (found items: in the house; tickets: none). The session is kept; the threaded server closes the connection
after each answer.
Times are milliseconds as the client sees them: median, and the quartiles in brackets.
"""

_NOISE = """Noise: a trivial call (control) spreads by {spread:.0%} of its median between its quartiles, and its medians
in the two databases differ by {drift:.0%}.
"""
_LEGEND = """In SQL and queries: by the server's own access log. Rows: records on the page, of those the pager counts (it
stops at the list's limit, where it says "1000+"). Cases without a bound are recorded to be looked at. "Without matching": a
second server on the same database, whose saves leave out only what matches lost and found; each save is of another thing.
"""

_MATCHING = """How long it takes, in milliseconds, at two sizes: entries drawn by lot from both registers, each asked once after some others.
Query: the engine's one query; matched: the query, and all that is compared and put in order after it. Job: what the job does for
an entry once its save is committed: matched, pairs kept, states of the reports moved, their takers reminded.
"""


def _table(head, rows):
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _bound_rows(verdicts):
    for verdict in verdicts:
        yield [verdict.text, f"{verdict.ratio:.2f}", f"{verdict.bound:g}", "PASS" if verdict.passed else "**FAIL**"]


def _figure_rows(figures):
    for name, case in figures.items():
        spread = f"{case.median:.1f} ({case.low:.1f} – {case.high:.1f})"
        yield [name, spread, f"{case.best:.1f}", f"{case.sql:.0f}", str(case.queries), case.rows, str(case.count)]


def written(figures, verdicts, archived, about, sizes, loads, matched, asked, lists, clocks, raised):
    """The page.

    :param dict figures: ``Figures`` by case
    :param list verdicts: ``Verdict``s
    :param dict archived: what ``day.archive`` returns
    :param dict about: what ``machine.described`` says
    :param tuple sizes: entries in the small and the large database
    :param tuple loads: load of the machine before and after
    :param list matched: lines of ``quality.table``
    :param dict asked: ``Matched`` by the number of entries
    :param dict lists: what ``finance.measured`` returns
    :param dict clocks: what ``deadline.measured`` returns
    :param tuple raised: what ``incident.measure`` returns
    :return: str, Markdown
    """
    about = {"Date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", **about}
    about["Load before, after (1 and 5 minutes)"] = " / ".join(loads)
    small, large = (f"{size:,}" for size in sizes)
    noise = [figures[f"control: {size}"] for size in ("small", "large")]
    spread = max((control.high - control.low) / control.median for control in noise)
    drift = max(control.median for control in noise) / min(control.median for control in noise) - 1
    return "\n".join(
        [
            _INTRO,
            "".join(f"- {name}: {text}\n" for name, text in about.items()),
            f"Small register: {small} entries, large: {large} found items, with ledger and claims, and as many inquiries, complaints and tickets.\n",
            _NOISE.format(spread=spread, drift=drift),
            "## Bounds\n",
            _table(["Ratio of medians, where no unit is given", "Measured", "At most", ""], _bound_rows(verdicts)),
            "## Figures\n",
            _table(
                ["", "ms (quartiles)", "best", "in SQL", "queries", "rows", "times"],
                _figure_rows(figures),
            ),
            _LEGEND,
            "## Lost and found, matched\n\nThe labelled pairs of [matching](matching/README.md).\n",
            "\n".join(matched) + "\n",
            _MATCHING,
            _table(match.HEAD, match.rows(asked)),
            "## Monthly lists for finance\n\nThe job alone, on a small register.\n",
            _table(finance.HEAD, finance.rows(lists)),
            "## Deadlines\n\nThe job alone; a twentieth of the clocks was just missed, then a public holiday moves all of them: saving it marks them, the job computes them again.\n",
            _table(deadline.HEAD, deadline.rows(clocks)),
            "## Incidents\n\nOver HTTP, in turns with a record that has a history and three fields; medians.\n",
            _table(incident.HEAD, incident.rows(raised)),
            "## Archiving three months by hand\n",
            "".join(f"- {name}: {text}\n" for name, text in archived.items()),
        ]
    )
