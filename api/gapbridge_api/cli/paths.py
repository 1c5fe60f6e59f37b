"""How two things hang together: `path`."""

from typing import Annotated

import typer

from gapbridge import paths as paths_
from gapbridge_api.cli import options, output
from gapbridge_api.cli.options import AsOf, Csv, Lang, Status, Synthetic
from gapbridge_api.cli.session import session
from gapbridge_api.cli.tables import paths as tables


def path(
    start: Annotated[str, typer.Argument(help="Key of anything; LABEL/KEY where several have it: Cluster/litek.")],
    end: Annotated[str, typer.Argument(help="Key of another thing.")],
    max_paths: Annotated[int, typer.Option("--paths", help="Most paths, up to 20.")] = paths_.DEFAULT_PATHS,
    max_steps: Annotated[int, typer.Option("--steps", help="Longest path, up to 8.")] = paths_.DEFAULT_STEPS,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")] = False,
    as_csv: Csv = False,
) -> None:
    """The shortest ways between any two things, each in a plain sentence with its sources."""
    scope, form = options.scope(status, synthetic, as_of), output.chosen(as_json, as_csv)
    with session() as database:
        found = paths_.find(database, start, end, scope, max_paths=max_paths, max_steps=max_steps)
        found = options.told(database, found, lang, form)
    if form is output.Format.json:
        output.print_json(found.model_dump(mode="json"))
    else:
        output.print_answer(tables.paths(found, options.language(lang)), form)
