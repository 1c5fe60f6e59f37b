"""What is wrong with files that people wrote: where, what, and what to do, cell by cell."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from gapbridge.errors import BadInput

MAX_FAULTS_SHOWN = 50
MAX_VALUE_SHOWN = 60
MAX_CELLS_SHOWN = 100


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a file.

    `line` counts as editors and spreadsheets do (the headings stand in line 1), 0 is the file as a whole;
    `cell` is its address in a workbook (`C7`), empty in a CSV file.
    """

    file: str
    line: int
    column: str
    value: str
    problem: str
    sheet: str = ""
    cell: str = ""

    @property
    def place(self) -> str:
        """Where it is, as an editor or a spreadsheet finds it: `needs.csv:7` or `survey.xlsx needs!C7`."""
        if self.sheet:
            return f"{self.file} {self.sheet}!{self.cell or self.line}" if self.line else f"{self.file} {self.sheet}"
        return f"{self.file}:{self.line}" if self.line else self.file

    def told(self) -> dict[str, str | int]:
        """All of it, for programs."""
        return {**asdict(self), "place": self.place}

    def __str__(self) -> str:
        column = f" {self.column}" if self.column else ""
        value = f" {short(self.value)!r}" if self.value else ""
        return f"{self.place}{column}{value}: {self.problem}"


@dataclass
class FaultySheet:
    """The lines of a sheet that have a fault, as they were written, so that a fault can be shown where it is.

    `header` is the column that each cell of a line belongs to, empty where it is ignored; `lines` holds the cells by
    the number of the line, long ones cut. They are the first of them.
    """

    file: str
    name: str
    header: tuple[str, ...]
    lines: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.header = self.header[:MAX_CELLS_SHOWN]

    def add(self, line: int, cells: Sequence[str]) -> None:
        """Keep a line as far as it is shown."""
        self.lines[line] = [short(cell) for cell in cells[:MAX_CELLS_SHOWN]]


class FaultyFiles(BadInput):
    """The files cannot be loaded as they are; `faults` says why, cell by cell. Nothing was changed.

    `sheets` holds the first of the faulty lines, where they could be read.
    """

    code = "faulty-files"

    def __init__(
        self, faults: list[Fault], advice: str = "Mend them and load again.", sheets: Sequence[FaultySheet] = ()
    ) -> None:
        shown = "\n".join(f"  {fault}" for fault in faults[:MAX_FAULTS_SHOWN])
        more = len(faults) - MAX_FAULTS_SHOWN
        tail = f"\n  ... and {more:,} more" if more > 0 else ""
        noun = "fault" if len(faults) == 1 else "faults"
        super().__init__(f"{len(faults):,} {noun}; nothing was loaded.\n{shown}{tail}\n", advice)
        self.faults = faults
        self.sheets = sheets


def short(value: str) -> str:
    """A value as far as a message shows it."""
    return value if len(value) <= MAX_VALUE_SHOWN else f"{value[: MAX_VALUE_SHOWN - 3]}..."
