"""Laws that every barcode reader obeys."""

import pytest
import zxingcpp
from recognize.drawn import barcode_page, blank, page_of

from verify.errors import EngineError
from verify.recognize.engine import read_codes
from verify.recognize.recorded import Recorded, Recorder, load_barcode_recording, save_recording
from verify.recognize.zbar import Zbar
from verify.recognize.zxing import Zxing

EAN, UPC = "5901234123457", "036000291452"
PAGES = (blank(), page_of(), barcode_page(EAN), barcode_page(UPC, zxingcpp.BarcodeFormat.UPCA))


def _recorded(path):
    recorder = Recorder(Zxing())
    for page in PAGES:
        recorder.read(page)
    save_recording(recorder.recording(), path)
    return Recorded(load_barcode_recording(path))


@pytest.fixture(scope="module", params=["zxing", "zbar", "recorded"])
def reader(request, tmp_path_factory):
    """Each implementation in turn."""
    if request.param == "recorded":
        return _recorded(tmp_path_factory.mktemp("recording") / "codes.json")
    return {"zxing": Zxing, "zbar": Zbar}[request.param]()


@pytest.mark.parametrize("page", PAGES[:2], ids=["blank", "print"])
def test_no_code(reader, page):
    """A page without a code gives nothing."""
    assert () == reader.read(page)


def test_reads_a_retail_code(reader):
    """An EAN-13 is read, valid, boxed on the page, and says who read it."""
    (code,) = read_codes(reader, PAGES[2])
    assert ("EAN13", EAN, True, (reader.name,)) == (code.symbology, code.text, code.valid, code.readers)
    assert 0.2 < code.box.center[0] < 0.8


def test_upc_has_twelve_digits(reader):
    """A UPC-A goes by its own name and twelve digits, whoever reads it."""
    (code,) = reader.read(PAGES[3])
    assert ("UPCA", UPC) == (code.symbology, code.text)


def test_twice(reader):
    """The same picture twice gives the same codes."""
    assert reader.read(PAGES[2]) == reader.read(PAGES[2])


def test_trouble_is_raised():
    """What a reader throws becomes an EngineError that names it."""
    with pytest.raises(EngineError, match="moody"):
        read_codes(_Moody(), blank())


class _Moody:
    name, version = "moody", "1"

    def read(self, _image):
        raise OSError
