"""Everything out again: the graph, a neighbourhood or one answer, in the formats that others read.

Rows are read page by page and written as they come, so memory does not grow with the graph. What is written stands
beside its place until it is whole.
"""

import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from gapbridge import history
from gapbridge.database import Database
from gapbridge.errors import BadInput, Conflict
from gapbridge.export import answers, formats, table
from gapbridge.export.contents import Contents, Neighbourhood, WholeGraph
from gapbridge.export.formats import Format
from gapbridge.new_files import appearing
from gapbridge.progress import Progress, silent
from gapbridge.scope import Scope
from gapbridge.vocabulary import ENGLISH, Language

ATTEMPTS = 3

_LONG_AGO = (2000, 1, 1, 0, 0, 0)  # any fixed moment: files made twice are to be equal


@dataclass(frozen=True)
class Choice:
    """What is written out: by default the whole graph.

    Args:
        center: Key of a node: only it and what stands around it.
        label: Its label, where nodes of several labels have that key.
        depth: Most statements between the middle and any other node.
        answer: Name of a question: only its answer.
        cluster: Key of the cluster that question is about, if it is about one.
        chain: Key of the value chain that question is about, if it is about one.
        scope: Which statements count for a neighbourhood or an answer. The whole graph is written as it is.
        language: Of the names in an answer. The graph has a column for each language.
    """

    center: str | None = None
    label: str | None = None
    depth: int = 1
    answer: str | None = None
    cluster: str | None = None
    chain: str | None = None
    scope: Scope = field(default_factory=Scope)
    language: Language = ENGLISH

    def check(self, form: Format) -> None:
        """Return when this can be written in a format.

        Raises:
            BadInput: It cannot, or it contradicts itself.
        """
        if self.answer is not None:
            if self.center is not None:
                raise BadInput("Either a neighbourhood or an answer is written, not both.", "Leave one out.")
            answers.check(self.answer, self.cluster, self.chain)
            if form.tables is None:
                tabular = [one.name for one in formats.FORMATS.values() if one.tables is not None]
                raise BadInput(f"An answer is a table, which {form.name} cannot hold.", f"Choose {', '.join(tabular)}.")
        elif self.cluster is not None or self.chain is not None:
            what = "cluster" if self.chain is None else "value chain"
            raise BadInput(f"A {what} goes with an answer about it.", "For what stands around it, give it as center.")
        if self.label is not None and self.center is None:
            raise BadInput("A label goes with a center.", "Give the key of the node in the middle.")


def export(
    database: Database, path: Path, form: Format, choice: Choice | None = None, progress: Progress = silent
) -> None:
    """Write a file, or a folder of files, to `path`.

    Raises:
        BadInput: Something stands at `path`, it cannot be written there, or the choice and the format do not fit.
        Conflict: The graph went on changing meanwhile, or holds rows that tables cannot say.
        NotFound: There is no such node or cluster.
    """
    path = path.expanduser()
    chosen = choice or Choice()
    chosen.check(form)
    with appearing(path) as draft:
        for _ in range(ATTEMPTS):
            before = history.loads(database, max_rows=1)
            _write(database, draft, form, chosen, progress)
            if history.loads(database, max_rows=1) == before:
                return
            shutil.rmtree(draft) if form.is_folder else draft.unlink()
        raise Conflict("The graph was loaded into while it was written out.", "Try again when no load is under way.")


def export_file(database: Database, folder: Path, name: str, form: Format, choice: Choice) -> Path:
    """Write one file into `folder`, for sending: a folder of files becomes a ZIP file; returns where it is.

    Raises:
        BadInput, Conflict, NotFound: As `export` does.
    """
    made = folder / f"{name}{form.ending}"
    export(database, made, form, choice)
    if not form.is_folder:
        return made
    target = folder / f"{name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for one in sorted(made.iterdir()):
            told = zipfile.ZipInfo(f"{name}/{one.name}", _LONG_AGO)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o644 << 16
            with one.open("rb") as source, file.open(told, "w") as sink:
                shutil.copyfileobj(source, sink)
            one.unlink()
    return target


def _write(database: Database, path: Path, form: Format, choice: Choice, progress: Progress) -> None:
    if choice.answer is not None:
        assert form.tables is not None  # noqa: S101 (checked in `Choice.check`)
        about = choice.cluster or choice.chain
        form.tables(path, [answers.answer(database, choice.answer, choice.scope, about, choice.language)])
        return
    contents: Contents = (
        WholeGraph(database.read, progress)
        if choice.center is None
        else Neighbourhood(database, choice.scope, choice.center, choice.label, choice.depth)
    )
    if form.tables is not None:
        form.tables(path, table.of_contents(contents))
    elif form.graph is not None:
        form.graph(path, contents)
