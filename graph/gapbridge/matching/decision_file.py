"""The file in which a person decides: proposals written out with an empty column, and read again when it is filled."""

from collections.abc import Sequence
from pathlib import Path

from gapbridge import workbooks
from gapbridge.errors import BadInput
from gapbridge.faults import Fault
from gapbridge.matching.decisions import DECISIONS, Decision, Decisions
from gapbridge.new_files import appearing, write_csv
from gapbridge.results import Proposal
from gapbridge.rewritten import Looks, write_headings, write_line
from gapbridge.sheets import Sheet, UnreadableError, open_list
from gapbridge.vocabulary import MATCH_KINDS, Property, Type

SHEET = "proposals"
CSV, WORKBOOK = ".csv", ".xlsx"

COLUMNS = (
    Property("decision", Type.CHOICE, "accept or reject; empty: not decided yet", choices=DECISIONS),
    Property(
        "kind", Type.CHOICE, "how close, if accepted: broad means that the concept is broader", choices=MATCH_KINDS
    ),
    Property("competence_id", Type.KEY, "key of our competence", required=True),
    Property("competence_name", Type.TEXT, "its name"),
    Property("match_id", Type.KEY, "key of the concept of ESCO", required=True),
    Property("match_name", Type.TEXT, "its name"),
    Property("state", Type.TEXT, "proposed; matched or rejected already"),
    Property("score", Type.NUMBER, "how like their texts are, from 0 to 1"),
    Property("reason", Type.TEXT, "the words that both say, and the nearest name"),
    Property("match_description", Type.TEXT, "what ESCO says the concept is"),
    Property("match_uri", Type.TEXT, "its address"),
)
_WIDTHS = {"decision": 12, "kind": 12, "competence_name": 40, "match_name": 36, "reason": 60, "match_description": 60}
_DECIDING = ("decision", "kind", "competence_id", "match_id")


def write(path: Path, proposals: Sequence[Proposal]) -> None:
    """Write proposals to a new file, a workbook where `path` ends in `.xlsx`, else CSV; nothing is decided in it.

    Raises:
        BadInput: Something stands at `path`, it cannot be written there, or it is to be another kind of file.
    """
    path = path.expanduser()
    ending = path.suffix.lower()
    if ending not in (CSV, WORKBOOK):
        raise BadInput(f"Proposals are not written as {ending or 'a folder'}.", f"End the name in {CSV} or {WORKBOOK}.")
    lines = [_cells(one) for one in proposals]
    with appearing(path) as draft:
        if ending == CSV:
            write_csv(draft, [[column.name for column in COLUMNS], *lines])
        else:
            _write_workbook(draft, lines)


def read(path: Path) -> Decisions:
    """The decisions in such a file, as far as it is filled in.

    Raises:
        BadInput: There is no such file, or it is another kind of file.
    """
    with open_list(path, SHEET, COLUMNS) as handed_in:
        faults = list(handed_in.faults)
        if not handed_in.sheets:
            return Decisions((), faults=faults, files=handed_in.files)
        (sheet,) = handed_in.sheets
        made: list[Decision] = []
        undecided = 0
        try:
            for line in sheet.lines():
                cells = {name: cell for name, cell in zip(sheet.header, line.cells, strict=False) if name}
                if line.problems:
                    faults += [_lost(sheet, line.number, cells, at, problem) for at, problem in line.problems.items()]
                elif cells.get("decision"):
                    made.append(_decision(cells, line.number))
                else:
                    undecided += 1
        except UnreadableError as error:
            faults.append(error.fault)
    return Decisions(made, undecided, faults, handed_in.files, sheet.fault)


def _cells(proposal: Proposal) -> list[str]:
    told = proposal.model_dump() | {"decision": ""}
    return ["" if told[column.name] is None else str(told[column.name]) for column in COLUMNS]


def _decision(cells: dict[str, str], line: int) -> Decision:
    keys = {name: cells.get(name, "") for name in ("competence_id", "match_id")}
    return Decision(**keys, decision=cells["decision"].lower(), kind=cells.get("kind", "").lower(), line=line)


def _lost(sheet: Sheet, line: int, cells: dict[str, str], at: int, problem: str) -> Fault:
    """What is wrong with a line whatever it says; `at` is below 0 where that is not about one cell."""
    column = sheet.header[at] if at >= 0 else ""
    return sheet.fault(line, column, cells.get(column, ""), problem)


def _write_workbook(path: Path, lines: Sequence[Sequence[str]]) -> None:
    with workbooks.new_workbook(path) as workbook:
        looks = Looks(workbook)
        sheet = workbooks.add_sheet(workbook, SHEET)
        write_headings(sheet, looks, COLUMNS)
        for at, column in enumerate(COLUMNS):
            if column.name in _WIDTHS:
                sheet.set_column(at, at, _WIDTHS[column.name], looks("plain", column.type))
            workbooks.write_note(sheet, 0, at, column.meaning)
            workbooks.help_typing(sheet, at, column, 1, max(1, len(lines)))
        for row, cells in enumerate(lines, 1):
            write_line(sheet, looks, row, COLUMNS, cells, {})
        sheet.autofilter(0, 0, len(lines), len(COLUMNS) - 1)
