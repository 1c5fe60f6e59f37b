"""How long suggestions for all pairs take beside one plain Cypher statement, as a ratio within one run.

    python benchmarks/suggestions.py [SCALE ...]      default: 3

A scale of 3 is 45 clusters with 4,500 members, 36,000 offers and 1,320 needs; 100 is the largest graph GapBridge is
meant for, and takes minutes to load. Both ways find the same 1,000 pairs, which is checked.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from questions import compare, made_up

from gapbridge import collaborations, load, local_server
from gapbridge.collaborations import Wanted, profiles
from gapbridge.collaborations.ranking import ranked
from gapbridge.database import Database
from gapbridge.progress import silent
from gapbridge.scope import Scope
from gapbridge.settings import Settings

MOST = 1_000
PLAIN = (Path(__file__).parent / "complementarity.cypher").read_text(encoding="utf-8")
TAUGHT = Wanted(kinds=("teach_learn",), max_rows=MOST)


def main() -> None:
    """Print a table of figures for each scale."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        try:
            with Database(local_server.start(settings, silent).connection) as database:
                for scale in [int(word) for word in sys.argv[1:]] or [3]:
                    load.load(database, made_up(scale))
                    measure(database, scale)
        finally:
            local_server.stop(settings)


def measure(database: Database, scale: int) -> None:
    """Hold the answers of both ways against each other, then time them."""
    found = [(one.cluster_id, one.partner_id, one.value) for one in collaborations.measured(database, None, TAUGHT)[1]]
    assert found == [tuple(row) for row in plainly(database)], "both ways find the same"
    known = profiles.read(database, Scope())
    known = profiles.with_offers(database, known, known.clusters)
    print(f"scale {scale}: {len(known.clusters):,} clusters, the first {MOST:,} pairs")
    plain = "plain Cypher"
    compare(
        "all pairs, teach and learn", plain, lambda: collaborations.measured(database, None, TAUGHT),
        lambda: plainly(database),
    )  # fmt: skip
    compare("the same without reading", plain, lambda: ranked(known, TAUGHT), lambda: plainly(database))
    compare(
        "all pairs, all kinds, 20 of each with reasons", plain,
        lambda: collaborations.all_suggestions(database, wanted=Wanted(max_rows=20)), lambda: plainly(database),
    )  # fmt: skip


def plainly(database: Database) -> list[list[Any]]:
    """The rows of the plain statement."""
    with database._session("READ") as session:
        return [record.values() for record in session.run(PLAIN, max_rows=MOST)]


if __name__ == "__main__":
    main()
