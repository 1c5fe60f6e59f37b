"""Suggestions in plain Python from the rows, slow and literal, on top of `Reference`."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from gapbridge.collaborations.profiles import Links, Profile, Profiles
from gapbridge.results import Collaboration, Organisation
from gapbridge.rows import Row
from tests.reference import Reference

KINDS = ["teach_learn", "learn_together", "do_business"]
Key = tuple[str, str, str, str]  # kind, direction, cluster, partner


class Collaborations:
    """What pairs of clusters could do together, as the rows of a `Reference` say."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.competences = sorted(reference.dataset.keys("Competence"))
        self._gaps = {
            key: {one for one in self.competences if reference.open_needs(key, one)} for key in reference.clusters
        }
        self._offered = {
            key: {one for one in self.competences if reference.covering(key, one)} for key in reference.clusters
        }

    def suggestions(self, cluster: str, partner: str | None = None) -> dict[Key, dict[str, Any]]:
        """Everything for one cluster, or with one partner: rank, value, subjects, paths as statement ids, contacts."""
        return _ranked(self._suggestions(cluster, partner))

    def _suggestions(self, cluster: str, only: str | None = None) -> dict[Key, dict[str, Any]]:
        found: dict[Key, dict[str, Any]] = {}
        for partner in self.reference.clusters:
            if partner != cluster and only in (None, partner) and self.reference.in_industry(partner):
                found |= self._taught("learn", cluster, partner)
                found |= self._taught("teach", cluster, partner)
                found |= self._together(cluster, partner)
                found |= self._business(cluster, partner)
        return found

    def all_suggestions(self) -> dict[Key, dict[str, Any]]:
        """Everything for all pairs, each told once."""
        found = {}
        for cluster in filter(self.reference.in_industry, self.reference.clusters):
            for (kind, direction, _, partner), told in self._suggestions(cluster).items():
                if direction in ("learn", "supply") or (direction in ("together", "tie") and cluster < partner):
                    found[kind, direction, cluster, partner] = told
        return _ranked(found)

    def of_pair(self, one: str, other: str) -> dict[str, Any]:
        """What is known of two clusters as a pair."""
        helps = self.help(one, other), self.help(other, one)
        both, either = self.offered(one) & self.offered(other), self.offered(one) | self.offered(other)
        rows = [self._row("clusters", key) for key in (one, other)]
        countries = [row.get("country") for row in rows]
        return {
            "help_from_partner": helps[0],
            "help_to_partner": helps[1],
            "mutual_help": None if None in helps else min(helps),  # type: ignore[type-var]
            "weighted_help_from_partner": self.weighted_help(one, other),
            "weighted_help_to_partner": self.weighted_help(other, one),
            "shared_gap_count": len(self.gaps(one) & self.gaps(other)),
            "offer_similarity": len(both) / len(either) if either else None,
            "cluster_country": countries[0],
            "partner_country": countries[1],
            "cross_border": None if None in countries else countries[0] != countries[1],
            "cross_industry": self._cross_industry(one, other),
            "research": self._research(one, other),
            "research_ids": sorted(self.researching(one) | self.researching(other)),
            "collaborating": bool(self.together(one, other)),
        }

    def gaps(self, cluster: str) -> set[str]:
        return self._gaps[cluster]

    def offered(self, cluster: str) -> set[str]:
        return self._offered[cluster]

    def help(self, learner: str, teacher: str) -> float | None:
        gaps = self.gaps(learner)
        return len(gaps & self.offered(teacher)) / len(gaps) if gaps else None

    def weighted_help(self, learner: str, teacher: str) -> float | None:
        weights = {key: self.weight(learner, key) for key in self.gaps(learner)}
        whole = sum(weight for weight in weights.values() if weight is not None)
        taught = sum(weights[key] or 0 for key in self.gaps(learner) & self.offered(teacher))
        return taught / whole if whole else None

    def weight(self, cluster: str, competence: str) -> float | None:
        needs: list[dict[str, Any]] = [row.properties for row in self.reference.open_needs(cluster, competence)]
        rated = [
            need["importance"] / need["scale_max"] for need in needs if "importance" in need and "scale_max" in need
        ]
        return sum(rated) / len(rated) if rated else None

    def together(self, one: str, other: str) -> list[Row]:
        rows = self.reference.valid("collaborates_with")
        return sorted((row for row in rows if {row.start_id, row.end_id} == {one, other}), key=lambda row: row.id)

    def researching(self, cluster: str) -> set[str]:
        return {key for key in self.reference.members(cluster) if self._kind(key) in ("research", "education")}

    def profiles(self) -> Profiles:
        """The same as the product reads: for its pure functions, without a database."""
        reference = self.reference
        clusters = {key: self._profile(key) for key in reference.clusters}
        pairs = [(one, other) for one in clusters for other in clusters if one < other]
        together = {pair: tuple(map(_collaboration, self.together(*pair))) for pair in pairs if self.together(*pair)}
        feeds = frozenset((row.start_id, row.end_id) for row in reference.valid("feeds"))
        organisations = [*clusters, *reference.dataset.keys("Member")]
        links = {key: self._links(key) for key in organisations}
        return Profiles(reference.scope, clusters, links, feeds, together)

    def _taught(self, direction: str, cluster: str, partner: str) -> dict[Key, dict[str, Any]]:
        learner, teacher = (cluster, partner) if direction == "learn" else (partner, cluster)
        subjects = sorted(self.gaps(learner) & self.offered(teacher))
        paths = [
            [*lacking, *reversed(offering)]
            for key in subjects
            for lacking, offering in product(self._needing(learner, key), self._offering(teacher, key))
        ]
        needing = {path[-1].start_id for key in subjects for path in self._needing(learner, key)}
        offering = {path[-1].start_id for key in subjects for path in self._offering(teacher, key)}
        sides = [(learner, needing, "needs"), (teacher, offering, "offers")]
        if direction == "teach":
            sides.reverse()
        value = self.help(learner, teacher)
        return self._told("teach_learn", direction, cluster, partner, value, len(subjects), subjects, paths, sides)

    def _together(self, cluster: str, partner: str) -> dict[Key, dict[str, Any]]:
        subjects = sorted(self.gaps(cluster) & self.gaps(partner))
        paths = [
            [*own, *others]
            for key in subjects
            for own, others in product(self._needing(cluster, key), self._needing(partner, key))
        ]
        sides = [
            (who, {path[-1].start_id for key in subjects for path in self._needing(who, key)}, "needs")
            for who in (cluster, partner)
        ]
        count = len(subjects)
        return self._told("learn_together", "together", cluster, partner, float(count), count, subjects, paths, sides)

    def _business(self, cluster: str, partner: str) -> dict[Key, dict[str, Any]]:
        found: dict[Key, dict[str, Any]] = {}
        links = [
            (own, other, *link)
            for own, other in product(self.reference.near(cluster), self.reference.near(partner))
            if own != other
            for link in self._business_links(own, other)
        ]
        for direction in ("supply", "buy", "tie"):
            chosen = [link for link in links if link[2] == direction]
            paths = [
                [*near, *rows, *far]
                for own, other, _, _, _, rows in chosen
                for near, far in product(self._near(own, cluster), self._near(other, partner))
            ]
            sides = [
                (cluster, {link[0] for link in chosen}, "linked"),
                (partner, {link[1] for link in chosen}, "linked"),
            ]
            count = len({(link[0], link[1], link[4]) for link in chosen})
            subjects = sorted({link[3] for link in chosen})
            found |= self._told("do_business", direction, cluster, partner, float(count), count, subjects, paths, sides)
        return found

    def _business_links(self, own: str, other: str) -> Iterator[tuple[str, str, tuple[str, ...], list[Row]]]:
        """Direction, subject, what makes it another link, and its statements."""
        for row in self.reference.valid("supplies"):
            about = str(row.properties["product"])
            if (row.start_id, row.end_id) == (own, other):
                yield "supply", about, (about,), [row]
            if (row.start_id, row.end_id) == (other, own):
                yield "buy", about, (about,), [row]
        for row in self.reference.valid("related_to"):
            if {row.start_id, row.end_id} == {own, other}:
                yield "tie", other, (str(row.properties["kind"]),), [row]
        performs = list(self.reference.valid("performs"))
        for does, feeds, did in product(performs, list(self.reference.valid("feeds")), performs):
            if (does.start_id, did.start_id) == (own, other):
                if (does.end_id, did.end_id) == (feeds.start_id, feeds.end_id):
                    yield "supply", feeds.end_id, (feeds.start_id, feeds.end_id), [does, feeds, did]
                if (does.end_id, did.end_id) == (feeds.end_id, feeds.start_id):
                    yield "buy", feeds.start_id, (feeds.start_id, feeds.end_id), [does, feeds, did]

    def _needing(self, cluster: str, competence: str) -> Iterator[list[Row]]:
        for need in self.reference.open_needs(cluster, competence):
            for near in self._belonging(need.start_id, cluster):
                yield [*near, need]

    def _offering(self, cluster: str, competence: str) -> Iterator[list[Row]]:
        for offer in self.reference.valid("offers"):
            if offer.end_id == competence:
                for near in self._belonging(offer.start_id, cluster):
                    yield [*near, offer]

    def _belonging(self, organisation: str, cluster: str, tables: tuple[str, ...] = ("member_of",)) -> list[list[Row]]:
        if organisation == cluster:
            return [[]]
        rows = [row for table in tables for row in self.reference.valid(table)]
        return [[row] for row in rows if (row.start_id, row.end_id) == (organisation, cluster)]

    def _near(self, organisation: str, cluster: str) -> list[list[Row]]:
        return self._belonging(organisation, cluster, ("member_of", "coordinates"))

    def _told(
        self, kind: str, direction: str, cluster: str, partner: str, value: float | None, count: int,
        subjects: list[str], paths: list[list[Row]], sides: list[tuple[str, set[str], str]],
    ) -> dict[Key, dict[str, Any]]:  # fmt: skip
        if not count:
            return {}
        rows = [row for path in paths for row in path]
        return {
            (kind, direction, cluster, partner): {
                "value": value,
                "count": count,
                "subject_ids": subjects,
                "paths": {tuple(row.id for row in path) for path in paths},
                "path_count": len(paths),
                "statuses": sorted({str(row.properties["status"]) for row in rows}),
                "source_ids": sorted({str(row.properties["source_id"]) for row in rows}),
                "contacts": [contact for side in sides for contact in self._contacts(*side)],
            }
        }

    def _contacts(self, cluster: str, ends: set[str], because: str) -> list[tuple[str, str, str]]:
        members = sorted(ends & set(self.reference.dataset.keys("Member")))
        if members:
            return [(cluster, member, because) for member in members]
        runs = {row.start_id for row in self.reference.valid("coordinates") if row.end_id == cluster}
        return [(cluster, member, "coordinates") for member in sorted(runs)]

    def _cross_industry(self, one: str, other: str) -> bool | None:
        reference = self.reference
        if not reference.industries(one) or not reference.industries(other):
            return None
        return not (
            reference.industries(one) & reference.wider_industries(other)
            or reference.industries(other) & reference.wider_industries(one)
        )

    def _research(self, one: str, other: str) -> bool | None:
        if self.researching(one) or self.researching(other):
            return True
        members = [self.reference.members(key) for key in (one, other)]
        unknown = not all(members) or any(self._kind(key) is None for keys in members for key in keys)
        return None if unknown else False

    def _profile(self, key: str) -> Profile:
        row = self._row("clusters", key)
        members = sorted(self.reference.members(key))
        runs = {said.start_id for said in self.reference.valid("coordinates") if said.end_id == key}
        return Profile(
            key, row["name_en"], row.get("country"),
            tuple(sorted(self.reference.industries(key))), tuple(sorted(self.reference.wider_industries(key))),
            tuple(self._organisation(member) for member in sorted(runs)),
            len(members), sum(self._kind(member) is None for member in members),
            tuple(sorted(self.researching(key))),
            {gap: self.weight(key, gap) for gap in sorted(self.gaps(key))},
            frozenset(self.offered(key)),
        )  # fmt: skip

    def _links(self, key: str) -> Links:
        reference = self.reference
        sold = {(row.end_id, row.properties["product"]) for row in reference.valid("supplies") if row.start_id == key}
        tied = {
            (row.end_id, str(row.properties["kind"])) for row in reference.valid("related_to") if row.start_id == key
        }
        return Links(
            frozenset(cluster for cluster in reference.clusters if key in reference.near(cluster)),
            tuple((other, sum(one == other for one, _ in sold)) for other in sorted({one for one, _ in sold})),
            tuple(sorted(tied)),
            frozenset(row.end_id for row in reference.valid("performs") if row.start_id == key),
        )

    def _organisation(self, key: str) -> Organisation:
        row = self._row("members", key)
        known = {name: row.get(name) for name in ("name_en", "kind", "country")}
        return Organisation(label="Member", id=key, **known)

    def _kind(self, member: str) -> str | None:
        return self._row("members", member).get("kind")

    def _row(self, table: str, key: str) -> dict[str, Any]:
        return next(row.properties for row in self.reference.dataset.rows_of(table) if row.id == key)


def _collaboration(row: Row) -> Collaboration:
    said: dict[str, Any] = {name: row.properties.get(name) for name in ("kind", "source_id", "status", "valid_from")}
    return Collaboration(statement_id=row.id, **said)


def _ranked(found: dict[Key, dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    """The same in order, each with its rank: one more than those of its kind that are worth more."""
    worth = {key: (told.pop("value"), told.pop("count")) for key, told in found.items()}
    ranks = {key: 1 + sum(other[0] == key[0] and worth[other] > worth[key] for other in found) for key in found}
    order = sorted(found, key=lambda key: (KINDS.index(key[0]), ranks[key], key[2], key[3], key[1]))
    return {key: found[key] | {"value": worth[key][0], "rank": ranks[key]} for key in order}
