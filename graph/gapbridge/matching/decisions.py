"""What a person decided of proposed matches, into the graph: each decision is a statement, and can be undone.

accept -> (:Competence)-[:MATCHES {kind}]->(:Competence)
reject -> (:Competence)-[:DIFFERS_FROM]->(:Competence), so that the pair is not proposed again
"""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gapbridge import load, references, rows, seeds, tables, vocabulary
from gapbridge.database import Database
from gapbridge.dataset import Dataset
from gapbridge.faults import Fault, FaultyFiles
from gapbridge.matching.concepts import DIFFER, ESCO, MATCH, OURS, Statement, decided
from gapbridge.results import LoadReport
from gapbridge.rows import Row
from gapbridge.scope import Scope
from gapbridge.tally import MAX_CHANGES
from gapbridge.vocabulary import MATCH_KINDS, STATUSES

NAME = "match-decisions"
ACCEPT, REJECT = "accept", "reject"
DECISIONS = (ACCEPT, REJECT)
NOTE = (
    "Each pair was proposed for the likeness of its texts, and accepted or rejected by a person; the history says when"
)

_KINDS = {
    decision: next(kind for kind in vocabulary.STATEMENTS if kind.type == type_)
    for decision, type_ in ((ACCEPT, MATCH), (REJECT, DIFFER))
}
_OTHERWISE = {ACCEPT: REJECT, REJECT: ACCEPT}
_SAYS = {ACCEPT: "that they differ", REJECT: "that they match"}

Wrong = tuple[str, str, str]  # column, value, problem


@dataclass(frozen=True)
class Decision:
    """What was decided of a pair: `accept`, which needs a kind of match, or `reject`. `line` is where that stands."""

    competence_id: str
    match_id: str
    decision: str
    kind: str = ""
    line: int = 0

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of the two."""
        return self.competence_id, self.match_id


def _in_a_list(line: int, column: str, value: str, problem: str) -> Fault:
    return Fault("decisions", line, column, value, problem)


@dataclass(frozen=True)
class Decisions:
    """Decisions as they were handed in, in a file or a request.

    `undecided` is how many lines decide nothing, `faults` what is wrong with lines that are none, `files` the SHA-256
    sums of what was read; `fault` names the place of what is wrong: line, column, value, problem.
    """

    made: Sequence[Decision]
    undecided: int = 0
    faults: Sequence[Fault] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    fault: Callable[[int, str, str, str], Fault] = _in_a_list

    def count(self, decision: str) -> int:
        """How many decide so."""
        return sum(one.decision == decision for one in self.made)


def decide(
    database: Database,
    decisions: Decisions,
    *,
    name: str = NAME,
    dry_run: bool = False,
    by: str = "",
    max_changes: int = MAX_CHANGES,
) -> LoadReport:
    """Store what was decided; all of it or, at any fault, nothing. A pair decided anew loses its earlier decision.

    It is a load like any other: deciding the same twice changes nothing, the history tells it, `undo` takes it back.

    Args:
        database: The graph.
        decisions: What was decided.
        name: The data set it belongs to, which is its source too. Decisions of one replace each other; those of
            several stand side by side, as statements of different sources do.
        dry_run: Change nothing: the report says what would change.
        by: Who decided, for the history.
        max_changes: Most rows of which the report says what happens to each.

    Raises:
        FaultyFiles: Something is wrong with a decision; all faults are listed with their lines.
        BadInput: The name is no name for a data set.
    """
    seeds.require_name(name)
    competences = _competences(database, decisions)
    said = decided(database, Scope(statuses=STATUSES))
    nodes, faults = references.Nodes(database.read), list(decisions.faults)
    seen: dict[tuple[str, str], int] = {}
    for one in decisions.made:
        known = said.get(one.competence_id, ())
        wrong = [*_wrong(nodes, one, competences), *_contradicted(one, known, name), *_twice(one, seen)]
        faults += [decisions.fault(one.line, *each) for each in wrong]
    if faults:
        raise FaultyFiles(faults, "Mend them and hand them in again.")
    dataset = _dataset(decisions, competences, name)
    return load.load(database, dataset, dry_run=dry_run, by=by, max_changes=max_changes)


def _competences(database: Database, decisions: Decisions) -> Mapping[str, Row]:
    keys = {key for one in decisions.made for key in one.pair}
    return tables.stored(database.read, vocabulary.node_kind("Competence"), sorted(keys))


def _wrong(nodes: references.Nodes, one: Decision, competences: Mapping[str, Row]) -> Iterator[Wrong]:
    for column, key, scheme, wanted in (
        ("competence_id", one.competence_id, OURS, "a competence of our own vocabulary"),
        ("match_id", one.match_id, ESCO, "a concept of ESCO"),
    ):
        if key not in competences:
            yield column, key, f"no competence has this key{references.meant(nodes, ('Competence',), key)}"
        elif competences[key].properties["scheme"] != scheme:
            yield column, key, f"is not {wanted}; write the key of one"
    if one.decision not in DECISIONS:
        yield "decision", one.decision, _one_of(DECISIONS, one.decision, "; leave it empty to decide later")
    elif one.decision == ACCEPT and one.kind not in MATCH_KINDS:
        yield "kind", one.kind, _one_of(MATCH_KINDS, one.kind)


def _one_of(choices: Sequence[str], typed: str, otherwise: str = "") -> str:
    close = difflib.get_close_matches(typed, choices, 1, 0.6)
    return f"must be one of {', '.join(choices)}" + (f"; did you mean {close[0]}?" if close else otherwise)


def _contradicted(one: Decision, said: Sequence[Statement], name: str) -> Iterator[Wrong]:
    """Whether another data set says the contrary: that is for its owner to change."""
    for statement in said:
        against = one.decision in DECISIONS and statement.type == _KINDS[_OTHERWISE[one.decision]].type
        if against and statement.other_id == one.match_id and statement.dataset != name:
            problem = f"the data set '{statement.dataset}' says {_SAYS[one.decision]}; change it there first"
            yield "decision", one.decision, problem


def _twice(one: Decision, seen: dict[tuple[str, str], int]) -> Iterator[Wrong]:
    if seen.setdefault(one.pair, one.line) != one.line:
        yield "match_id", one.match_id, f"the pair stands already in line {seen[one.pair]}; keep one"


def _dataset(decisions: Decisions, competences: Mapping[str, Row], name: str) -> Dataset:
    """The statements, their source, and the ids of the contrary statements of earlier."""
    dataset = Dataset(name, files=dict(decisions.files))
    source = {"id": name, "title": f"Decisions on proposed matches with ESCO ({name})", "note": NOTE, "status": "fact"}
    for one in decisions.made:
        kind, contrary = _KINDS[one.decision], _KINDS[_OTHERWISE[one.decision]]
        made_up = competences[one.competence_id].properties["status"] == "synthetic"
        cells = {
            kind.start_column: one.competence_id,
            kind.end_column: one.match_id,
            "source_id": name,
            "status": "synthetic" if made_up else "estimate",
            "attribution": "editor",
            **({"kind": one.kind} if one.decision == ACCEPT else {}),
        }
        dataset.tables.setdefault(kind.table, []).append(rows.row(kind, cells, name, one.line))
        earlier = rows.statement_id(contrary, *one.pair, {"source_id": name})
        dataset.superseded.setdefault(contrary.table, []).append(earlier)
    if dataset.tables:
        dataset.tables["sources"] = [rows.row(vocabulary.table("sources"), source, name)]
    return dataset
