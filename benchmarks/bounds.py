"""What must hold, of the medians of one run."""

from dataclasses import dataclass

_ITEMS, _TICKETS = "list: found items, large", "list: tickets, large"
_INQUIRIES = "list: inquiries, large"
_COMPLAINTS = "list: complaints, large"


@dataclass
class Verdict:
    """One bound and how it came out."""

    text: str
    ratio: float
    bound: float
    passed: bool


def _verdict(text, figures, case, against, bound, *, strictly=False):
    ratio = figures[case].median / figures[against].median
    return Verdict(text, ratio, bound, ratio < bound if strictly else ratio <= bound)


def _absolute(text, value, bound):
    return Verdict(text, value, bound, value < bound)


def verdicts(figures):
    """Judge a run.

    :param dict figures: ``Figures`` by case
    :return: list of Verdict
    """
    judged = [
        _verdict("creating a found item / a ticket", figures, "create: found item", "create: ticket", 1.3),
        _verdict("list page, large register / small", figures, _ITEMS, "list: found items, small", 2),
        _verdict("list page / ticket list page, both large", figures, _ITEMS, _TICKETS, 0.1),
    ]
    judged += [
        _verdict("creating an inquiry / a bare record", figures, "create: inquiry", "create: bare record", 1.2),
        _verdict("inquiries' page, large / small", figures, _INQUIRIES, "list: inquiries, small", 2),
        _verdict("inquiries' page / ticket list page, both large", figures, _INQUIRIES, _TICKETS, 0.1),
    ]
    judged += [
        _verdict("complaints' page, large / small", figures, _COMPLAINTS, "list: complaints, small", 2),
        _verdict("complaints' page / ticket list page, both large", figures, _COMPLAINTS, _TICKETS, 0.1),
    ]
    judged += [
        _verdict(
            f"saving a {what} / the same without matching",
            figures,
            f"save: {what}",
            f"save: {what}, without matching",
            1.5,
        )
        for what in ("find", "lost report")
    ]
    judged += [
        _verdict(
            "opening a day of 500 entries / an empty one", figures, "open: day of 500 entries", "open: empty day", 3
        ),
        _absolute("closing a day of 500 entries, seconds", figures["close: day of 500 entries"].median / 1000, 2),
    ]
    for case in figures:
        for kind, page in (("search:", _ITEMS), ("search inquiries:", _INQUIRIES)):
            if case.startswith(kind):
                judged.append(_verdict(f"{case} / list page", figures, case, page, 3, strictly=True))
    return judged
