"""What is known of a cluster, from the rows, looked at one by one."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

from gapbridge.dataset import Dataset
from gapbridge.scope import Scope
from tests.oracles.outcomes import Outcomes
from tests.reference import Reference


class Profiles:
    """A data set seen through a scope."""

    def __init__(self, dataset: Dataset, scope: Scope) -> None:
        self.scope = scope
        self.narrowed = Reference(dataset, scope)
        self.outcomes = Outcomes(dataset, replace(scope, industry_id=None))
        self.reference = self.outcomes.reference
        self.nodes: dict[str, dict[str, dict[str, Any]]] = {
            table: {row.id: row.properties for row in dataset.rows_of(table)}
            for table in ("clusters", "members", "figures")
        }

    def profile(self, cluster: str) -> dict[str, Any]:
        own = {cluster, *self.reference.members(cluster)}
        outcomes = [one for one in self.outcomes.needs() if one["cluster_id"] == cluster]
        lacking = {one["competence_id"] for one in outcomes if one["state"] == "open"}
        attended: dict[str, set[str]] = {}
        for who, event in self.outcomes.attended():
            if who in own:
                attended.setdefault(event, set()).add(who)
        coming = (event for event in self.outcomes.events if self.outcomes._is_coming(event))
        return {
            "kinds": dict(Counter(self.nodes["members"][key].get("kind", "unknown") for key in own - {cluster})),
            "coordinators": {row.start_id for row in self.valid("coordinates") if row.end_id == cluster},
            "programmes": {row.end_id for row in self.valid("takes_part_in") if row.start_id == cluster},
            "industries": self.reference.industries(cluster),
            "collaborations": {
                key
                for row in self.valid("collaborates_with")
                for key in (row.start_id, row.end_id)
                if cluster in (row.start_id, row.end_id) and key != cluster
            },
            "needs": {
                key: ("open" if key in lacking else "closed", self.reference.covering(cluster, key))
                for key in {one["competence_id"] for one in outcomes}
            },
            "offers": {row.end_id for row in self.valid("offers") if row.start_id in own},
            "attended": attended,
            "due": {
                event: taught & lacking
                for event in coming
                for taught in [{row.end_id for row in self.valid("teaches") if row.start_id == event}]
                if taught & lacking
            },
            "figures": set(self.figures(cluster)),
            "measures": {measure for measure, told in self.maturity(cluster).items() if told is not None},
            "peers": self.peers(cluster),
        }

    def peers(self, cluster: str) -> dict[str, set[str]]:
        """The peers, with the measures known of both."""
        own, found = self.maturity(cluster), {}
        for other in self.reference.clusters:
            told = self.maturity(other)
            both = {measure for measure in own if own[measure] is not None and told[measure] is not None}
            comparable = other != cluster and self.narrowed.in_industry(other) and len(both) >= 2
            if comparable and all(self.close(measure, own[measure], told[measure]) for measure in both):
                found[other] = both
        return found

    def close(self, measure: str, one: Any, other: Any) -> bool:
        if measure == "member_count":
            return any(a <= 2 * b and b <= 2 * a for a in one for b in other) or (
                max(one) >= min(other) and max(other) >= min(one)
            )
        return bool(one == other) if measure == "excellence_label" else abs(one - other) <= 3

    def maturity(self, cluster: str) -> dict[str, Any]:
        figures = [self.nodes["figures"][key] for key in self.figures(cluster)]
        labels = [one for one in figures if "label" in one["property"]]
        counts = [one for one in figures if one["property"].lower() == "members" and "number" in one]
        founded = self.nodes["clusters"][cluster].get("founded_on")
        latest = max((one.get("as_of", "") for one in labels), default="")
        named = {one["value"].split(",")[0].lower() for one in labels if one.get("as_of", "") == latest}
        numbers = {one["number"] for one in counts}
        dates = [one.get("as_of") for one in counts]
        if (
            len(numbers) > 1
            and len({one["unit"] for one in counts}) == 1
            and set(dates) in ({"2014", "2016"}, {"2014", "2016-03"})
        ):
            by_date: dict[Any, set[float]] = {}
            for one in counts:
                by_date.setdefault(one["as_of"], set()).add(one["number"])
            if all(len(told) == 1 for told in by_date.values()):
                numbers = by_date[max(by_date)]
        return {
            "excellence_label": named.pop() if len(named) == 1 else None,
            "founded": int(founded[:4]) if founded else None,
            "member_count": sorted(numbers) if numbers else None,
        }

    def figures(self, cluster: str) -> set[str]:
        said = {row.end_id for row in self.valid("has_figure") if row.start_id == cluster}
        return {key for key in said if self.first_day(self.nodes["figures"][key].get("as_of")) <= self.scope.as_of}

    @staticmethod
    def first_day(partial: str | None) -> date:
        if partial is None:
            return date.min
        year, month, day = [*map(int, partial.split("-")), 1, 1][:3]
        return date(year, month, day)

    def valid(self, table: str) -> list[Any]:
        return list(self.reference.valid(table))
