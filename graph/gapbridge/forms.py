"""Forms: sheets that people fill in a line at a time, each line of which becomes rows of several tables.

An assessment is a node and what it is of, after and on: four tables. A person writes one line.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gapbridge import vocabulary
from gapbridge.vocabulary import PROVENANCE, SOURCE, STATUS, Kind, Property, StatementKind, Type

_READABLE = 40  # letters of each key that a made key begins with


@dataclass(frozen=True, eq=False)  # there is one of each: it is a key of caches as it is
class Form:
    """A sheet that stands for several tables.

    Args:
        table: The sheet's name.
        meaning: What a line says.
        properties: Its columns; those that a table has by the same name become cells of its row.
        refers: The columns that hold keys, with the labels these may have.
        identity: The columns that tell two lines apart: what the key of the node is made of.
        kinds: The tables that a line has rows of: a node, and statements that start from it.
    """

    table: str
    meaning: str
    properties: tuple[Property, ...]
    refers: Mapping[str, tuple[str, ...]]
    identity: tuple[str, ...]
    kinds: tuple[Kind, ...]

    def key(self, values: Mapping[str, object]) -> str:
        """The key of the node of a line, from its checked values: the same for what the same line says again."""
        told = [values.get(name) for name in self.identity]
        digest = hashlib.sha256("\n".join("" if one is None else str(one) for one in told).encode()).hexdigest()
        readable = [str(one)[:_READABLE].rstrip("-._") for one in told if isinstance(one, str | date)][:3]
        return ".".join([*readable, digest[:12]])

    def parts(self, cells: Mapping[str, str], key: str) -> Iterator[tuple[Kind, dict[str, str]]]:
        """The rows of a line, each with its table and cells; a statement is none where the key it leads to is empty."""
        for kind in self.kinds:
            ends = (kind.start_column, kind.end_column) if isinstance(kind, StatementKind) else ("id", "")
            if ends[1] and not cells.get(ends[1], "").strip():
                continue
            names = {item.name for item in kind.properties} | {ends[1], vocabulary.DATASET.name}
            yield kind, {name: cell for name, cell in cells.items() if name in names} | {ends[0]: key}

    def column(self, name: str) -> str:
        """The column that a fault in a column of one of the tables is shown at."""
        own = {item.name for item in self.properties}
        return name if name in own else self.properties[0].name


SheetKind = Kind | Form

_NODE = vocabulary.node_kind("Assessment")

OUTCOMES = Form(
    "outcomes",
    "What was assessed of an organisation on a competence, after an event or at a review.",
    (
        Property("organisation_id", Type.KEY, "key of the cluster or member that was assessed", required=True),
        Property("competence_id", Type.KEY, "key of the competence it was assessed on", required=True),
        Property("event_id", Type.KEY, "key of the event it was made after; empty: a review"),
        *_NODE.own,
        SOURCE,
        STATUS,
        *(item for item in PROVENANCE if item.name == "attribution"),
    ),
    {"organisation_id": vocabulary.ORGANISATION, "competence_id": ("Competence",), "event_id": ("Event",),
     SOURCE.name: ("Source",)},
    ("organisation_id", "competence_id", "assessed_on", "kirkpatrick_level", "event_id", "source_id"),
    tuple(map(vocabulary.table, ("assessments", "assessment_of", "assessment_on", "assessment_after"))),
)  # fmt: skip

FORMS = {form.table: form for form in (OUTCOMES,)}


def names() -> list[str]:
    """The names that sheets and files may have: of all tables, nodes first, in loading order, then of forms."""
    return [*vocabulary.tables(), *FORMS]


def kind(name: str) -> SheetKind:
    """The table or form whose lines stand in the file of this name (without its ending).

    Raises:
        KeyError: There is none.
    """
    return FORMS[name] if name in FORMS else vocabulary.table(name)


def tables(of: SheetKind) -> tuple[Kind, ...]:
    """The tables that lines of a sheet become rows of."""
    return of.kinds if isinstance(of, Form) else (of,)
