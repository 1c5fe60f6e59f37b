"""Files for people: `template`."""

from pathlib import Path
from typing import Annotated

import typer

from gapbridge import templates
from gapbridge_api.cli.session import messages


def template(
    path: Annotated[
        Path, typer.Argument(help="What to make: a workbook if it ends in .xlsx, else a folder of CSV files.")
    ],
    only: Annotated[
        str, typer.Option(help="Only these tables, with commas between: needs,events; or the form outcomes.")
    ] = "",
) -> None:
    """Write an empty workbook, or folder of CSV files, to fill in: every column explained, with an example."""
    written = templates.write(path, [name.strip() for name in only.split(",") if name.strip()])
    what = str(path) if written == [path] else f"{len(written)} files in {path}"
    messages.print(f"Wrote {what}. Fill it in, then check it: gapbridge load {path} --dry-run", markup=False)
