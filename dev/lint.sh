#!/bin/bash
# lint.sh [step …]: the linters; all of them when none is named. Every step runs, even after a failure.
set -euo pipefail
. "$(dirname "$0")/env.sh"
steps=(ruff format pylint oca-module oca-po prettier eslint odoo i18n pot)
# for tests/test_lint.py, which makes a test of each
if [ "${1:-}" = --list ]; then printf '%s\n' "${steps[@]}"; exit 0; fi
[ -n "${SSD_READY:-}" ] || "$DEV/setup.sh" lint
cd "$ROOT"
bin=$LOCAL/lint-venv/bin

# with_database addon|demo COMMAND: a copy of that template database, for the steps that look at an installed addon
with_database() {
    local template status=0
    template=$("$DEV/template.sh" "$1") || return 1
    shift
    db=ssd_lint_$$
    "$DEV/newdb.sh" "$db" "$template" || return 1
    "$@" || status=$?
    "$DEV/dropdb.sh" "$db"
    return $status
}

lint_ruff() { "$bin/ruff" check -q --output-format concise .; }                                  # Python: errors and style
lint_format() { "$bin/ruff" format -q --diff .; }                        # Python: layout
lint_pylint() { "$bin/pylint" --rcfile=.pylintrc "$ADDON"; }             # Odoo's and OCA's conventions
# pretty-format would empty translations that equal their source
lint_oca-module() { "$bin/oca-checks-odoo-module" "$ADDON"; }
lint_oca-po() { compgen -G "$ADDON/i18n/*.po" >/dev/null && "$bin/oca-checks-po" --disable=po-pretty-format "$ADDON"/i18n/*.po*; }
lint_prettier() { "$NODE/.bin/prettier" --check --log-level warn "$ADDON"; }     # XML, JavaScript, SCSS: layout
lint_eslint() { "$NODE/.bin/eslint" --no-error-on-unmatched-pattern "$ADDON/static/**/*.js"; }
lint_odoo() { with_database addon odoo_lint; }                           # Odoo's own module test_lint
# test_lint looks for pylint in PATH
odoo_lint() { "$DEV/conf.sh" && PATH=$VENV/bin:$PATH "$PY" "$DEV/odoo_lint.py" -c "$LOCAL/odoo.conf" -d "$db"; }
lint_i18n() { "$PY" "$DEV/i18n.py" check; }                              # zh_CN.po is complete
lint_pot() { with_database demo pot_check; }                             # the .pot is what the addon says now
pot_check() { "$DEV/i18n_export.sh" "$db" "$LOCAL/$db.pot" && "$PY" "$DEV/i18n.py" compare "$LOCAL/$db.pot"; local s=$?; rm -f "$LOCAL/$db.pot"; return $s; }

chosen=("$@"); [ $# -gt 0 ] || chosen=("${steps[@]}")
failed=()
for step in "${chosen[@]}"; do
    declare -F "lint_$step" >/dev/null || die "there is no step $step; there are: ${steps[*]}"
    case $step in odoo|pot) [ -n "${database:-}" ] || { use_database; database=1; };; esac
    if out=$("lint_$step" 2>&1); then
        printf '%-12s ok\n' "$step"
    else
        failed+=("$step")
        printf '%-12s FAILED\n%s\n\n' "$step" "$out"
    fi
done
[ ${#failed[@]} -eq 0 ] || { echo "lint: failed: ${failed[*]}" >&2; exit 1; }
