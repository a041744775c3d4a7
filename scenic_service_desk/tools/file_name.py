import re

# what a file's name may not hold on one of the systems it is saved on
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(*parts):
    """What a file is called.

    :param parts: its title, and what tells it from others of its kind: number, day; empty ones are left out
    :return: str without a suffix
    """
    text = " ".join(str(part) for part in parts if part)
    return " ".join(_FORBIDDEN.sub(" ", text).split()).rstrip(".")
