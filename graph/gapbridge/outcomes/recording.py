"""Taking in who attended and what was assessed, a few at a time: the same way as a file, so undo works."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from gapbridge import load, rows, seeds
from gapbridge.database import Database
from gapbridge.faults import FaultyFiles
from gapbridge.forms import kind
from gapbridge.results import LoadReport
from gapbridge.sheets import Line, Sheet, Sheets

RECORDED = "recorded"
What = Literal["sources", "attended", "outcomes"]


def record(
    database: Database,
    what: What,
    records: Sequence[Mapping[str, str]],
    *,
    dataset: str = RECORDED,
    dry_run: bool = False,
    by: str = "",
) -> LoadReport:
    """What recording changed: it is a load, so it stands in the history and can be undone.

    Recorded again the same changes nothing; an assessment with other ratings, of the same organisation, competence,
    day, level, event and source, is corrected.

    Args:
        database: The graph.
        what: The table or form that the records are lines of: sources, attended (who was at which event) or outcomes
            (what was assessed).
        records: The cells of each, by column; names may stand for keys. Without attribution others say it
            (`third_party`), or the generator where it is made up.
        dataset: The data set that owns what is recorded.
        dry_run: Change nothing: the report says what recording would do.
        by: Who records it, for the history.

    Raises:
        FaultyFiles: Something is wrong with a record; all of it is told, with its place in `records` from 1, and
            nothing is changed.
        Conflict: Another data set says something else of the same.
    """
    header = tuple(column.name for column in rows.all_columns(kind(what)))

    def lines(_: Sheet) -> Iterator[Line]:
        for number, one in enumerate(records, 1):
            cells = one if what == "sources" else _attributed(one)
            yield Line(number, [cells.get(name, "").strip() for name in header])

    sheet = Sheet(what, "record", "", header, "records", len(records), lines)
    reading = seeds.check(Sheets("record", [sheet], [], {}, "file"), dataset, database.read)
    if reading.faults:
        raise FaultyFiles(reading.faults, "Correct it and record it again.")
    return load.load(database, reading.dataset, dry_run=dry_run, by=by)


def _attributed(cells: Mapping[str, str]) -> Mapping[str, str]:
    made_up = cells.get("status", "").strip().lower() == "synthetic"
    return {**cells, "attribution": cells.get("attribution") or ("generator" if made_up else "third_party")}
