#!/bin/bash
# preflight.sh demo|test|lint|bench|shot …: what must be there before anything is downloaded. As root, missing Debian packages
# are installed; anybody else is told their names.
set -euo pipefail
. "$(dirname "$0")/env.sh"

need_mb=3000
have_mb=$(df -Pm "$LOCAL" | awk 'NR == 2 { print $4 }')
# once Odoo is unpacked and a database built, most of it is already used
[ ! -d "$DATA/filestore" ] || need_mb=500
[ "$have_mb" -ge "$need_mb" ] || die "no room: $LOCAL needs about $need_mb MB, and $have_mb MB are free."

# ODOO_HOME may be anything: say early what it is not
[ -z "${ODOO_HOME:-}" ] || grep -q 'version_info = (19, 0' "$ODOO_DIST/odoo/release.py" ||
    die "ODOO_HOME=$ODOO_HOME is not Odoo 19.0: $(grep -m1 'version_info =' "$ODOO_DIST/odoo/release.py")"

packages=()
want() { command -v "$1" >/dev/null || packages+=("$2"); }       # command, Debian package
want flock util-linux
want wkhtmltopdf wkhtmltopdf                                     # PDFs
[ -z "${ODOO_HOME:-}" ] || fc-list :lang=zh family 2>/dev/null | grep -q . || packages+=(fontconfig fonts-wqy-zenhei)
for need in "$@"; do
    case $need in
        test|shot) want chromium chromium; want pdftotext poppler-utils; want pdftoppm poppler-utils;;
        lint) want node nodejs; want npm npm;;
    esac
done
if ! python=$("$DEV/python.sh" 2>/dev/null); then
    # a Python that was asked for is not replaced by another one
    [ -z "${PYTHON:-}" ] || "$DEV/python.sh" >/dev/null
    packages+=(python3 python3-venv python3-dev)
    python=
elif [ ! -x "$VENV/bin/python" ]; then
    "$python" -c 'import ensurepip, venv' 2>/dev/null || packages+=("python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv")
fi
# no wheel of pycairo: it is compiled (requirements/odoo.txt)
if [ -z "$python" ] || "$python" -c 'import sys; sys.exit(sys.version_info < (3, 13))'; then
    [ -x "$VENV/bin/python" ] || { want cc gcc; want pkg-config pkg-config; pkg-config --exists cairo 2>/dev/null || packages+=(libcairo2-dev)
        [ "${python:-/usr/bin/python3}" != /usr/bin/python3 ] || [ -e /usr/include/python3.13/Python.h ] || packages+=(python3-dev); }
fi
[ ${#packages[@]} -gt 0 ] || exit 0

mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    die "system packages are missing. On Debian or Ubuntu:  sudo apt-get install ${packages[*]}"
fi
say "installing ${packages[*]}"
export DEBIAN_FRONTEND=noninteractive
for attempt in 1 2; do
    # the second time with fresh lists: an old one may name files that are gone
    if { [ $attempt = 1 ] && [ -n "$(find /var/lib/apt/lists -maxdepth 1 -name '*Packages*' -mtime -7 2>/dev/null | head -n 1)" ]; } || apt-get -qq update >"$LOGS/apt.log" 2>&1; then
        if apt-get -qq install -y --no-install-recommends "${packages[@]}" >>"$LOGS/apt.log" 2>&1; then exit 0; fi
    fi
done
tail -n 5 "$LOGS/apt.log" >&2
die "apt-get could not install: ${packages[*]} (no network?). See $LOGS/apt.log"
