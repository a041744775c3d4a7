#!/bin/bash
# Removes databases whose maker, named by its process id, was killed before it could: ssd_test_123 and the like.
set -euo pipefail
. "$(dirname "$0")/env.sh"
# on a server of their own, people may work from several machines: there the id says nothing
[ -z "$PG_EXTERNAL" ] || exit 0
for name in $("$DEV/pg.sh" psql -XAtqc "select datname from pg_database where datname ~ '^ssd_(test|server|shot|lint)_[0-9]+\$'"); do
    [ -d "/proc/${name##*_}" ] || "$DEV/dropdb.sh" "$name"
done
