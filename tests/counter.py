"""An agent at the counter: does in the browser what a person does, and counts clicks and fields."""

import base64
import re
import time
from contextlib import suppress

from playwright.sync_api import TimeoutError, expect

# seconds until a button that does not come is missing; milliseconds for one look at the screen and for one click: given up
# too early, a click may still be heard
_PATIENCE, _LOOK, _CLICK = 180, 10000, 45000

# a picture of one pixel by one, as a camera would deliver it
PHOTO = {
    "name": "photo.png",
    "mimeType": "image/png",
    "buffer": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
}


def searched(request):
    """What a request looks records up by; None where it is for something else."""
    if "name_search" not in request.url:
        return None
    return request.post_data_json["params"]["kwargs"].get("name")


class Counter:
    """One person's screen; ``interactions`` counts every click and every field filled in."""

    def __init__(self, screen):
        self.screen = screen
        self.page = screen.page
        self.interactions = 0

    def open(self, path, selector):
        """Begin at a page; the address is where a person already is, so it counts nothing."""
        self.screen.goto(path, selector)
        return self

    def click(self, selector):
        """Click what shows."""
        self.interactions += 1
        self.page.locator(f"{selector} >> visible=true").first.click()

    def button(self, name):
        """Press a button by its method; the bar may be drawn anew meanwhile, and on a phone hide it behind three dots.

        However slow the machine is: while the screen works, its buttons are disabled or not yet there.
        """
        self.interactions += 1
        button = self.page.locator(f"button[name={name}]:visible:enabled").first
        # one that is open is left open: a second click would close it again
        more = self.page.locator(".o_statusbar_buttons .o-dropdown:not(.show):visible:enabled").first
        patience, opened = time.monotonic() + _PATIENCE, False
        dialogs = self.page.locator(".modal:visible")
        before = dialogs.count()
        while time.monotonic() < patience:
            try:
                button.or_(more).first.wait_for(timeout=_LOOK)
                self.page.wait_for_timeout(300)  # the bar is drawn before all its buttons are
                if not button.count() and more.count():
                    more.click(timeout=_CLICK)
                    self.interactions += not opened
                    opened = True
                    self.page.wait_for_timeout(600)  # the sheet slides in
                button.click(timeout=_CLICK)
                return
            except TimeoutError:
                if dialogs.count() > before:
                    return  # it was heard, and its dialog lies over the button now
                if self.page.locator(".o_statusbar_buttons .o-dropdown.show").count():
                    self.page.keyboard.press("Escape")  # the sheet was drawn before the button was
        raise AssertionError(f"no button {name}")

    def until(self, is_so):
        """Wait until something is so, mostly in the database: what was pressed is still under way."""
        patience = time.monotonic() + _PATIENCE
        while not is_so():
            assert time.monotonic() < patience, "it did not happen"
            self.page.wait_for_timeout(200)

    def press(self, button, is_done):
        """Press what may be pressed twice, again where a press is lost because the screen was drawn anew under it.

        :param button: selector or locator
        :param is_done: callable, true once the press has had its effect
        """
        self.interactions += 1
        if isinstance(button, str):
            button = self.page.locator(f"{button} >> visible=true").first
        patience = time.monotonic() + _PATIENCE
        while time.monotonic() < patience:
            # it may be gone because the press before was not lost, or rest while the screen works
            with suppress(TimeoutError):
                button.click(timeout=_CLICK)
            look = time.monotonic() + _LOOK / 1000
            while time.monotonic() < look:
                if is_done():
                    return
                self.page.wait_for_timeout(200)
        raise AssertionError(f"pressed in vain: {button}")

    def fill(self, field, text):
        """Fill a field in."""
        self.interactions += 1
        box = self.page.locator(f"div[name={field}] input >> visible=true").or_(
            self.page.locator(f"div[name={field}] textarea >> visible=true")
        )
        box.first.fill(text)
        box.first.blur()

    def cell(self, row, field, text):
        """Fill a cell of a row in: the box must be this row's, for the row left before closes only after the click."""
        self.interactions += 2
        cell = row.locator(f"td[name={field}]")
        box = cell.locator("input, textarea").first
        for _try in range(6):
            cell.click()
            try:
                box.wait_for(timeout=_LOOK)
                break
            except TimeoutError:
                continue  # the list was drawn anew under the click
        box.fill(text)
        expect(box).to_have_value(text)
        box.blur()

    def pick(self, field, text):
        """Choose a record: type and take the first that fits; on a phone a list opens, a click more."""
        self.interactions += 1
        box = self.page.locator(f"div[name={field}] input >> visible=true").first
        box.click()
        if box.get_attribute("readonly") is not None:
            self.pick_from_list(text)
            return
        self.search(box, text)
        self.page.locator(".o-autocomplete--dropdown-item:not(.o_m2o_dropdown_option)", has_text=text).first.click()

    def pick_from_list(self, text):
        """Choose a record from a phone's list; what does not stand on its first page is searched for."""
        self.page.locator(".modal .o_kanban_record >> visible=true").first.wait_for()
        card = f".modal .o_kanban_record:has-text('{text}')"
        if not self.page.locator(card).count():
            self.click(".modal .o_control_panel .oi-search, .modal .o_control_panel .fa-search")
            self.interactions += 1
            self.page.locator(".modal input.o_searchview_input >> visible=true").press_sequentially(text)
            self.page.locator(".o_searchview_autocomplete").wait_for()
            self.page.keyboard.press("Enter")
        self.click(card)
        self.page.locator(".modal").wait_for(state="detached")

    def search(self, box, text):
        """Type into the box of a record; wait for the answer, which replaces the list that opened at the first click."""
        with self.page.expect_response(lambda answer: searched(answer.request) == text, timeout=_PATIENCE * 1000):
            box.press_sequentially(text, delay=20)

    def choose(self, field, label):
        """Choose a value of a selection."""
        self.interactions += 1
        box = self.page.locator(f"div[name={field}] input >> visible=true").first
        choice = self.page.locator(".o_select_menu_item:visible", has_text=label).first
        for _try in range(6):
            box.click()
            try:
                choice.wait_for(timeout=_LOOK)
                self.page.wait_for_timeout(800)  # on a phone the sheet slides in; scrolling it meanwhile would close it
                choice.evaluate("element => element.click()")
                expect(box).to_have_value(re.compile(re.escape(label)), timeout=_LOOK)
                return
            except (TimeoutError, AssertionError):
                continue  # the list was drawn anew under the click
        raise AssertionError(f"{label} cannot be chosen")

    def tick(self, field):
        """Tick a box."""
        self.click(f"div[name={field}] input[type=checkbox]")

    def photograph(self, field="image_1920"):
        """Take a photo."""
        self.interactions += 1
        self.page.locator(f"div[name={field}] input[type=file]").first.set_input_files(PHOTO)

    def download(self, name):
        """Press a button that prints; return the PDF's bytes."""
        with self.page.expect_download(timeout=2 * _PATIENCE * 1000) as waiting:
            self.button(name)
        return waiting.value.path().read_bytes()

    def claim(self):
        """Claim the item on the screen."""
        self.button("action_new_claim")
        self.page.locator("div[name=item_id]").wait_for()

    def state(self, label):
        """Wait until the form's state reads ``label``; a phone shows the present state alone."""
        current = ".o_statusbar_status button.o_arrow_button_current, .o_statusbar_status button.dropdown-toggle"
        shown = self.page.locator(f":is({current}):visible", has_text=label)
        expect(shown.first).to_be_visible()

    def number(self):
        """The number of the record on the form."""
        box = self.page.locator("div[name=name] >> visible=true").first
        expect(box).to_have_text(re.compile(r"\d"))  # before it is saved it has none
        return box.inner_text().strip()
