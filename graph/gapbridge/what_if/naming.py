"""The keys and names in a scenario become keys of the graph."""

from collections.abc import Iterable

from gapbridge import keys, tables, vocabulary
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.scope import Scope
from gapbridge.what_if.scenario import (
    Change,
    ClustersConnect,
    CompetenceGained,
    EventAdded,
    MemberLeaves,
    Scenario,
    SupplierFails,
    contradiction,
)


def with_keys(database: Database, scenario: Scenario, scope: Scope) -> Scenario:
    """The same scenario with keys in the place of names.

    Raises:
        NotFound: Something that it names is not in the graph.
        BadInput: A name is that of several, two changes turn out to say the same, or an event lies in the past.
    """
    changes = []
    for number, change in enumerate(scenario.changes, 1):
        try:
            changes.append(_with_keys(database, change, scope))
        except (NotFound, BadInput) as error:
            error.message = f"Scenario '{scenario.name}', change {number}: {error.message}"
            raise
    if told := contradiction(changes):
        raise BadInput(f"Scenario '{scenario.name}': {told}.", "Two names may be of the same thing.")
    return scenario.model_copy(update={"changes": tuple(changes)})


def competences(scenarios: Iterable[Scenario]) -> set[str]:
    """The competences that scenarios with keys speak of."""
    found = set()
    for scenario in scenarios:
        for change in scenario.changes:
            if isinstance(change, EventAdded):
                found |= set(change.teaches)
            elif isinstance(change, CompetenceGained):
                found.add(change.competence)
    return found


def _with_keys(database: Database, change: Change, scope: Scope) -> Change:
    def key(typed: str, *labels: str) -> str:
        return _key(database, typed, labels)

    if isinstance(change, MemberLeaves):
        cluster = change.cluster and key(change.cluster, "Cluster")
        return change.model_copy(update={"member": key(change.member, "Member"), "cluster": cluster})
    if isinstance(change, SupplierFails):
        return change.model_copy(update={"member": key(change.member, "Member")})
    if isinstance(change, ClustersConnect):
        one, other = (key(typed, "Cluster") for typed in change.clusters)
        if one == other:
            raise BadInput("A cluster does not connect with itself.", "Name two clusters.")
        return change.model_copy(update={"clusters": (one, other)})
    if isinstance(change, EventAdded):
        if change.starts_on is not None and change.starts_on < scope.as_of:
            raise BadInput(
                f"'{change.name}' would begin on {change.starts_on}, before {scope.as_of}, the day asked about.",
                "Give a later day, or none.",
            )
        return change.model_copy(update={"teaches": tuple(key(typed, "Competence") for typed in change.teaches)})
    update = {
        "organisation": key(change.organisation, "Cluster", "Member"),
        "competence": key(change.competence, "Competence"),
    }
    return change.model_copy(update=update)


def _key(database: Database, typed: str, labels: tuple[str, ...]) -> str:
    """The key of one node, by its key or its name; a key goes before a name."""
    for label in labels:
        if tables.stored(database.read, vocabulary.node_kind(label), [typed]):
            return typed
    for label in labels[:-1]:
        try:
            return keys.resolve(database, label, typed)
        except NotFound:
            continue
    return keys.resolve(database, labels[-1], typed)
