"""Serial numbers in their makers' forms.

The campaigns' files hold no patterns (they are the owners'); the forms are those that the makers' own support pages show:
Sony seven digits, Sonos the unit's network address with a check digit, Surface twelve digits.
"""

from __future__ import annotations

from collections.abc import Callable

from world.chance import Chance
from world.trade.numbers import luhn, mac
from world.trade.products import Product


def serial_of(product: Product, chance: Chance) -> str:
    """A serial number of the form its maker uses."""
    return _SERIALS.get(product.maker, _other_serial)(chance)


def _sonos_serial(chance: Chance) -> str:
    """The unit's network address and a check digit, as on the maker's labels; a locally administered address."""
    octets = mac(chance, joint="-")
    return f"{octets}:{sum(int(octet, 16) for octet in octets.split('-')) % 16:X}"


def _microsoft_serial(chance: Chance) -> str:
    """Twelve digits, the first one nought, the last one Luhn's."""
    stem = f"0{chance.digits(10)}"
    return stem + luhn(stem)


def _other_serial(chance: Chance) -> str:
    return f"{chance.pick('ABCDEFGHJKLMNPRSTUVWXYZ')}{chance.digits(9)}"


_SERIALS: dict[str, Callable[[Chance], str]] = {
    "Sony": lambda chance: chance.digits(7),
    "Sonos": _sonos_serial,
    "Microsoft": _microsoft_serial,
}
