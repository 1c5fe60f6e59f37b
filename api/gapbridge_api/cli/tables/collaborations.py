"""Suggestions as tables."""

from collections.abc import Mapping, Sequence

from gapbridge.collaborations import KINDS
from gapbridge.results import Foresight, Hindsight, Pair, Step, Suggestion
from gapbridge.results.collaborations import OfPair
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, shortened

_OF_ONE = {
    "learn": "learn from {partner}",
    "teach": "teach {partner}",
    "together": "learn together with {partner}",
    "supply": "deliver to {partner}",
    "buy": "buy from {partner}",
    "tie": "use the tie to {partner}",
}
_OF_ALL = {
    "learn": "{cluster} learns from {partner}",
    "together": "{cluster} and {partner} learn together",
    "supply": "{cluster} delivers to {partner}",
    "tie": "{cluster} and {partner} use their tie",
}
_MEASURES = {  # field of a pair: what it is called, and whether it is a share
    "help_from_partner": ("gaps of {cluster} that {partner} offers", True),
    "help_to_partner": ("gaps of {partner} that {cluster} offers", True),
    "mutual_help": ("mutual help, the smaller of the two", True),
    "weighted_help_from_partner": ("... of {cluster}, weighed by rated importance", True),
    "weighted_help_to_partner": ("... of {partner}, weighed by rated importance", True),
    "shared_gap_count": ("gaps they share", False),
    "business_link_count": ("business links", False),
    "offer_similarity": ("similarity of offers (Jaccard)", True),
    "adamic_adar": ("rare offers in common (Adamic-Adar)", False),
    "resource_allocation": ("rare offers in common (resource allocation)", False),
}
_APART = "Measures of different kinds cannot be compared."


def suggestions(found: Sequence[Suggestion], scope: Scope, cluster_id: str) -> Answer:
    """Suggestions of the three kinds for a cluster, each with whom to talk to and the first path that justifies it."""
    title = f"Suggestions for {cluster_id}, as of {scope.as_of}"
    return _explained(title, found, {"known of the pair": [_marks(one) for one in found]})


def of_pair(found: Pair, scope: Scope) -> Answer:
    """The suggestions for a pair; what is known of the pair itself stands in another table."""
    title = f"Suggestions for {found.cluster_id} with {found.partner_id}, as of {scope.as_of}"
    return _explained(title, found.suggestions, {})


def all_suggestions(found: Sequence[Suggestion], scope: Scope, most: int) -> Answer:
    """Suggestions for all pairs, ranked kind by kind, some lines for each."""
    sources = Sources()
    columns: dict[str, Sequence[object]] = {
        "kind": [one.kind.replace("_", " ") for one in found],
        "rank": [one.rank for one in found],
        "suggestion": [_OF_ALL[one.direction].format(cluster=one.cluster_id, partner=one.partner_id) for one in found],
        "measure": [_measure(one, "of what it lacks") for one in found],
        "about": [shortened(one.subject_ids) for one in found],
        "known of the pair": [_marks(one) for one in found],
        "paths": [f"{one.path_count} ({listed(one.statuses)}) from {sources.marks(one.source_ids)}" for one in found],
    }
    cut = any(sum(one.kind == kind for one in found) == most for kind in KINDS)
    more = f"The first {most} of each kind; `--max-rows` gives more. " if cut else ""
    note = f"{more}{_APART} `gapbridge suggest A B` tells whom to talk to, and why."
    title = f"Suggestions for all pairs of clusters, as of {scope.as_of}"
    return answer(title, Suggestion, found, columns, f"{sources.legend()}\n{note}")


def pair(found: Pair, scope: Scope) -> Answer:
    """Every measure of two clusters, and what is known of them as a pair."""
    names = {"cluster": found.cluster_id, "partner": found.partner_id}
    remarks = {
        "help_from_partner": _known(found.cluster_gap_count, found.partner_offer_count),
        "help_to_partner": _known(found.partner_gap_count, found.cluster_offer_count),
        "weighted_help_from_partner": f"of {found.cluster_rated_count} rated gaps",
        "weighted_help_to_partner": f"of {found.partner_rated_count} rated gaps",
    }
    lines = [
        (said.format(**names), _value(getattr(found, name), share), found.unknown.get(name, remarks.get(name, "")))
        for name, (said, share) in _MEASURES.items()
    ]
    lines += [
        ("across borders", _yes(found.cross_border), found.unknown.get("cross_border", _countries(found))),
        ("across industries", _yes(found.cross_industry), found.unknown.get("cross_industry", "")),
        ("research on board", _yes(found.research), found.unknown.get("research", shortened(found.research_ids))),
        ("together already", f"yes{_in_what(found)}" if found.collaborating else "not known", ""),
    ]
    columns = {name: [line[at] for line in lines] for at, name in enumerate(("measure", "value", "remark"))}
    title = f"{found.cluster_name} and {found.partner_name}, as of {scope.as_of}"
    synthetic = "synthetic" in (*found.statuses, *(one.status for one in found.collaborations))
    return Answer(title, list(Pair.model_fields), [found.model_dump(mode="json")], columns, "", synthetic)


def hindsight(found: Hindsight, scope: Scope) -> Answer:
    """The precision of each measure among its first pairs, or why it is not judged."""
    records = [one.model_dump(mode="json") for one in found.foresight]
    title = "Would the suggestions have foreseen the collaborations that came?"
    numbers = sorted({one.first for one in found.foresight})
    precision = {(one.measure, one.first): f"{one.precision:.0%}" for one in found.foresight}
    measures = list(dict.fromkeys(one.measure for one in found.foresight))
    columns = {"measure": [name.replace("_", " ") for name in measures]}
    columns |= {f"of the first {number}": [precision[name, number] for name in measures] for number in numbers}
    if found.guess is None:
        return Answer(title, list(Foresight.model_fields), records, columns, found.reason or "")
    note = (
        f"{found.later_count} of {found.candidate_count:,} pairs began to work together from {found.split_on} to"
        f" {scope.as_of}: a guess finds {found.guess:.1%}. {found.undated_statement_count} of {found.statement_count}"
        " needs and offers have no first day and may have been stated after the split."
    )
    return Answer(title, list(Foresight.model_fields), records, columns, note)


def _explained(title: str, found: Sequence[Suggestion], known: Mapping[str, Sequence[object]]) -> Answer:
    sources = Sources()
    columns = {
        "suggestion": [_OF_ONE[one.direction].format(partner=one.partner_name) for one in found],
        "measure": [
            _measure(one, {"learn": "of own gaps", "teach": "of its gaps"}.get(one.direction, "")) for one in found
        ],
        "about": [shortened(one.subject_ids) for one in found],
        **known,
        "talk to": [_contacts(one) for one in found],
        "because": [_path(one, sources) for one in found],
    }
    return answer(title, Suggestion, found, columns, f"{sources.legend()}\n{_APART} `--json` gives more paths.")


def _measure(one: Suggestion, of_what: str) -> str:
    if one.kind == "teach_learn":
        return f"{one.value:.0%} {of_what}"
    noun = "shared gap" if one.kind == "learn_together" else "link"
    return f"{one.value:g} {noun}{'' if one.value == 1 else 's'}"


def _marks(one: Suggestion) -> str:
    borders = {True: f"across a border ({_countries(one)})", False: "same country", None: "border unknown"}
    research = {True: "research on board", False: "", None: "research unknown"}
    together = f"together already{_in_what(one)}" if one.collaborating else ""
    return "\n".join(mark for mark in (borders[one.cross_border], research[one.research], together) if mark)


def _countries(one: OfPair) -> str:
    return f"{one.cluster_country}-{one.partner_country}"


def _in_what(one: OfPair) -> str:
    kinds = listed(sorted({said.kind for said in one.collaborations if said.kind}))
    return f": {kinds}" if kinds else ""


def _contacts(one: Suggestion) -> str:
    lines = []
    for cluster_id in (one.cluster_id, one.partner_id):
        names = [contact.member_name for contact in one.contacts if contact.cluster_id == cluster_id]
        lines.append(shortened(names, 2) or f"nobody known at {cluster_id}")
    return "\n".join(lines)


def _path(one: Suggestion, sources: Sources) -> str:
    more = f"+ {one.path_count - 1} more " if one.path_count > 1 else ""
    steps = [_step(step, sources) for path in one.paths[:1] for step in path]
    return "\n".join([*steps, f"{more}({listed(one.statuses)})"])


def _step(step: Step, sources: Sources) -> str:
    return f"{step.start_id} {step.type} {step.end_id} {sources.marks([step.source_id])}"


def _known(gaps: int, offers: int) -> str:
    return f"of {gaps} known gaps; " + (f"{offers} offers are known" if offers else "no offer is known")


def _value(value: float | None, share: bool) -> str | None:
    return None if value is None else f"{value:.0%}" if share else f"{value:.6g}"


def _yes(value: bool | None) -> str | None:
    return {True: "yes", False: "no", None: None}[value]
