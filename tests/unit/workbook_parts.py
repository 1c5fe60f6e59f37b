"""The parts of a workbook that readers of cells do not show: notes, drop-downs, formats, links."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from python_calamine import CalamineWorkbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Parts:
    """What stands in one sheet beside the values of its cells."""

    xml: str
    notes: dict[str, str] = field(default_factory=dict)
    rules: dict[str, dict[str, str]] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    columns: list[tuple[float, str]] = field(default_factory=list)


def cells(path: Path) -> dict[str, list[list[object]]]:
    """The values of all cells, by sheet, as python-calamine reads them."""
    with CalamineWorkbook.from_path(path) as book:
        return {
            name: [list(line) for line in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
            for name in book.sheet_names
        }


def parts(path: Path) -> dict[str, Parts]:
    """Everything else, by sheet; a format is a number format, a colour that of the background."""
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    relations = {item.get("Id"): item.get("Target") for item in _parse(texts["xl/_rels/workbook.xml.rels"])}
    styles = _styles(_parse(texts["xl/styles.xml"]))
    found = {}
    for sheet in _parse(texts["xl/workbook.xml"]).iter(f"{_MAIN}sheet"):
        file = str(relations[sheet.get(_RELATION)]).removeprefix("worksheets/")
        found[str(sheet.get("name"))] = _sheet(texts, file, styles)
    return found


def write_in(path: Path, written: Mapping[str, Mapping[str, str]]) -> None:
    """Fill in cells as a person would: by sheet and address, each as text; what stood there is gone."""
    with zipfile.ZipFile(path) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheets = list(_parse(texts["xl/workbook.xml"]).iter(f"{_MAIN}sheet"))
    relations = {item.get("Id"): item.get("Target") for item in _parse(texts["xl/_rels/workbook.xml.rels"])}
    for sheet in sheets:
        part = f"xl/{relations[sheet.get(_RELATION)]}"
        root = _parse(texts[part])
        lines = root.find(f"{_MAIN}sheetData")
        assert lines is not None
        for address, text in written.get(str(sheet.get("name")), {}).items():
            _write(lines, address, text)
        texts[part] = ElementTree.tostring(root, encoding="unicode")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)


def _write(lines: Element, address: str, text: str) -> None:
    number = re.sub("[A-Z]", "", address)
    line = next((one for one in lines if one.get("r") == number), None)
    if line is None:
        line = ElementTree.SubElement(lines, f"{_MAIN}row", r=number)
    for cell in line:
        if cell.get("r") == address:
            line.remove(cell)
            break
    cell = ElementTree.SubElement(line, f"{_MAIN}c", r=address, t="inlineStr")
    ElementTree.SubElement(ElementTree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t").text = text
    line[:] = sorted(line, key=lambda one: (len(str(one.get("r"))), str(one.get("r"))))


def _sheet(texts: dict[str, str], file: str, styles: list[tuple[str, str]]) -> Parts:
    root = _parse(texts[f"xl/worksheets/{file}"])
    made = Parts(texts[f"xl/worksheets/{file}"])
    for column in root.iter(f"{_MAIN}col"):
        style = int(column.get("style", "0"))
        repeated = int(column.get("max", "0")) - int(column.get("min", "0")) + 1
        made.columns += [(float(column.get("width", "0")), styles[style][0])] * repeated
    for cell in root.iter(f"{_MAIN}c"):
        made.formats[str(cell.get("r"))], made.colours[str(cell.get("r"))] = styles[int(cell.get("s", "0"))]
    for rule in root.iter(f"{_MAIN}dataValidation"):
        terms = {child.tag.removeprefix(_MAIN): child.text or "" for child in rule}
        made.rules[str(rule.get("sqref"))] = {**rule.attrib, **terms}
    for link in root.iter(f"{_MAIN}hyperlink"):
        made.links[str(link.get("ref"))] = str(link.get("location"))
    targets = re.findall(r'Target="\.\./(comments\d+\.xml)"', texts.get(f"xl/worksheets/_rels/{file}.rels", ""))
    for target in targets:
        for note in _parse(texts[f"xl/{target}"]).iter(f"{_MAIN}comment"):
            made.notes[str(note.get("ref"))] = "".join(text.text or "" for text in note.iter(f"{_MAIN}t"))
    return made


def _styles(root: Element) -> list[tuple[str, str]]:
    own = {item.get("numFmtId"): str(item.get("formatCode")) for item in root.iter(f"{_MAIN}numFmt")}
    names = {"0": "General", "49": "@", **own}
    fills = [_colour(fill) for fill in root.iter(f"{_MAIN}fill")]
    found = root.find(f"{_MAIN}cellXfs")
    assert found is not None
    return [(names[str(item.get("numFmtId"))], fills[int(item.get("fillId", "0"))]) for item in found]


def _colour(fill: Element) -> str:
    colour = fill.find(f"{_MAIN}patternFill/{_MAIN}fgColor")
    return "" if colour is None else str(colour.get("rgb")).removeprefix("FF")


def _parse(text: str) -> Element:
    return ElementTree.fromstring(text)
