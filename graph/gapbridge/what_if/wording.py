"""A change of a scenario in words, and what is to be known of it: all that is English here.

Reports word both in their own language, by the kind of the change and the key of the note.
"""

from gapbridge.what_if.overlay import applied
from gapbridge.what_if.scenario import (
    Change,
    ClustersConnect,
    CompetenceGained,
    EventAdded,
    MemberLeaves,
    SupplierFails,
)
from gapbridge.what_if.situation import Situation

NOTES = {
    "unlacked": "no cluster is known to lack what it teaches",
    "elsewhere": "it is not known to belong there on that day",
    "stages_only": "no delivery of it is known, only stages it performs",
    "idle": "no delivery of it is known, and no stage",
    "uncounted": "one of them does not count here: it is made up, or only made-up clusters count",
    "connected": "they are known to work together already",
    "offered": "it is known to offer that already",
    "homeless": "it is not known to belong to a cluster that counts here",
    "nothing": "nothing that is compared rests on it",
}


def text(today: Situation, change: Change) -> str:
    """What is assumed, in a sentence without its full stop."""
    name, facts = today.chain.organisation_name, today.facts
    if isinstance(change, MemberLeaves):
        return f"{name(change.member)} leaves {name(change.cluster) if change.cluster else 'all its clusters'}"
    if isinstance(change, SupplierFails):
        return f"{name(change.member)} delivers nothing for {change.weeks:g} week{'s' * (change.weeks != 1)}"
    if isinstance(change, ClustersConnect):
        return f"{name(change.clusters[0])} and {name(change.clusters[1])} work together"
    if isinstance(change, EventAdded):
        taught = ", ".join(facts.competences[key].name_en for key in sorted(set(change.teaches)))
        return f"an event is added: {change.name}; it teaches {taught}"
    return f"{name(change.organisation)} comes to offer {facts.competences[change.competence].name_en}"


def note(today: Situation, change: Change, difference_count: int) -> str | None:
    """Which of `NOTES` says why a change alters nothing that counts or matters; None: there is nothing to say."""
    return _unlaid(today, change) or (None if difference_count else "nothing")


def _unlaid(today: Situation, change: Change) -> str | None:
    laid = applied(today, [change])
    if isinstance(change, EventAdded):
        lacked = {key for needs in today.facts.needs.values() for key in (need.competence_id for need in needs)}
        return None if lacked & set(change.teaches) else "unlacked"
    if isinstance(change, MemberLeaves):
        return None if _ties(laid) != _ties(today) else "elsewhere"
    if isinstance(change, SupplierFails):
        if len(laid.chain.supplies) < len(today.chain.supplies):
            return None
        return "stages_only" if len(laid.chain.statements) < len(today.chain.statements) else "idle"
    if isinstance(change, ClustersConnect):
        return None if laid is not today and laid.business != today.business else _not_connected(today, change)
    return None if laid.facts.offers != today.facts.offers else _not_gained(today, change)


def _ties(situation: Situation) -> dict[str, int]:
    return {key: len(one.ties) for key, one in situation.facts.clusters.items()}


def _not_connected(today: Situation, change: ClustersConnect) -> str:
    if not set(change.clusters) <= today.facts.clusters.keys():
        return "uncounted"
    return "connected"


def _not_gained(today: Situation, change: CompetenceGained) -> str:
    own = [one for offers in today.facts.offers.values() for one in offers if one.holder_id == change.organisation]
    if any(one.competence_id == change.competence for one in own):
        return "offered"
    return "homeless"
