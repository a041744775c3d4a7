"""Bottles and a toy."""

from .canvas import Photo, arc, blob, box, common, curve, line, oval, polygon, turned


def thermos():
    photo = Photo("#eef0f2", "#d2d4d3", 300)
    lid = photo.fill(box(154, 48, 246, 116, 12), "#5a5e65", "#25272b", 88)
    for x in range(164, 244, 12):
        photo.fill(line([(x, 58), (x, 106)], 1.5), "#15161a", alpha=0.5)
    photo.rim(lid, "#000000", 5, 0.3)
    body = photo.fill(box(144, 118, 256, 366, 20), "#eceff1", "#c4c9ce")
    photo.soft(box(144, 118, 164, 366), "#5f676f", 0.6, 10, body)
    photo.soft(box(236, 118, 256, 366), "#4a5158", 0.75, 12, body)
    photo.soft(line([(182, 130), (182, 354)], 14), "#ffffff", 0.95, 6, body)
    photo.fill(common(box(144, 118, 256, 130), body), "#8d949b", alpha=0.8)
    photo.fill(common(box(140, 330, 260, 336), body), "#7c838a", alpha=0.6)
    return photo


def straw_bottle(color="#f49ab5", dark="#d76a8d"):
    photo = Photo("#f3eff1", "#dcd3d4", 310)
    photo.fill(line(arc(200, 96, 62, 190, 350), 10), dark)
    straw = photo.fill(line(curve([(200, 92), (202, 62), (232, 50)]), 15), "#ffffff", "#dfe3e6")
    photo.rim(straw, "#6a7680", 3, 0.2)
    lid = photo.fill(box(146, 84, 254, 134, 16), color, dark)
    photo.rim(lid, "#5c1430", 5, 0.25)
    body = photo.fill(
        blob(
            [
                (152, 136),
                (248, 136),
                (262, 190),
                (256, 250),
                (264, 320),
                (248, 360),
                (152, 360),
                (136, 320),
                (144, 250),
                (138, 190),
            ]
        ),
        "#ffe4ec",
        "#f7b6c9",
        alpha=0.95,
    )
    photo.soft(box(130, 236, 270, 370), "#e77fa1", 0.45, 3, body)
    photo.rim(body, "#8a2c4d", 9, 0.2)
    photo.soft(line(curve([(160, 156), (154, 240), (158, 336)]), 10), "#ffffff", 0.95, 5, body)
    star = [arc(206, 296, 30 if i % 2 == 0 else 13, -90 + 36 * i, -90 + 36 * i)[0] for i in range(10)]
    photo.fill(polygon(star), "#fff3a8", "#f2c84a")
    for x, y in ((178, 216), (226, 202), (212, 238)):
        photo.fill(oval(x, y, 5), "#ffffff", alpha=0.85)
    return photo


def panda():
    photo = Photo("#eff2ec", "#d3d6c8", 270)
    black, deep = "#3a3b40", "#16171a"
    for side in (-1, 1):
        for mask in (
            oval(200 + side * 66, 88, 31),
            turned(oval(200 + side * 88, 244, 29, 56), side * -32, 200 + side * 88, 244),
        ):
            photo.fill(mask, black, deep)
            photo.rim(mask, "#ffffff", 5, 0.1)
    body = photo.fill(oval(200, 268, 86, 90), "#ffffff", "#dcdad2")
    photo.rim(body, "#54513f", 12, 0.2)
    for side in (-1, 1):
        leg = photo.fill(turned(oval(200 + side * 70, 328, 44, 35), side * 18, 200 + side * 70, 328), black, deep)
        photo.rim(leg, "#ffffff", 5, 0.1)
        sole = photo.fill(oval(200 + side * 80, 332, 18, 20), "#8f8a86", "#6d6864")
        photo.rim(sole, "#000000", 3, 0.2)
    head = photo.fill(
        blob([(120, 140), (150, 84), (200, 70), (250, 84), (280, 140), (262, 196), (200, 214), (138, 196)]),
        "#ffffff",
        "#e2e0d8",
    )
    photo.rim(head, "#54513f", 12, 0.2)
    for side in (-1, 1):
        photo.fill(turned(oval(200 + side * 38, 146, 19, 26), side * 28, 200 + side * 38, 146), black, deep)
        photo.fill(oval(200 + side * 35, 144, 8), "#0b0b0c")
        photo.fill(oval(200 + side * 35 - 2, 140, 3), "#ffffff")
        photo.soft(oval(200 + side * 62, 180, 13, 8), "#f2a0a8", 0.6, 4, head)
    photo.fill(blob([(188, 168), (212, 168), (200, 182)]), deep)
    photo.fill(line(curve([(182, 190), (191, 195), (200, 186), (209, 195), (218, 190)]), 3), deep)
    for turn in (-26, 26):
        photo.fill(turned(oval(200 + turn, 214, 25, 13), turn * 0.6, 200, 214), "#d8433f", "#9d221f")
    photo.fill(oval(200, 214, 10), "#b72c29")
    return photo
