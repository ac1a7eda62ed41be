"""Lines drawn to fit the recogniser on."""

import json

import pytest
from recogniser.lines import draw_lines, plain_lines, world_lines
from world.press.fonts import fonts_are_here, remedy

needs_fonts = pytest.mark.skipif(not fonts_are_here(), reason=remedy())


@pytest.fixture
def texts(tmp_path):
    """What a world of two papers says."""
    for name, language, lines in (
        ("a", "ro", ["Bun  ales în ţară", "Total"]),
        ("b", "no", ["Kjøper"]),
        ("c", None, ["x"]),
    ):
        (tmp_path / f"{name}.truth.json").write_text(json.dumps({"language": language, "lines": lines}), "utf-8")
    return {language: lines for language, lines in world_lines(tmp_path).items() if lines}


def test_words_come_from_the_truths(texts):
    """Lines are sorted by language, with single spaces and Romanian's own comma below."""
    assert {"ro": ("Bun ales în țară", "Total"), "no": ("Kjøper",)} == texts


@needs_fonts
def test_the_same_seed_draws_the_same_lines(texts):
    """A line depends on seed, split and place alone."""
    first, again = (list(draw_lines(texts, 6, seed=3, split="tune")) for _ in range(2))
    assert [line.text for line in first] == [line.text for line in again]
    assert all((one.pixels == other.pixels).all() for one, other in zip(first, again, strict=True))
    assert {"clean", "thermal", "dot-matrix"} == {line.type for line in first}


@needs_fonts
def test_lines_to_measure_with_say_only_what_the_truths_say(texts):
    """No nonsense and no codes among them."""
    assert {text for several in texts.values() for text in several} >= {
        line.text for line in plain_lines(texts, 8, seed=3, split="held")
    }
