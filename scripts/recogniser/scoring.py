"""How well a last layer reads drawn lines: exact lines by language and type, letters beyond ASCII, invented accents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby

import numpy as np

from recogniser.backbone import SeenLine
from verify.recognize.heads import Head
from verify.text import edit_distance


@dataclass(slots=True)
class Score:
    """Counts over many lines."""

    lines: int = 0
    exact: int = 0
    """Lines read without any fault but in white space."""
    signs: int = 0
    edits: int = 0
    special: int = 0
    """Letters beyond ASCII."""
    special_right: int = 0
    plain: int = 0
    """Letters of ASCII."""
    invented: int = 0
    """Letters beyond ASCII read where the line has none at that place."""
    by_letter: dict[str, list[int]] = field(default_factory=dict)
    """Right and all, for each letter beyond ASCII."""

    def row(self) -> str:
        """As a table's row."""
        return (
            f"{self.exact / max(self.lines, 1):.3f} | {100 * self.edits / max(self.signs, 1):.2f} % | "
            f"{self.special_right / max(self.special, 1):.3f} | {10_000 * self.invented / max(self.plain, 1):.1f}"
        )


def read_line(head: Head, line: SeenLine) -> str:
    """The likeliest sign of each step, repeats and blanks left out."""
    signs = ("", *head.glyphs, " ")
    classes = (line.steps.astype(np.float32) @ head.weights + head.bias).argmax(axis=1)
    return "".join(signs[one] for one, _ in groupby(classes.tolist())).strip()


def score_lines(head: Head, lines: Sequence[SeenLine]) -> dict[str, Score]:
    """Scores of all lines, of each language and of each type."""
    scores: dict[str, Score] = {}
    for line in lines:
        read = read_line(head, line)
        for name in ("all", line.language, line.type):
            _count(scores.setdefault(name, Score()), line.text, read)
    return scores


def _count(score: Score, text: str, read: str) -> None:
    score.lines += 1
    score.exact += "".join(text.split()) == "".join(read.split())
    score.signs += len(text)
    score.edits += edit_distance(text, read)
    score.plain += sum(sign.isascii() and sign.isalpha() for sign in text)
    for kind, start, end, there, then in SequenceMatcher(None, text, read, autojunk=False).get_opcodes():
        for sign in _letters(text[start:end]):
            right = score.by_letter.setdefault(sign, [0, 0])
            right[0] += kind == "equal"
            right[1] += 1
            score.special_right += kind == "equal"
            score.special += 1
        if kind != "equal" and not list(_letters(text[start:end])):
            score.invented += len(list(_letters(read[there:then])))


def _letters(text: str) -> Iterable[str]:
    return (sign for sign in text if sign.isalpha() and not sign.isascii())
