"""What people wear: hats, scarves, glasses, a jacket."""

from .canvas import Photo, arc, blob, box, common, curve, line, minus, oval, polygon, turned, union


def sun_hat(color="#f7cf4d", dark="#dba41c", band="#ffffff", straw=False):
    photo = Photo("#eff2f2", "#d7d2c4", 150)
    brim = photo.fill(turned(oval(200, 262, 168, 62), -4), color, dark)
    photo.rim(brim, "#5b3d05", 8, 0.22)
    photo.soft(turned(oval(200, 250, 112, 40), -4), "#3b2803", 0.4, 12, brim)
    crown = photo.fill(
        turned(
            polygon(
                [
                    (104, 254),
                    *curve([(106, 254), (118, 160), (156, 118), (200, 110), (244, 118), (282, 160), (294, 254)]),
                    *arc(200, 252, 95, 0, 180, 0.3),
                ]
            ),
            -4,
        ),
        color,
        dark,
    )
    ribbon = photo.fill(
        turned(
            polygon(
                [
                    *curve([(108, 216), (150, 238), (200, 244), (250, 238), (292, 216)]),
                    *curve([(294, 250), (250, 274), (200, 281), (150, 274), (106, 250)]),
                ]
            ),
            -4,
        ),
        band,
        "#dfe3e6" if band == "#ffffff" else "#1f4f86",
    )
    if straw:
        for part, center in ((brim, 262), (crown, 180)):
            for i in range(-16, 17):
                photo.fill(
                    minus(
                        common(
                            turned(
                                line([(200 + i * 11 - 40, center - 90), (200 + i * 11 + 40, center + 120)], 0.9), -4
                            ),
                            part,
                        ),
                        ribbon,
                    ),
                    "#8a6420",
                    alpha=0.3,
                )
                photo.fill(
                    minus(
                        common(
                            turned(
                                line([(200 + i * 11 + 40, center - 90), (200 + i * 11 - 40, center + 120)], 0.9), -4
                            ),
                            part,
                        ),
                        ribbon,
                    ),
                    "#fff3c4",
                    alpha=0.35,
                )
    photo.soft(turned(line(curve([(140, 150), (170, 126), (205, 122)]), 14), -4), "#ffffff", 0.5, 9, crown)
    photo.rim(crown, "#5b3d05", 9, 0.22)
    if straw:
        for turn in (-32, 28):
            photo.fill(turned(oval(284, 258, 22, 9), turn, 268, 258), "#2f6db3", "#1f4f86")
        photo.fill(oval(268, 258, 8), "#2a62a3")
    return photo


def scarf(colors=("#c8323c", "#8d1822"), stripe="#f1e4d6", fringe=True, flowers=()):
    photo = Photo("#f1eeea", "#d5ccbe", 50)
    tails = (
        [(150, 150), (128, 230), (112, 318), (178, 330), (190, 250), (206, 168)],
        [(196, 160), (222, 238), (240, 300), (300, 286), (280, 214), (250, 150)],
    )
    for points in tails:
        tail = photo.fill(polygon(curve(points[:3], steps=20) + curve(points[3:], steps=20)), *colors)
        if stripe:
            (x1, y1), (x2, y2) = points[2], points[3]
            for back in (22, 38):
                photo.soft(line([(x1 + 6 - 8, y1 - back), (x2 + 10, y2 - back)], 7), stripe, 0.9, 0.6, tail)
        for i in range(13 if fringe else 0):
            t = i / 12
            (x1, y1), (x2, y2) = points[2], points[3]
            x, y = x1 + (x2 - x1) * t, y1 + (y2 - y1) * t
            photo.fill(line([(x, y), (x - 2 + i % 3 * 2, y + 20)], 3.2), colors[i % 2])
        _print(photo, tail, points, flowers)
        photo.soft(line(curve([points[0], points[1], points[2]]), 16), "#ffffff", 0.22, 8, tail)
        photo.rim(tail, "#200004", 8, 0.3)
    loop = photo.fill(
        blob([(118, 150), (134, 96), (200, 74), (270, 92), (292, 146), (262, 186), (200, 176), (146, 190)]), *colors
    )
    hole = blob([(160, 134), (200, 112), (248, 130), (200, 146)])
    _print(photo, loop, [(120, 80), (280, 190)], flowers)
    for points in (
        [(126, 150), (160, 98), (240, 92)],
        [(146, 178), (200, 158), (270, 168)],
        [(270, 100), (286, 140), (262, 172)],
    ):
        photo.soft(line(curve(points), 7), "#000000", 0.3, 4, loop)
        photo.soft(line(curve([(x + 5, y - 9) for x, y in points]), 7), "#ffffff", 0.25, 5, loop)
    photo.rim(loop, "#200004", 9, 0.3)
    photo.fill(hole, "#2a0c0e" if stripe else "#26333f", colors[1])
    return photo


def _print(photo, cloth, points, flowers):
    if not flowers:
        return
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    for row, y in enumerate(range(round(min(ys)), round(max(ys)) + 20, 26)):
        for column, x in enumerate(range(round(min(xs)) - 10, round(max(xs)) + 20, 28)):
            x_at = x + row % 2 * 14
            petals = union(*(oval(*arc(x_at, y, 6, a, a)[0], 5) for a in range(0, 360, 72)))
            photo.soft(petals, flowers[(row + column) % len(flowers)], 1, 0.4, cloth)
            photo.soft(oval(x_at, y, 2.6), "#f6d24a", 1, 0.4, cloth)


def glasses(frame="#1f2023", lens="#e8f1f4", case="#8c9096", clear=True):
    photo = Photo("#edf0f2", "#d3d5d4", 60)
    if case:
        shell = photo.fill(turned(box(96, 70, 326, 158, 42), -7), case, "#5c6066")
        photo.rim(shell, "#000000", 8, 0.28)
        photo.soft(turned(line([(130, 92), (286, 92)], 9), -7), "#ffffff", 0.4, 6, shell)
        photo.fill(turned(line([(98, 124), (324, 124)], 1.6), -7), "#3f4349")
    for side in (-1, 1):
        photo.fill(
            line(
                curve(
                    [(200 + side * 128, 232), (200 + side * 140, 206), (200 + side * 108, 186), (200 + side * 60, 180)]
                ),
                7,
            ),
            frame,
        )
    for x in (134, 266):
        form = [
            (x - 62, 214),
            (x - 40, 206),
            (x + 40, 206),
            (x + 62, 214),
            (x + 58, 262),
            (x + 30, 292),
            (x - 30, 292),
            (x - 58, 262),
        ]
        inner = blob([(x + (px - x) * 0.84, 250 + (py - 250) * 0.8) for px, py in form])
        rim = minus(blob(form), inner)
        pane = photo.fill(inner, lens, "#bcd0d8" if clear else "#5a4636", alpha=0.55 if clear else 0.93)
        photo.soft(
            polygon([(x - 40, 206), (x - 12, 206), (x - 38, 292), (x - 62, 292)]),
            "#ffffff",
            0.8 if clear else 0.35,
            3,
            pane,
        )
        photo.fill(rim, frame)
        photo.soft(line([(x - 46, 212), (x + 40, 210)], 3), "#ffffff", 0.4, 2, rim)
    photo.fill(line(curve([(190, 232), (200, 222), (210, 232)]), 8), frame)
    return photo


def jacket(color="#4f9a62", dark="#2c6540"):
    photo = Photo("#eef0ee", "#d2d0c6", 40)
    hood = photo.fill(blob([(156, 92), (164, 54), (200, 40), (236, 54), (244, 92), (200, 112)]), dark, "#1d4a2c")
    photo.rim(hood, "#000000", 7, 0.35)
    for side in (-1, 1):
        sleeve = photo.fill(
            polygon(
                [
                    (200 + side * x, y)
                    for x, y in [
                        *curve([(58, 92), (104, 130), (140, 216), (158, 290)]),
                        *curve([(118, 304), (100, 240), (76, 190)]),
                    ]
                ]
            ),
            color,
            dark,
        )
        photo.rim(sleeve, "#07240f", 8, 0.3)
        photo.fill(line([(200 + side * 158, 292), (200 + side * 119, 305)], 11), dark)
    body = photo.fill(
        polygon(
            [
                *curve([(142, 92), (170, 84), (200, 104), (230, 84), (258, 92)]),
                *curve([(282, 130), (286, 240), (292, 350)]),
                *curve([(292, 350), (200, 358), (108, 350)]),
                *curve([(108, 350), (114, 240), (118, 130)]),
            ]
        ),
        color,
        dark,
    )
    photo.soft(line(curve([(146, 130), (138, 220), (136, 320)]), 16), "#ffffff", 0.22, 10, body)
    for points in (
        [(124, 190), (150, 220), (146, 300)],
        [(276, 196), (252, 230), (258, 310)],
        [(180, 300), (172, 330), (176, 350)],
    ):
        photo.soft(line(curve(points), 5), "#000000", 0.3, 5, body)
    photo.rim(body, "#07240f", 9, 0.3)
    photo.fill(line([(200, 108), (201, 354)], 4.5), "#e9ece4")
    photo.fill(line([(200, 108), (201, 354)], 1.4), "#3a4a3e")
    for side in (-1, 1):
        photo.fill(line([(200 + side * 34, 268), (200 + side * 62, 296)], 4), "#1f4f30")
        photo.fill(
            polygon([(200, 108), (200 + side * 34, 88), (200 + side * 46, 100), (200 + side * 10, 128)]),
            "#5fae73",
            dark,
        )
    photo.fill(box(222, 158, 254, 166, 3), "#e9ece4")
    return photo
