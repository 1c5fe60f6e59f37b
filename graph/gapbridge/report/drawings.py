"""What a figure shows, before it is drawn."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["usual", "thin", "missing"]
State = Literal["open", "taught", "covered", "closed", "unknown"]


@dataclass(frozen=True)
class Box:
    """A stage or member in a flow: its name, a line below it, and how it looks."""

    name: str
    below: str
    look: Look = "usual"


@dataclass(frozen=True)
class Flow:
    """Boxes and the arrows between them, as pairs of places in `boxes`; `legend` says what each look means."""

    boxes: tuple[Box, ...]
    arrows: tuple[tuple[int, int], ...]
    legend: tuple[tuple[Look, str], ...] = ()


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, the first on top; a value of None is unknown and has no bar."""

    rows: tuple[tuple[str, float | None], ...]
    axis: str
    unknown: str
    decimal_comma: bool = False


@dataclass(frozen=True)
class Grid:
    """A matrix of states: rows by columns; `legend` says what each state means."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    states: tuple[tuple[State, ...], ...]
    legend: tuple[tuple[State, str], ...]


@dataclass(frozen=True)
class Curve:
    """What more of one thing gives of another: points by x, joined by steps."""

    points: tuple[tuple[float, float], ...]
    across: str
    up: str
    decimal_comma: bool = False


Drawing = Flow | Bars | Grid | Curve
