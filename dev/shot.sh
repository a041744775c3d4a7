#!/bin/bash
# make shot: shot.py with a database server.
set -euo pipefail
. "$(dirname "$0")/env.sh"
"$DEV/setup.sh" shot
use_database
"$PY" "$DEV/shot.py" "$@"
