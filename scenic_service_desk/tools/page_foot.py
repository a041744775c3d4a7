"""Foot lines in a finished PDF, which wkhtmltopdf leaves to its patched builds."""

import io

from odoo.tools.pdf import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    PdfFileReader,
    PdfFileWriter,
)

# points: from the right edge for the estimated end of the line, from the lower edge, size
_RIGHT, _LOW, _SIZE = 34, 12, 7
_FONT = NameObject("/ScenicFoot")
_CHAR = 0.52


def number_pages(pdf, text):
    """Write ``text`` and the page's number at the foot of every page.

    The line is a further content stream beside the page's own, which is not read: merging pages takes seconds for each.

    :param bytes pdf: the document
    :param str text: letters and digits of ASCII
    :return: bytes
    """
    reader, writer = PdfFileReader(io.BytesIO(pdf), strict=False), PdfFileWriter()
    count = reader.getNumPages()
    for number in range(count):
        page = reader.getPage(number)
        page = writer.addPage(page) or page
        _add_foot(writer, page, f"{text} - {number + 1}/{count}")
    with io.BytesIO() as buffer:
        writer.write(buffer)
        return buffer.getvalue()


def _add_foot(writer, page, line):
    """Put ``line`` under what a page holds already, whose graphics state is kept out of it."""
    left = float(page.mediaBox.getWidth()) - _RIGHT - len(line) * _SIZE * _CHAR
    escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    foot = f"Q\nq BT {_FONT} {_SIZE} Tf 0.3 g {left:.1f} {_LOW} Td ({escaped}) Tj ET Q\n"
    own = page["/Contents"]
    streams = list(own) if isinstance(own, ArrayObject) else [page.raw_get("/Contents")]
    page[NameObject("/Contents")] = ArrayObject([_stream(writer, "q\n"), *streams, _stream(writer, foot)])
    fonts = page["/Resources"].get("/Font", DictionaryObject())
    fonts = fonts.get_object() if hasattr(fonts, "get_object") else fonts.getObject()
    fonts[_FONT] = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page["/Resources"][NameObject("/Font")] = fonts


def _stream(writer, commands):
    stream = DecodedStreamObject()
    stream.setData(commands.encode("ascii"))
    return writer._addObject(stream)
