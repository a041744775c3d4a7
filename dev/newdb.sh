#!/bin/bash
# newdb.sh NAME TEMPLATE: a fresh database NAME (an old one is replaced) from a template, filestore included.
set -euo pipefail
. "$(dirname "$0")/env.sh"
name=$1 template=$2
"$DEV/dropdb.sh" "$name"
copy=(--strategy=file_copy)          # 0.3 s where the default writes every page through the log
"$DEV/pg.sh" createdb -T "$template" "${copy[@]}" "$name" 2>/dev/null ||
    "$DEV/pg.sh" createdb -T "$template" "$name"            # PostgreSQL 14 has no choice and no option
if [ -d "$DATA/filestore/$template" ]; then
    # hard links: Odoo never changes a stored file, it only adds and removes them
    cp -al "$DATA/filestore/$template" "$DATA/filestore/$name"
fi
