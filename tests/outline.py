"""A page's outline, to hold self-contained HTML to its laws."""

from html.parser import HTMLParser

VOID = {"meta", "img", "br", "link", "input"}


class Outline(HTMLParser):
    """Checks that a page's elements close in order; collects ids, references and attributes."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.references, self.styles, self.sources = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        """Note what the element says of itself."""
        named = dict(attrs)
        self.open += [] if tag in VOID else [tag]
        self.ids += [named["id"]] if "id" in named else []
        self.references += (named.get("data-rows") or "").split()
        self.styles += [named["style"]] if "style" in named else []
        self.sources += [named[key] for key in ("src", "href", "xlink:href") if key in named]

    def handle_startendtag(self, tag, attrs):
        """An element that closes itself, as in SVG."""
        self.handle_starttag(tag, attrs)
        self.open += [tag] if tag in VOID else []
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        """Close what was opened last."""
        assert tag == self.open.pop()


def outline(page):
    """The page's outline, once it is well-formed."""
    parsed = Outline()
    parsed.feed(page)
    assert [] == parsed.open
    return parsed
