"""Umbrellas: long and closed, folded, open."""

from .canvas import Photo, arc, blob, box, curve, line, minus, oval, polygon, turned


def long_umbrella(color="#2f3136", dark="#141518"):
    photo = Photo("#efece6", "#cfc6b6", 60)
    tip = line([(200, 30), (200, 70)], 6)
    body = blob(
        [
            (193, 62),
            (207, 62),
            (222, 130),
            (226, 200),
            (214, 268),
            (204, 285),
            (196, 285),
            (186, 268),
            (174, 200),
            (178, 130),
        ]
    )
    folds = [
        turned(line(curve([(200 + dx * 0.3, 70), (200 + dx, 180), (200 + dx * 0.4, 280)]), 1.6), 24)
        for dx in (-14, -4, 8, 17)
    ]
    photo.fill(turned(tip, 24), "#c9ccd1", "#82868c")
    shaft = turned(line([(200, 280), (200, 320)], 7), 24)
    photo.fill(shaft, "#c9ccd1", "#777a80")
    handle = turned(
        line(
            [
                (200, 312),
                (200, 340),
                *arc(217, 340, 17, 180, -30 + 360, 1)[:0],
                *curve([(200, 340), (204, 362), (220, 371), (237, 362), (240, 342)]),
            ],
            13,
        ),
        24,
    )
    photo.fill(handle, "#a9713d", "#6f431f")
    photo.rim(handle, "#2a1505", 3, 0.3)
    body = photo.fill(turned(body, 24), color, dark, 66)
    for fold in folds:
        photo.fill(fold, "#000000", alpha=0.35)
    photo.soft(turned(line([(192, 90), (186, 240)], 8), 24), "#ffffff", 0.28, 5, body)
    photo.rim(body, "#000000", 5, 0.3)
    photo.fill(turned(box(181, 222, 221, 236, 5), 24), dark, color, 60)
    return photo


def folding_umbrella(color="#c8343c", dark="#8a1820", plaid=None):
    photo = Photo("#f2efe9", "#ded6c8", 60)
    turn = 52
    handle = turned(box(186, 268, 214, 330, 11), turn)
    photo.fill(handle, "#3b3d42", "#17181a", 40)
    photo.soft(turned(line([(194, 276), (194, 322)], 4), turn), "#ffffff", 0.5, 2, handle)
    strap = turned(line(curve([(200, 328), (216, 352), (204, 376), (190, 352), (198, 330)]), 4), turn)
    photo.fill(strap, color)
    body = turned(
        blob(
            [
                (186, 92),
                (214, 92),
                (228, 130),
                (231, 200),
                (222, 262),
                (210, 274),
                (190, 274),
                (178, 262),
                (169, 200),
                (172, 130),
            ]
        ),
        turn,
    )
    photo.fill(body, color, dark, 40)
    if plaid:
        for y in (118, 156, 194, 232):
            photo.soft(turned(line([(165, y), (235, y + 6)], 7), turn), plaid, 0.7, 0.6, body)
        for x in (184, 206, 224):
            photo.soft(turned(line([(x, 90), (x + 2, 272)], 4), turn), plaid, 0.6, 0.6, body)
    for x, bend in ((182, -8), (193, -3), (206, 4), (218, 9)):
        photo.soft(
            turned(line(curve([(200 + (x - 200) * 0.6, 92), (x + bend, 180), (200 + (x - 200) * 0.7, 274)]), 2), turn),
            "#000000",
            0.4,
            1,
            body,
        )
    photo.soft(turned(line([(185, 110), (180, 250)], 9), turn), "#ffffff", 0.35, 6, body)
    photo.rim(body, "#000000", 6, 0.25)
    photo.fill(turned(box(166, 198, 234, 212, 5), turn), dark)
    photo.fill(turned(oval(214, 205, 5), turn), "#e9e9ea", "#9b9ea3")
    cap = turned(box(190, 76, 210, 96, 6), turn)
    photo.fill(cap, "#4b4e54", "#1c1d20", 40)
    return photo


def open_umbrella(color="#bfe3ef", edge="#4aa3c4", dots="#f4b52e"):
    photo = Photo("#f4f1ea", "#e3dccd", 250)
    stick = line([(200, 96), (200, 318), *curve([(200, 318), (203, 338), (218, 346), (232, 338), (234, 322)])], 6)
    photo.fill(stick, "#f7d774", "#d99b22")
    dome = polygon([*arc(200, 225, 150, 180, 360, 0.98), *_scallops(50, 350, 225)])
    photo.fill(dome, "#ffffff", color, alpha=0.88)
    for x in (88, 142, 200, 258, 312):
        photo.fill(line(curve([(200, 80), (200 + (x - 200) * 0.82, 140), (x, 222)]), 1.8), edge, alpha=0.6)
    for x, y in ((118, 180), (168, 130), (172, 196), (226, 150), (234, 205), (282, 178)):
        _duck(photo, x, y, dots)
    photo.fill(minus(polygon([*arc(200, 225, 152, 180, 360, 0.98), *_scallops(50, 350, 227)]), dome), edge)
    photo.soft(line(arc(200, 225, 118, 205, 260), 16), "#ffffff", 0.7, 7, dome)
    photo.rim(dome, edge, 7, 0.3)
    photo.fill(line([(200, 66), (200, 80)], 6), edge)
    return photo


def _scallops(left, right, y, count=5):
    width = (right - left) / count
    points = []
    for i in range(count):
        x = right - width * i
        points += curve([(x, y), (x - width / 2, y - 11), (x - width, y)])
    return points


def _duck(photo, x, y, color):
    photo.fill(oval(x, y, 11, 8), color)
    photo.fill(oval(x + 8, y - 8, 6), color)
    photo.fill(oval(x + 10, y - 9, 1.2), "#333333")
    photo.fill(polygon([(x + 13, y - 9), (x + 20, y - 7), (x + 13, y - 5)]), "#e2702c")
