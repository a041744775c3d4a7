#!/bin/bash
# fetch-odoo.sh [--update]: downloads Debian's odoo-19 and the packages its symlinks point to, with signature and
# hash checks by apt, and unpacks them into .local/odoo. The system's apt sources and packages are not touched.
# odoo.lock holds file names and SHA256; --update writes it anew.
set -euo pipefail
. "$(dirname "$0")/env.sh"
KEYRING=${DEBIAN_KEYRING:-/usr/share/keyrings/debian-archive-keyring.gpg}
CACHE=${DEB_CACHE:-$LOCAL/debs}      # a folder kept elsewhere survives `make clean`, and sid drops old versions
LOCK=$DEV/odoo.lock
TREE=$LOCAL/odoo
# From trixie on purpose: sid's font-awesome 7 lacks the 4.7 files that Odoo links to, sid's inconsolata moved its
# .otf, and bookworm has no fonts-montserrat.
SUITE=trixie
SUPPORT=(fonts-font-awesome fonts-roboto-unhinted fonts-montserrat fonts-inconsolata fonts-ocr-b
    fonts-glyphicons-halflings libjs-jquery libjs-jquery-form libjs-underscore
    fonts-wqy-zenhei)      # the Chinese font of PDFs: with Noto CJK their text is not searchable
own=$LOCAL/odoo.lock.used            # what the mirror had instead of the locked versions

sha() { sha256sum "$1" | cut -d' ' -f1; }
verify() { (cd "$CACHE" && awk '{print $2"  "$1}' "$1" | sha256sum -c --quiet --strict -); }

unpack() {             # lock file
    local new=$TREE.new leave file stub
    say "unpacking Odoo 19"
    rm -rf "$new"; mkdir -p "$new"
    # Of 1.3 GB, 0.8 GB are translations to other languages. dist-packages/addons is a second copy of odoo/addons.
    leave=(--anchored --exclude=./usr/share/doc --exclude=./usr/lib/python3/dist-packages/{addons,doc,setup} --no-anchored
        --wildcards "--exclude=*/i18n/[!z]*.po" "--exclude=*/i18n/z[!h]*.po" "--exclude=*/i18n/zh_[!C]*.po")
    while read -r file _; do
        dpkg-deb --fsys-tarfile "$CACHE/$file" | tar -x -C "$new" --no-same-owner "${leave[@]}"
    done < "$1"
    # Debian leaves out MediaPipe's selfie_segmentation.js, which web.assets_backend names: the console error of
    # its absence would fail every browser test. Only the blurred background of calls uses it.
    stub=$new/usr/lib/python3/dist-packages/odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js
    [ -e "$stub" ] || { mkdir -p "${stub%/*}"; echo '// not in the Debian package' > "$stub"; }
    cat > "$new/fonts.conf" <<F
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>$TREE/usr/share/fonts/truetype/wqy</dir></fontconfig>
F
    sha "$1" > "$new/.lock-sha"
    rm -rf "$TREE"; mv "$new" "$TREE"
}

mkdir -p "$CACHE"
CACHE=$(cd "$CACHE" && pwd)
if [ "${1:-}" != --update ]; then
    for lock in "$LOCK" "$own"; do
        [ ! -s "$lock" ] || [ "$(cat "$TREE/.lock-sha" 2>/dev/null)" != "$(sha "$lock")" ] || exit 0
    done
    # every file cached and right: no network needed
    if verify "$LOCK" >/dev/null 2>&1; then unpack "$LOCK"; exit 0; fi
fi

command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null ||
    die "Odoo 19 is fetched with apt, which this machine lacks. Set ODOO_HOME to an Odoo 19 of your own (a source checkout will do)."
[ -r "$KEYRING" ] || die "Debian's keys are missing (apt-get install debian-archive-keyring). Or set ODOO_HOME to an Odoo 19 of your own."
# the mirror that this machine uses already
MIRROR=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v -- -security | sed 's,/$,,' | head -n 1)}
[ -n "$MIRROR" ] || die "no Debian mirror in this machine's apt sources: set DEBIAN_MIRROR, or ODOO_HOME to an Odoo 19 of your own."

APT=$(mktemp -d); trap 'rm -rf "$APT"' EXIT; chmod 755 "$APT"
mkdir -p "$APT"/state/lists/partial "$APT"/cache/archives/partial; : > "$APT/state/status"
for suite in sid "$SUITE"; do echo "deb [arch=amd64 signed-by=$KEYRING] $MIRROR $suite main"; done > "$APT/sources.list"
cat > "$APT/apt.conf" <<C
Dir::Etc::SourceList "$APT/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State "$APT/state";
Dir::State::status "$APT/state/status";
Dir::Cache "$APT/cache";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "root";
APT::Update::Error-Mode "any";
APT::Get::AllowUnauthenticated "false";
C
export APT_CONFIG=$APT/apt.conf
say "downloading Odoo 19 (about 140 MB)"
apt-get -qq update >"$LOGS/apt.log" 2>&1 || { tail -n 3 "$LOGS/apt.log" >&2; die "the Debian mirror does not answer: no network? (ODOO_HOME=… uses an Odoo 19 of your own, DEBIAN_MIRROR=… another mirror)"; }
want=(odoo-19/sid); for p in "${SUPPORT[@]}"; do want+=("$p/$SUITE"); done
# name, version, pool file and hash, all from the signed index
new=$(apt-get -qq --print-uris download "${want[@]}" | while read -r _ file _ hash; do
    case $hash in SHA256:*) echo "$file ${hash#SHA256:}";; *) echo "no SHA256 for $file" >&2; exit 1;; esac
done)
if [ "${1:-}" = --update ]; then
    own=$LOCK
elif [ "$new" = "$(cat "$LOCK")" ]; then
    own=$LOCK
else
    echo "Note: the mirror has newer packages than dev/odoo.lock, they are used as they are:" >&2
    diff "$LOCK" <(echo "$new") >&2 || true
fi
(cd "$CACHE" && apt-get -qq download "${want[@]}" >>"$LOGS/apt.log" 2>&1) || { tail -n 3 "$LOGS/apt.log" >&2; die "the download of Odoo 19 failed: no network, or no room? See $LOGS/apt.log"; }
[ "$own" = "$LOCK" ] && [ "${1:-}" != --update ] || echo "$new" > "$own"
verify "$own"
unpack "$own"
