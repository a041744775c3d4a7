"""Bunches of keys."""

from .canvas import Photo, blob, box, line, minus, oval, turned, union


def _key(photo, turn, color, dark, length=120):
    x, y = 200, 118
    head = minus(oval(x, y + 46, 27, 24), oval(x, y + 34, 8))
    blade = union(
        box(x - 7, y + 64, x + 7, y + 64 + length, 3),
        *(box(x + 4, y + 84 + i * 17, x + 11 + i % 2 * 4, y + 93 + i * 17, 1) for i in range(4)),
    )
    key = photo.fill(turned(union(head, blade), turn, x, y), color, dark, 30)
    photo.fill(turned(line([(x - 2, y + 74), (x - 2, y + 56 + length)], 2.4), turn, x, y), dark)
    photo.rim(key, "#2a2205", 3, 0.3)


def _key_ring(photo):
    hoop = minus(oval(200, 110, 40), oval(200, 110, 33))
    photo.fill(hoop, "#f0f2f4", "#7d838a", 30)
    photo.rim(hoop, "#000000", 2, 0.3)


def car_keys():
    photo = Photo("#efefec", "#d4cfc4", 30)
    _key(photo, 62, "#e6e8ea", "#969ba1", 92)
    _key(photo, 36, "#e9cf84", "#a98534", 104)
    _key(photo, 8, "#e6e8ea", "#8e949b", 112)
    fob = photo.fill(
        turned(
            blob([(176, 172), (224, 172), (236, 220), (232, 296), (200, 312), (168, 296), (164, 220)]), -38, 200, 110
        ),
        "#3b3e44",
        "#141518",
        30,
    )
    photo.rim(fob, "#ffffff", 3, 0.15)
    for y, color in ((206, "#c9cdd2"), (236, "#c9cdd2"), (266, "#d4675f")):
        photo.fill(turned(box(183, y - 10, 217, y + 10, 9), -38, 200, 110), "#26282c")
        photo.fill(turned(oval(200, y, 4), -38, 200, 110), color)
    photo.fill(turned(box(190, 146, 210, 176, 6), -38, 200, 110), "#b9bec4", "#6f757c")
    _key_ring(photo)
    return photo


def door_keys():
    photo = Photo("#f1eeea", "#d8cfc3", 30)
    _key(photo, 30, "#e9cf84", "#a98534", 112)
    _key(photo, 2, "#e6e8ea", "#8e949b", 124)
    tag = photo.fill(
        turned(
            blob([(186, 158), (214, 158), (236, 204), (232, 262), (200, 284), (168, 262), (164, 204)]), -40, 200, 110
        ),
        "#e2453e",
        "#9d1f1b",
        30,
    )
    photo.rim(tag, "#3b0505", 4, 0.3)
    photo.fill(turned(minus(oval(200, 226, 24), oval(200, 226, 18)), -40, 200, 110), "#f6b5ae", alpha=0.8)
    photo.soft(turned(line([(182, 186), (178, 240)], 8), -40, 200, 110), "#ffffff", 0.5, 4, tag)
    _key_ring(photo)
    return photo
