"""What a load did, or would do, and the history of loads."""

from typing import Literal

from pydantic import Field

from gapbridge.results.base import Result, Scalar


class TableChange(Result):
    """What a load did to one table, in rows."""

    table: str = Field(examples=["needs"])
    added: int = Field(examples=[12])
    changed: int = Field(examples=[1])
    unchanged: int = Field(examples=[40])
    removed: int = Field(description="no longer in the data set, and pruned", examples=[0])


class RowChange(Result):
    """What a load did to one row."""

    table: str = Field(examples=["clusters"])
    id: str = Field(description="key of the node, or id of the statement", examples=["litek"])
    change: Literal["added", "changed", "removed"] = Field(examples=["changed"])
    columns: list[str] = Field(description="the columns that differ", examples=[["country"]])
    before: dict[str, Scalar] | None = Field(
        description="the row as it was; null when added", examples=[{"id": "litek", "name_en": "LITEK"}]
    )
    after: dict[str, Scalar] | None = Field(
        description="the row as it is now; null when removed",
        examples=[{"id": "litek", "name_en": "LITEK", "country": "LT"}],
    )


class LoadReport(Result):
    """What a load did, or would do."""

    dataset: str = Field(description="name of the data set", examples=["survey"])
    load_id: str | None = Field(description="its number in the history; null when it changed nothing", examples=["7"])
    rows: int = Field(description="rows that were loaded", examples=[53])
    rejected: int = Field(description="lines that were left out as faulty", examples=[0])
    left_to_others: dict[str, int] = Field(
        default_factory=dict,
        description="rows that other data sets hold with other content, left as they are, by data set",
        examples=[{"inolink": 10}],
    )
    dry_run: bool = Field(description="true: nothing was stored", examples=[False])
    tables: list[TableChange]
    changes: list[RowChange] = Field(description="row by row, the first of them")
    changes_cut: bool = Field(description="there are more changed rows than `changes` lists", examples=[False])

    @property
    def changed(self) -> int:
        """How many rows were added, changed or removed."""
        return sum(table.added + table.changed + table.removed for table in self.tables)

    @property
    def changed_anything(self) -> bool:
        """Whether the graph is another one now."""
        return self.changed > 0


class LoadRecord(Result):
    """A load in the history."""

    number: int = Field(description="counts up from 1", examples=[7])
    what: Literal["load", "undo"] = Field(examples=["load"])
    at: str = Field(description="when it began, UTC", examples=["2026-11-23T09:30:00+00:00"])
    by: str = Field(description="who loaded it", examples=["ana"])
    dataset: str = Field(description="name of the data set", examples=["survey"])
    files: list[str] = Field(description="SHA-256 and name of each file", examples=[["2c26b46b68ff survey.xlsx"]])
    rows: int = Field(description="rows that were given", examples=[53])
    added: int = Field(examples=[12])
    changed: int = Field(examples=[1])
    removed: int = Field(examples=[0])
    rejected: int = Field(description="lines that were left out as faulty", examples=[0])
    parts: int = Field(description="batches its changes are kept in", examples=[1])
    state: Literal["done", "under_way"] = Field(
        description="under_way: it was interrupted, or runs now", examples=["done"]
    )
    undoes: str | None = Field(description="the load it took back; null where it is none", examples=[None])
    undone_by: str | None = Field(description="the load that took it back; null while it holds", examples=[None])

    @property
    def id(self) -> str:
        """What commands and addresses call it: its number."""
        return str(self.number)
