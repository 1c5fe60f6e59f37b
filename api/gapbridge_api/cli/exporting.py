"""Everything out: `export`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from gapbridge import export as export_
from gapbridge import keys
from gapbridge.errors import BadInput
from gapbridge.export import Choice, formats
from gapbridge.export.answers import QUESTIONS
from gapbridge.neighbourhood import MAX_DEPTH
from gapbridge_api.cli import options
from gapbridge_api.cli.options import AsOf, Industry, Lang, Members, Status, Synthetic
from gapbridge_api.cli.session import messages, progress_bar, session


def export(
    path: Annotated[Path, typer.Argument(help="What to make: a folder, or a file if its name has an ending.")],
    form: Annotated[
        str, typer.Option("--format", help=f"One of {', '.join(formats.FORMATS)}; default: as PATH ends, else csv.")
    ] = "",
    center: Annotated[str | None, typer.Option(help="Only this node (its key) and what stands around it.")] = None,
    label: Annotated[
        str | None, typer.Option(help="The label of --center, where nodes of several labels have its key.")
    ] = None,
    depth: Annotated[int, typer.Option(min=0, max=MAX_DEPTH, help="Most statements outwards from --center.")] = 1,
    answer: Annotated[str | None, typer.Option(help=f"Only one answer: {', '.join(QUESTIONS)}.")] = None,
    cluster: Annotated[str | None, typer.Option(help="Key or name of the cluster the answer is about.")] = None,
    chain: Annotated[str | None, typer.Option(help="Key or name of the value chain the answer is about.")] = None,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
) -> None:
    """Write the graph, a neighbourhood or one answer to files. Tables can be loaded again: `gapbridge load PATH`."""
    chosen = formats.of_path(path, form)
    narrowed = bool(status or synthetic or as_of or members or industry)
    if narrowed and center is None and answer is None:
        raise BadInput(
            "The whole graph is written as it is, whatever the status or day.",
            "Leave --status, --synthetic, --as-of, --members and --industry out, or narrow a --center or an --answer.",
        )
    if industry is not None and answer is None:
        raise BadInput("Only an answer can be narrowed to an industry.", "Leave --industry out.")
    if lang is not None and answer is None:
        raise BadInput("The graph has its names in both languages.", "Leave --lang out, or export an --answer.")
    scope = options.scope(status, synthetic, as_of, members)
    choice = Choice(center, label, depth, answer, cluster, chain, scope)
    choice.check(chosen)
    with session() as database, progress_bar() as bar:
        if answer is not None:
            scope = replace(scope, industry_id=options.industry_id(database, industry))
            about = None if cluster is None else keys.resolve(database, "Cluster", cluster)
            chain = None if chain is None else keys.resolve(database, "ValueChain", chain)
            choice = Choice(answer=answer, cluster=about, chain=chain, scope=scope, language=options.language(lang))
        export_.export(database, path, chosen, choice, bar)
    again = f" To load it again: gapbridge load {path}" if chosen.tables is not None and answer is None else ""
    messages.print(f"Wrote {path} ({chosen.name}).{again}", markup=False)
