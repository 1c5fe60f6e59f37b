"""Reports to hand on: `report chain`, `report cluster`, `report programme`, `report network`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from gapbridge import keys, new_files
from gapbridge import report as report_
from gapbridge.database import Database
from gapbridge.programme import Limits
from gapbridge.report import Report, forms
from gapbridge.scope import Scope
from gapbridge.vocabulary import Language
from gapbridge.what_if import scenario_file
from gapbridge.what_if.scenario import Scenario
from gapbridge_api.cli import options
from gapbridge_api.cli.options import AsOf, Industry, Lang, Members, Status, Synthetic
from gapbridge_api.cli.session import messages, session

report = typer.Typer(help="One HTML or DOCX file to hand on, to read and to print.", no_args_is_help=True)

DAY = ["%Y-%m-%d"]

Out = Annotated[Path, typer.Option("--out", help="The file to write; its name ends in .html or .docx.")]
Force = Annotated[bool, typer.Option("--force", help="Write in the place of a file that stands there.")]
WhatIf = Annotated[
    list[Path] | None,
    typer.Option(
        "--what-if",
        metavar="FILE",
        help="Compare today with the scenario in this file too; `gapbridge what-if --save` writes one. Repeatable.",
    ),
]
Made = Callable[[Database, Scope, Language], Report]


@report.command("chain")
def chain(
    chain: Annotated[str, typer.Argument(help="Key or name of a value chain; `gapbridge chain list` lists them.")],
    out: Out,
    what_if: WhatIf = None,
    force: Force = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
) -> None:
    """A value chain: what to do first, its stages, inputs, network and needs, and what nobody knows."""

    scenarios = _scenarios(what_if)

    def made(database: Database, scope: Scope, language: Language) -> Report:
        return report_.chain(
            database, keys.resolve(database, "ValueChain", chain), scope, language=language, scenarios=scenarios
        )

    _write(made, out, force, _Narrowed(status, synthetic, as_of, members, industry), options.language(lang))


@report.command("cluster")
def cluster(
    cluster: options.Cluster,
    out: Out,
    what_if: WhatIf = None,
    force: Force = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
) -> None:
    """A cluster: what to do first, its profile, members, needs, offers, partners, events and value chains."""

    scenarios = _scenarios(what_if)

    def made(database: Database, scope: Scope, language: Language) -> Report:
        return report_.cluster(
            database, keys.resolve(database, "Cluster", cluster), scope, language=language, scenarios=scenarios
        )

    _write(made, out, force, _Narrowed(status, synthetic, as_of, members, industry), options.language(lang))


@report.command("programme")
def programme(
    out: Out,
    budget: Annotated[float | None, typer.Option(help="Most the events may cost, in EUR; default: no limit.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--from", formats=DAY, help="Only events that begin on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=DAY, help="Only events that have ended by this day.")
    ] = None,
    force: Force = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
) -> None:
    """A programme of events: what to hold, whom to invite, what a budget can close, what stays open and why."""
    limits = Limits(budget, since.date() if since else None, until.date() if until else None)

    def made(database: Database, scope: Scope, language: Language) -> Report:
        return report_.programme(database, scope, limits, language=language)

    _write(made, out, force, _Narrowed(status, synthetic, as_of, members, industry), options.language(lang))


@report.command("network")
def network(
    out: Out,
    what_if: WhatIf = None,
    force: Force = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
) -> None:
    """All clusters together: the gaps they share, who should work together, all known deliveries, what is unknown."""
    narrowed = _Narrowed(status, synthetic, as_of, members, industry)
    scenarios = _scenarios(what_if)

    def made(database: Database, scope: Scope, language: Language) -> Report:
        return report_.network(database, scope, language=language, scenarios=scenarios)

    _write(made, out, force, narrowed, options.language(lang))


def _scenarios(files: list[Path] | None) -> list[Scenario]:
    """The scenarios in these files."""
    return [scenario_file.read(file) for file in files or ()]


class _Narrowed:
    """The options that narrow a question."""

    def __init__(
        self, status: list[str] | None, synthetic: bool, as_of: datetime | None, members: bool, industry: str | None
    ) -> None:
        self._scope = options.scope(status, synthetic, as_of, members)
        self._industry = industry

    def scope(self, database: Database) -> Scope:
        """The scope they ask for."""
        return replace(self._scope, industry_id=options.industry_id(database, self._industry))


def _write(made: Made, out: Path, force: bool, narrowed: _Narrowed, language: Language) -> None:
    """Write the report to a file, which is checked before the work is done."""
    form = forms.of_path(out)
    if not force:
        new_files.require_free(out, "Choose another name, or write in its place with --force.")
    with session() as database:
        found = made(database, narrowed.scope(database), language)
    new_files.write(out, form.write(found), replace=force)
    messages.print(f"Wrote {out}.", markup=False)
