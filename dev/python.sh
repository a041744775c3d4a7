#!/bin/bash
# Prints a Python that Odoo 19 runs on (PYTHON=… chooses one). 3.11 first: all its packages come as wheels;
# 3.13 last: a C compiler is needed there.
set -euo pipefail
. "$(dirname "$0")/env.sh"
fits='import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))'
seen=()
for python in ${PYTHON:-python3.11 python3.12 python3.10 python3.13 python3}; do
    # a name may be there and yet not work (version managers leave such stubs)
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if "$python" -c "$fits"; then command -v "$python"; exit 0; fi
    seen+=("$python is $version")
done
die "Odoo 19 needs Python 3.10, 3.11, 3.12 or 3.13, and there is none in PATH${seen[*]:+ (${seen[*]})}.
Install one (Debian, Ubuntu: apt-get install python3 python3-venv) or name it: PYTHON=/path/to/python3.11"
