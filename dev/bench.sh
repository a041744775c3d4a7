#!/bin/bash
# make bench: installs the peers and runs benchmarks/run.py with the arguments given.
set -euo pipefail
. "$(dirname "$0")/env.sh"
"$DEV/setup.sh" bench
use_database
[ -f "$ROOT/benchmarks/run.py" ] || die "benchmarks/run.py is not there."
"$DEV/conf.sh"
cd "$ROOT"
"$PY" benchmarks/run.py "$@"
