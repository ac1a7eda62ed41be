"""Who gets the paper, and its numbers and dates."""

from __future__ import annotations

from dataclasses import replace

from world.press.a4.desk import LEFT, MM, RIGHT, TITLE_ROOM, WIDTH, Desk, pale
from world.press.a4.pen import GREY, Align, Part, text_of

_MIDDLE = 112 * MM
"""Where the right half begins."""
_ACROSS = 5
"""As many entries stand side by side (chosen)."""


def draw_blocks(desk: Desk, top: float) -> float:
    """Addresses, title, numbers and dates below the letterhead; where they end."""
    address, meta = desk.layout.address, desk.layout.meta
    top = max(top + 14, 96)
    if desk.layout.title == "head":
        _title(desk, RIGHT, 58 if desk.layout.head in {"left", "side", "plain"} else top + 6, align="right")
        top += 0 if desk.layout.head in {"left", "side", "plain"} else 14
    if meta not in {"list", "tabs"}:
        return _draw_below(desk, _addresses(desk, top))
    left = LEFT if address == "right" else _MIDDLE
    if address == "pair":
        return _title_between(desk, _list(desk, LEFT, _addresses(desk, top), LEFT + 84 * MM))
    bottom = _list(desk, left, top, RIGHT if left > LEFT else _MIDDLE - 24)
    return _title_between(desk, max(_addresses(desk, top), bottom))


def _title(desk: Desk, x: float, y: float, *, align: Align = "left", factor: float = 2.0) -> None:
    style = desk.style(factor, bold=True, colour=desk.accent)
    text = desk.matter.title
    desk.pen.write(text, x, y, replace(style, align=align), role=desk.pen.fresh("title"), room=TITLE_ROOM)


def _draw_below(desk: Desk, bottom: float) -> float:
    """The numbers and dates below the addresses, over the whole width."""
    if desk.layout.meta == "line":
        return _sentence(desk, bottom + 18)
    return _grid(desk, _title_between(desk, bottom) + 10)


def _addresses(desk: Desk, top: float) -> float:
    """The buyer's block or blocks; where they end."""
    matter, address = desk.matter, desk.layout.address
    if matter.sale.buyer is None:
        return top + (0 if desk.layout.meta in {"list", "tabs"} else 6)
    if address == "pair":
        second = _addressee(desk, LEFT + 88 * MM, top, caption=matter.words["ship_to"], prefix="delivery")
        return max(_addressee(desk, LEFT, top, caption=matter.words["bill_to"]), second)
    if address == "boxed":
        bottom = _addressee(desk, LEFT + 8, top + 10, caption=matter.words["bill_to"])
        desk.pen.box(LEFT, top - 4, LEFT + 84 * MM, bottom + 2, stroke=desk.accent, radius=5)
        return bottom + 6
    if address == "right":
        return _addressee(desk, _MIDDLE, top + 8, caption="")
    dealer = matter.sale.dealer
    sender: tuple[Part, ...] = (dealer.brand, " · ", dealer.street, " · ", dealer.place)
    end = desk.pen.run(sender, LEFT, top + 8, desk.style(0.68, colour=GREY), room=82 * MM)
    desk.pen.line(LEFT, top + 11, end, top + 11, width=0.3, colour=GREY)
    return _addressee(desk, LEFT, top + 24, caption="")


def _addressee(desk: Desk, x: float, y: float, *, caption: str, prefix: str = "buyer") -> float:
    buyer = desk.matter.sale.buyer
    if buyer is None:
        return y
    if caption:
        desk.pen.write(caption, x, y, desk.style(0.85, bold=True, colour=desk.accent))
        y += desk.leading
    values = (("name", buyer.name), ("street", buyer.street), ("place", buyer.place))
    for part, value in values:
        desk.pen.write(value, x, y, desk.style(1.06), role=f"{prefix}_{part}", room=74 * MM)
        y += 1.36 * desk.layout.size
    if buyer.vat_id and prefix == "buyer":
        parts = (f"{desk.matter.words['buyer_vat']}: ", (buyer.vat_id, "buyer_vat_id"))
        desk.pen.run(parts, x, y + 3, desk.style(0.9), room=74 * MM)
        y += desk.leading + 3
    return y + 2


def _list(desk: Desk, left: float, top: float, right: float) -> float:
    """One entry a line, caption left, value right; where it ends."""
    y = top + 8
    if desk.layout.title == "meta":
        _title(desk, left, y + 8, factor=1.8)
        y += 30
    is_tabbed = desk.layout.meta == "tabs"
    captions = [f"{entry.caption}:" for entry in desk.matter.entries]
    tab = left + max(desk.pen.measure(caption, desk.style(0.95)) for caption in captions) + 10
    for place, (entry, caption) in enumerate(zip(desk.matter.entries, captions, strict=True)):
        style = desk.style(0.95, bold=desk.layout.rules == "zebra" and place == 0)
        end = desk.pen.write(caption, left, y, style, room=(right - left) * 0.55)
        value = style if is_tabbed else replace(style, align="right")
        at = min(tab, left + (right - left) * 0.6) if is_tabbed else right
        desk.pen.write(entry.value, at, y, value, role=entry.role, room=right - (at if is_tabbed else end) - 6)
        y += desk.leading
    return y


def _title_between(desk: Desk, y: float) -> float:
    """The title on a line of its own, where the make has it there; where it ends."""
    if desk.layout.title == "above":
        _title(desk, LEFT, y + 22)
    elif desk.layout.title == "centre":
        _title(desk, WIDTH / 2, y + 22, align="centre")
    else:
        return y
    return y + 28


def _grid(desk: Desk, top: float) -> float:
    """The entries side by side, caption above value: ruled, or on a strip of colour."""
    entries = desk.matter.entries
    rows = 1 if len(entries) <= _ACROSS else 2
    across = -(-len(entries) // rows)
    width = (RIGHT - LEFT) / across
    tall = 2.65 * desk.layout.size
    is_strip = desk.layout.meta == "strip"
    for place, entry in enumerate(entries):
        x, y = LEFT + place % across * width, top + place // across * tall
        if is_strip:
            desk.pen.box(x, y, x + width, y + tall, fill=pale(desk.accent))
        else:
            desk.pen.box(x, y, x + width, y + tall, stroke=desk.accent, width=0.5)
        desk.pen.write(entry.caption, x + 4, y + 0.95 * desk.layout.size, desk.style(0.72, colour=GREY), room=width - 8)
        style = desk.style(1.0, bold=is_strip)
        desk.pen.write(entry.value, x + 4, y + 2.2 * desk.layout.size, style, role=entry.role, room=width - 8)
    return top + rows * tall + (10 if is_strip else 6)


def _sentence(desk: Desk, y: float) -> float:
    """The title with number and date as one sentence, the other entries as a line below."""
    matter = desk.matter
    own, date, *others = matter.entries
    title = (matter.title, desk.pen.fresh("title"))
    parts = matter.words.parts("inline", title=title, number=(own.value, own.role), date=(date.value, date.role))
    desk.pen.run(parts, LEFT, y, desk.style(1.45, bold=True), room=RIGHT - LEFT)
    y += 1.5 * desk.leading
    style, line = desk.style(0.92), list[Part]()
    for entry in others:
        more: list[Part] = [" · " if line else "", f"{entry.caption}: ", (entry.value, entry.role)]
        if desk.pen.measure("".join(map(text_of, line + more)), style) > RIGHT - LEFT:
            desk.pen.run(line, LEFT, y, style)
            y, line, more[0] = y + desk.leading, [], ""
        line += more
    desk.pen.run(line, LEFT, y, style)
    return y + 6
