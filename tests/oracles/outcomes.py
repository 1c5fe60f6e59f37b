"""What became of the needs, from the rows: the state of each need is looked up day by day, not followed."""

from dataclasses import replace
from datetime import date
from statistics import mean
from typing import Any

from gapbridge.dataset import Dataset
from gapbridge.rows import Row
from gapbridge.scope import Scope
from tests.reference import Reference

Pair = tuple[str, str]


class Outcomes:
    """A data set seen through a scope."""

    def __init__(self, dataset: Dataset, scope: Scope) -> None:
        self.dataset, self.scope = dataset, scope
        self.reference = Reference(dataset, scope)
        self.events = {row.id: row.properties for row in dataset.rows_of("events")}
        self.assessments: dict[str, dict[str, Any]] = {row.id: row.properties for row in dataset.rows_of("assessments")}
        self.clusters = [key for key in self.reference.clusters if self.reference.in_industry(key)]

    def needs(self) -> list[dict[str, Any]]:
        return [
            self._outcome(cluster, need)
            for cluster in self.clusters
            for need in sorted(self.reference.valid("needs"), key=lambda need: (need.end_id, need.id))
            if need.start_id in self._holders(cluster)
        ]

    def turns(self, need: Row) -> list[tuple[date, bool]]:
        """The days on which a need was closed or open, and had not been so the day of an assessment before."""
        until: Any = need.properties.get("valid_to", date.max)
        days = sorted({one["assessed_on"] for one in self.assessments.values()})
        found: list[tuple[date, bool]] = []
        for day in days:
            if day <= self.scope.as_of and day < until:
                closed = Reference(self.dataset, replace(self.scope, as_of=day)).closed(need)
                if closed != (found[-1][1] if found else False):
                    found.append((day, closed))
        return found

    def effects(self, by: str) -> dict[str, dict[str, Any]]:
        """Counts and gains, by key of the event, competence or cluster."""
        found: dict[str, dict[str, Any]] = {}
        for key in {"event": self.events, "competence": self.dataset.keys("Competence"), "cluster": self.clusters}[by]:
            attendees = {who for who, event in self.attended() if self._belongs(by, key, event, who)}
            about = [
                (*pair, assessment)
                for pair, one in self._assessed()
                if self._counts(pair[0])
                for events in [[event for event in self._after(one) if self.took_place(event)]]
                if events
                for assessment in [self.assessments[one]]
                if (by == "event" and key in events)
                or (by == "competence" and key == pair[1])
                or (by == "cluster" and pair[0] in self._own(key))
            ]
            taught = by == "event" and self.took_place(key)
            taught |= by == "competence" and any(
                row.end_id == key and self.took_place(row.start_id) for row in self.reference.valid("teaches")
            )
            if attendees or about or taught:
                found[key] = self._effect(by, key, attendees, about)
        return found

    def took_place(self, event: str) -> bool:
        told = self.events[event]
        last: Any = told.get("ends_on", told.get("starts_on"))
        after = any(event in self._after(one) for _, one in self._assessed())
        known = told.get("state") == "held" or after or any(row.end_id == event for row in self.valid("attended"))
        return known and (last is None or last <= self.scope.as_of)

    def attended(self) -> set[Pair]:
        """Who attended which event that took place."""
        said = {(row.start_id, row.end_id) for row in self.valid("attended")}
        return {(who, event) for who, event in said if self.took_place(event) and self._counts(who)}

    def valid(self, table: str) -> list[Row]:
        return list(self.reference.valid(table))

    def _effect(self, by: str, key: str, attendees: set[str], about: list[Any]) -> dict[str, Any]:
        gains = [
            (one["post"] - one["pre"]) / (one["scale_max"] - one["pre"])
            for *_, one in about
            if one["kirkpatrick_level"] >= 2 and "pre" in one and "post" in one and one["pre"] < one["scale_max"]
        ]
        field = {"event": "attended_event_ids", "competence": "competence_id", "cluster": "cluster_id"}[by]
        needs = [one for one in self.needs() if one["attended_event_ids"]]
        needs = [one for one in needs if key in (one[field] if by == "event" else [one[field]])]
        return {
            "attendee_count": len(attendees),
            "not_assessed_ids": sorted(attendees - {who for who, *_ in about}),
            "assessment_count": len(about),
            "levels": [sum(one["kirkpatrick_level"] == level for *_, one in about) for level in (1, 2, 3, 4)],
            "gain_count": len(gains),
            "mean_gain": mean(gains) if gains else None,
            "need_count": len(needs),
            "closed_need_count": sum(one["state"] == "closed" for one in needs),
        }

    def _outcome(self, cluster: str, need: Row) -> dict[str, Any]:
        turns, own = self.turns(need), {need.start_id} if need.start_id != cluster else self._own(cluster)
        teaching = {row.start_id for row in self.valid("teaches") if row.end_id == need.end_id}
        taught = sorted(key for key in teaching if self.took_place(key) and not self._over_before(key, need))
        went = sorted({(event, who) for who, event in self.attended() if event in taught and who in own})
        closed = self.reference.closed(need)
        return {
            "cluster_id": cluster,
            "competence_id": need.end_id,
            "need_id": need.id,
            "holder_id": need.start_id,
            "state": "closed" if closed else "open",
            "reason": self._why_closed(need) if closed else self._why_open(need, turns, taught, [e for e, _ in went]),
            "since": turns[-1][0] if turns else need.properties.get("valid_from"),
            "taught_event_ids": taught,
            "attended_event_ids": sorted({event for event, _ in went}),
            "attendee_ids": sorted({who for _, who in went}),
            "planned_event_ids": sorted(key for key in teaching if self._is_coming(key)),
        }

    def _why_closed(self, need: Row) -> str:
        day = max(one["assessed_on"] for one, said in self._verdicts(need) if said is not None)
        flagged = [one for one, said in self._verdicts(need) if said is not None and one["assessed_on"] == day]
        return "judged_met" if any(one.get("closes") for one in flagged) else "reached_target"

    def _why_open(self, need: Row, turns: list[Any], taught: list[str], went: list[str]) -> str:
        verdicts = self._verdicts(need)
        decided = [one for one, said in verdicts if said is not None]
        if any(closed for _, closed in turns):
            return "reopened"
        if decided:
            last = [one for one in decided if one["assessed_on"] == max(other["assessed_on"] for other in decided)]
            return "judged_open" if any(one.get("closes") is False for one in last) else "below_target"
        learnt = [one for one, _ in verdicts if one["kirkpatrick_level"] >= 2]
        if learnt:
            one = max(learnt, key=lambda one: (one["assessed_on"], one["id"]))
            rated = "target" in need.properties or "importance" in need.properties
            return "no_rating" if "post" not in one else "scale_unknown" if rated else "no_target"
        if verdicts:
            return "only_reaction"
        return "not_assessed" if went else "nobody_attended" if taught else "not_taught"

    def _verdicts(self, need: Row) -> list[tuple[dict[str, Any], bool | None]]:
        """What was assessed of a need's holder and competence while it held, and whether that closes it."""
        since: Any = need.properties.get("valid_from", date.min)
        found = []
        for pair, key in self._assessed():
            one = self.assessments[key]
            if pair == (need.start_id, need.end_id) and since <= one["assessed_on"]:
                said = self.reference._verdict(need, one) if one["kirkpatrick_level"] >= 2 else None
                found.append((one, said))
        return found

    def _assessed(self) -> list[tuple[Pair, str]]:
        """Organisation and competence of each assessment that was made by the day asked about."""
        on = {(row.start_id, row.end_id) for row in self.reference.counted("assessment_on")}
        of = {(row.start_id, row.end_id) for row in self.reference.counted("assessment_of")}
        return [
            ((who, what), key)
            for key, who in sorted(of)
            for other, what in sorted(on)
            if key == other and self.assessments[key]["assessed_on"] <= self.scope.as_of
        ]

    def _after(self, assessment: str) -> set[str]:
        return {row.end_id for row in self.reference.counted("assessment_after") if row.start_id == assessment}

    def _own(self, cluster: str) -> set[str]:
        return {cluster, *self.reference.members(cluster)}

    def _holders(self, cluster: str) -> set[str]:
        return self._own(cluster) if self.scope.include_members else {cluster}

    def _counts(self, who: str) -> bool:
        return self.scope.industry_id is None or any(who in self._own(cluster) for cluster in self.clusters)

    def _belongs(self, by: str, key: str, event: str, who: str) -> bool:
        if by == "competence":
            return any((row.start_id, row.end_id) == (event, key) for row in self.reference.valid("teaches"))
        return event == key if by == "event" else who in self._own(key)

    def _over_before(self, event: str, need: Row) -> bool:
        told = self.events[event]
        last: Any = told.get("ends_on", told.get("starts_on", date.max))
        since: Any = need.properties.get("valid_from", date.min)
        return bool(last < since)

    def _is_coming(self, event: str) -> bool:
        told = self.events[event]
        last: Any = told.get("ends_on", told.get("starts_on", date.max))
        return told.get("state") == "planned" and not self.took_place(event) and last > self.scope.as_of
