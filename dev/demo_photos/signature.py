"""Signatures as visitors draw them on the screen: unreadable on purpose."""

from PIL import Image, ImageDraw

from .canvas import curve

_STROKES = {
    "signature_1": (
        [(40, 96), (70, 40), (84, 52), (64, 128), (92, 88), (118, 70), (112, 110), (140, 84), (168, 92)],
        [(150, 48), (176, 44), (160, 120), (148, 138)],
        [(196, 60), (188, 112), (214, 76), (240, 72), (226, 116), (262, 88), (330, 66), (372, 74)],
    ),
    "signature_2": (
        [(36, 70), (110, 58), (96, 72), (60, 130)],
        [(76, 88), (118, 132), (140, 124), (152, 92), (146, 128), (176, 96)],
        [
            (190, 50),
            (182, 130),
            (204, 92),
            (226, 96),
            (214, 126),
            (250, 104),
            (276, 60),
            (262, 132),
            (300, 98),
            (364, 110),
        ],
    ),
}


def signatures():
    """Return the pictures of the signatures by name."""
    pictures = {}
    for name, strokes in _STROKES.items():
        picture = Image.new("RGBA", (1200, 510), (255, 255, 255, 0))
        draw = ImageDraw.Draw(picture)
        for stroke in strokes:
            points = [(x * 3, y * 3) for x, y in curve(stroke, steps=30)]
            for step, (x, y) in enumerate(points):
                r = 4 + 4 * abs(((step / len(points)) * 5) % 2 - 1)
                draw.ellipse([x - r, y - r, x + r, y + r], fill=(24, 32, 64, 255))
        pictures[name] = picture.resize((400, 170), Image.Resampling.LANCZOS).quantize(16)
    return pictures
