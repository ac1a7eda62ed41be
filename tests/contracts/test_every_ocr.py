"""Laws that every OCR engine obeys."""

import pytest
from faults import NONSENSE, Raises
from recognize.drawn import blank, page_of

from verify.errors import ConfigError, EngineError
from verify.recognize.engine import read_words
from verify.recognize.rapidocr import RapidOcr
from verify.recognize.recorded import Recorded, Recorder
from verify.recognize.tesseract import Tesseract

PAGES = (blank(), page_of())


def _recorded(engine):
    recorder = Recorder(engine)
    for page in PAGES:
        recorder.read(page)
    return Recorded(recorder.recording())


@pytest.fixture(scope="module", params=["rapidocr", "tesseract", "recorded"])
def engine(request, tmp_path_factory):
    """Each implementation in turn."""
    if request.param == "rapidocr":
        return RapidOcr(tmp_path_factory.mktemp("models"))
    return Tesseract() if request.param == "tesseract" else _recorded(Tesseract())


@pytest.mark.engine
class TestEveryOcrEngine:
    """One law a test."""

    def test_blank_page(self, engine):
        """A blank page gives nothing, and that is no trouble."""
        assert () == engine.read(PAGES[0])

    def test_reads_print(self, engine):
        """Clean print is read, in words."""
        texts = {word.text for word in engine.read(PAGES[1])}
        assert {"ESIMERKKI", "00100", "Helsinki", "Surface", "1299,00"} <= texts

    def test_confidences_and_boxes(self, engine):
        """Confidences lie in 0 to 1, boxes on the page around ink, and words hold no spaces."""
        for word in read_words(engine, PAGES[1]):
            assert 0.0 <= word.confidence <= 1.0
            assert word.text == word.text.strip() != ""
            assert 0.0 < word.box.width < 0.6
            assert 0.0 < word.box.height < 0.1

    def test_twice(self, engine):
        """The same picture twice gives the same words."""
        assert engine.read(PAGES[1]) == engine.read(PAGES[1])

    def test_says_who_it_is(self, engine):
        """An engine has a name and a version."""
        assert engine.name
        assert engine.version


@pytest.mark.parametrize("sick", NONSENSE, ids=lambda sick: sick.name)
def test_nonsense_is_trouble(sick):
    """What cannot be, and what an engine throws, becomes an EngineError that names the engine."""
    with pytest.raises(EngineError, match=sick.name):
        read_words(sick, blank())


def test_own_errors_pass():
    """An error that already says who has to act is not renamed."""
    with pytest.raises(ConfigError, match="no models"):
        read_words(Raises(error=ConfigError("no models")), blank())


def test_unrecorded_picture():
    """A picture that was never recorded is trouble, not an empty page."""
    recorder = Recorder(_Nothing())
    recorder.read(blank())
    with pytest.raises(EngineError, match="no recording"):
        Recorded(recorder.recording()).read(blank(level=200))


class _Nothing:
    name, version, models = "nothing", "1", ()

    def read(self, _image):
        return ()


@pytest.mark.engine
def test_missing_language():
    """A missing language pack is the operator's to install, by its Debian name."""
    with pytest.raises(ConfigError) as caught:
        Tesseract(("xyz",))
    assert "apt install tesseract-ocr-xyz" == caught.value.hint


@pytest.mark.engine
def test_timeout():
    """A timeout is trouble, not an empty page."""
    with pytest.raises(EngineError):
        Tesseract(timeout_s=0.001).read(page_of())
