"""Our competences and ESCO: `match`."""

from pathlib import Path
from typing import Annotated

import typer

from gapbridge import intake, keys, matching, tally
from gapbridge.errors import BadInput
from gapbridge.matching import decision_file, decisions, proposing
from gapbridge.matching.decisions import Decisions
from gapbridge_api.cli import load_tables, options, output, tables
from gapbridge_api.cli.graph import EVERY_CHANGE, By, DryRun
from gapbridge_api.cli.options import AsOf, Csv, Json, Lang, Status, Synthetic
from gapbridge_api.cli.session import messages, session

NOTHING = "Are ESCO and competences of your own in the graph? `gapbridge import esco FOLDER` brings ESCO."


def match(
    competence: Annotated[str | None, typer.Argument(help="Only this competence of our own (key or name).")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write the proposals to this new file (.xlsx or .csv), to decide there.")
    ] = None,
    decided: Annotated[
        Path | None, typer.Option(help="Store what was decided in such a file, instead of proposing.")
    ] = None,
    most: Annotated[int, typer.Option("--most", min=0, help="Most new proposals for each.")] = proposing.MOST,
    min_score: Annotated[
        float, typer.Option(min=0, max=1, help="Least score of a new proposal.")
    ] = proposing.MIN_SCORE,
    rejected: Annotated[bool, typer.Option("--rejected", help="Show also what was rejected before.")] = False,
    unmatched: Annotated[bool, typer.Option("--unmatched", help="Only competences without any match.")] = False,
    dry_run: DryRun = False,
    name: Annotated[
        str, typer.Option(help="Whose decisions: the data set and source they are stored as.")
    ] = decisions.NAME,
    by: By = "",
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Propose concepts of ESCO that our competences may match. A person decides, in a file: --out, then --decided."""
    if decided is not None:
        if out is not None or competence is not None:
            raise BadInput("--decided reads a file; it goes with no competence and no --out.", "Give it alone.")
        _store(decision_file.read(decided), name, dry_run, by, as_json)
        return
    if dry_run:
        raise BadInput("Proposing changes nothing, so there is nothing to rehearse.", "--dry-run goes with --decided.")
    scope = options.scope(status, synthetic, as_of)
    form = output.chosen(as_json, as_csv)
    with session() as database:
        found = matching.proposals(
            database,
            scope,
            competence_id=competence and keys.resolve(database, "Competence", competence),
            most=most,
            min_score=min_score,
            include_rejected=rejected,
            unmatched_only=unmatched,
        )
        if out is None:
            found = options.told(database, found, lang, form)
    if not found:
        messages.print(NOTHING)
    if out is None:
        output.print_answer(tables.proposals(found), form)
    else:
        decision_file.write(out, found)
        messages.print(
            f"Wrote {len(found):,} proposals to {out}. Write accept or reject beside those you know, mend the kind of"
            f" those you accept, then: gapbridge match --decided {out}",
            markup=False,
        )


def _store(given: Decisions, name: str, dry_run: bool, by: str, as_json: bool) -> None:
    most = EVERY_CHANGE if as_json else tally.MAX_CHANGES
    with session() as database:
        report = matching.decide(database, given, name=name, dry_run=dry_run, by=by or intake.user(), max_changes=most)
    counts = {"accepted": given.count("accept"), "rejected": given.count("reject"), "undecided": given.undecided}
    if as_json:
        output.print_json(report.model_dump(mode="json") | {"decisions": counts})
        return
    messages.print(", ".join(f"{count:,} {what}" for what, count in counts.items()) + ".")
    output.print_answer(load_tables.report(report), output.Format.table)
    if report.dry_run and report.changes:
        would = load_tables.changes(report.changes, "Row by row, it would change", cut=report.changes_cut)
        output.print_answer(would, output.Format.table)
