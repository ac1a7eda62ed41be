"""The makes of till: what stands where, as templates (`world.press.till.templates`), in two parts that share no style.

Tills differ in order more than in words: fiscal printers put the quantity above the description and the date at the
foot, department stores print the article number first, electronics chains a table with columns and a big total.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from world.chance import Stock
from world.press.fonts import Look
from world.press.heads import Kind
from world.press.till.fitting import Roll

Templates = tuple[str, ...]
LogoForm = Literal["", "name", "banner", "frame", "disc", "bars"]

SLIM_42 = Roll(80, 72, 42)
SLIM_48 = Roll(80, 72, 48)
SLIM_36 = Roll(80, 72, 36)
NARROW_32 = Roll(58, 48, 32)
NARROW_28 = Roll(58, 48, 28)
PINS_35 = Roll(76, 64, 35)
PINS_31 = Roll(70, 58, 31)
WIDE_64 = Roll(112, 104, 64)
A5_80 = Roll(148, 124, 80)


@dataclass(frozen=True, slots=True)
class Till:
    """One make of till and how it is set up."""

    name: str
    roll: Roll
    looks: tuple[Look, ...]
    heads: tuple[Kind, ...]
    logo: LogoForm
    """Empty: the name is text and stands among `head`."""
    head: Templates
    order: tuple[str, ...]
    """Sections, from top to bottom; ``----`` and the like are rules between them, an empty one a gap."""
    clock: Templates
    columns: Templates
    """Heads of the items' columns."""
    item: Templates
    discount: Templates
    """Below an item; names ``price`` where what is left is said, else the item's price is not."""
    totals: Templates
    vat_head: Templates
    vat_line: Templates
    vat_foot: Templates
    pay: Templates
    slip: Templates
    upper: bool = False
    """Captions in capitals."""
    colon: str = ""
    """Behind captions."""
    code: Literal["", "Code128", "ITF", "QRCode"] = ""


_HEAD = ("<m>{legal}", "<m>{street}", "<m>{place}", "<m>{phone_} {phone}", "<m>{id1}", "<m>{id2}", "<m>{web}")
_HEAD_LEFT = ("<b>{brand}", "{legal}", "{street}", "{place}", "{phone_} {phone}", "{id1}", "{id2}")
_HEAD_NAMED = ("<mbwt>{brand}", "<m>{legal}", "<m>{street}, {place}", "<m>{phone_} {phone}", "<m>{id1}", "<m>{id2}")
_HEAD_PINS = ("<mw>{brand}", "<m>{legal}", "<m>{street}", "<m>{place}", "<m>{id1}", "<m>{id2}", "<m>{phone_} {phone}")
_HEAD_SPLIT = ("<bm>{brand}", "{legal}|{place}", "{street}|{phone}", "{id1}|{id2?}", "<m>{web}")

_VAT_TABLE = (("{rate_}|{net_}|{vat_}|{gross_}",), ("{rate}%|{net}|{vat}|{gross}",), ("{vat_sum_}||{vat_sum}|",))
_VAT_LETTERS = (
    ("{rate_}|@45 {gross_}|@72 {net_}|{vat_}",),
    ("{letter} = {rate} %|@45 {gross}|@72 {net}|{vat}",),
    ("<b>{vat_sum_}|{vat_sum}",),
)
_VAT_LINES = ((), ("{vat_} {rate}%|{vat}",), ("{vat_sum_}|{vat_sum}",))
_VAT_SENTENCE = ((), ("<m>{included}",), ())
_VAT_PAIRS = ((), ("{net_} {rate}%|{net}", "{vat_} {rate}%|{vat}"), ("{vat_sum_}|{vat_sum}",))
_VAT_EQUATION = (
    ("<s>{rate_}   {net_} + {vat_} = {gross_}",),
    ("{letter} {rate}%|{net} + {vat} = {gross}",),
    ("{vat_sum_}|{vat_sum}",),
)
_VAT_FISCAL = ((), ("{vat_} {letter} - {rate}%|{vat}",), ("<b>{vat_sum_}|{vat_sum}",))
_VAT_STARRED = (("", "* {rate_}|@50 {net_}|{vat_}"), ("* {rate},00%|@50 {net}|{vat}",), ("* {vat_sum_}|{vat_sum}",))

_NET_BELOW = ("  {discount_}|-{discount}", "  {reduced_}|{price}")
_MINUS = ("  {discount_} {percent}%|-{discount}",)
_INLINE = ("   {discount_} -{discount} ({gross})",)

_PAY_PLAIN = ("{means_}|{paid}", "{change_}|{change}")
_PAY_ASKED = ("{paid_}|{paid}", "{means_}|{tendered}", "{change_}|{change}")
_PAY_SIGNED = ("{means_} {cur}|{tendered}", "{change_} {cur}|{change}", "{count_} {count}")

_SLIP_LONG = (
    "<m>{slip_}", "TID {tid}|Trace {trace}", "{slip_card_}|{pan}", "{scheme}|AID {aid}", "{slip_date}|{slip_time}",
    "<b>{slip_amount_}|{cur} {slip_amount}", "{slip_code_} {auth}", "<m>{slip_approved_}", "<sm>{slip_copy_}",
)  # fmt: skip
_SLIP_SHORT = ("{scheme} {pan}|{slip_amount}", "{slip_date} {slip_time}|{slip_code_} {auth}", "<m>{slip_approved_}")
_SLIP_LEFT = (
    "<b>{slip_}", "", "{slip_card_}: {pan}", "{scheme} - CONTACTLESS", "AID: {aid}", "TVR: 0000008000  TSI: E800",
    "TID: {tid}  Batch: {trace}", "{slip_amount_}: {slip_amount} {cur}", "{slip_date} {slip_time}", "<b>{slip_approved_}", "<s>{slip_copy_}",
)  # fmt: skip
_SLIP_DOTTED = (
    "<m>*** {slip_} ***", "<.>{slip_card_}|{pan}", "<.>Terminal-ID|{tid}", "<.>Trace|{trace}", "<.>{slip_code_}|{auth}",
    "<.>{slip_date}|{slip_time}", "<b.>{slip_amount_}|{slip_amount}", "<m>{slip_approved_}", "<m>{slip_copy_}",
)  # fmt: skip

_TUNE = (
    Till(
        "chain-table", SLIM_48, ("mono",), ("thermal",), "name", _HEAD,
        ("logo", "head", "", "title", "clock", "----", "columns", "----", "items", "====", "totals", "pay", "----", "vat", "slip", "loyalty", "notes", "fiscal", "code"),
        ("{number_} {number}|{till_} {till}", "{date_} {date}|{time_} {time?}", "{cashier_} {cashier}"),
        ("{description_}|@58 {quantity_}|@78 {unit_price_}|{amount_}",),
        ("{description}", "  {reference?}|@58 {quantity}|@78 {unit_price}|{price}"), _NET_BELOW,
        ("{subtotal_}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<bt>{total_} {cur_mark}|{total}"),
        *_VAT_TABLE, _PAY_PLAIN, _SLIP_LONG, code="Code128",
    ),
    Till(
        "fiscal-above", SLIM_42, ("mono",), ("thermal", "thermal-180"), "", ("<mb>{legal}", "<m>{brand}", "<m>{street}", "<m>{place}", "<m>{id1}", "<m>{id2}"),
        ("head", "", "items", "----", "totals", "pay", "vat", "----", "clock", "loyalty", "notes", "slip", "fiscal"),
        ("{number_}|{number}", "{cashier_} {cashier?}|{till_} {till}", "{date_} {date}|{time_} {time?}"),
        (), ("{quantity3} {piece_} x {unit_price}", "{description}|{price} {tax?}", "<s>{article_} {reference}"), _MINUS,
        ("{subtotal_}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<bw>{total_}|{total}"),
        *_VAT_FISCAL, _PAY_PLAIN, _SLIP_SHORT, upper=True,
    ),
    Till(
        "counted", NARROW_32, ("mono",), ("thermal",), "banner", _HEAD,
        ("logo", "head", "----", "clock", "----", "items", "----", "totals", "pay", "", "vat", "slip", "notes", "fiscal", "code"),
        ("{date}|{time?}", "{number_} {number}", "{till_} {till}|{cashier?}"),
        (), ("{quantity} x {description}|{price}", "<+>   à {unit_price}", "<s>   {article_} {reference}"), _INLINE,
        ("{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<x>{total_}|{total} {cur_mark}"),
        *_VAT_SENTENCE, _PAY_PLAIN, _SLIP_SHORT, colon=":", code="QRCode",
    ),
    Till(
        "number-first", SLIM_42, ("mono", "ocr"), ("thermal",), "frame", _HEAD,
        ("logo", "head", "****", "title", "****", "items", "", "totals", "vat", "pay", "slip", "****", "clock", "loyalty", "notes", "fiscal"),
        ("<m>{date} {time?} {till_} {till}  {number_} {number}", "<m>{cashier_} {cashier}"),
        (), ("{reference?} {description}", "<s>EAN {gtin}", "     {quantity} {piece_} x {unit_price}|{price} {tax?}"), _NET_BELOW,
        ("====", "{subtotal_}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<bw>{total_}|{total}", "===="),
        *_VAT_LETTERS, _PAY_ASKED, _SLIP_LONG, colon=":",
    ),
    Till(
        "pins", PINS_35, ("mono",), ("matrix",), "", _HEAD_PINS,
        ("head", "", "title", "clock", "", "items", "----", "totals", "pay", "----", "vat", "", "slip", "notes", "fiscal"),
        ("{date}  {time?}", "{number_} {number}|{till_} {till}"),
        (), ("{description}", "{reference?}  {quantity}x {unit_price}|{price}"), _MINUS,
        ("{subtotal_}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<w>{total_}|{total}"),
        *_VAT_LINES, _PAY_PLAIN, _SLIP_SHORT, upper=True,
    ),
    Till(
        "boutique", SLIM_42, ("sans", "condensed"), ("thermal",), "name", ("<m>{street}", "<m>{place}", "<m>{web}"),
        ("logo", "head", "", "title", "line", "items", "line", "totals", "pay", "line", "vat", "line", "clock", "", "slip", "loyalty", "notes", "ids", "fiscal", "code"),
        ("{number_}|{number}", "{date_}|{date}", "{time_}|{time}", "{cashier_}|{cashier}"),
        (), ("<b>{description}", "{article_} {reference}", "{quantity} × {unit_price}|{price} {cur}"), _NET_BELOW,
        ("{subtotal_}|{subtotal} {cur}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<bt>{total_}|{total} {cur_mark}"),
        *_VAT_PAIRS, _PAY_PLAIN, _SLIP_DOTTED, code="Code128",
    ),
    Till(
        "left-strict", SLIM_48, ("mono",), ("thermal", "thermal-180"), "", _HEAD_LEFT,
        ("head", "====", "clock", "====", "columns", "items", "====", "totals", "pay", "vat", "slip", "====", "loyalty", "notes", "fiscal"),
        ("{date_} {date} {time?}", "{number_} {number}", "{cashier_} {cashier?} / {till_} {till}"),
        ("{quantity_} {description_}|{amount_}",), ("{quantity}  {description}|{price} {tax?}", "   {unit_price} / {piece_}  {article_} {reference?}"), _INLINE,
        ("<.>{subtotal_}|{subtotal}", "<.>{receipt_discount_}|-{receipt_discount}", "<.>{rounding_}|{rounding}", "<b.>{total_} {cur_mark}|{total}"),
        *_VAT_EQUATION, _PAY_SIGNED, _SLIP_LONG,
    ),
    Till(
        "inverse", SLIM_42, ("mono", "condensed"), ("thermal",), "disc", _HEAD,
        ("logo", "head", "", "clock", "----", "items", "", "totals", "", "pay", "vat", "slip", "loyalty", "notes", "title", "fiscal", "code"),
        ("{number_} {number}|{date} {time?}", "{till_} {till}|{cashier_} {cashier?}"),
        (), ("{description}|{price}", "  {quantity} {piece_} à {unit_price}", "  {reference}"), _MINUS,
        ("{subtotal_}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<ibt> {total_}|{cur_mark} {total} "),
        *_VAT_TABLE, _PAY_PLAIN, _SLIP_DOTTED, code="ITF",
    ),
    Till(
        "wide-roll", WIDE_64, ("sans", "serif"), ("thermal", "laser"), "bars", ("<m>{legal} - {street} - {place}", "<m>{phone_} {phone}  {web}", "<m>{id1}   {id2?}"),
        ("logo", "head", "double", "title", "clock", "line", "columns", "line", "items", "line", "totals", "vat", "pay", "slip", "", "loyalty", "notes", "fiscal", "code"),
        ("{number_} {number}|@50 {date_} {date}|{time_} {time?}", "{till_} {till}|{cashier_} {cashier?}"),
        ("<s>{article_}|@<20 {description_}|@70 {quantity_}|@85 {unit_price_}|{amount_}",),
        ("{reference?}|@<20 {description}|@70 {quantity}|@85 {unit_price}|{price}",), _NET_BELOW,
        ("@80 {subtotal_}|{subtotal}", "@80 {receipt_discount_}|-{receipt_discount}", "@80 {rounding_}|{rounding}", "<bx> {total_}|{cur_mark} {total} "),
        *_VAT_TABLE, _PAY_SIGNED, _SLIP_LEFT, colon=":", code="Code128",
    ),
    Till(
        "pocket", NARROW_28, ("mono",), ("thermal-180", "thermal"), "", _HEAD_NAMED,
        ("head", "----", "clock", "----", "items", "----", "totals", "vat", "pay", "slip", "notes", "fiscal"),
        ("{date} {time?}|#{number}",),
        (), ("{description}", "{quantity}x{unit_price}|{price}"), _MINUS,
        ("{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<bw>{total_}|{total}"),
        *_VAT_LINES, _PAY_PLAIN, _SLIP_SHORT, upper=True,
    ),
)  # fmt: skip

_HELD = (
    Till(
        "market", SLIM_42, ("mono",), ("thermal",), "disc", ("<m>{street}, {place}", "<m>{phone_} {phone}", "<m>{legal}", "<m>{id1}", "<m>{id2}"),
        ("logo", "head", "", "clock", "____", "items", "____", "totals", "pay", "____", "vat", "slip", "title", "loyalty", "notes", "fiscal", "code"),
        ("<m>{date_} {date}  {time_} {time?}", "<m>{till_} {till}  {number_} {number}  {cashier_} {cashier?}"),
        (), ("{quantity} {piece_} {description}|{price} {tax?}", "<+>         à {unit_price}", "       {gtin}"), ("   - {discount_}|-{discount}", "   = {reduced_}|{price}"),
        ("{subtotal_} ({count})|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<bwt>{total_}|{total}"),
        *_VAT_STARRED, ("{means_}|{tendered}", "{change_}|{change}", "{saved_}|{saved}"), _SLIP_LEFT, code="ITF",
    ),
    Till(
        "star-table", SLIM_48, ("mono", "typewriter"), ("thermal",), "bars", ("<m>{legal}", "<m>{street} * {place}", "<m>{id1}", "<m>{id2}", "<m>{web}"),
        ("logo", "head", "****", "clock", "****", "columns", "items", "****", "totals", "pay", "****", "vat", "****", "slip", "loyalty", "notes", "title", "fiscal", "code"),
        ("{date_}: {date}|{number_}: {number}", "{time_}: {time?}|{till_}: {till}"),
        ("{description_}|@56 {unit_price_}|@74 {quantity_}|{amount_}", "----"),
        ("{reference}", "{description}|", "|@56 {unit_price}|@74 {quantity}|{price}"), ("  * {discount_} {percent} % *|-{discount}",),
        ("{subtotal_}|@70 {cur}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<bt>*** {total_}|@70 {cur_mark}|{total}"),
        (), ("{vat_} {rate} %|@50 {net_} {net}|{vat}",), ("{vat_sum_}|{vat_sum}",), ("{means_}|{paid}", "{change_}|{change}"), _SLIP_DOTTED, code="Code128",
    ),
    Till(
        "at-price", NARROW_32, ("mono", "bitmap"), ("thermal", "thermal-180"), "", ("<mbt>{brand}", "<m>{street}", "<m>{place}", "<m>{id1}", "<m>{id2}", "<m>{legal}"),
        ("head", "", "title", "items", "....", "totals", "pay", "....", "vat", "....", "slip", "clock", "notes", "fiscal", "code"),
        ("<m>{number_} {number}", "<m>{date} - {time?}", "<m>{cashier_} {cashier}"),
        (), ("<b>{description}", "  {quantity} @ {unit_price}|{price}", "  {reference}"), ("  {discount_}|({discount})",),
        ("<.>{receipt_discount_}|-{receipt_discount}", "<.>{rounding_}|{rounding}", "<b.>{total_}|{cur_mark} {total}"),
        (), ("{vat_} @ {rate}%|{vat}", "{net_}|{net}"), ("{vat_sum_}|{vat_sum}",), ("<.>{means_}|{tendered}", "<.>{change_}|{change}"), _SLIP_LEFT, code="QRCode",
    ),
    Till(
        "ean-first", SLIM_42, ("mono",), ("thermal",), "banner", ("{legal}|{phone}", "{street}|{place}", "{id1}", "{id2}"),
        ("logo", "head", "- - - -", "items", "- - - -", "totals", "- - - -", "pay", "slip", "vat", "- - - -", "clock", "loyalty", "notes", "fiscal"),
        ("{till_} {till}|{cashier_} {cashier?}", "{number_}|{number}", "{date_}|{date} {time?}"),
        (), ("{gtin}", "<b>{description}|{price} {tax?}", "   {article_} {reference?}  ({quantity} × {unit_price})"), ("<s>   {discount_} {discount} / {gross}",),
        ("{subtotal_}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "double", "<bt>{total_}|{total} {cur_mark}", "double"),
        ("{rate_}|@46 {vat_}|@73 {net_}|{gross_}",), ("{letter} {rate}%|@46 {vat}|@73 {net}|{gross}",), ("{vat_sum_}|{vat_sum}",),
        ("{means_} {cur}|{tendered}", "{change_} {cur}|{change}"), _SLIP_DOTTED, upper=True,
    ),
    Till(
        "ribbon", PINS_31, ("mono",), ("matrix",), "", ("<m>{brand}", "<m>{street}", "<m>{place}", "<m>{phone_} {phone}", "<m>{id1}", "<m>{id2}"),
        ("head", "", "clock", "====", "items", "====", "totals", "vat", "", "pay", "slip", "title", "notes", "fiscal"),
        ("{number_} {number}", "{date}|{time?}", "{till_} {till}  {cashier?}"),
        (), ("{quantity} {description}", "  @ {unit_price}|{price}", "  {reference}"), ("  {discount_}|-{discount}", "  {reduced_}|{price}"),
        ("{subtotal_}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<b>{total_}|** {total} **"),
        (), ("{letter}: {vat_} {rate}%|{vat}",), ("{vat_sum_}|{vat_sum}",), ("{means_}|{tendered}", "{change_}|{change}"), _SLIP_LEFT,
    ),
    Till(
        "concept-store", SLIM_42, ("sans", "condensed"), ("thermal",), "frame", ("<m>{place}", "<m>{street}", "<m>{phone}"),
        ("logo", "head", "", "clock", "line", "items", "double", "totals", "double", "pay", "", "vat", "loyalty", "line", "notes", "slip", "ids", "title", "fiscal", "code"),
        ("{date}, {time?}|{number_} {number}", "{cashier_}: {cashier}"),
        (), ("{description}|{price}", "<s>{reference}", "<+s>{quantity} {piece_}, {unit_price} / {piece_}"), ("<s>{discount_} -{discount}, {gross}",),
        ("{subtotal_}|{cur} {subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<b>{total_}|{cur_mark} {total}"),
        (), ("<sm>{vat_} {rate} %: {vat} ({net_} {net})",), ("<m>{vat_sum_} {vat_sum}",), ("{means_}|{cur} {paid}", "{change_}|{change}"), _SLIP_LEFT, code="QRCode",
    ),
    Till(
        "positions", SLIM_48, ("mono", "typewriter"), ("thermal",), "", _HEAD_SPLIT,
        ("head", "----", "title", "clock", "----", "columns", "items", "----", "totals", "----", "vat", "----", "pay", "slip", "loyalty", "notes", "fiscal", "code"),
        ("{number_}|@<34 {number}", "{date_}/{time_}|@<34 {date} {time?}", "{till_}/{cashier_}|@<34 {till}/{cashier?}"),
        ("#   {description_}|{amount_} {cur}",), ("{position}   {description}|{price}", "    {article_} {reference}", "    {quantity} x {unit_price}"), ("    {discount_}|-{discount}",),
        ("{count_} {count}|{subtotal}", "{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<ib> {total_}|{total} "),
        ("|@44 {net_}|@72 {vat_}|{gross_}",), ("{rate}%|@44 {net}|@72 {vat}|{gross}",), ("{vat_sum_}|@72 {vat_sum}",),
        ("{paid_}|{paid}", "{means_}|{tendered}", "{change_}|{change}"), _SLIP_DOTTED, colon=":", code="Code128",
    ),
    Till(
        "desk-a5", A5_80, ("sans", "serif"), ("laser", "inkjet"), "name", ("{legal}|{street}", "{web}|{place}", "{id1}|{phone_} {phone}", "{id2}"),
        ("logo", "line", "head", "", "title", "clock", "", "columns", "double", "items", "line", "totals", "", "vat", "", "pay", "slip", "", "loyalty", "notes", "fiscal", "code"),
        ("{number_} {number}|{date_} {date}", "{cashier_} {cashier?}|{time_} {time?}"),
        ("<b>{quantity_}|@<10 {description_}|@<62 {article_}|@85 {unit_price_}|{amount_}",), ("{quantity}|@<10 {description}|@<62 {reference?}|@85 {unit_price}|{price}",), ("@<10 {discount_}|-{discount}", "@<10 {reduced_}|{price}"),
        ("@85 {subtotal_}|{subtotal}", "@85 {receipt_discount_}|-{receipt_discount}", "@85 {rounding_}|{rounding}", "<bx>@85 {total_} {cur_mark}|{total} "),
        ("@40 {rate_}|@60 {net_}|@80 {vat_}|{gross_}",), ("@40 {rate} %|@60 {net}|@80 {vat}|{gross}",), ("@60 {vat_sum_}|@80 {vat_sum}",),
        ("{means_}: {paid} {cur}", "{change_}: {change}"), _SLIP_LEFT, colon=":", code="QRCode",
    ),
    Till(
        "big-sum", SLIM_36, ("mono",), ("thermal", "thermal-180"), "", ("<mbwt>{brand}", "<ms>{legal}", "<m>{street}", "<m>{place}", "<m>{phone}", "<m>{id1}", "<m>{id2}"),
        ("head", "", "clock", "", "items", "", "totals", "", "pay", "vat", "slip", "loyalty", "notes", "title", "fiscal", "code"),
        ("<b>{date}|{time?}", "{number_}: {number}|{till_} {till}", "{cashier_}: {cashier}"),
        (), ("{description}{in_brackets?}", "  {quantity} × {unit_price}|{price} {tax?}"), ("  {discount_}|-{discount}",),
        ("{receipt_discount_}|-{receipt_discount}", "{rounding_}|{rounding}", "<m>{total_} {cur_mark}", "<mbwt>{total}"),
        (), ("<m>{included}",), ("{vat_sum_}|{vat_sum}",), ("{means_}|{paid}", "{change_}|{change}"), _SLIP_DOTTED, code="Code128",
    ),
    Till(
        "small-type", WIDE_64, ("mono", "condensed"), ("thermal",), "bars", _HEAD_SPLIT[1:],
        ("logo", "head", "....", "clock", "....", "columns", "items", "....", "totals", "vat", "pay", "slip", "....", "loyalty", "notes", "title", "fiscal"),
        ("{number_} {number}|@45 {date_} {date}|@70 {time?}|{till_} {till}",),
        ("{quantity_}|@<9 {article_}|@<26 {description_}|@84 {unit_price_}|{amount_}",), ("{quantity}|@<9 {reference?}|@<26 {description}|@84 {unit_price}|{price}",), ("@<26 {discount_}|-{discount}",),
        ("@84 {subtotal_}|{subtotal}", "@84 {receipt_discount_}|-{receipt_discount}", "@84 {rounding_}|{rounding}", "<bwt>{total_}|{total}"),
        ("|@30 {rate_}|@52 {net_}|@76 {vat_}|{gross_}",), ("{letter}|@30 {rate}|@52 {net}|@76 {vat}|{gross}",), ("{vat_sum_}|@76 {vat_sum}",),
        ("{means_}|{tendered}", "{change_}|{change}"), _SLIP_LEFT,
    ),
)  # fmt: skip

LAYOUTS: Stock[Till] = Stock(_TUNE, _HELD)
