"""What runs on batteries: phones, tablet, camera, drone, earphones, watch."""

from .canvas import Photo, arc, blob, box, curve, line, oval, polygon, turned, union


def phone(color="#24262b", dark="#0d0e10", flowers=None):
    photo = Photo("#eef1f2", "#cfd6d8", 40)
    turn = 14
    body = photo.fill(turned(box(128, 62, 272, 342, 24), turn), color, dark, 40)
    photo.rim(body, "#ffffff", 3, 0.16)
    if flowers:
        for x, y, size in (
            (165, 210, 20),
            (232, 175, 15),
            (222, 285, 24),
            (160, 305, 15),
            (240, 230, 12),
            (168, 255, 11),
        ):
            _flower(photo, x, y, size, flowers, turn)
    lenses = photo.fill(turned(box(140, 74, 206, 140, 16), turn), "#3a3d44", "#191a1e", 40)
    photo.rim(lenses, "#ffffff", 2, 0.2)
    for x, y, r in ((158, 92, 13), (188, 92, 13), (158, 122, 13), (188, 122, 6)):
        photo.fill(turned(oval(x, y, r), turn), "#0a0b0d")
        photo.fill(turned(oval(x, y, r * 0.6), turn), "#2b4a6e", "#0c1420", 30)
        photo.fill(turned(oval(x - r * 0.25, y - r * 0.25, r * 0.18), turn), "#ffffff", alpha=0.9)
    photo.soft(
        turned(polygon([(215, 62), (272, 62), (272, 180), (150, 342), (128, 342), (128, 250)]), turn),
        "#ffffff",
        0.13,
        8,
        body,
    )
    photo.fill(turned(line([(274, 150), (274, 182)], 4), turn), "#555961")
    return photo


def _flower(photo, x, y, size, colors, turn):
    petal, heart = colors
    for i in range(5):
        (px, py), *_ = arc(x, y, size * 0.55, 72 * i, 72 * i)
        photo.fill(turned(oval(px, py, size * 0.45), turn), petal)
    photo.fill(turned(oval(x, y, size * 0.33), turn), heart)


def tablet():
    photo = Photo("#f3f0ef", "#dcd3cf", 40)
    turn = -11
    cover = photo.fill(turned(box(86, 66, 318, 348, 16), turn), "#f4b6c6", "#dd8aa1", 30)
    photo.rim(cover, "#7a2c44", 4, 0.2)
    body = photo.fill(turned(box(94, 72, 312, 340, 14), turn), "#e4e6e9", "#b9bdc3", 30)
    photo.rim(body, "#000000", 2, 0.2)
    screen = photo.fill(turned(box(106, 90, 300, 322, 5), turn), "#27344a", "#101722", 30)
    photo.soft(
        turned(polygon([(220, 90), (300, 90), (300, 190), (150, 322), (106, 322), (106, 260)]), turn),
        "#ffffff",
        0.2,
        3,
        screen,
    )
    photo.fill(turned(oval(203, 81, 2.6), turn), "#4a4e55")
    return photo


def camera():
    photo = Photo("#efece7", "#d2c6b3", 140)
    strap = line(
        curve([(78, 172), (36, 232), (60, 322), (160, 344), (262, 338), (350, 312), (366, 232), (324, 172)]), 13
    )
    photo.fill(strap, "#3a3a3d", "#19191b")
    photo.soft(strap, "#ffffff", 0.12, 2, strap)
    top = photo.fill(
        polygon([(92, 158), (132, 150), (150, 112), (232, 112), (250, 150), (310, 156), (310, 190), (92, 190)]),
        "#4d4f55",
        "#232428",
    )
    photo.soft(line([(155, 118), (226, 118)], 7), "#ffffff", 0.35, 4, top)
    photo.fill(box(272, 136, 304, 158, 5), "#8f939a", "#3b3d42")
    photo.fill(box(104, 143, 126, 158, 4), "#c23b3b", "#7f1d1d")
    body = photo.fill(box(72, 156, 330, 298, 18), "#34363b", "#141518")
    photo.fill(box(72, 192, 330, 268, 0), "#26272b", "#17181b")
    photo.rim(body, "#000000", 6, 0.3)
    photo.soft(line([(86, 164), (316, 164)], 5), "#ffffff", 0.35, 3, body)
    for r, a, b in (
        (78, "#5a5d64", "#1b1c1f"),
        (70, "#17181b", "#303237"),
        (58, "#3a3d43", "#101113"),
        (46, "#0c0d10", "#1d2026"),
    ):
        photo.fill(oval(202, 226, r), a, b)
    glass = photo.fill(oval(202, 226, 38), "#2c4b78", "#160d2c")
    photo.soft(oval(188, 210, 13, 9), "#ffffff", 0.75, 4, glass)
    photo.soft(oval(218, 246, 12, 7), "#b07be0", 0.6, 5, glass)
    photo.fill(box(292, 172, 316, 186, 4), "#d9dadd", "#8a8d93")
    return photo


def drone():
    photo = Photo("#e7eef2", "#c9d3d6", 60)
    for x, y in ((100, 112), (300, 112), (96, 262), (304, 262)):
        photo.fill(line([(200, 188), (x, y)], 17), "#f4f5f6", "#b7bcc1")
        photo.fill(turned(oval(x, y, 62, 7), 24 if x < 200 else -24, x, y), "#4a4f55", alpha=0.55)
        photo.fill(oval(x, y, 15), "#d6d9dc", "#8a9096")
        photo.fill(oval(x, y - 2, 8), "#6b7077", "#33373c")
    body = photo.fill(
        blob([(166, 132), (234, 132), (252, 186), (238, 252), (200, 268), (162, 252), (148, 186)]), "#ffffff", "#c3c8cd"
    )
    photo.rim(body, "#4a5560", 7, 0.22)
    photo.fill(box(176, 152, 224, 206, 12), "#e3e6e9", "#b9bec4")
    photo.fill(oval(200, 166, 5), "#38b36b")
    gimbal = photo.fill(box(174, 232, 226, 272, 10), "#50545a", "#25272b")
    photo.rim(gimbal, "#000000", 3, 0.3)
    photo.fill(oval(200, 252, 14), "#101113")
    photo.fill(oval(200, 252, 9), "#31507c", "#120c22")
    photo.fill(oval(196, 248, 2.5), "#ffffff")
    return photo


def earphones():
    photo = Photo("#eceff3", "#cdd5dd", 60)
    lid = photo.fill(box(96, 104, 304, 214, 44), "#ffffff", "#d9dde2")
    photo.rim(lid, "#5a6675", 6, 0.2)
    hollow = photo.fill(box(112, 150, 288, 214, 22), "#cdd2d8", "#eef0f2")
    photo.rim(hollow, "#3b4652", 6, 0.2)
    case = photo.fill(box(88, 200, 312, 338, 52), "#ffffff", "#cfd5db")
    photo.fill(box(100, 200, 300, 218, 8), "#bcc3ca", "#dfe3e7")
    for x, side in ((158, -1), (242, 1)):
        bud = union(oval(x, 178, 23, 20), box(x - 9 - side * 6, 178, x + 9 - side * 6, 218, 8))
        photo.fill(bud, "#ffffff", "#cdd3d9")
        photo.rim(bud, "#4a5663", 4, 0.25)
        photo.fill(oval(x + side * 9, 177, 6, 8), "#5b636c", "#2d3238")
    photo.rim(case, "#5a6675", 9, 0.2)
    photo.soft(line([(122, 240), (122, 296)], 12), "#ffffff", 0.9, 6, case)
    photo.fill(oval(200, 250, 3.4), "#43c06b")
    return photo


def watch():
    photo = Photo("#eeeae4", "#d5c9b8", 40)
    turn = 28
    for part in ([(176, 30), (224, 30), (228, 140), (172, 140)], [(172, 260), (228, 260), (220, 386), (180, 386)]):
        strap = photo.fill(turned(polygon(part), turn), "#3b3d42", "#1a1b1e", 30)
        photo.rim(strap, "#000000", 4, 0.3)
    for y in (300, 320, 340, 360):
        photo.fill(turned(box(195, y, 205, y + 7, 3), turn), "#0b0b0c")
    photo.fill(turned(box(270, 192, 286, 210, 4), turn), "#7c8087", "#3a3c41")
    case = photo.fill(
        turned(
            blob([(140, 132), (200, 118), (260, 132), (276, 200), (260, 268), (200, 282), (140, 268), (124, 200)]), turn
        ),
        "#55585f",
        "#1e1f23",
        30,
    )
    photo.rim(case, "#ffffff", 3, 0.15)
    photo.fill(turned(oval(200, 200, 63), turn), "#0f1012")
    face = photo.fill(turned(oval(200, 200, 57), turn), "#cfd8c8", "#9fac98", 30)
    photo.rim(face, "#1b2416", 6, 0.3)
    ink = "#1d2419"
    for x, digit in ((160, "1"), (180, "0"), (208, "4"), (228, "2")):
        for a, b in _SEGMENTS[digit]:
            photo.fill(turned(line([(x + a[0], 186 + a[1]), (x + b[0], 186 + b[1])], 3.4), turn), ink)
    for y in (194, 207):
        photo.fill(turned(oval(200, y, 2.2), turn), ink)
    photo.fill(turned(line([(166, 228), (234, 228)], 2), turn), ink)
    photo.soft(turned(line(arc(200, 200, 44, 190, 265), 8), turn), "#ffffff", 0.55, 5, face)
    return photo


_TOP, _MIDDLE, _BOTTOM = ((0, 0), (12, 0)), ((0, 13), (12, 13)), ((0, 26), (12, 26))
_LEFT, _RIGHT = (((0, 0), (0, 13)), ((0, 13), (0, 26))), (((12, 0), (12, 13)), ((12, 13), (12, 26)))
_SEGMENTS = {
    "0": (_TOP, _BOTTOM, *_LEFT, *_RIGHT),
    "1": _RIGHT,
    "2": (_TOP, _RIGHT[0], _MIDDLE, _LEFT[1], _BOTTOM),
    "4": (_LEFT[0], _MIDDLE, *_RIGHT),
}
