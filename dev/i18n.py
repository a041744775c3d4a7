"""The addon's translation files: check, compare and merge them.

check             zh_CN.po translates every entry of the .pot, and nothing else
compare NEW.pot   the .pot has the entries of a fresh export
merge NEW.pot     the fresh export becomes the .pot, and zh_CN.po gets its new entries
"""

import sys
from pathlib import Path

import polib

I18N = Path(__file__).parent.parent / "scenic_service_desk" / "i18n"
POT = I18N / "scenic_service_desk.pot"
PO = I18N / "zh_CN.po"
MOST = 20
# what Odoo exports though it is code: an expression that says how a print's file is called
CODE = "model:ir.actions.report,print_report_name:"


def read(path):
    """Return a file without what nobody translates."""
    file = polib.pofile(str(path), wrapwidth=78)
    for entry in list(file):
        places = [place for place in entry.occurrences if not place[0].startswith(CODE)]
        if entry.occurrences and not places:
            file.remove(entry)
        entry.occurrences = places
    return file


def entries(path):
    """Return the entries of a file by (context, source text)."""
    return {(entry.msgctxt, entry.msgid): entry for entry in read(path) if not entry.obsolete}


def placed(path):
    """Return the (source text, place) pairs of a file: a view's words are translated where the file names that view."""
    return {
        (entry.msgid, place)
        for entry in read(path)
        if not entry.obsolete
        for place, _line in entry.occurrences
        if not place.startswith("code:")
    }


def say(title, keys):
    """Print the source texts of some entries; return how many there are."""
    return list_texts(title, sorted(text for _context, text in keys))


def list_texts(title, texts):
    """Print the first of some texts; return how many there are."""
    if texts:
        print(f"{title}: {len(texts)}")
        for text in texts[:MOST]:
            print("    " + repr(text)[:100])
        if len(texts) > MOST:
            print(f"    and {len(texts) - MOST} more")
    return len(texts)


def say_places(title, pairs):
    """Print some (source text, place) pairs; return how many there are."""
    return list_texts(title, [f"{place.rpartition('.')[2]}: {text}" for text, place in sorted(pairs)])


def check():
    """Return how many entries of zh_CN.po are wrong or missing."""
    template, chinese = entries(POT), entries(PO)
    return (
        say("in the .pot, not in zh_CN.po (make pot)", template.keys() - chinese.keys())
        + say("in zh_CN.po, not in the .pot (make pot)", chinese.keys() - template.keys())
        + say_places("elsewhere too in the .pot (make pot)", placed(POT) - placed(PO))
        + say("not translated", (key for key, entry in chinese.items() if not entry.msgstr))
        + say("fuzzy", (key for key, entry in chinese.items() if entry.fuzzy))
    )


def compare(fresh):
    """Return by how many entries the .pot differs from a fresh export."""
    old, new = entries(POT), entries(fresh)
    return (
        say("new, not in the .pot (make pot)", new.keys() - old.keys())
        + say("in the .pot, no longer used (make pot)", old.keys() - new.keys())
        + say_places("elsewhere now, not so in the .pot (make pot)", placed(fresh) - placed(POT))
    )


def merge(fresh):
    """Write the .pot and zh_CN.po anew."""
    template = read(fresh)
    for moment in ("POT-Creation-Date", "PO-Revision-Date"):
        template.metadata.pop(moment, None)  # or every export would be a change
    I18N.mkdir(exist_ok=True)
    template.save(str(POT))
    chinese = polib.pofile(str(PO), wrapwidth=78) if PO.exists() else polib.POFile(wrapwidth=78)
    chinese.header = template.header
    chinese.metadata = {**template.metadata, "Language": "zh_CN", "Plural-Forms": "nplurals=1; plural=0;"}
    known = {entry.msgid: entry.msgstr for entry in chinese if entry.msgstr}
    chinese.merge(template)
    for entry in chinese.obsolete_entries():
        chinese.remove(entry)
    order = {(entry.msgctxt, entry.msgid): place for place, entry in enumerate(template)}
    chinese.sort(key=lambda entry: order[entry.msgctxt, entry.msgid])
    for entry in chinese:
        entry.msgstr = entry.msgstr or known.get(entry.msgid, "")
    chinese.save(str(PO))
    empty = sum(not entry.msgstr for entry in chinese)
    print(f"{len(chinese)} entries in {PO.name}, {empty} of them to be translated")


def main():
    """Run one command; the exit status tells whether all is well."""
    command, *rest = sys.argv[1:]
    missing = [path.name for path in (POT, PO) if not path.exists()]
    if missing and command != "merge":
        sys.exit(f"missing: {', '.join(missing)} (make pot)")
    sys.exit(1 if {"check": check, "compare": compare, "merge": merge}[command](*rest) else 0)


if __name__ == "__main__":
    main()
