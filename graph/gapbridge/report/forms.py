"""The files a report can be written as."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gapbridge.errors import BadInput
from gapbridge.report.contents import Report

# What the page may do, told in it too, as it is read from files: show its own styles and pictures, and nothing else.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True)
class Form:
    """A kind of file: its ending, its media type, and how a report becomes one."""

    name: str
    ending: str
    media_type: str
    write: Callable[[Report], bytes]


def _html(report: Report) -> bytes:
    from gapbridge.report.html import html  # parts that are slow to import, where a report is made only

    return html(report).encode()


def _docx(report: Report) -> bytes:
    from gapbridge.report.docx import docx

    return docx(report)


HTML = Form("html", ".html", "text/html; charset=utf-8", _html)
DOCX = Form("docx", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx)
FORMS = {one.name: one for one in (HTML, DOCX)}


def of_path(path: Path) -> Form:
    """The form that a file's name asks for by its ending.

    Raises:
        BadInput: No form has that ending.
    """
    for one in FORMS.values():
        if path.suffix.lower() == one.ending:
            return one
    raise BadInput(
        f"{path.name} says not what to write.",
        f"Let its name end in {' or '.join(one.ending for one in FORMS.values())}.",
    )
