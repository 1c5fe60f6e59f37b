"""The questions answered in plain Python from the rows, slowly and literally; the queries are held against it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gapbridge.dataset import Dataset
from gapbridge.rows import Row
from gapbridge.scope import Scope


class Reference:
    """A data set seen through a scope."""

    def __init__(self, dataset: Dataset, scope: Scope) -> None:
        self.dataset = dataset
        self.scope = scope
        self.assessments = {row.id: row.properties for row in dataset.rows_of("assessments")}
        self.clusters = sorted(dataset.keys("Cluster"))

    def gaps_of(self, cluster: str) -> list[dict[str, Any]]:
        found = []
        for competence in sorted(self.dataset.keys("Competence")):
            needs = self.open_needs(cluster, competence)
            if not needs:
                continue
            covering = self.covering(cluster, competence)
            others = [
                other
                for other in self.clusters
                if other != cluster and self.in_industry(other) and self.open_needs(other, competence)
            ]
            found.append(
                {"competence_id": competence, "covered": bool(covering), "covering_ids": covering,
                 "other_cluster_ids": others, **self.evidence(needs)}
            )  # fmt: skip
        return found

    def teach_learn(self, asked: str) -> set[tuple[str, str, tuple[str, ...], float]]:
        """(direction, partner, competences, share of the learner's gaps)."""
        found = set()
        for partner in self.clusters:
            for direction, learner, teacher in (("learn", asked, partner), ("teach", partner, asked)):
                gaps = [gap["competence_id"] for gap in self.gaps_of(learner)]
                taught = tuple(gap for gap in gaps if self.covering(teacher, gap))
                if partner != asked and self.in_industry(partner) and taught:
                    found.add((direction, partner, taught, len(taught) / len(gaps)))
        return found

    def learn_together(self, asked: str) -> set[tuple[str, tuple[str, ...]]]:
        """(partner, competences both lack)."""
        own = {gap["competence_id"] for gap in self.gaps_of(asked)}
        found = set()
        for partner in self.clusters:
            both = own & {gap["competence_id"] for gap in self.gaps_of(partner)}
            if partner != asked and self.in_industry(partner) and both:
                found.add((partner, tuple(sorted(both))))
        return found

    def do_business(self, asked: str) -> set[tuple[str, str, tuple[str, ...]]]:
        """(direction, partner, subjects)."""
        subjects: dict[tuple[str, str], set[str]] = {}
        for partner in self.clusters:
            if partner != asked and self.in_industry(partner):
                for own in self.near(asked):
                    for other in self.near(partner):
                        for direction, subject in self._links(own, other):
                            subjects.setdefault((direction, partner), set()).add(subject)
        return {(direction, partner, tuple(sorted(found))) for (direction, partner), found in subjects.items()}

    def open_needs(self, cluster: str, competence: str) -> list[Row]:
        holders = {cluster, *(self.members(cluster) if self.scope.include_members else ())}
        return [
            row
            for row in self.valid("needs")
            if row.start_id in holders and row.end_id == competence and not self.closed(row)
        ]

    def closed(self, need: Row) -> bool:
        """The latest day with a verdict decides; all verdicts of that day must agree that it is closed."""
        verdicts: dict[date, list[bool]] = {}
        for key, assessment in self.assessments.items():
            about = [row for row in self.counted("assessment_of") if (row.start_id, row.end_id) == (key, need.start_id)]
            on = [row for row in self.counted("assessment_on") if (row.start_id, row.end_id) == (key, need.end_id)]
            day: Any = assessment["assessed_on"]
            since: Any = need.properties.get("valid_from")
            level: Any = assessment["kirkpatrick_level"]
            if about and on and level >= 2 and day <= self.scope.as_of and (since is None or since <= day):
                verdict = self._verdict(need, assessment)
                if verdict is not None:
                    verdicts.setdefault(day, []).append(verdict)
        return bool(verdicts) and all(verdicts[max(verdicts)])

    @staticmethod
    def _verdict(need: Row, assessment: dict[str, Any]) -> bool | None:
        if "closes" in assessment:
            return bool(assessment["closes"])
        target: Any = need.properties.get("target", need.properties.get("importance"))
        scales = need.properties.get("scale_max"), assessment.get("scale_max")
        if target is None or "post" not in assessment or None in scales or scales[0] != scales[1]:
            return None
        return bool(assessment["post"] >= target)

    def covering(self, cluster: str, competence: str) -> list[str]:
        own = {cluster, *self.members(cluster)}
        return sorted(
            {row.start_id for row in self.valid("offers") if row.start_id in own and row.end_id == competence}
        )

    def members(self, cluster: str) -> set[str]:
        return {row.start_id for row in self.valid("member_of") if row.end_id == cluster}

    def near(self, cluster: str) -> set[str]:
        coordinators = {row.start_id for row in self.valid("coordinates") if row.end_id == cluster}
        return {cluster, *self.members(cluster), *coordinators}

    def industries(self, cluster: str) -> set[str]:
        return {row.end_id for row in self.valid("in_industry") if row.start_id == cluster}

    def in_industry(self, cluster: str) -> bool:
        """Whether the scope's industry, if it names one, is the cluster's or a wider one."""
        return self.scope.industry_id in (None, *self.wider_industries(cluster))

    def wider_industries(self, cluster: str) -> set[str]:
        return self.broader("industry_broader", self.industries(cluster))

    def broader(self, table: str, keys: set[str]) -> set[str]:
        """The keys and all broader ones; hierarchies hold always."""
        found = set(keys)
        while True:
            more = {row.end_id for row in self.dataset.rows_of(table) if row.start_id in found} - found
            if not more:
                return found
            found |= more

    def valid(self, table: str) -> Iterator[Row]:
        for row in self.counted(table):
            since: Any = row.properties.get("valid_from", date.min)
            until: Any = row.properties.get("valid_to", date.max)
            if since <= self.scope.as_of < until:
                yield row

    def counted(self, table: str) -> Iterator[Row]:
        return (row for row in self.dataset.rows_of(table) if row.properties["status"] in self.scope.statuses)

    def _links(self, own: str, other: str) -> Iterator[tuple[str, str]]:
        for row in self.valid("supplies"):
            if (row.start_id, row.end_id) == (own, other):
                yield "supply", str(row.properties["product"])
            if (row.start_id, row.end_id) == (other, own):
                yield "buy", str(row.properties["product"])
        for row in self.valid("related_to"):
            if {row.start_id, row.end_id} == {own, other} and own != other:
                yield "tie", other
        stages = {who: {row.end_id for row in self.valid("performs") if row.start_id == who} for who in (own, other)}
        for row in self.valid("feeds"):
            if row.start_id in stages[own] and row.end_id in stages[other]:
                yield "supply", row.end_id
            if row.end_id in stages[own] and row.start_id in stages[other]:
                yield "buy", row.start_id

    @staticmethod
    def evidence(needs: list[Row]) -> dict[str, Any]:
        def of(name: str) -> list[str]:
            return sorted({str(need.properties[name]) for need in needs})

        return {
            "evidence_count": len({need.id for need in needs}),
            "source_ids": of("source_id"),
            "attributions": of("attribution"),
            "statuses": of("status"),
            "statement_ids": sorted({need.id for need in needs}),
        }
