#!/bin/bash
# dropdb.sh NAME: removes a database, be it in use or a template, and its filestore.
set -euo pipefail
. "$(dirname "$0")/env.sh"
if [ "$("$DEV/pg.sh" psql -XAtc "select datistemplate from pg_database where datname = '$1'" postgres)" = t ]; then
    "$DEV/pg.sh" psql -Xqc "alter database \"$1\" is_template false" postgres
fi
"$DEV/pg.sh" dropdb --if-exists --force "$1"
rm -rf "${DATA:?}/filestore/$1"
