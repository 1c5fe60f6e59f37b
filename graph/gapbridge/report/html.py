"""A report as one HTML file: figures inside it, no script, nothing fetched, made to be printed on A4 too."""

import re
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from gapbridge.keys import slug
from gapbridge.report import figures
from gapbridge.report.contents import Cell, Cited, Figure, Paragraph, Points, Report, Table, plain, runs
from gapbridge.report.forms import POLICY

# So many letters without a blank are wider than a column; a break may come after them.
_LONG = re.compile(r"\S{22}(?=\S{6})")


def html(report: Report) -> str:
    """The report as HTML that is well-formed XML too; the same text for the same report."""
    named = {id(one): f"f{at}" for at, one in enumerate(_figures(report), 1)}

    def drawn(figure: Figure) -> Markup:
        return Markup(  # noqa: S704 (made by matplotlib and ElementTree, which escape what they are given)
            figures.svg(figure.drawing, named[id(figure)], figure.caption, figure.description)
        )

    template = _environment().get_template("report.html")
    return f"{template.render(report=report, drawn=drawn, policy=POLICY)}\n"


def _figures(report: Report) -> Iterator[Figure]:
    for _, section in report.all_sections():
        yield from (block for block in section.blocks if isinstance(block, Figure))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("gapbridge.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(css=_css, inline=_inline, cell=_cell, slugged=slug)
    made.tests.update(
        paragraph=lambda one: isinstance(one, Paragraph),
        points=lambda one: isinstance(one, Points),
        table=lambda one: isinstance(one, Table),
        figure=lambda one: isinstance(one, Figure),
    )
    return made


def _breakable(part: str) -> Markup:
    """A text in which very long words may be broken, so that none is wider than the page."""
    return Markup("<wbr/>").join(_LONG.sub("\\g<0>\n", part).split("\n"))


def _inline(text: str) -> Markup:
    """A text, its commands and keys set as such."""
    return Markup("").join(
        Markup("<code>{}</code>").format(_breakable(part)) if is_code else _breakable(part)
        for part, is_code in runs(text)
    )


def _cell(told: Cell) -> Markup:
    """What stands in a cell; the numbers of sources lead to them."""
    if not isinstance(told, Cited):
        return _inline(told)
    marks = Markup("").join(Markup('<a href="#source-{0}">[{0}]</a>').format(number) for number in told.numbers)
    parts = Markup(" ").join(part for part in (escape(plain(told.text)), marks) if part)
    return Markup('<span class="said">{}</span>').format(parts)


def _css(text: str) -> Markup:
    """A text as a string of a style sheet, which stands inside a page."""
    told = "".join(_css_letter(letter) for letter in plain(text))
    return Markup(f'"{told}"')  # noqa: S704 (letters and digits, all else as numbers)


def _css_letter(letter: str) -> str:
    return letter if letter.isalnum() or letter in " .,:;" else f"\\{ord(letter):x} "
