"""Draw the photos and signatures of the demo data into scenic_service_desk/demo/images.

Run it with the names of pictures, or without any to draw all of them.
"""

import sys
from functools import partial
from pathlib import Path

from demo_photos import bags, devices, flowers, jewellery, keys, signature, things, umbrellas, wear

TARGET = Path(__file__).resolve().parent.parent / "scenic_service_desk" / "demo" / "images"
PHOTOS = {
    "backpack_black": bags.backpack,
    "backpack_pink": partial(bags.backpack, "#f2a3bb", "#d9708f", "#fbe3ea", rabbit=True),
    "bottle_pink": things.straw_bottle,
    "camera": devices.camera,
    "drone": devices.drone,
    "earphones": devices.earphones,
    "flowers": flowers.bouquet,
    "glasses": wear.glasses,
    "hat_straw": partial(wear.sun_hat, "#efd9a0", "#c79f54", "#2f6db3", straw=True),
    "hat_yellow": wear.sun_hat,
    "jacket": wear.jacket,
    "keys": keys.car_keys,
    "keys_red": keys.door_keys,
    "necklace": jewellery.necklace,
    "phone_black": devices.phone,
    "phone_white": partial(devices.phone, "#f4f1ef", "#d5cfcc", ("#e98aa5", "#f6d24a")),
    "ring": jewellery.ring,
    "scarf": wear.scarf,
    "scarf_silk": partial(wear.scarf, ("#7fb2cf", "#447fa6"), None, False, ("#ffffff", "#f3a6b8", "#f7d9a0")),
    "stroller": bags.stroller,
    "suitcase_blue": partial(bags.suitcase, dolphin=True),
    "suitcase_silver": partial(bags.suitcase, "#c9cdd2", "#8d939a"),
    "sunflowers": flowers.sunflowers,
    "sunglasses": partial(wear.glasses, "#141416", "#2f2620", None, clear=False),
    "tablet": devices.tablet,
    "thermos": things.thermos,
    "toy_panda": things.panda,
    "umbrella_black": umbrellas.long_umbrella,
    "umbrella_blue": partial(umbrellas.folding_umbrella, "#3a6fb0", "#1d3f70", "#dfe8f2"),
    "umbrella_clear": umbrellas.open_umbrella,
    "umbrella_red": umbrellas.folding_umbrella,
    "wallet_black": partial(bags.wallet, "#303238", "#17181b"),
    "wallet_brown": bags.wallet,
    "watch": devices.watch,
}


def save(picture, path, most=15_000):
    """Save a photo in at most so many bytes."""
    for quality in range(82, 40, -4):
        picture.save(path, quality=quality, optimize=True)
        if path.stat().st_size <= most:
            return


def main(names):
    """Draw the pictures of these names, all without any."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in names or PHOTOS:
        save(PHOTOS[name]().image(), TARGET / f"{name}.jpg")
    if not names:
        for name, picture in signature.signatures().items():
            picture.save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
