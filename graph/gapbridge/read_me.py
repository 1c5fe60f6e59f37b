"""What to read before filling in a template: its first sheet, or the README.md of its folder."""

from collections.abc import Collection, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from gapbridge import forms, guidance, vocabulary, workbooks
from gapbridge.forms import Form, SheetKind
from gapbridge.guidance import Advice
from gapbridge.vocabulary import StatementKind

SHEET = "Read me"
FILE = "README.md"


def write_sheet(workbook: Workbook, kinds: Collection[SheetKind]) -> None:
    """Add the sheet: what to know, in both languages, then all tables, those of `kinds` with a link."""
    sheet = workbook.add_worksheet(SHEET)
    plain = workbook.add_format({"valign": "top", "text_wrap": True})
    bold = workbook.add_format({"valign": "top", "text_wrap": True, "bold": True})
    title = workbook.add_format({"bold": True, "font_size": 14})
    band = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1, "bg_color": "#E7E6E6"})
    link = workbook.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
    widths = (22, 66, 66, 34)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.hide_gridlines(2)
    workbooks.set_up_print(sheet)

    lines: list[tuple[Sequence[str], Sequence[Format]]] = [
        (_side_by_side(guidance.TITLE), (title,) * 3),
        ((), ()),
        *((_side_by_side(one), (bold, plain, plain)) for one in guidance.advice()),
        ((), ()),
        ((*_side_by_side(guidance.TABLES_TITLE), "\n".join(guidance.FILL_FIRST)), (band,) * 4),
        *((_table_line(kind), (plain,) * 4) for kind in (*vocabulary.KINDS, *forms.FORMS.values())),
    ]
    chosen = {kind.table for kind in kinds}
    for row, (cells, looks) in enumerate(lines):
        for at, (text, look) in enumerate(zip(cells, looks, strict=True)):
            sheet.write_string(row, at, text, look)
        sheet.set_row(row, workbooks.LINE_POINTS * max(map(workbooks.lines_of, cells, widths), default=1) + 5)
        if cells and cells[0] in chosen:
            sheet.write_url(row, 0, f"internal:'{cells[0]}'!A1", link, cells[0])


def markdown(kinds: Collection[SheetKind]) -> str:
    """The same as Markdown, for a folder with the files of `kinds`."""
    title, tables = guidance.TITLE, guidance.TABLES_TITLE
    advice = [*guidance.advice(), guidance.EXCEL]
    english = [f"- **{one.subject}**: {one.english}" for one in advice]
    lithuanian = [f"- **{one.subject_lt or one.subject}**: {one.lithuanian}" for one in advice]
    chosen = {kind.table for kind in kinds}
    table = [
        f"| {f'`{kind.table}.csv`' if kind.table in chosen else kind.table} | {' | '.join(_table_line(kind)[1:])} |"
        for kind in (*vocabulary.KINDS, *forms.FORMS.values())
    ]
    lines = [
        f"# {title.subject}: {title.english} / {title.lithuanian}",
        "",
        "## English",
        "",
        *english,
        "",
        "## Lietuviškai",
        "",
        *lithuanian,
        "",
        f"## {tables.subject} / {tables.subject_lt}",
        "",
        f"{tables.english} / {tables.lithuanian}",
        "",
        f"| | English | Lietuviškai | {' / '.join(guidance.FILL_FIRST)} |",
        "|---|---|---|---|",
        *table,
    ]
    return "\n".join(lines) + "\n"


def _side_by_side(one: Advice) -> tuple[str, str, str]:
    return "\n".join(filter(None, (one.subject, one.subject_lt))), one.english, one.lithuanian


def _table_line(kind: SheetKind) -> tuple[str, str, str, str]:
    return kind.table, kind.meaning, guidance.TABLES_LT[kind.table], _fill_first(kind)


def _fill_first(kind: SheetKind) -> str:
    """The tables whose keys the rows of this one name, those to choose from joined by `/`."""
    names = [] if kind.table == "sources" else ["sources"]
    if isinstance(kind, StatementKind):
        ends = [" / ".join(vocabulary.node_kind(label).table for label in labels) for labels in (kind.start, kind.end)]
        names += dict.fromkeys(ends)
    if isinstance(kind, Form):
        labels = [labels for column, labels in kind.refers.items() if column != vocabulary.SOURCE.name]
        names += [" / ".join(vocabulary.node_kind(label).table for label in some) for some in labels]
    return ", ".join(names)
