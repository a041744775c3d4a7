"""Screenshots of the pages in shot_pages.py, on desktop and phone, in Chinese and English: shot.py [NAME …].

They go to .local/shots. What the browser complains about is told for each page; an error makes the exit status 1.
"""

import os
import re
import sys

from odoo_server import LOCAL, Screen, Server, chromium, demo_copy
from shot_pages import PAGES

SIZES = {"desktop": 1366, "phone": 390}
LANGUAGES = ["zh_CN", "en_US"]
SHOTS = LOCAL / "shots"


def address(page, rpc):
    """Return the page's path with real ids in it."""

    def first(match):
        (found,) = rpc[match[1]].search([], limit=1) or [0]
        return str(found)

    return re.sub(r"\{([\w.]+)\}", first, page.url)


def shoot(screen, page, path, name):
    """Take one picture; return the errors of the page."""
    screen.problems.clear()
    try:
        screen.goto(path, page.selector)
        # not "networkidle": the web client keeps a connection for notifications
        screen.page.wait_for_function("[...document.images].every(image => image.complete || image.loading == 'lazy')")
        screen.page.evaluate("document.fonts.ready")
        screen.page.wait_for_timeout(800)  # transitions, the chatter's messages
    except Exception as error:  # noqa: BLE001  (a page that fails is told as such, the next one follows)
        screen.problems.append(("error", str(error).splitlines()[0]))
    screen.page.screenshot(path=SHOTS / f"{name}.png")
    print(f"{name}: {'clean' if not screen.problems else ''}")
    for kind, text in dict.fromkeys(screen.problems):
        print(f"    {kind}: {text[:300]}")
    return screen.errors


def main(names):
    """Take all pictures, or those whose page's name is given."""
    pages = [page for page in PAGES if not names or page.name in names]
    if not pages:
        sys.exit(f"no such page; there are: {', '.join(page.name for page in PAGES)}")
    SHOTS.mkdir(parents=True, exist_ok=True)
    errors = 0
    with demo_copy(f"ssd_shot_{os.getpid()}") as db, Server(db) as server, chromium() as browser:
        paths = {page: address(page, server.rpc()) for page in pages}
        for lang in LANGUAGES:
            for size, width in SIZES.items():
                screens = {}
                for page in pages:
                    if page.login not in screens:
                        screens[page.login] = Screen(browser, server, page.login, lang, width)
                    errors += len(shoot(screens[page.login], page, paths[page], f"{page.name}-{size}-{lang}"))
                for screen in screens.values():
                    screen.close()
        for line in dict.fromkeys(server.warnings()):
            print("server:", line[:300])
    print(f"{len(pages) * len(LANGUAGES) * len(SIZES)} pictures in .local/shots, {errors} errors")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
