#!/bin/bash
# setup-venv.sh odoo|dev|bench|lint …: installs these pinned requirements, each once per content.
# odoo, dev and bench share one venv with Odoo; lint has its own.
set -euo pipefail
. "$(dirname "$0")/env.sh"

make_venv() {          # folder
    local python version
    python=$("$DEV/python.sh")
    say "Python: $("$python" --version) ($python)"
    rm -rf "$1"
    if ! "$python" -m venv "$1" >"$LOGS/venv.log" 2>&1; then
        rm -rf "$1"
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        die "$python cannot make a virtual environment (Debian, Ubuntu: apt-get install python$version-venv). See $LOGS/venv.log"
    fi
}

pip_install() {        # venv, pip's arguments …
    local venv=$1; shift
    if ! "$venv/bin/pip" --disable-pip-version-check install -q "$@" >"$LOGS/pip.log" 2>&1; then
        grep -E '^ *(ERROR|error)|Connection|Could not find' "$LOGS/pip.log" | tail -n 4 >&2 || true
        die "pip could not install the packages: no network, or no package index that pip may use? See $LOGS/pip.log"
    fi
}

mkdir -p "$LOGS"
for name in "$@"; do
    list=$ROOT/requirements/$name.txt venv=$VENV
    [ "$name" != lint ] || venv=$LOCAL/lint-venv
    # a venv does not survive being moved, hence its path
    stamp=$venv-$(sha256sum < "$list" | cut -c1-16)
    [ "$name" = lint ] || stamp+=-$(sha256sum < "$ROOT/requirements/odoo.txt" | cut -c1-16)
    [ "$(cat "$venv/.stamp-$name" 2>/dev/null)" != "$stamp" ] || continue
    [ "$name" != odoo ] && [ -x "$venv/bin/pip" ] || make_venv "$venv"
    say "installing requirements/$name.txt"
    case $name in
        odoo|lint) pip_install "$venv" -r "$list";;
        *) pip_install "$venv" -r "$list" -c "$ROOT/requirements/odoo.txt";;
    esac
    if [ "$name" = odoo ]; then "$DEV/register-odoo.sh"; fi
    "$venv/bin/pip" check >/dev/null || { "$venv/bin/pip" check >&2; die "the pinned requirements contradict each other."; }
    echo "$stamp" > "$venv/.stamp-$name"
done
# Odoo may be another one than last time (ODOO_HOME)
[ "$(cat "$VENV"/lib/python3*/site-packages/odoo-tree.pth 2>/dev/null)" = "$ODOO_DIST" ] || "$DEV/register-odoo.sh"
