"""A small photo studio: shapes with soft light on a table, drawn three times as large as they are saved."""

import math

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter

SIZE, SCALE = 400, 3
FULL = SIZE * SCALE


def _scaled(points):
    return [(x * SCALE, y * SCALE) for x, y in points]


def _mask(paint):
    mask = Image.new("L", (FULL, FULL), 0)
    paint(ImageDraw.Draw(mask))
    return mask


def curve(points, closed=False, steps=14):
    """Return the points of a smooth line through ``points`` (Catmull-Rom)."""
    ends = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    result = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(steps):
            t = step / steps
            result.append(
                tuple(
                    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
                    for p, q, r, s in zip(a, b, c, d, strict=True)
                )
            )
    return result if closed else [*result, points[-1]]


def arc(x, y, radius, start, end, flat=1.0, steps=40):
    """Return the points of an arc; angles in degrees, clockwise from the right; ``flat`` squeezes it upright."""
    angles = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(x + radius * math.cos(a), y + radius * flat * math.sin(a)) for a in angles]


def polygon(points):
    """Return the mask of a polygon."""
    return _mask(lambda draw: draw.polygon(_scaled(points), fill=255))


def blob(points):
    """Return the mask of a rounded form through ``points``."""
    return polygon(curve(points, closed=True))


def oval(x, y, rx, ry=None):
    """Return the mask of an ellipse around a point."""
    ry = rx if ry is None else ry
    return _mask(lambda draw: draw.ellipse([v * SCALE for v in (x - rx, y - ry, x + rx, y + ry)], fill=255))


def box(left, top, right, bottom, radius=0):
    """Return the mask of a rectangle with rounded corners."""
    return _mask(
        lambda draw: draw.rounded_rectangle([v * SCALE for v in (left, top, right, bottom)], radius * SCALE, fill=255)
    )


def line(points, width):
    """Return the mask of a line with round ends and joints."""

    def paint(draw):
        draw.line(_scaled(points), fill=255, width=round(width * SCALE))
        r = width * SCALE / 2
        for x, y in _scaled(points):
            draw.ellipse([x - r, y - r, x + r, y + r], fill=255)

    return _mask(paint)


def union(*masks):
    """Return what is in any of ``masks``."""
    result = masks[0]
    for mask in masks[1:]:
        result = ImageChops.lighter(result, mask)
    return result


def common(one, other):
    """Return what is in both masks."""
    return ImageChops.multiply(one, other)


def minus(mask, *others):
    """Return what is in ``mask`` and in none of ``others``."""
    return ImageChops.subtract(mask, union(*others))


def turned(mask, degrees, x=SIZE / 2, y=SIZE / 2):
    """Return ``mask`` turned clockwise around a point."""
    return mask.rotate(-degrees, Image.Resampling.BICUBIC, center=(x * SCALE, y * SCALE))


def _around(shape, margin=1.28):
    """Return the square that shows a shape in its middle with some room, inside the picture."""
    left, top, right, bottom = shape.getbbox()
    side = min(FULL, round(max(right - left, bottom - top) * margin))
    x = min(max((left + right - side) // 2, 0), FULL - side)
    y = min(max((top + bottom - side) // 2, 0), FULL - side)
    return (x, y, x + side, y + side)


class Photo:
    """One picture: shapes are filled one upon the other, the shadow comes by itself."""

    def __init__(self, wall="#eef0ee", table="#d9d4c8", horizon=150):
        self.layer = Image.new("RGBA", (FULL, FULL), (0, 0, 0, 0))
        self.wall, self.table, self.horizon = wall, table, horizon

    def fill(self, mask, color, to=None, angle=0, alpha=1.0):
        """Fill a shape with a colour, or a gradient from top to bottom, turned by ``angle``."""
        bounds = mask.getbbox()
        if not bounds:
            return mask
        size = (bounds[2] - bounds[0], bounds[3] - bounds[1])
        paint = Image.new("RGBA", size, ImageColor.getrgb(color))
        if to:
            slope = Image.linear_gradient("L")
            if angle:
                slope = slope.resize((512, 512)).rotate(angle, Image.Resampling.BICUBIC).crop((96, 96, 416, 416))
            paint = Image.composite(Image.new("RGBA", size, ImageColor.getrgb(to)), paint, slope.resize(size))
        part = mask.crop(bounds)
        paint.putalpha(part.point(lambda v: round(v * alpha)) if alpha < 1 else part)
        self.layer.alpha_composite(paint, bounds[:2])
        return mask

    def soft(self, mask, color, alpha=0.5, blur=8, within=None):
        """Lay soft light or shade over the picture, kept inside ``within``."""
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE))
        if within is not None:
            mask = ImageChops.multiply(mask, within)
        self.fill(mask, color, alpha=alpha)

    def rim(self, mask, color="#000000", width=4, alpha=0.25):
        """Darken a shape towards its edge, so that it looks round."""
        inner = mask.filter(ImageFilter.GaussianBlur(width * SCALE))
        self.fill(ImageChops.multiply(ImageChops.invert(inner), mask), color, alpha=alpha * 2)

    def image(self, drop=(7, 12), blur=9, dark=0.42):
        """Return the finished picture: background, shadow, things."""
        ground = Image.new("RGB", (1, FULL))
        wall, table = ImageColor.getrgb(self.wall), ImageColor.getrgb(self.table)
        for row in range(FULL):
            t = min(max((row / SCALE - self.horizon) / 80 + 0.5, 0), 1)
            t = t * t * (3 - 2 * t)
            light = 1.03 - 0.13 * abs(row / FULL - 0.47) / 0.53
            ground.putpixel(
                (0, row), tuple(min(255, round((a + (b - a) * t) * light)) for a, b in zip(wall, table, strict=True))
            )
        ground = ground.resize((FULL, FULL))
        shape = self.layer.getchannel("A")
        for offset, spread, strength in ((drop, blur, dark), ((drop[0] / 4, drop[1] / 4), blur / 4, dark * 0.7)):
            shadow = Image.new("L", (FULL, FULL), 0)
            shadow.paste(shape, tuple(round(v * SCALE) for v in offset))
            shadow = shadow.filter(ImageFilter.GaussianBlur(spread * SCALE)).point(lambda v, s=strength: round(v * s))
            ground.paste(Image.new("RGB", (FULL, FULL), "#2b2620"), (0, 0), shadow)
        ground.paste(self.layer, (0, 0), self.layer)
        return ground.crop(_around(shape)).resize((SIZE, SIZE), Image.Resampling.LANCZOS)
