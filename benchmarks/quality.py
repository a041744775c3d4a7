"""How well lost things are matched with found ones: recall and precision on the labelled pairs, beside two baselines."""

import json
import os

from databases import FOLDER, STATE, drop, script

NAME = "ssd_bench_quality"
METHODS = {"engine": "the engine", "ilike": "`ilike` on the description", "trigrams": "`pg_trgm` similarity"}


def ranks():
    """Register the pairs in a new database and ask every method.

    :return: list of dicts, one a report; see ``quality_house.py``
    """
    STATE.mkdir(parents=True, exist_ok=True)
    target = STATE / "ranks.json"
    pairs = FOLDER / "matching" / "pairs.tsv"
    quiet = ["--no-http", "--log-level=error"]
    script("newdb.sh", NAME, script("template.sh", "addon"))
    try:
        env = {**os.environ, "BENCH_PAIRS": str(pairs), "BENCH_RANKS": str(target)}
        with (FOLDER / "quality_house.py").open() as house:
            script("odoo.sh", "shell", "-d", NAME, *quiet, stdin=house, env=env)
    finally:
        drop(NAME)
    return json.loads(target.read_text())


def recall(results, method, most):
    """Share of the reports whose item is among the first ``most``."""
    return sum(0 < result["rank"][method] <= most for result in results) / len(results)


def precision(results):
    """Share of the engine's proposals, all above its threshold, that are right; and how many there are a report."""
    proposed = [right for result in results for right, _score in result["proposed"]]
    return sum(proposed) / max(len(proposed), 1), len(proposed) / len(results)


def table(results):
    """The page's part of it.

    :return: list of lines of Markdown
    """
    parts = {
        "worked with": [result for result in results if not result["held_out"]],
        "held out": [result for result in results if result["held_out"]],
        "all": results,
    }
    lines = [
        "| Pairs | Method | Recall at 1 | Recall at 5 | Precision at the threshold |",
        "| --- | --- | --: | --: | --: |",
    ]
    for part, some in parts.items():
        for method, label in METHODS.items():
            exact = ""
            if method == "engine":
                share, each = precision(some)
                exact = f"{share:.2f} ({each:.1f} a report)"
            at_1, at_5 = (recall(some, method, most) for most in (1, 5))
            lines.append(f"| {part} ({len(some)}) | {label} | {at_1:.3f} | {at_5:.3f} | {exact} |")
    return lines


def misses(results):
    """What the engine did not put first, of the pairs one may look at: to learn from."""
    for result in results:
        if not result["held_out"] and result["rank"]["engine"] != 1:
            yield f"{result['rank']['engine']:>3}  {result['lost']}  <>  {result['found']}  (first: {result['first']})"


def main():
    """Print the figures, and the misses among the pairs one may look at.

    :return: int, 0
    """
    results = ranks()
    print("\n".join(misses(results)))
    print("\n".join(table(results)))
    return 0


if __name__ == "__main__":
    main()
