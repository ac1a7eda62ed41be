"""Small engines that see what a test says, and the pictures they look at."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from verify.document import Barcode, Box, Source, Word


@dataclass(frozen=True)
class Seeing:
    """An OcrEngine that reads the same lines on every picture."""

    lines: tuple[str, ...]
    name: str = "seeing"
    version: str = "1"
    models: tuple[tuple[str, str], ...] = (("eye", "ab" * 32),)

    def read(self, _image):
        """Each line's words, spread over the page from top to bottom."""
        return tuple(
            Word(word, Box(0.05 + 0.12 * column, top, 0.15 + 0.12 * column, top + 0.03), 0.99)
            for top, line in ((0.05 + 0.06 * row, line) for row, line in enumerate(self.lines))
            for column, word in enumerate(line.split())
        )


@dataclass(frozen=True)
class Raising:
    """An OcrEngine in trouble."""

    error: Exception
    name: str = "raising"
    version: str = "1"
    models: tuple[tuple[str, str], ...] = ()

    def read(self, _image):
        """Nothing, ever."""
        raise self.error


@dataclass(frozen=True)
class Scanning:
    """A BarcodeReader that finds the same code on every picture."""

    text: str | None
    name: str = "scanning"
    version: str = "1"

    def read(self, _image):
        """The one code."""
        return (
            Barcode(Box(0.1, 0.8, 0.6, 0.9), "EAN13" if self.text else None, self.text, bool(self.text), (self.name,)),
        )


RECEIPT = ("Esimerkki Kodinkoneet Oy", "Y-tunnus 1234567-1", "KUITTI", "01.02.2019 14:33", "Surface Pro 6 1299,00", "YHTEENSÄ EUR 1299,00")  # fmt: skip
"""The lines of a receipt."""


def a_picture(name="receipt.png", *, size=(600, 800)):
    """A blank picture under a name: what stands on it is the engine's to say."""
    file = BytesIO()
    Image.new("RGB", size, "white").save(file, "PNG")
    return Source(name, file.getvalue())
