"""Random graphs in which every property of every kind of node and statement is drawn, with texts that are traps."""

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from gapbridge import rows, vocabulary
from gapbridge.dataset import Dataset
from gapbridge.export.contents import Contents
from gapbridge.rows import Row
from gapbridge.vocabulary import Kind, NodeKind, Property, StatementKind, Type

KEYS = ["a", "b", "007", "1.5", "2017-06-05", "true", "x_y.z-1", "1e5", "null", "nan", "inf", "sep", "id"]
TEXTS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "'=1+1", "''=1", "'quoted'", "'", "=", "-", "\uff1d1", "'\uff0b1", "\uff0d",
    "\uff20x", "1", "007", "1.0", "1,250", "4,5", "1e5", "2017-06-05", "05/06/2017", "2017", "true", "FALSE",
    "null", "None", "NaN",
    'a "quoted" text', '"', "a,b;c\td", "two\nlines", "two\r\nlines", "cr\rhere", "a|b", "| |", "#remark", "a\n#remark",
    "<r>bold</r>", "<b>&amp;</b>", "]]>", "_x000D_", "_x0041_", "back\\slash", "\\u0027", "\\n", "\\'", "it's; done",
    "end;\nMATCH (n) DETACH DELETE n", "// no remark", "/* nor */", "$rows", "{a: 1}", "`tick`", "\U0001f600",
    "Žiedų „ė“",
    "e\u0301", "\u0645", "http://example.org/?a=1&b=2", "mailto:a", "internal:x", "{=1}",
]  # fmt: skip
NUMBERS = [
    "0",
    "1",
    "4.5",
    "0.1",
    "0.30000000000000004",
    "1250.5",
    "0.0000001",
    "123456789012345680",
    "12345.678901234567",
]
INTEGERS = ["0", "1", "3", "2", "4", "1234567890123456789"]
PARTIAL = ["2011", "2011-05", "2011-05-31", "0001", "1999-12-31"]
LANGUAGES = ["lt", "EN", "en | lt", "de,lt; EN"]
DAYS = ["0001-01-01", "1899-12-31", "1900-02-28", "1900-03-01", "2016-02-29", "2017-06-05", "9999-12-31"]
URLS = ["https://example.org/", "http://example.org/?q='a'&b=\"c\"", "https://example.org/ž|x"]
PLACES = {"country": "LT", "region": "LT011"}
ODD = re.compile(
    r"[^\t\n\r\x20-\x7e\xa1-\u1fff\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef\U00010000-\U0001fffd]"
)


def dataset(chance: Random, name: str = "random", size: int = 3) -> Dataset:
    """Up to `size` rows of every table, and rows of a second data set among them."""
    made = Dataset(name)
    keys: dict[str, list[str]] = {}
    said: set[str] = set()
    status = ["synthetic"] if chance.random() < 0.2 else ["fact", "statement", "estimate"]
    for kind in vocabulary.KINDS:
        found: dict[str, Row] = {}
        for _ in range(chance.randint(1, size)):
            cells = _cells(chance, kind, keys, status)
            row = rows.row(kind, cells, name, len(found) + 2)
            if isinstance(kind, NodeKind) or row.id not in said:  # two tables of one type share their ids
                found.setdefault(row.id, row)
        made.tables[kind.table] = list(found.values())
        if isinstance(kind, NodeKind):
            keys[kind.label] = [*found]
        else:
            said |= found.keys()
    return made


class Given(Contents):
    """The rows of a data set as contents to write, without a database."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._homes = {label: dataset.keys(label) for label in (kind.label for kind in vocabulary.NODES)}

    def kinds(self) -> list[Kind]:
        return [kind for kind, _ in self._dataset.kinds()]

    def rows(self, kind: Kind) -> Iterator[Row]:
        for row in sorted(self._dataset.rows_of(kind.table), key=lambda row: row.id):
            if isinstance(kind, StatementKind):
                start, end = self._home(kind.start, row.start_id), self._home(kind.end, row.end_id)
                row = replace(row, start_label=start, end_label=end)
            yield row

    def _home(self, labels: tuple[str, ...], key: str) -> str:
        return next(label for label in labels if key in self._homes[label])


def text(chance: Random) -> str:
    """A text: a trap, two of them, or letters from anywhere."""
    if chance.random() < 0.7:
        made = "".join(chance.choice(TEXTS) for _ in range(chance.randint(1, 2)))
    else:
        made = ODD.sub("", "".join(chr(chance.randrange(0x20, 0x1FFFF)) for _ in range(chance.randint(1, 20))))
    return made.strip() or "text"


def _cells(chance: Random, kind: Kind, keys: dict[str, list[str]], status: list[str]) -> dict[str, str]:
    cells = {}
    for column in rows.all_columns(kind):
        if column.required or chance.random() < 0.7:
            cells[column.name] = _cell(chance, column)
    if "region" in cells:
        cells |= PLACES
    cells["status"] = chance.choice(status)
    if "Source" in keys:
        cells["source_id"] = chance.choice(keys["Source"])
    if isinstance(kind, StatementKind):
        # No programme has the key of a cluster or member, so one key is one end.
        cells[kind.start_column] = chance.choice([key for label in kind.start for key in keys[label]])
        cells[kind.end_column] = chance.choice([key for label in kind.end for key in keys[label]])
    elif kind.label in (*vocabulary.ORGANISATION, "Programme"):
        cells["id"] = f"{kind.label[0].lower()}-{cells['id']}"
    if cells.get("valid_to", "a") <= cells.get("valid_from", "0"):
        del cells["valid_to"]
    return cells


def _cell(chance: Random, column: Property) -> str:
    if column.choices:
        return chance.choice(column.choices)
    if column.type in (Type.INTEGER, Type.NUMBER):
        low, high = column.minimum, column.maximum
        choices = INTEGERS if column.type is Type.INTEGER else NUMBERS
        if low is None:
            choices = [*choices, *(f"-{one}" for one in choices[1:])]
        fit = [one for one in choices if (low is None or float(one) >= low) and (high is None or float(one) <= high)]
        return chance.choice(fit)
    drawn = {
        Type.KEY: KEYS, Type.URL: URLS, Type.PARTIAL_DATE: PARTIAL, Type.DATE: DAYS, Type.BOOLEAN: ["true", "false"],
        Type.LANGUAGES: LANGUAGES,
    }  # fmt: skip
    if column.type in drawn:
        return chance.choice(drawn[column.type])
    return PLACES.get(column.name) or text(chance)
