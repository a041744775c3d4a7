#!/bin/bash
# `odoo` with the project's configuration, e.g.: dev/odoo.sh -d demo -u scenic_service_desk ; dev/odoo.sh shell -d demo
set -euo pipefail
. "$(dirname "$0")/env.sh"
[ -x "$VENV/bin/odoo" ] || die "the environment is not set up yet: make demo, or make test."
"$DEV/conf.sh"
export ODOO_RC=$LOCAL/odoo.conf
case ${1:-} in
    [a-z]*) exec "$VENV/bin/odoo" "$@";;          # a subcommand: shell, i18n, neutralize …
    *) exec "$VENV/bin/odoo" server "$@";;
esac
