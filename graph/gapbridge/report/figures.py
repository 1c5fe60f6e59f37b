"""Drawings as SVG for a page and as PNG for a document; the same drawing gives the same bytes.

matplotlib is slow to import, so it is imported when something is drawn.
"""

from __future__ import annotations

import io
import textwrap
import threading
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from gapbridge.report import layout
from gapbridge.report.contents import plain
from gapbridge.report.drawings import Bars, Curve, Drawing, Flow, Grid, Look, State

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

WIDTH = 6.9  # inches: A4 less its margins
DOTS = 150
MOST_LETTERS = 38
CROWDED = 8  # so many columns have names of one line
INK, PALE = "#1c2733", "#5b6b7a"
# Colours are told apart by patterns and marks too, for print in black and white and for those who do not see them.
LOOKS: dict[Look, tuple[str, str, str]] = {
    "usual": ("#e8eff6", "#2f5d8a", ""),
    "thin": ("#fff1d6", "#9a6200", ""),
    "missing": ("#ffffff", "#a3232c", "////"),
}
STATES: dict[State, tuple[str, str, str]] = {
    "open": ("#b2182b", "\N{BLACK CIRCLE}", "#ffffff"),
    "taught": ("#f4a582", "\N{WHITE CIRCLE}", INK),
    "covered": ("#92c5de", "\N{CIRCLE WITH LEFT HALF BLACK}", INK),
    "closed": ("#2166ac", "\N{CHECK MARK}", "#ffffff"),
    "unknown": ("#ffffff", "", INK),
}
# What matplotlib is set to, and what Python warns of, holds for all threads.
_ONE_AT_A_TIME = threading.Lock()
_SVG = "http://www.w3.org/2000/svg"
_LINK = "{http://www.w3.org/1999/xlink}href"


def svg(drawing: Drawing, name: str, title: str, description: str) -> str:
    """The drawing as an SVG element to stand in a page.

    Args:
        drawing: What to draw.
        name: What its ids begin with, so that no two figures of a page share one.
        title: What it is.
        description: The same in words, for those who cannot see it.
    """
    with _drawn(drawing) as canvas:
        file = io.StringIO()
        canvas.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _embedded(file.getvalue(), name, title, description)


def png(drawing: Drawing) -> bytes:
    """The drawing as a picture, 150 dots to the inch."""
    with _drawn(drawing) as canvas:
        file = io.BytesIO()
        canvas.savefig(file, format="png", dpi=DOTS, metadata={"Software": None})
    return file.getvalue()


@contextmanager
def _drawn(drawing: Drawing) -> Iterator[Canvas]:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Canvas

    settings: Any = {
        "svg.hashsalt": "gapbridge",
        "svg.fonttype": "none",
        "font.family": ["DejaVu Sans"],
        "font.size": 8,
        "text.color": INK,
        "axes.edgecolor": PALE,
        "axes.labelcolor": INK,
        "xtick.color": INK,
        "ytick.color": INK,
        "hatch.linewidth": 0.6,
    }
    with _ONE_AT_A_TIME, warnings.catch_warnings(), matplotlib.rc_context(settings):
        warnings.simplefilter("ignore")  # a name may hold letters that the font has not
        canvas = Canvas(figsize=(WIDTH, _height(drawing)))
        FigureCanvasAgg(canvas)
        if isinstance(drawing, Flow):
            _flow(canvas, drawing)
        elif isinstance(drawing, Bars):
            _bars(canvas, drawing)
        elif isinstance(drawing, Grid):
            _grid(canvas, drawing)
        else:
            _curve(canvas, drawing)
        yield canvas


def _height(drawing: Drawing) -> float:
    """In inches."""
    if isinstance(drawing, Flow):
        return layout.height(drawing) + 0.35 * bool(drawing.legend)
    if isinstance(drawing, Bars):
        return 0.7 + 0.27 * len(drawing.rows)
    if isinstance(drawing, Grid):
        return _side(drawing) + 0.55 + 0.24 * len(drawing.rows)
    return 2.6


def _flow(canvas: Canvas, drawing: Flow) -> None:
    from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

    tall = _height(drawing)
    axes = _bare(canvas, tall)
    placed = layout.placed(drawing, WIDTH)
    for start, end in drawing.arrows:
        tail, head = layout.ends(placed[start], placed[end])
        axes.add_patch(
            FancyArrowPatch(
                tail, head, arrowstyle="-|>", mutation_scale=9, color=PALE, linewidth=1, shrinkA=0, shrinkB=0
            )
        )
    for box, place in zip(drawing.boxes, placed, strict=True):
        face, edge, hatch = LOOKS[box.look]
        corner = (place.left, place.bottom)
        axes.add_patch(
            FancyBboxPatch(
                corner, place.width, place.height, boxstyle="round,pad=0,rounding_size=0.06", facecolor=face,
                edgecolor=edge, linewidth=1.1, hatch=hatch, linestyle="--" if box.look == "missing" else "-",
            )
        )  # fmt: skip
        _boxed_text(axes, box.name, box.below, place)
    if drawing.legend:
        _legend(canvas, [(LOOKS[look], text) for look, text in drawing.legend])


def _boxed_text(axes: Axes, name: str, below: str, place: layout.Place) -> None:
    names = _wrapped(name, place.letters, 2)
    rest = _wrapped(below, place.letters + 2, 3)
    middle = place.left + place.width / 2
    line, top = 0.135, place.bottom + place.height / 2 + 0.135 * (len(names) + len(rest)) / 2
    frame = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85}
    for at, text in enumerate(names):
        _text(axes, middle, top - line * (at + 0.5), text, fontweight="bold", fontsize=7.5, bbox=frame)
    for at, text in enumerate(rest, len(names)):
        _text(axes, middle, top - line * (at + 0.5), text, fontsize=7, bbox=frame)


def _bars(canvas: Canvas, drawing: Bars) -> None:
    axes = canvas.add_axes(_framed(drawing, 2.6, 0.5))
    values = [value or 0 for _, value in drawing.rows]
    axes.barh(range(len(values)), values, color="#2f5d8a", height=0.66)
    axes.invert_yaxis()
    axes.set_yticks(range(len(values)), [""] * len(values))
    axes.tick_params(length=0)
    widest = max([abs(value) for value in values] or [0]) or 1
    axes.set_xlim(min(0, *values) - 0.1 * widest * (min(values) < 0), widest * 1.15)
    axes.axvline(0, color=PALE, linewidth=0.8)
    across = axes.get_yaxis_transform()
    for at, (label, value) in enumerate(drawing.rows):
        _text(axes, -0.015, at, _cut(label), ha="right", transform=across)
        told = drawing.unknown if value is None else _told(value, drawing.decimal_comma)
        _text(axes, max(value or 0, 0) + 0.01 * widest, at, told, ha="left", color=INK if value else PALE)
    axes.set_xticks([])
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)
    axes.set_xlabel(plain(drawing.axis), parse_math=False)


def _grid(canvas: Canvas, drawing: Grid) -> None:
    from matplotlib.patches import Rectangle

    tall, side = _height(drawing), _side(drawing)
    axes = canvas.add_axes((2.75 / WIDTH, 0.4 / tall, (WIDTH - 3.45) / WIDTH, (tall - side - 0.45) / tall))
    axes.set_xlim(0, max(len(drawing.columns), 1))
    axes.set_ylim(max(len(drawing.rows), 1), 0)
    axes.set_axis_off()
    for row, states in enumerate(drawing.states):
        for column, state in enumerate(states):
            face, mark, ink = STATES[state]
            if mark:
                _text(axes, column + 0.5, row + 0.5, mark, color=ink)
            axes.add_patch(Rectangle((column, row), 1, 1, facecolor=face, edgecolor="#c9d2da", linewidth=0.7))
    for at, label in enumerate(drawing.rows):
        _text(axes, -0.02, at + 0.5, _cut(label), ha="right", transform=axes.get_yaxis_transform())
    for at, label in enumerate(drawing.columns):
        lines = "\n".join(_wrapped(label, 26, 2 if len(drawing.columns) < CROWDED else 1))
        _text(axes, at + 0.5, -0.15, lines, ha="left", va="bottom", rotation=40, rotation_mode="anchor", fontsize=7)
    told = [(STATES[state], text) for state, text in drawing.legend]
    _legend(canvas, [((face, "#8694a1", ""), f"{mark} {text}") for (face, mark, _), text in told])


def _curve(canvas: Canvas, drawing: Curve) -> None:
    axes = canvas.add_axes(_framed(drawing, 0.75, 0.5))
    across, up = [x for x, _ in drawing.points], [y for _, y in drawing.points]
    axes.step(across, up, where="post", color="#2f5d8a", linewidth=1.4)
    axes.plot(across, up, "o", color="#2f5d8a", markersize=4)
    axes.set_ylim(0, max([*up, 1]) * 1.1)
    axes.set_xlim(0, max([*across, 1]) * 1.05)
    axes.xaxis.set_major_formatter(lambda value, _: _told(value, drawing.decimal_comma))
    axes.yaxis.set_major_formatter(lambda value, _: _told(value, drawing.decimal_comma))
    axes.grid(color="#e3e8ed", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel(plain(drawing.across), parse_math=False)
    axes.set_ylabel(plain(drawing.up), parse_math=False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _side(drawing: Grid) -> float:
    """How high the slanted names of the columns stand, in inches."""
    return 0.25 + 0.045 * max((min(len(label), 26) for label in drawing.columns), default=0)


def _bare(canvas: Canvas, tall: float) -> Axes:
    axes = canvas.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(0, tall)
    axes.set_axis_off()
    return axes


def _framed(drawing: Drawing, left: float, bottom: float) -> tuple[float, float, float, float]:
    """Axes with so many inches left of and below them."""
    tall = _height(drawing)
    return (left / WIDTH, bottom / tall, (WIDTH - left - 0.15) / WIDTH, (tall - bottom - 0.12) / tall)


def _legend(canvas: Canvas, looks: list[tuple[tuple[str, str, str], str]]) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(facecolor=face, edgecolor=edge, hatch=hatch) for (face, edge, hatch), _ in looks]
    texts = [plain(text) for _, text in looks]
    canvas.legend(
        patches, texts, loc="lower center", ncols=min(len(texts), 3), frameon=False, fontsize=7, handlelength=1.8
    )


def _text(axes: Axes, across: float, up: float, text: str, **how: Any) -> None:
    """A text; what mathematics would be made of stays as it is."""
    axes.text(across, up, text, **{"ha": "center", "va": "center", "parse_math": False, **how})


def _told(value: float, decimal_comma: bool) -> str:
    told = f"{value:,.0f}".replace(",", "\u202f") if abs(value) >= 1000 else f"{value:.3g}"
    return told.replace(".", ",") if decimal_comma else told


def _cut(text: str) -> str:
    text = plain(text)
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}\N{HORIZONTAL ELLIPSIS}"


def _wrapped(text: str, letters: int, most: int) -> list[str]:
    return textwrap.wrap(plain(text), letters, max_lines=most, placeholder="\N{HORIZONTAL ELLIPSIS}")


def _embedded(text: str, name: str, title: str, description: str) -> str:
    """The root element alone, with ids of its own, described, and without what would touch the page around it."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(text)  # noqa: S314 (matplotlib made it just now)
    for above in list(root.iter()):
        for below in list(above):
            if below.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                above.remove(below)
    numbers = count(1)
    ids = {one.attrib["id"]: f"{name}-{next(numbers)}" for one in root.iter() if "id" in one.attrib}
    for one in root.iter():
        for key, value in one.attrib.items():
            one.attrib[key] = _renamed(key, value, ids)
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    described = {"title": (f"{name}-title", title), "desc": (f"{name}-desc", description)}
    for at, (tag, (key, words)) in enumerate(described.items()):
        told = ET.Element(f"{{{_SVG}}}{tag}", {"id": key})
        told.text = plain(words)
        root.insert(at, told)
    root.attrib.update({"role": "img", "aria-labelledby": f"{name}-title {name}-desc", "class": "drawing"})
    root.attrib["style"] = "stroke-linejoin:round;stroke-linecap:butt"
    return ET.tostring(root, encoding="unicode")


def _renamed(key: str, value: str, ids: dict[str, str]) -> str:
    if key == "id":
        return ids[value]
    if key in ("href", _LINK):
        return f"#{ids[value[1:]]}"
    if "url(#" in value:
        start, _, rest = value.partition("url(#")
        known, _, end = rest.partition(")")
        return f"{start}url(#{ids[known]}){end}"
    return value
