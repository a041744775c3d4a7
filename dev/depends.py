#!/usr/bin/env python3
"""Print the modules that the addon's manifest names under `depends`, comma separated."""

import ast
from pathlib import Path

MANIFEST = Path(__file__).parent.parent / "scenic_service_desk" / "__manifest__.py"


def depends():
    """Return the list of modules; `base` alone while there is no manifest."""
    if not MANIFEST.exists():
        return ["base"]
    return ast.literal_eval(MANIFEST.read_text(encoding="utf-8"))["depends"]


if __name__ == "__main__":
    print(",".join(depends()))
