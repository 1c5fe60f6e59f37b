"""Scenarios compared with today: `what-if`."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from pydantic import ValidationError

from gapbridge import what_if as what_if_
from gapbridge.errors import BadInput
from gapbridge.new_files import require_free
from gapbridge.what_if import scenario_file
from gapbridge.what_if.scenario import Scenario
from gapbridge_api.cli import options, output
from gapbridge_api.cli.options import AsOf, Csv, Industry, Lang, Members, Status, Synthetic
from gapbridge_api.cli.session import messages
from gapbridge_api.cli.tables import what_if as tables

RowsOf = Literal[
    "figures", "needs", "shared-gaps", "single-points", "cut-off", "stages", "outages", "suggestions", "events"
]
FROM_OPTIONS = "as asked"

Files = Annotated[list[Path] | None, typer.Argument(help="Scenario files; each is compared with today.")]
Leaves = Annotated[
    list[str] | None, typer.Option(metavar="MEMBER[=CLUSTER]", help="A member leaves a cluster, or all. Repeatable.")
]
Fails = Annotated[
    list[str] | None, typer.Option(metavar="MEMBER=WEEKS", help="A member delivers nothing for so long. Repeatable.")
]
Connect = Annotated[
    list[str] | None, typer.Option(metavar="CLUSTER=CLUSTER", help="Two clusters work together. Repeatable.")
]
Gains = Annotated[
    list[str] | None,
    typer.Option(metavar="ORGANISATION=COMPETENCE", help="A cluster or member comes to offer something. Repeatable."),
]
Event = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=COMPETENCE[,COMPETENCE]", help="An event to come that teaches these. Repeatable."),
]
Save = Annotated[Path | None, typer.Option(dir_okay=False, help="Write the scenario of these options to a new file.")]


def what_if(
    files: Files = None,
    leaves: Leaves = None,
    fails: Fails = None,
    connect: Connect = None,
    gains: Gains = None,
    event: Event = None,
    name: Annotated[str, typer.Option(help="What to call the scenario of these options.")] = FROM_OPTIONS,
    save: Save = None,
    min_clusters: Annotated[int, typer.Option(help="Fewest clusters that must share a gap.")] = 2,
    covered: Annotated[
        bool, typer.Option("--covered", help="Count gaps that own organisations cover as shared too.")
    ] = False,
    max_rows: Annotated[int, typer.Option("--max", help="Most rows of each list.")] = what_if_.DEFAULT_ROWS,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    rows: Annotated[RowsOf, typer.Option("--rows", help="Which rows --csv prints.")] = "figures",
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")] = False,
    as_csv: Csv = False,
) -> None:
    """What would be different if a member left, a supplier failed, clusters connected, an event or offer were new?

    Scenarios come from files, or one from the options. Nothing is stored in the graph.
    """
    asked = _of_options(name, leaves, fails, connect, gains, event)
    _require(files, asked, save)
    scenarios = [scenario_file.read(file) for file in files or ()] + ([asked] if asked else [])
    chosen, form = options.scope(status, synthetic, as_of, members), output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = what_if_.compared(
            database, scenarios, scope, min_clusters=min_clusters, include_covered=covered, max_rows=max_rows
        )
        found = options.told(database, found, lang, form)
    if save is not None and asked is not None:
        scenario_file.write(save, asked)
        messages.print(f"Scenario written to {save}.", markup=False)
    if form is output.Format.json:
        output.print_json(found.model_dump(mode="json"))
    elif form is output.Format.csv:
        output.print_answer(tables.rows(found, rows), form)
    else:
        output.print_answers(tables.what_if(found), tables.NOTE)


def _require(files: list[Path] | None, asked: Scenario | None, save: Path | None) -> None:
    """Refuse what cannot be done before the work begins.

    Raises:
        BadInput: Nothing is assumed, or there is nothing to save, or no place for it.
    """
    if not files and asked is None:
        raise BadInput(
            "It is not said what to assume.",
            "Name a scenario file, or give an option: `gapbridge what-if --leaves MEMBER`.",
        )
    if save is not None:
        if asked is None:
            raise BadInput("There is nothing to save: the scenarios are files already.", "Leave --save out.")
        require_free(save)


def _of_options(
    name: str,
    leaves: list[str] | None,
    fails: list[str] | None,
    connect: list[str] | None,
    gains: list[str] | None,
    event: list[str] | None,
) -> Scenario | None:
    """The scenario that the options tell; None: they tell none.

    Raises:
        BadInput: One of them cannot be understood.
    """
    changes: list[dict[str, Any]] = []
    for typed in leaves or ():
        member, _, cluster = typed.partition("=")
        changes.append({"kind": "member_leaves", "member": member, "cluster": cluster or None})
    for typed in fails or ():
        member, weeks = _two("--fails", typed, "MEMBER=WEEKS")
        changes.append({"kind": "supplier_fails", "member": member, "weeks": weeks})
    for typed in connect or ():
        changes.append({"kind": "clusters_connect", "clusters": _two("--connect", typed, "CLUSTER=CLUSTER")})
    for typed in gains or ():
        who, what = _two("--gains", typed, "ORGANISATION=COMPETENCE")
        changes.append({"kind": "competence_gained", "organisation": who, "competence": what})
    for typed in event or ():
        title, taught = _two("--event", typed, "NAME=COMPETENCE,COMPETENCE")
        changes.append({"kind": "event_added", "name": title, "teaches": [one.strip() for one in taught.split(",")]})
    if not changes:
        return None
    try:
        return Scenario(name=name, changes=changes)
    except ValidationError as error:
        fault = error.errors()[0]
        what = next((str(part) for part in reversed(fault["loc"]) if isinstance(part, str)), "it")
        told = str(fault["msg"]).removeprefix("Value error, ")
        raise BadInput(f"The options make no scenario: {what}: {told}.", "See `gapbridge what-if --help`.") from None


def _two(option: str, typed: str, form: str) -> tuple[str, str]:
    """What stands before and behind the sign.

    Raises:
        BadInput: One of them is missing.
    """
    one, _, other = typed.rpartition("=") if option == "--event" else typed.partition("=")
    if not one.strip() or not other.strip():
        raise BadInput(f"{option} '{typed[:80]}' cannot be understood.", f"Write {option} {form}.")
    return one, other
