"""What an importer read, into the graph."""

from gapbridge import load, tables, vocabulary
from gapbridge.database import Database
from gapbridge.errors import Conflict
from gapbridge.importers.imported import Imported
from gapbridge.progress import Progress, silent
from gapbridge.results import LoadReport
from gapbridge.tally import MAX_CHANGES


def store(
    database: Database,
    read: Imported,
    *,
    prune: bool = False,
    dry_run: bool = False,
    by: str = "",
    max_changes: int = MAX_CHANGES,
    progress: Progress = silent,
) -> LoadReport:
    """Load a vocabulary. Rows that another data set holds are left to it, and counted in the report.

    Args:
        database: The graph to load into.
        read: What an importer read.
        prune: Put it in the place of the version in the graph: remove what it no longer has.
        dry_run: Change nothing: the report says what would change.
        by: Who loads it, for the history.
        max_changes: Most rows of which the report says what happens to each.
        progress: Told now and then how many rows of how many are done.

    Raises:
        Conflict: The graph holds another version and `prune` does not ask to replace it; or something refers to
            what would be pruned. Nothing is changed.
    """
    if not prune:
        _refuse_two_versions(database, read)
    return load.load(
        database,
        read.dataset,
        prune=prune,
        dry_run=dry_run,
        leave_others=True,
        by=by,
        max_changes=max_changes,
        progress=progress,
    )


def _refuse_two_versions(database: Database, read: Imported) -> None:
    """Two versions side by side would be a hierarchy that nobody published."""
    kept = read.dataset.keys("Source")
    stored = tables.pages(database.read, vocabulary.node_kind("Source"), read.dataset.name)
    others = [row.id for page in stored for row in page if row.id not in kept]
    if others:
        raise Conflict(
            f"The graph holds another version of this vocabulary: {', '.join(others)}; nothing was changed.",
            "--prune puts the new one in its place; see what that does with --dry-run first.",
        )
