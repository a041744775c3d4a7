"""Ring and necklace."""

import math

from .canvas import Photo, arc, blob, curve, line, minus, oval, turned


def ring():
    photo = Photo("#f3eff0", "#d9cdd0", 60)
    band = minus(turned(oval(200, 216, 112, 104), -12), turned(oval(203, 222, 93, 86), -12))
    photo.fill(minus(turned(oval(206, 226, 108, 100), -12), turned(oval(206, 230, 93, 86), -12)), "#8d6414", "#c7962f")
    photo.fill(band, "#f8df8d", "#b17d1c", 25)
    photo.soft(turned(line(arc(200, 216, 103, 195, 265), 7), -12), "#ffffff", 0.95, 3, band)
    photo.soft(turned(line(arc(200, 216, 103, 20, 80), 6), -12), "#fff3c9", 0.7, 3, band)
    photo.soft(turned(line(arc(200, 216, 103, 110, 160), 8), -12), "#6b4306", 0.5, 5, band)
    photo.rim(band, "#5e3c05", 2, 0.3)
    return photo


def necklace():
    photo = Photo("#e9e6ee", "#c6c1d0", 40)
    path = curve(
        [
            (136, 60),
            (92, 130),
            (104, 214),
            (158, 270),
            (200, 282),
            (246, 268),
            (302, 206),
            (308, 126),
            (262, 62),
            (200, 48),
        ],
        closed=True,
    )
    last = None
    for point in path:
        if last is None or math.dist(point, last) > 5.2:
            photo.fill(oval(*point, 3.1), "#f7f8fa", "#8d929b", 30)
            last = point
    photo.fill(minus(oval(200, 290, 7), oval(200, 290, 4)), "#e8eaee", "#8f959e")
    leaf = photo.fill(
        blob([(200, 294), (224, 316), (228, 344), (200, 378), (172, 344), (176, 316)]), "#f4f6f8", "#8f96a0", 35
    )
    photo.rim(leaf, "#39414d", 4, 0.3)
    photo.fill(line(curve([(200, 300), (202, 336), (199, 370)]), 2), "#737b87")
    for y in (318, 334, 350):
        for side in (-1, 1):
            photo.fill(line([(200, y + 5), (200 + side * 16, y - 7)], 1.4), "#7d8591")
    photo.soft(line([(186, 320), (184, 344)], 6), "#ffffff", 0.9, 3, leaf)
    return photo
