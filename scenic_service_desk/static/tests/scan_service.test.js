import {describe, expect, test} from "@odoo/hoot";
import {scannedEntry} from "@scenic_service_desk/scan/scan_service";

describe.current.tags("headless");

const FOUND = {model: "scenic.found.item", number: "FI-26-000012"};
const LOST = {model: "scenic.lost.report", number: "LR-26-000012"};

test("the number is read from a card's address", () => {
    expect(scannedEntry("https://desk.example.com/scenic/found/FI-26-000012")).toEqual(FOUND);
});

test("the number is read as it stands under the QR, in any case", () => {
    expect(scannedEntry(" fi-26-000012 ")).toEqual(FOUND);
});

test("an owner's slip leads to the lost report", () => {
    expect(scannedEntry("https://desk.example.com/scenic/lost/LR-26-000012")).toEqual(LOST);
    expect(scannedEntry("lr-26-000012")).toEqual(LOST);
});

test("other barcodes are left to others", () => {
    expect(scannedEntry("6901234567892")).toBe(null);
    expect(scannedEntry("WH-26-000012")).toBe(null);
    expect(scannedEntry("https://example.com/FI-26-000012/edit")).toBe(null);
});
