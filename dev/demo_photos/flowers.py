"""Bunches of flowers."""

import math

from .canvas import Photo, arc, blob, box, curve, line, oval, polygon, turned


def _wrap(photo, paper, dark):
    back = photo.fill(polygon([(92, 150), (308, 150), (232, 330), (168, 330)]), paper, dark)
    photo.rim(back, "#4a3420", 8, 0.2)


def _front(photo, paper, dark, ribbon):
    for stem in (184, 200, 216):
        photo.fill(line([(200 + (stem - 200) * 0.6, 330), (stem, 384)], 5), "#5f9a4f", "#33602a")
    left = photo.fill(polygon([(92, 156), (214, 258), (228, 340), (172, 340)]), paper, dark)
    photo.rim(left, "#4a3420", 7, 0.2)
    right = photo.fill(polygon([(308, 156), (186, 258), (172, 340), (228, 340)]), paper, dark, 20)
    photo.rim(right, "#4a3420", 7, 0.25)
    photo.fill(box(166, 318, 234, 340, 6), ribbon)
    for turn in (-24, 24):
        photo.fill(turned(oval(200 + turn, 328, 25, 12), turn, 200, 328), ribbon)
        photo.fill(line(curve([(200, 330), (200 + turn * 0.7, 352), (200 + turn * 1.1, 372)]), 7), ribbon)
    photo.fill(oval(200, 328, 10), ribbon)


def bouquet():
    photo = Photo("#f1eff1", "#d9d2d0", 230)
    _wrap(photo, "#f7efe2", "#dfd0b8")
    for x, y in ((110, 140), (288, 140), (150, 92), (250, 90), (200, 70)):
        photo.fill(turned(oval(x, y, 13, 34), (x - 200) * 0.35, x, y), "#6fa85c", "#3d6f33")
    for x, y in ((128, 172), (272, 172)):
        _lily(photo, x, y, 44)
    for x, y, r, a, b in (
        (164, 124, 40, "#e6506c", "#a31f3f"),
        (240, 122, 41, "#f08ba0", "#c8496a"),
        (202, 184, 43, "#d9304f", "#8c1530"),
        (202, 84, 30, "#f3a9b6", "#cf6a83"),
    ):
        _rose(photo, x, y, r, a, b)
    _front(photo, "#fbf5ea", "#e3d5bd", "#c94a66")
    return photo


def _rose(photo, x, y, r, color, dark):
    flower = photo.fill(oval(x, y, r), color, dark)
    for i, part in enumerate((0.86, 0.66, 0.46, 0.27)):
        for k in range(4):
            start = k * 90 + i * 38
            photo.soft(line(arc(x, y, r * part, start, start + 66), 3), dark, 0.9, 1.2, flower)
            photo.soft(line(arc(x - 2, y - 3, r * part, start + 8, start + 50), 2.4), "#ffffff", 0.35, 1.5, flower)
    photo.rim(flower, "#2c000c", 5, 0.25)


def _lily(photo, x, y, r):
    for i in range(6):
        angle = i * 60 + 20
        tip, left, right = (arc(x, y, r * k, angle + d, angle + d)[0] for k, d in ((1.1, 0), (0.6, -22), (0.6, 22)))
        petal = photo.fill(blob([(x, y), left, tip, right]), "#ffffff", "#f4d9e2", 30)
        photo.rim(petal, "#b56f88", 3, 0.2)
    for i in range(5):
        end = arc(x, y, r * 0.42, i * 72, i * 72)[0]
        photo.fill(line([(x, y), end], 1.6), "#9db56a")
        photo.fill(oval(*end, 3), "#b5651d")


def sunflowers():
    photo = Photo("#eef2f3", "#d6d3c6", 230)
    _wrap(photo, "#d9b98a", "#b58f58")
    for x, y in ((112, 146), (288, 146), (200, 66), (150, 84), (250, 84)):
        photo.fill(turned(oval(x, y, 14, 36), (x - 200) * 0.4, x, y), "#7aae5b", "#44752f")
    for x, y, r in ((146, 150, 56), (254, 150, 56), (200, 96, 50), (200, 206, 58)):
        for ring, count, shift in ((1.0, 17, 0), (0.86, 17, 10)):
            for i in range(count):
                angle = i * 360 / count + shift
                tip, left, right, base = (
                    arc(x, y, r * k * ring, angle + d, angle + d)[0]
                    for k, d in ((1.05, 0), (0.74, -9), (0.74, 9), (0.4, 0))
                )
                photo.fill(blob([base, left, tip, right]), "#ffd23f" if ring == 1 else "#f8b51e", "#e79a12", 20)
        heart = photo.fill(oval(x, y, r * 0.48), "#6b4423", "#3a220f")
        for i in range(60):
            px, py = arc(x, y, r * 0.055 * math.sqrt(i), i * 137.5, i * 137.5)[0]
            photo.fill(oval(px, py, 1.3), "#a8743c")
        photo.rim(heart, "#120700", 4, 0.3)
    _front(photo, "#e2c598", "#bd985f", "#3f7f4c")
    card = photo.fill(turned(box(236, 236, 300, 276, 4), 9), "#ffffff", "#f0ece4")
    photo.rim(card, "#6b5b3f", 2, 0.2)
    for y in (248, 256, 264):
        photo.fill(turned(line([(244, y), (288 - y % 5 * 4, y)], 1.6), 9), "#b9ae9b")
    return photo
