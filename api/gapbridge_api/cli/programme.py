"""The programme of events: `programme plan`, `programme cover`, `programme frontier`, `programme proposals`."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from gapbridge import programme as programme_
from gapbridge.database import Database
from gapbridge.new_files import require_free
from gapbridge.programme import Limits, calendar
from gapbridge.programme.budgets import STEPS
from gapbridge.programme.bundles import MOST_COMPETENCES
from gapbridge.programme.limits import SECONDS, Weighing
from gapbridge.results import EventProgramme
from gapbridge.scope import Scope
from gapbridge_api.cli import options, output
from gapbridge_api.cli.options import AsOf, Csv, Industry, Lang, Members, Status, Synthetic
from gapbridge_api.cli.session import messages, session
from gapbridge_api.cli.tables import programme as tables

programme = typer.Typer(help="Which events to hold, whom to invite, and what stays open and why.", no_args_is_help=True)

DAY = ["%Y-%m-%d"]
RowsOf = Literal["needs", "invitations", "events"]

Budget = Annotated[float | None, typer.Option(help="Most the events may cost together, in EUR; default: no limit.")]
Since = Annotated[
    datetime | None, typer.Option("--from", formats=DAY, help="Only events that begin on this day or later.")
]
Until = Annotated[datetime | None, typer.Option(formats=DAY, help="Only events that have ended by this day.")]
Languages = Annotated[
    list[str] | None, typer.Option("--language", help="Only events in this language (ISO 639-1). Repeatable.")
]
UnknownCost = Annotated[
    float | None,
    typer.Option(
        help="Take events of unknown cost to cost this, in EUR (0: free); else a budget leaves them out.",
    ),
]
UnknownSeats = Annotated[
    int | None, typer.Option(help="Take events of unknown capacity to have so many seats; else any number.")
]
UnknownDate = Annotated[
    bool, typer.Option("--unknown-date", help="Take events whose days are unknown to be within the dates.")
]
UnknownLanguage = Annotated[
    bool, typer.Option("--unknown-language", help="Take events whose languages are unknown to be in a wanted one.")
]
Weigh = Annotated[
    Weighing, typer.Option(help="What closing a need counts: 1, or its importance where somebody rated it.")
]
Uncovered = Annotated[
    bool, typer.Option("--uncovered", help="Leave out needs that organisations of the same cluster could meet.")
]
Seconds = Annotated[float, typer.Option(help="How long the best programme is looked for.")]
Whole = Annotated[bool, typer.Option("--json", help="Print the whole answer as JSON.")]
Rows = Annotated[RowsOf, typer.Option("--rows", help="Which rows --csv prints.")]
Ics = Annotated[
    Path | None,
    typer.Option("--ics", dir_okay=False, help="Write the events with a day to a calendar file too."),
]


@programme.command("plan")
def plan(
    budget: Budget = None,
    since: Since = None,
    until: Until = None,
    language: Languages = None,
    unknown_cost: UnknownCost = None,
    unknown_seats: UnknownSeats = None,
    unknown_date: UnknownDate = False,
    unknown_language: UnknownLanguage = False,
    weigh: Weigh = "equal",
    uncovered: Uncovered = False,
    seconds: Seconds = SECONDS,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    ics: Ics = None,
    rows: Rows = "needs",
    as_json: Whole = False,
    as_csv: Csv = False,
) -> None:
    """The events that together could close most within the limits, the cheapest of such, and whom to invite."""
    limits = _limits(
        budget, since, until, language, unknown_cost, unknown_seats, unknown_date, unknown_language, weigh,
        uncovered, seconds,
    )  # fmt: skip
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    _require_free(ics)
    with session() as database:
        found = programme_.plan(database, _placed(database, chosen, industry), limits)
        found = options.told(database, found, lang, form)
    _print(found, limits, ics, rows, form)


@programme.command("cover")
def cover(
    since: Since = None,
    until: Until = None,
    language: Languages = None,
    unknown_cost: UnknownCost = None,
    unknown_seats: UnknownSeats = None,
    unknown_date: UnknownDate = False,
    unknown_language: UnknownLanguage = False,
    uncovered: Uncovered = False,
    seconds: Seconds = SECONDS,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    ics: Ics = None,
    rows: Rows = "needs",
    as_json: Whole = False,
    as_csv: Csv = False,
) -> None:
    """The cheapest events that close everything that the events to come can close; the rest with its reasons."""
    limits = _limits(
        None, since, until, language, unknown_cost, unknown_seats, unknown_date, unknown_language, "equal",
        uncovered, seconds,
    )  # fmt: skip
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    _require_free(ics)
    with session() as database:
        found = programme_.cover(database, _placed(database, chosen, industry), limits)
        found = options.told(database, found, lang, form)
    _print(found, limits, ics, rows, form)


@programme.command("frontier")
def frontier(
    budget: Annotated[
        list[float] | None,
        typer.Option(help="A budget to look at, in EUR. Repeatable; default: equal steps up to closing everything."),
    ] = None,
    steps: Annotated[int, typer.Option(help="How many equal steps, where no budget is named.")] = STEPS,
    since: Since = None,
    until: Until = None,
    language: Languages = None,
    unknown_cost: UnknownCost = None,
    unknown_seats: UnknownSeats = None,
    unknown_date: UnknownDate = False,
    unknown_language: UnknownLanguage = False,
    weigh: Weigh = "equal",
    uncovered: Uncovered = False,
    seconds: Seconds = SECONDS,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    as_json: options.Json = False,
    as_csv: Csv = False,
) -> None:
    """What each budget can close at best."""
    limits = _limits(
        None, since, until, language, unknown_cost, unknown_seats, unknown_date, unknown_language, weigh,
        uncovered, seconds,
    )  # fmt: skip
    chosen = options.scope(status, synthetic, as_of, members)
    with session() as database:
        scope = _placed(database, chosen, industry)
        found = programme_.frontier(database, scope, limits, single=tuple(budget or ()), steps=steps)
    output.print_answer(tables.frontier(found, scope), output.chosen(as_json, as_csv))


@programme.command("proposals")
def proposals(
    uncovered: Uncovered = False,
    most_competences: Annotated[
        int, typer.Option("--most-competences", help="Most competences of one event.")
    ] = MOST_COMPETENCES,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: options.Json = False,
    as_csv: Csv = False,
) -> None:
    """New events for needs that no event to come teaches: what they would teach, and whom."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with session() as database:
        scope = _placed(database, chosen, industry)
        found = programme_.proposals(database, scope, uncovered=uncovered, most_competences=most_competences)
        found = options.told(database, found, lang, form)
    output.print_answer(tables.proposals(found, scope), form)


def _limits(
    budget: float | None,
    since: datetime | None,
    until: datetime | None,
    languages: list[str] | None,
    unknown_cost: float | None,
    unknown_seats: int | None,
    unknown_date: bool,
    unknown_language: bool,
    weigh: Weighing,
    uncovered: bool,
    seconds: float,
) -> Limits:
    """The limits that the options ask for.

    Raises:
        BadInput: They make no sense.
    """
    return Limits(
        budget,
        since.date() if since else None,
        until.date() if until else None,
        tuple(languages or ()),
        unknown_cost,
        unknown_seats,
        unknown_date,
        unknown_language,
        weigh,
        uncovered,
        seconds,
    )


def _placed(database: Database, scope: Scope, industry: str | None) -> Scope:
    return replace(scope, industry_id=options.industry_id(database, industry))


def _print(found: EventProgramme, limits: Limits, ics: Path | None, rows: RowsOf, form: output.Format) -> None:
    if ics is not None:
        _write_calendar(found, ics)
    if form is output.Format.json:
        output.print_json(found.model_dump(mode="json"))
    elif form is output.Format.csv:
        of = {"needs": tables.needs, "events": tables.events, "invitations": tables.invitations}
        output.print_answer(of[rows](found), form)
    else:
        for part in tables.programme(found, limits, limits.seconds):
            output.print_answer(part, form)


def _require_free(ics: Path | None) -> None:
    """Refuse a calendar file in the place of another before the work is done."""
    if ics is not None:
        require_free(ics)


def _write_calendar(found: EventProgramme, path: Path) -> None:
    """Write the calendar, and say on stderr what is not in it."""
    written = calendar.write(found, path)
    messages.print(f"{written} events written to {path}.", markup=False)
    undated = calendar.undated(found)
    if undated:
        messages.print(f"Without a day, so not in it: {', '.join(event.event_id for event in undated)}.", markup=False)
