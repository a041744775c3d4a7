"""What must hold, of the medians of one run."""

from dataclasses import dataclass

_ITEMS, _TICKETS = "list: found items, large", "list: tickets, large"


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
    for case in figures:
        if case.startswith("search:"):
            judged.append(_verdict(f"{case} / list page", figures, case, _ITEMS, 3, strictly=True))
    return judged
