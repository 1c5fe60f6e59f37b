"""How each answer looks as a table: its columns in a person's words."""

from collections.abc import Mapping, Sequence

from gapbridge.results import ClusterSummary, Finding, Gap, Result, SharedGap, SourceText, Step, Suggestion
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer

ACROSS = {True: "yes", False: "no", None: "unknown"}


def shared_gaps(found: Sequence[SharedGap], scope: Scope, min_clusters: int) -> Answer:
    """Shared gaps, ranked 1, 2, 2, 4 by the number of clusters."""
    sources = _Sources()
    first_of_count: dict[int, int] = {}
    return _answer(
        f"Competences that {min_clusters} or more clusters lack, as of {scope.as_of}",
        SharedGap,
        found,
        {
            "rank": [first_of_count.setdefault(gap.cluster_count, at) for at, gap in enumerate(found, 1)],
            "competence": [f"{gap.competence_name}\n{gap.competence_id}" for gap in found],
            "clusters": [f"{gap.cluster_count}: {_list(gap.cluster_ids)}" for gap in found],
            "across industries": [_across(gap) for gap in found],
            "covered in": [_list(gap.covered_cluster_ids) for gap in found],
            **_evidence(found, sources),
        },
        sources.legend(),
    )


def gaps_of(found: Sequence[Gap], scope: Scope, cluster_id: str) -> Answer:
    """One cluster's gaps."""
    sources = _Sources()
    return _answer(
        f"What {cluster_id} lacks, as of {scope.as_of}",
        Gap,
        found,
        {
            "competence": [f"{gap.competence_name}\n{gap.competence_id}" for gap in found],
            "own that offer it": [_list(gap.covering_ids) or "none known" for gap in found],
            "also lacking": [_list(gap.other_cluster_ids) or "none known" for gap in found],
            "rated": [_ratings(gap) for gap in found],
            **_evidence(found, sources),
        },
        sources.legend(),
    )


def suggestions(found: Sequence[Suggestion], scope: Scope, cluster_id: str) -> Answer:
    """Suggestions of the three kinds, each with the first path that justifies it."""
    sources = _Sources()
    columns = {
        "suggestion": [_SENTENCES[one.direction].format(one.partner_name) for one in found],
        "about": [_shortened(one.subject_ids) for one in found],
        "measure": [_measure(one) for one in found],
        "status": [_list(one.statuses) for one in found],
        "together already": ["yes" if one.collaborating else "not known" for one in found],
        "because": [_path(one, sources) for one in found],
    }
    note = "Measures of different kinds cannot be compared. `--json` gives every path."
    return _answer(
        f"Suggestions for {cluster_id}, as of {scope.as_of}", Suggestion, found, columns, f"{sources.legend()}\n{note}"
    )


def clusters(found: Sequence[ClusterSummary], scope: Scope) -> Answer:
    """Clusters and how much is known of them."""
    return _answer(
        f"Clusters, as of {scope.as_of}",
        ClusterSummary,
        found,
        {
            "key": [one.id for one in found],
            "name": [one.name_en for one in found],
            "industries": [_list(one.industry_ids) or "unknown" for one in found],
            "known members": [one.known_member_count or "none known" for one in found],
            "status": [one.status for one in found],
            "needs stated": [one.need_count or "none known" for one in found],
            "source": [one.source_id for one in found],
        },
    )


def sources(found: Sequence[SourceText]) -> Answer:
    """Sources and where they can be read."""
    columns = {
        "key": [one.id for one in found],
        "title": [one.title for one in found],
        "publisher": [one.publisher or "unknown" for one in found],
        "published": [one.published_on or "unknown" for one in found],
        "status": [one.status for one in found],
        "address": [one.url or "unknown" for one in found],
    }
    return _answer("Sources", SourceText, found, columns)


def findings(found: Sequence[Finding]) -> Answer:
    """What breaks a rule, and where."""
    columns = {
        "rule": [one.rule for one in found],
        "where": [one.subject for one in found],
        "finding": [one.finding for one in found],
    }
    return _answer("Findings of the audit", Finding, found, columns)


_SENTENCES = {
    "learn": "learn from {}",
    "teach": "teach {}",
    "together": "learn together with {}",
    "supply": "deliver to {}",
    "buy": "buy from {}",
    "tie": "use the tie to {}",
}


def _answer(
    title: str, model: type[Result], found: Sequence[Result], columns: Mapping[str, Sequence[object]], note: str = ""
) -> Answer:
    records = [result.model_dump(mode="json") for result in found]
    synthetic = any("synthetic" in (record.get("statuses") or record.get("status", "")) for record in records)
    return Answer(title, list(model.model_fields), records, columns, note, synthetic)


def _evidence(found: Sequence[SharedGap | Gap], sources: "_Sources") -> dict[str, list[str]]:
    """Who says so, what kind of statement it is, and how many statements from which sources."""
    return {
        "said by": [f"{_list(gap.attributions)} ({_list(gap.statuses)})" for gap in found],
        "source": [f"{gap.evidence_count} from {sources.marks(gap.source_ids)}" for gap in found],
    }


class _Sources:
    """Numbers for source keys, and the line that explains them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def marks(self, keys: Sequence[str]) -> str:
        return "".join(f"[{self._numbers.setdefault(key, len(self._numbers) + 1)}]" for key in keys)

    def legend(self) -> str:
        return "Sources: " + ", ".join(f"[{number}] {key}" for key, number in self._numbers.items())


def _shortened(items: Sequence[str], most: int = 3) -> str:
    return _list(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")


def _list(items: Sequence[str]) -> str:
    return ", ".join(items)


def _across(gap: SharedGap) -> str:
    unknown = f" (unknown: {_list(gap.unknown_industry_cluster_ids)})" if gap.unknown_industry_cluster_ids else ""
    return ACROSS[gap.cross_industry] + unknown


def _ratings(gap: Gap) -> str:
    return (
        "\n".join(
            f"importance {_number(one.importance)}, ability {_number(one.ability)} of {_number(one.scale_max)}"
            for one in gap.ratings
        )
        or "not rated"
    )


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:g}"


def _measure(one: Suggestion) -> str:
    if one.kind == "teach_learn":
        whose = "own gaps" if one.direction == "learn" else "its gaps"
        return f"{one.value:.0%} of {whose}"
    return f"{one.value:g} {'shared gaps' if one.kind == 'learn_together' else 'links'}"


def _path(one: Suggestion, sources: _Sources) -> str:
    more = f"\n+ {one.path_count - 1} more" if one.path_count > 1 else ""
    return "\n".join(_step(step, sources) for step in one.paths[0]) + more if one.paths else ""


def _step(step: Step, sources: _Sources) -> str:
    return f"{step.start_id} {step.type} {step.end_id} {sources.marks([step.source_id])}"
