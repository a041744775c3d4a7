#!/bin/bash
# Installs prettier and eslint, exactly as package-lock.json has them, into .local/node.
set -euo pipefail
. "$(dirname "$0")/env.sh"
stamp=$LOCAL/node-$(cat "$ROOT/package.json" "$ROOT/package-lock.json" | sha256sum | cut -c1-16)
[ "$(cat "$LOCAL/node/.stamp" 2>/dev/null)" != "$stamp" ] || exit 0
say "installing prettier and eslint"
rm -rf "$LOCAL/node"; mkdir -p "$LOCAL/node"
cp "$ROOT/package.json" "$ROOT/package-lock.json" "$ROOT/.npmrc" "$LOCAL/node/"
(cd "$LOCAL/node" && npm ci --no-audit --no-fund --ignore-scripts >"$LOGS/npm.log" 2>&1) ||
    { tail -n 5 "$LOGS/npm.log" >&2; die "npm could not install the packages: no network? See $LOGS/npm.log"; }
echo "$stamp" > "$LOCAL/node/.stamp"
