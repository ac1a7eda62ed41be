"""Typefaces: enough of them, apart, and with the letters that they claim."""

import pytest
from fontTools.ttLib import TTFont
from world.chance import SPLITS, Chance
from world.press.fonts import ALPHABETS, TYPEFACES, Typeface, font_path, typeface

pytestmark = pytest.mark.usefixtures("typefaces")
ASCII = "".join(map(chr, range(32, 127)))
ONE_DESIGN = ({"DejaVu Sans Mono", "Hack"}, {"Lato", "Carlito"})


def test_many() -> None:
    """At least twenty-five typefaces are known, under names of their own."""
    names = [face.name for face in TYPEFACES.all]

    assert len(names) >= 25
    assert sorted(set(names)) == sorted(names)


def test_apart() -> None:
    """No family, and no two faces of one design, are in both parts."""
    families = {split: {face.name.split()[0] for face in TYPEFACES.of(split)} for split in SPLITS}

    assert families["tune"].isdisjoint(families["held"])
    for design in ONE_DESIGN:
        assert [] == [split for split in SPLITS if 0 < len(design & {face.name for face in TYPEFACES.of(split)}) < 2]


@pytest.mark.parametrize("face", TYPEFACES.all, ids=lambda face: face.name)
def test_letters(face: Typeface) -> None:
    """Both cuts have every letter of our languages that the face is not said to lack."""
    wanted = set(ASCII + "".join(ALPHABETS.values())) - set(face.lacks)
    for bold in (False, True):
        with TTFont(font_path(face, bold=bold), lazy=True) as font:
            assert set() == {letter for letter in wanted if ord(letter) not in font.getBestCmap()}


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("language", ALPHABETS)
def test_every_language(split: str, language: str) -> None:
    """Each part has several faces of each kind for each language."""
    fit = [face.look for face in TYPEFACES.of(split) if face.writes(language)]

    assert all(fit.count(look) >= least for look, least in (("mono", 4), ("sans", 3), ("serif", 2), ("condensed", 1)))


def test_choice() -> None:
    """A face is chosen by look, letters and kind of outline."""
    chosen = [
        typeface(Chance.of(7, "tune", str(n)), "mono", language="ro", letters="ș", truetype=True) for n in range(30)
    ]

    assert {"mono"} == {face.look for face in chosen}
    assert all(face.writes("ro") and face.is_truetype for face in chosen)


def test_missing() -> None:
    """A face that is not installed is told with the packages to install."""
    with pytest.raises(FileNotFoundError, match="fonts-dejavu-core"):
        font_path(Typeface("Nowhere", "mono", "nowhere-regular"))
