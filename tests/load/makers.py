"""Small documents made for one test each: pictures by Pillow, PDFs by reportlab and pikepdf, XML by hand."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pikepdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from verify.document import LoadedSource, Source
from verify.load.source import load_pages

QUARTERED_HEIC = base64.b64decode("""
AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAchtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA
ADRpbG9jAAAAAERAAAIAAQAAAAAB7AABAAAAAAAAADMAAgAAAAACHwABAAAAAAAAACQAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAA
AAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAABB2lwcnAAAADmaXBjbwAAAHZodmNDAQNwAAAA
kAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq
5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh
cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEA
AQaBAgMFhIYAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAF9tZGF0AAAALygBrxmA94UN/98KfGuDakh+TgYF0RpkZ7ibWVxk
Yq7x8gj+Kre+6Xa4kQa4hnGIAAAABkV4aWYAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA""")
"""A 64 x 48 picture, white with its top left quarter red, to be turned a quarter clockwise for display."""


def load(data: bytes, name: str = "x") -> LoadedSource:
    """What `load_pages` makes of these bytes."""
    return load_pages(Source(name, data))


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture's bytes in a format of Pillow's."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def quartered(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    """White, with a red top left quarter."""
    picture = Image.new("RGB", size, "white")
    picture.paste((200, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def png_header(width: int, height: int) -> bytes:
    """A PNG that declares a size and holds no pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def a_pdf(*texts: str, size: tuple[float, float] = (400, 300), pages: int = 1, **drawn: object) -> bytes:
    """Pages with `texts` one below the other in Helvetica 12, the first one's base line at (50, 200)."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for _ in range(pages):
        for index, text in enumerate(texts):
            canvas.setFont("Helvetica", 12)
            canvas.drawString(50, 200 - 30 * index, text, mode=drawn.get("mode"))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, **page: object) -> bytes:
    """The PDF with entries of its first page set: ``Rotate=90``, ``CropBox=[...]``."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key, value in page.items():
            pdf.pages[0].obj[f"/{key}"] = pikepdf.Array(value) if isinstance(value, list) else value
        pdf.save(out)
    return out.getvalue()


def appended(data: bytes, number: int, body: bytes) -> bytes:
    """The PDF with object `number` replaced by an incremental update (ISO 32000-1, 7.5.6)."""
    previous = int(data.rsplit(b"startxref", 1)[1].split()[0])
    root = data.rsplit(b"/Root", 1)[1].split(b"/")[0].split(b"\n")[0].strip()
    offset = len(data)
    updated = data + b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(updated)
    return updated + (
        b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size 99 /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (number, offset, root, previous, table)
    )
