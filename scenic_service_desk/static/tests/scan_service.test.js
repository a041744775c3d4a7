import {describe, expect, test} from "@odoo/hoot";
import {itemNumber} from "@scenic_service_desk/scan/scan_service";

describe.current.tags("headless");

test("the number is read from a card's address", () => {
    expect(itemNumber("https://desk.example.com/scenic/found/FI-26-000012")).toBe("FI-26-000012");
});

test("the number is read as it stands under the QR, in any case", () => {
    expect(itemNumber(" fi-26-000012 ")).toBe("FI-26-000012");
});

test("other barcodes are left to others", () => {
    expect(itemNumber("6901234567892")).toBe(false);
    expect(itemNumber("WH-26-000012")).toBe(false);
    expect(itemNumber("https://example.com/FI-26-000012/edit")).toBe(false);
});
