"""Reads figures as people paste them: dates, hours and numbers as they are written in China and abroad.

>>> read_date("2026年10月1日"), read_hour("9:00-10:00"), read_count("12,345人")
(datetime.date(2026, 10, 1), 9, 12345)
"""

import csv
import re
import unicodedata
from datetime import date, datetime

MOST = 10_000_000
_HEADS = {
    "venue": ("venue", "code", "name", "place", "场馆", "场所", "地点", "项目", "名称", "编码", "代码", "入口", "景点"),
    "date": ("date", "day", "日期"),
    "hour": ("hour", "time", "小时", "时段", "时间", "钟点"),
    "count": ("count", "visitors", "number", "total", "人数", "人次", "数量", "接待"),
}
_SUMS = ("合计", "总计", "小计", "total", "sum")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


class CountRowError(ValueError):
    """What is wrong with a value: ``row``, ``date``, ``hour``, ``count``, ``negative`` or ``large``."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def _plain(value):
    """``value`` in half-width characters, without spaces at its ends."""
    return unicodedata.normalize("NFKC", str(value)).strip()


def read_date(value, month_first=False, today=None):
    """Read a day.

    :param value: a date, or text in any usual form
    :param bool month_first: whether 3/4/2026 is in March
    :param date today: gives a day without a year the year in which it was last
    :raise CountRowError: when it is none
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or isinstance(value, bool):
        raise CountRowError("date")
    text = re.sub(r"[ T]\d{1,2}:\d{2}.*$", "", _plain(value)).strip().lower()
    text = re.sub(r"\s*\(?(星期|周)[一二三四五六日天]\)?$", "", text)
    try:
        return _date_of(text, month_first, today)
    except ValueError:
        raise CountRowError("date") from None


def _date_of(text, month_first, today):
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text):
        return date(*map(int, match.groups()))
    if match := re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", text):
        return date(*map(int, match.groups()))
    if match := re.fullmatch(r"(\d{1,2})[-/. ]([a-z]{3})[a-z]*[-/., ]+(\d{4})", text):
        return date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        # dots are written day first everywhere
        months_first = (month_first and match[2] != "." and first <= 12) or second > 12
        return date(year, *((first, second) if months_first else (second, first)))
    if match := re.fullmatch(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?", text):
        today = today or date.today()
        day = date(today.year, int(match[1]), int(match[2]))
        return day if day <= today else day.replace(year=today.year - 1)
    raise ValueError(text)


def read_hour(value):
    """Read an hour of the day.

    :param value: a number, or text like ``9``, ``09:00``, ``9点`` and ``9:00-10:00``; empty: the whole day
    :return: int, or None for the whole day
    :raise CountRowError: when it is none
    """
    if value is None or value is False or value == "":
        return None
    match = re.fullmatch(
        r"(\d{1,2})(?:[:点时h](?:00)?)?(?:\s*[-–—~至到]\s*\d{1,2}(?:[:点时h](?:00)?)?)?", _plain(value).lower()
    )
    if isinstance(value, bool) or not match or int(match[1]) > 23:
        raise CountRowError("hour")
    return int(match[1])


def read_count(value):
    """Read a number of visitors.

    :param value: a number, or text like ``1234``, ``1,234`` and ``1234人``
    :return: int
    :raise CountRowError: when it is none
    """
    if value is None or isinstance(value, bool):
        raise CountRowError("count")
    text = re.sub(r"\s*(人次|人)$", "", _plain(value))
    if re.fullmatch(r"[-−]\s*\d[\d,. ]*", text):
        raise CountRowError("negative")
    if re.fullmatch(r"\d{1,3}([, '])\d{3}(\1\d{3})*(\.0+)?", text) or re.fullmatch(r"\d+(\.0+)?", text):
        digits = re.sub(r"[, ']", "", text.split(".")[0])
        if len(digits) > 12 or int(digits) > MOST:
            raise CountRowError("large")
        return int(digits)
    raise CountRowError("count")


def split_lines(text):
    """Split pasted text into rows of cells.

    :param str text: lines with tabs, semicolons or commas
    :return: list of pairs: the line's number from 1 on, list of cells
    """
    rows = []
    for number, line in enumerate((text or "").splitlines(), 1):
        if line.strip():
            rows.append((number, _cells(line)))
    return rows


def _cells(line):
    for mark, alias in (("\t", None), (";", "；"), (",", "，")):
        line = line if alias is None or mark in line else line.replace(alias, mark)
        if mark in line:
            return [cell.strip() for cell in next(csv.reader([line.replace("\0", "")], delimiter=mark))]
    return line.split()


def _head_of(cell):
    word = _plain(cell).lower()
    for column, words in _HEADS.items():
        if any(head in word for head in words):
            return column
    return None


def _columns(cells):
    """The columns a heading line names.

    :return: dict from a column's name to its place; empty for a line that is no heading
    """
    if any(char.isdigit() for cell in cells for char in cell):
        return {}
    columns = {}
    # the figure's heading last: 入园人数 is no venue, 日期时间 no hour
    for place, cell in enumerate(cells):
        name = "count" if any(word in cell for word in ("人数", "人次")) else _head_of(cell)
        if name:
            columns.setdefault(name, place)
    return columns if {"venue", "count"} <= columns.keys() else {}


def parse_rows(text, day=None, month_first=False, today=None):
    """Read pasted rows.

    :param str text: rows of venue, date, hour (may be left out) and count; in this order, or as a heading names them
    :param date day: of rows without a date
    :param bool month_first: see ``read_date``
    :param date today: see ``read_date``
    :return: list of dicts with ``number``, ``venue``, ``date``, ``hour``, ``count`` and ``problem`` (a code, or "")
    """
    columns, rows = {}, []
    for number, cells in split_lines(text):
        if not rows and not columns and (named := _columns(cells)):
            columns = named
            continue
        if _plain(cells[0]).lower().rstrip(":：") in _SUMS:
            continue
        row = {"number": number, "venue": "", "date": None, "hour": None, "count": 0, "problem": ""}
        try:
            values = _named_cells(cells, columns)
            row["venue"] = values["venue"]
            row["date"] = read_date(values["date"], month_first, today) if values.get("date") or not day else day
            row["hour"] = read_hour(values.get("hour"))
            row["count"] = read_count(values["count"])
        except CountRowError as error:
            row["problem"] = error.code
        rows.append(row)
    return rows


def _named_cells(cells, columns):
    if not columns:
        # what a spreadsheet's empty columns leave behind
        while len(cells) > 2 and not cells[-1]:
            cells = cells[:-1]
        names = {2: ["venue", "count"], 3: ["venue", "date", "count"], 4: ["venue", "date", "hour", "count"]}
        if len(cells) not in names:
            raise CountRowError("row")
        return dict(zip(names[len(cells)], cells, strict=True))
    if max(columns["venue"], columns["count"]) >= len(cells):
        raise CountRowError("row")
    return {name: cells[place] for name, place in columns.items() if place < len(cells)}
