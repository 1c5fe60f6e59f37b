"""Write the example studies in docs/: `python scripts/make_study_example.py [--check]`.

The fictional furniture chain as a whole, and as one of its clusters sees it, and the report about it in both languages,
from seeds/example, in a Neo4j of its own. The same files give the same pages. With `--check` nothing is written: it
says which pages are out of date.
"""

import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from gapbridge import load, local_server, report, seeds, value_chains
from gapbridge.database import Database
from gapbridge.progress import silent
from gapbridge.report import forms
from gapbridge.scope import Scope
from gapbridge.settings import Settings
from gapbridge.value_chains.page import page
from gapbridge.vocabulary import LANGUAGES, STATUSES

ROOT = Path(__file__).parents[1]
SCOPE = Scope(STATUSES, date(2026, 12, 1))
CHAIN, CLUSTER = "ex-chain-furniture", "ex-amberwood"
WHOLE, SEEN = "docs/study-example.md", "docs/study-example-cluster.md"
REPORT = "docs/report-example-{}.html"
MADE = (
    "<!-- Made by scripts/make_study_example.py from seeds/example; `make study-example` makes it anew. -->\n\n"
    "An example of what `gapbridge chain study {words} --synthetic --as-of {day} --markdown` prints;\n"
    "[value-chains.md](value-chains.md) explains the methods, [{other}]({other}) is {what}.\n\n"
)


def pages(database: Database) -> dict[str, str]:
    """The pages by name, from a graph that holds seeds/example."""
    whole = value_chains.study(database, SCOPE, chain_id=CHAIN)
    seen = value_chains.study(database, SCOPE, chain_id=CHAIN, cluster_ids=[CLUSTER])
    told = {
        WHOLE: (CHAIN, SEEN, "the same chain as one cluster sees it", whole),
        SEEN: (f"{CHAIN} --cluster {CLUSTER}", WHOLE, "the whole chain", seen),
    }
    studies = {
        name: MADE.format(words=words, day=SCOPE.as_of, other=Path(other).name, what=what) + page(study)
        for name, (words, other, what, study) in told.items()
    }
    reports = {
        REPORT.format(language): forms.HTML.write(report.chain(database, CHAIN, SCOPE, language=language)).decode()
        for language in LANGUAGES
    }
    return studies | reports


def without_hash(page: str) -> str:
    """A page without the hash of the whole graph, of which it shows a part only."""
    return re.sub(r"\b\d+-\d+-\d+-[0-9a-f]{64}\b", "...", page.replace("<wbr/>", ""))


def main() -> int:
    """Write the pages, or say which are out of date."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(neo4j_uri=None, data_dir=Path(folder))
        try:
            with Database(local_server.start(settings, silent).connection) as database:
                load.load(database, seeds.read(ROOT / "seeds" / "example"))
                made = pages(database)
        finally:
            local_server.stop(settings)
    stale = [name for name, text in made.items() if not _is(ROOT / name, text)]
    if "--check" in sys.argv:
        print("\n".join(f"{name} is out of date; run `make study-example`" for name in stale))
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(made[name], encoding="utf-8")
        print(f"wrote {name}")
    return 0


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
