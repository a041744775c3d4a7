#!/bin/bash
# make format: what the linters can put right by themselves.
set -euo pipefail
. "$(dirname "$0")/env.sh"
"$DEV/setup.sh" lint
cd "$ROOT"
bin=$LOCAL/lint-venv/bin
"$bin/ruff" check --fix-only -q .
"$bin/ruff" format -q .
"$bin/oca-checks-odoo-module" --fix "$ADDON" >/dev/null || true       # what is left, `make lint` tells
"$NODE/.bin/prettier" --write --log-level warn "$ADDON"
