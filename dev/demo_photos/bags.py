"""What things are carried in: backpacks, suitcases, wallets, a stroller."""

from .canvas import Photo, arc, blob, box, curve, line, oval, polygon, turned


def backpack(color="#33363c", dark="#15161a", trim="#6d727b", rabbit=False):
    photo = Photo("#efedea", "#d3cabd", 190)
    photo.fill(line(curve([(176, 74), (178, 38), (222, 38), (224, 74)]), 10), dark)
    for side in (-1, 1):
        photo.fill(line(curve([(200 + side * 60, 88), (200 + side * 128, 170), (200 + side * 112, 300)]), 17), dark)
        pocket = photo.fill(
            blob([(200 + side * 92, 240), (200 + side * 132, 250), (200 + side * 136, 320), (200 + side * 96, 340)]),
            color,
            dark,
        )
        photo.rim(pocket, "#000000", 5, 0.3)
    body = photo.fill(
        blob(
            [
                (200, 56),
                (258, 74),
                (292, 130),
                (302, 230),
                (298, 330),
                (270, 356),
                (200, 362),
                (130, 356),
                (102, 330),
                (98, 230),
                (108, 130),
                (142, 74),
            ]
        ),
        color,
        dark,
    )
    photo.rim(body, "#000000", 11, 0.28)
    photo.soft(line(curve([(150, 92), (124, 150), (118, 230)]), 14), "#ffffff", 0.28, 9, body)
    photo.fill(line(curve([(116, 176), (130, 110), (200, 82), (270, 110), (284, 176)]), 4), trim)
    pocket = photo.fill(
        blob([(134, 214), (200, 208), (266, 214), (276, 280), (268, 334), (200, 342), (132, 334), (124, 280)]),
        color,
        dark,
    )
    photo.rim(pocket, "#000000", 7, 0.35)
    photo.fill(line(curve([(138, 232), (200, 224), (262, 232)]), 4), trim)
    photo.fill(box(252, 228, 261, 254, 4), trim)
    photo.fill(box(277, 166, 286, 194, 4), trim)
    photo.fill(box(182, 140, 218, 164, 5), trim, dark)
    if rabbit:
        _rabbit(photo, 200, 280)
    return photo


def _rabbit(photo, x, y):
    for side in (-1, 1):
        photo.fill(turned(oval(x + side * 13, y - 34, 9, 22), side * 10, x + side * 13, y - 34), "#ffffff", "#f3dfe5")
        photo.fill(turned(oval(x + side * 13, y - 34, 4, 14), side * 10, x + side * 13, y - 34), "#f2a8bd")
    head = photo.fill(oval(x, y, 31, 27), "#ffffff", "#f0e1e6")
    photo.rim(head, "#a0566d", 4, 0.15)
    for side in (-1, 1):
        photo.fill(oval(x + side * 11, y - 3, 3.4), "#3b2a30")
        photo.fill(oval(x + side * 18, y + 8, 5, 3.5), "#f7b7c8")
    photo.fill(oval(x, y + 6, 3.4, 2.6), "#d96f8d")


def suitcase(color="#2d6cb5", dark="#15406f", dolphin=False):
    photo = Photo("#eceff1", "#cdd0cd", 250)
    for x in (172, 228):
        photo.fill(line([(x, 40), (x, 100)], 6), "#c3c7cc", "#83888e")
    photo.fill(box(160, 26, 240, 44, 8), "#4a4d53", "#26282b")
    for x in (136, 264):
        photo.fill(box(x - 13, 346, x + 13, 374, 8), "#3a3c40", "#161719")
    body = photo.fill(box(104, 94, 296, 356, 26), color, dark, 20)
    for x in (136, 168, 200, 232, 264):
        photo.soft(line([(x, 108), (x, 344)], 5), "#000000", 0.35, 2, body)
        photo.soft(line([(x - 8, 108), (x - 8, 344)], 5), "#ffffff", 0.28, 2, body)
    photo.rim(body, "#000000", 8, 0.28)
    for x, y in ((112, 102), (288, 102), (112, 348), (288, 348)):
        photo.fill(oval(x, y, 11), dark)
    photo.fill(box(168, 82, 232, 96, 6), "#3a3c40")
    photo.fill(box(286, 196, 300, 252, 5), "#d5d8dc", "#8f949a")
    if dolphin:
        photo.fill(oval(176, 268, 38, 34), "#ffffff")
        photo.fill(
            blob([(146, 274), (160, 252), (184, 248), (202, 262), (206, 278), (190, 268), (166, 276)]),
            "#58b7d8",
            "#2b7ea6",
        )
        photo.fill(polygon([(170, 252), (180, 236), (188, 252)]), "#2b7ea6")
        photo.fill(oval(157, 266, 2), "#ffffff")
    return photo


def wallet(color="#8a5a33", dark="#55321a"):
    photo = Photo("#f0ece6", "#d6cbba", 40)
    turn = -13
    notes = photo.fill(turned(box(118, 112, 298, 160, 3), turn), "#e9a3a3", "#d27a80")
    photo.rim(notes, "#6a1f24", 3, 0.2)
    back = photo.fill(turned(box(84, 126, 318, 290, 16), turn), dark, "#2a170a" if color != "#303238" else "#0a0b0c")
    photo.rim(back, "#000000", 4, 0.3)
    front = photo.fill(turned(box(84, 140, 318, 298, 16), turn), color, dark, 30)
    photo.rim(front, "#000000", 8, 0.3)
    photo.soft(turned(line([(104, 156), (296, 156)], 12), turn), "#ffffff", 0.3, 7, front)
    for side in ([(95, 150), (95, 288)], [(307, 150), (307, 288)], [(95, 288), (307, 288)]):
        (x1, y1), (x2, y2) = side
        for i in range(0, 24, 2):
            a, b = i / 24, (i + 1) / 24
            photo.fill(
                turned(
                    line([(x1 + (x2 - x1) * a, y1 + (y2 - y1) * a), (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b)], 1.6),
                    turn,
                ),
                "#e8d6b8",
                alpha=0.7,
            )
    tab = photo.fill(turned(box(256, 196, 336, 238, 18), turn), color, dark, 30)
    photo.rim(tab, "#000000", 5, 0.35)
    photo.fill(turned(oval(280, 217, 9), turn), "#ecd9a4", "#a3813a")
    return photo


def stroller():
    photo = Photo("#eef0ee", "#cfcfc8", 290)
    frame = [line([(306, 84), (158, 330)], 8), line([(132, 214), (280, 330)], 8), line([(306, 84), (326, 78)], 13)]
    for part in frame:
        photo.fill(part, "#aeb3b9", "#6a6f75")
    seat = photo.fill(
        polygon(curve([(128, 176), (140, 262), (206, 282), (262, 246), (258, 170)], closed=True)), "#7d838b", "#484d54"
    )
    photo.rim(seat, "#000000", 8, 0.3)
    hood = photo.fill(polygon([(196, 178), *arc(196, 178, 96, 180, 318)]), "#9aa0a8", "#5c626a")
    for angle in (226, 272):
        end = arc(196, 178, 94, angle, angle)[0]
        photo.fill(line([(196, 178), end], 2.5), "#3c4046")
    photo.soft(line(arc(196, 178, 76, 200, 250), 12), "#ffffff", 0.4, 6, hood)
    photo.rim(hood, "#000000", 7, 0.25)
    photo.fill(line([(126, 214), (154, 214)], 9), "#2f3237")
    for x in (158, 280):
        photo.fill(oval(x, 334, 34), "#2b2d31", "#131416")
        photo.fill(oval(x, 334, 24), "#d8dbde", "#a1a6ab")
        for angle in range(0, 180, 45):
            (a,), (b,) = (
                arc(x, 334, 23, angle, angle, steps=1)[:1],
                arc(x, 334, 23, angle + 180, angle + 180, steps=1)[:1],
            )
            photo.fill(line([a, b], 2), "#6f747a")
        photo.fill(oval(x, 334, 6), "#3a3d42")
    return photo
