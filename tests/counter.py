"""An agent at the counter: does in the browser what a person does, and counts clicks and fields."""

import base64

from playwright.sync_api import expect

# a picture of one pixel by one, as a camera would deliver it
PHOTO = {
    "name": "photo.png",
    "mimeType": "image/png",
    "buffer": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
}


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
        """Press a button by its method; on a phone it may hide behind the three dots."""
        found = self.page.locator(f"button[name={name}]:visible")
        more = self.page.locator(".o_statusbar_buttons .o-dropdown:visible")
        expect(found.or_(more).first).to_be_visible()
        self.page.wait_for_timeout(300)  # the bar is drawn before all its buttons are
        if not found.count():
            self.click(".o_statusbar_buttons .o-dropdown")
            self.page.wait_for_timeout(600)  # the sheet slides in
        self.click(f"button[name={name}]")

    def fill(self, field, text):
        """Fill a field in."""
        self.interactions += 1
        box = self.page.locator(f"div[name={field}] input >> visible=true").or_(
            self.page.locator(f"div[name={field}] textarea >> visible=true")
        )
        box.first.fill(text)
        box.first.blur()

    def pick(self, field, text):
        """Choose a record: type and take the first that fits; on a phone a list opens, a click more."""
        self.interactions += 1
        box = self.page.locator(f"div[name={field}] input >> visible=true").first
        box.click()
        if box.get_attribute("readonly") is not None:
            self.click(f".modal .o_kanban_record:has-text('{text}')")
            self.page.locator(".modal").wait_for(state="detached")
            return
        box.press_sequentially(text, delay=20)
        self.page.locator(".o-autocomplete--dropdown-item:not(.o_m2o_dropdown_option)", has_text=text).first.click()

    def choose(self, field, label):
        """Choose a value of a selection."""
        self.interactions += 1
        self.page.locator(f"div[name={field}] input >> visible=true").first.click()
        choice = self.page.locator(".o_select_menu_item:visible", has_text=label).first
        choice.wait_for()
        self.page.wait_for_timeout(800)  # on a phone the sheet slides in; scrolling it meanwhile would close it
        choice.evaluate("element => element.click()")

    def tick(self, field):
        """Tick a box."""
        self.click(f"div[name={field}] input[type=checkbox]")

    def photograph(self, field="image_1920"):
        """Take a photo."""
        self.interactions += 1
        self.page.locator(f"div[name={field}] input[type=file]").first.set_input_files(PHOTO)

    def download(self, name):
        """Press a button that prints; return the PDF's bytes."""
        with self.page.expect_download(timeout=60000) as waiting:
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
        expect(shown.first).to_be_visible(timeout=20000)

    def number(self):
        """The number of the record on the form."""
        return self.page.locator("div[name=name] >> visible=true").first.inner_text().strip()
