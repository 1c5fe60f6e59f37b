"""Line after line of what a person handed in becomes a row, or a list of what is wrong with it."""

import re
from collections.abc import Iterator
from itertools import islice

from pydantic import ValidationError

from gapbridge import forms, references, rows, vocabulary, wording
from gapbridge.dataset import Dataset
from gapbridge.faults import Fault, FaultyFiles, FaultySheet
from gapbridge.forms import Form, SheetKind
from gapbridge.keys import fold
from gapbridge.references import Nodes
from gapbridge.row_file import RowFile
from gapbridge.rows import Row, Value
from gapbridge.sheets.sheet import Line, Sheet, UnreadableError
from gapbridge.sheets.texts import WHOLE_LINE
from gapbridge.vocabulary import KEY_PATTERN, Kind, NodeKind, StatementKind

CHUNK_LINES = 2_000
MAX_FAULTS = 100_000
MAX_LINES = 2**40
MAX_LINES_SHOWN = 1_000

Wrong = tuple[str, str, str]  # column, value, problem


class Checker:
    """Checks sheets in loading order, so that what a line refers to was seen before, or is in the graph.

    `faults` is everything that is wrong, `rejected` how many lines have a fault, `lines` how many there are; `whole`
    is false where a file, a heading or the rest of a sheet could not be read. `faulty` keeps the first faulty lines.
    """

    def __init__(self, dataset: Dataset, nodes: Nodes, faults: list[Fault]) -> None:
        self.dataset = dataset
        self.faults = faults
        self.rejected = self.lines = 0
        self.whole = not faults  # every file, heading and line could be read
        self.faulty: list[FaultySheet] = []
        self._nodes = nodes
        self._sheets: list[Sheet] = []
        self._places: dict[str, dict[int, int]] = {}  # hash of an id -> sheet and line as one number: there are many
        self._faulty: dict[tuple[str, str], str] = {}

    def sheet(self, sheet: Sheet) -> Iterator[None]:
        """Check a sheet, chunk by chunk.

        Raises:
            FaultyFiles: There are more than `MAX_FAULTS`; reading on would not help anybody.
        """
        kind = forms.kind(sheet.table)
        for part in forms.tables(kind):
            self.dataset.tables.setdefault(part.table, RowFile())
        self._sheets.append(sheet)
        lines = sheet.lines()
        try:
            while chunk := list(islice(lines, CHUNK_LINES)):
                self._chunk(sheet, kind, chunk)
                yield
        except UnreadableError as error:
            self.faults.append(error.fault)
            self.whole = False

    def _chunk(self, sheet: Sheet, kind: SheetKind, chunk: list[Line]) -> None:
        named = [{name: cell for name, cell in zip(sheet.header, line.cells, strict=False) if name} for line in chunk]
        self._nodes.look_up(references.wanted(self._nodes, kind, named))
        for line, cells in zip(chunk, named, strict=True):
            self.lines += 1
            wrong = self._line(sheet, kind, line, cells)
            self.faults += [sheet.fault(line.number, column, value, problem) for column, value, problem in wrong]
            if wrong:
                self._show(sheet, line)
                self.rejected += 1
                if isinstance(kind, NodeKind):
                    bears = {fold(cells.get(column, "")) for column in ("id", "name_en", "name_lt", "title")}
                    self._faulty |= {(kind.label, name): self.faults[-1].place for name in bears if name}
            if len(self.faults) > MAX_FAULTS:
                raise FaultyFiles(self.faults, sheets=self.faulty)

    def _show(self, sheet: Sheet, line: Line) -> None:
        """Keep a faulty line to be shown; a number of them is enough."""
        if self.rejected >= MAX_LINES_SHOWN:
            return
        if not self.faulty or (self.faulty[-1].file, self.faulty[-1].name) != (sheet.file, sheet.name):
            self.faulty.append(FaultySheet(sheet.file, sheet.name, sheet.header))
        self.faulty[-1].add(line.number, line.cells)

    def _line(self, sheet: Sheet, kind: SheetKind, line: Line, cells: dict[str, str]) -> list[Wrong]:
        """What is wrong with a line; nothing, and its row is kept, or all the rows it stands for."""
        lost = list(_unread(sheet, line, cells))
        if WHOLE_LINE in line.problems:  # its cells may be shifted
            return lost
        lost += [(column, cells[column], problem) for column, problem in self._put_keys(kind, cells)]
        if isinstance(kind, NodeKind):
            lost += self._twice(kind, cells.get("id", "").strip(), "id", cells.get("id", ""), line.number)
        told = {column for column, _, _ in lost}
        try:
            if isinstance(kind, Form):
                values = rows.checked(kind, cells)
                return lost or self._rows_of(kind, values, cells, line.number)
            row = rows.row(kind, cells, self.dataset.name, line.number)
        except ValidationError as error:
            found = wording.problems(kind, error)
            return lost + [(column, cells.get(column, ""), said) for column, said in found if column not in told]
        wrong = [*lost, *days(row)]
        if told.isdisjoint((*references.columns(kind), "id")):
            wrong += references.row_faults(self._nodes, kind, row)
            if isinstance(kind, StatementKind):
                wrong += self._twice(kind, row.id, kind.start_column, row.start_id, line.number)
        if not wrong:
            self.dataset.append(kind, row)
            if isinstance(kind, NodeKind):
                self._nodes.add(kind, row)
        return wrong

    def _rows_of(self, form: Form, values: dict[str, Value], cells: dict[str, str], line: int) -> list[Wrong]:
        """What is wrong with the rows that a line of a form stands for; nothing, and all are kept."""
        key = form.key(values)
        wrong = [*self._twice(form, key, form.column("id"), cells[form.column("id")], line)]
        made = list[tuple[Kind, Row]]()
        for kind, own in form.parts(cells, key):
            row = rows.row(kind, own, self.dataset.name, line)
            wrong += [
                (form.column(column), value, problem)
                for column, value, problem in references.row_faults(self._nodes, kind, row)
            ]
            if isinstance(kind, NodeKind):
                self._nodes.add(kind, row)
            made.append((kind, row))
        if not wrong:
            for kind, row in made:
                self.dataset.append(kind, row)
        return list(dict.fromkeys(wrong))

    def _put_keys(self, kind: SheetKind, cells: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Put keys in the place of names; yields the columns where that fails, and why."""
        for column, labels in references.columns(kind).items():
            typed = cells.get(column, "").strip()
            if not typed or self._nodes.home(labels, typed):
                continue
            named = fold(typed)
            broken = next((self._faulty[label, named] for label in labels if (label, named) in self._faulty), None)
            meant = self._nodes.named(labels, typed)
            if broken:
                yield column, f"its own row has a fault, see {broken}; mend that first"
            elif len(meant) == 1:
                cells[column] = meant[0]
            elif meant:
                yield column, f"several are called so: {', '.join(meant[:5])}; write the key"
            elif self._nodes.knows_all or not re.match(KEY_PATTERN, typed):
                what = vocabulary.words(labels)
                yield column, f"no {what} has this key or name{references.meant(self._nodes, labels, typed)}"

    def _twice(self, kind: SheetKind, id_: str, column: str, value: str, line: int) -> Iterator[Wrong]:
        """Lines whose id another line has, faulty or not; clusters and members share one space of keys."""
        if isinstance(kind, NodeKind) and not re.match(KEY_PATTERN, id_):
            return
        here = (len(self._sheets) - 1) * MAX_LINES + line
        before = self._places.setdefault(_space(kind), {}).setdefault(hash(id_), here)
        if before != here:
            where = self._sheets[before // MAX_LINES].fault(before % MAX_LINES, "", "", "").place
            if isinstance(kind, StatementKind):
                problem = f"says the same as {where} (ends, source and first day); keep one"
            elif isinstance(kind, Form):
                problem = f"says the same as {where} ({', '.join(kind.identity)}); keep one"
            else:
                problem = f"the key stands already at {where}; keys are unique"
            yield column, value, problem


def _unread(sheet: Sheet, line: Line, cells: dict[str, str]) -> Iterator[Wrong]:
    """What was wrong already when the line was read; such cells are taken out."""
    for at, problem in line.problems.items():
        column = sheet.header[at] if at >= 0 else ""
        yield column, cells.pop(column, ""), problem


def _space(kind: SheetKind) -> str:
    if isinstance(kind, Form):
        return _space(kind.kinds[0])
    if isinstance(kind, StatementKind):
        return kind.type
    return "organisation" if kind.label in vocabulary.ORGANISATION else kind.label


def days(row: Row) -> Iterator[Wrong]:
    """What is wrong with the days of a statement."""
    start, end = row.properties.get("valid_from"), row.properties.get("valid_to")
    if start is not None and end is not None and end <= start:  # type: ignore[operator]  # both are days
        yield "valid_to", str(end), "must be later than valid_from; it is the first day after"
