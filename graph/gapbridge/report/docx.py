"""A report as a DOCX file: real headings, tables that repeat their headings, pictures described in words.

The same report gives the same bytes: the file and its parts are dated by the day asked about.
"""

import io
import zipfile
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from gapbridge.report import figures
from gapbridge.report.contents import Block, Cell, Figure, Paragraph, Points, Report, Table, plain, runs

TABLE_STYLE = "Light Grid Accent 1"
LANGUAGES = {"en": "en-GB", "lt": "lt-LT"}
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a ZIP file
DEEP, PALE = RGBColor(0x23, 0x49, 0x6D), RGBColor(0x4C, 0x5B, 0x69)


def docx(report: Report) -> bytes:
    """The report as a DOCX file."""
    file = Document()
    _set_up(file, report)
    file.add_heading(plain(report.title), 0)
    if report.warning:
        _runs(file.add_paragraph(style="Intense Quote"), report.warning)
    for word, told in report.facts:
        line = file.add_paragraph(style="No Spacing")
        line.add_run(f"{plain(word)}: ").bold = True
        _runs(line, told)
    for depth, section in report.all_sections():
        file.add_heading(plain(section.title), depth)
        for block in section.blocks:
            _add(file, block)
    buffer = io.BytesIO()
    file.save(buffer)
    return _dated(buffer.getvalue(), report)


def _set_up(file: DocumentFile, report: Report) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(18)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGES[report.language])
    normal.element.get_or_add_rPr().append(language)
    if report.warning:
        head = page.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = head.add_run(plain(report.warning))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(8), RGBColor(0x7A, 0x1F, 0x2B)
    _number_pages(page.footer.paragraphs[0], report.page_word)
    told = file.core_properties
    told.title, told.author, told.comments, told.last_modified_by = plain(report.title)[:255], "GapBridge", "", ""
    told.language, told.revision, told.keywords = LANGUAGES[report.language], 1, ""
    told.created = told.modified = datetime.combine(report.as_of, time(), UTC).replace(tzinfo=None)


def _number_pages(line: Line, word: str) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.add_run(f"{word} ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        line.add_run()._r.append(part)


def _add(file: DocumentFile, block: Block) -> None:
    if isinstance(block, Paragraph):
        _runs(file.add_paragraph(style="Intense Quote" if block.kind == "warning" else None), block.text)
    elif isinstance(block, Points):
        _points(file, block)
    elif isinstance(block, Table):
        _table(file, block)
    else:
        _figure(file, block)


def _points(file: DocumentFile, block: Points) -> None:
    for at, point in enumerate(block.points, 1):
        line = file.add_paragraph(style="List Paragraph" if block.numbered else "List Bullet")
        if block.numbered:  # a number of its own: lists of Word would go on counting from one to the next
            line.add_run(f"{at}. ").bold = True
        _runs(line, point.lead, bold=True)
        for text, slanted in ((point.text, None), (point.action, True)):
            if text:
                _runs(line, text, italic=slanted, before=" " if line.runs else "")
        if point.said:
            line.add_run(f" {plain(str(point.said))}").font.color.rgb = PALE


def _table(file: DocumentFile, block: Table) -> None:
    caption = file.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = True
    _runs(caption, block.caption)
    made = file.add_table(rows=1 + len(block.rows), cols=len(block.headings))
    made.style = TABLE_STYLE
    made.autofit = True
    for at, line in enumerate((block.headings, *block.rows)):
        row = made.rows[at]._tr
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if not at:
            properties.append(OxmlElement("w:tblHeader"))
        for column, (cell, told) in enumerate(zip(row.tc_lst, line, strict=True)):
            _fill(_Cell(cell, made), told, column in block.numeric)
    if block.note:
        _runs(file.add_paragraph(), block.note)
    else:
        file.add_paragraph(style="No Spacing")


def _fill(cell: _Cell, told: Cell, is_number: bool) -> None:
    line = cell.paragraphs[0]
    if is_number:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _runs(line, str(told))
    for run in line.runs:
        run.font.size = Pt(8)


def _figure(file: DocumentFile, block: Figure) -> None:
    picture = file.add_picture(io.BytesIO(figures.png(block.drawing)), width=Mm(174))
    file.paragraphs[-1].paragraph_format.keep_with_next = True
    most = Mm(225)
    if picture.height > most:
        picture.width, picture.height = int(picture.width * most / picture.height), most
    told = picture._inline.docPr
    told.set("descr", plain(block.description))
    told.set("title", plain(block.caption))
    _runs(file.add_paragraph(style="Caption"), block.caption)


def _runs(line: Line, text: str, *, bold: bool | None = None, italic: bool | None = None, before: str = "") -> None:
    if before:
        line.add_run(before)
    for part, is_code in runs(text):
        run = line.add_run(part)
        run.bold, run.italic = bold, italic
        if is_code:
            run.font.name = "Consolas"


def _dated(made: bytes, report: Report) -> bytes:
    """The same file with every part dated by the day asked about, not by the clock."""
    day = (*report.as_of.timetuple()[:3], 0, 0, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as read, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for one in read.infolist():
            entry = zipfile.ZipInfo(one.filename, max(EARLIEST, day))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            written.writestr(entry, read.read(one))
    return buffer.getvalue()
