"""Value chains in plain Python from the rows, slowly and literally: by taking away and looking again."""

from collections import deque
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from gapbridge.keys import fold
from gapbridge.rows import Row
from tests.reference import Reference

Edges = Iterable[tuple[str, str]]


def reachable(edges: Edges, starts: Iterable[str], without: str | None = None) -> set[str]:
    """What the starts reach, themselves with it, when one node is taken away."""
    after: dict[str, set[str]] = {}
    for start, end in edges:
        after.setdefault(start, set()).add(end)
    found = {start for start in starts if start != without}
    waiting = deque(found)
    while waiting:
        new = {key for key in after.get(waiting.popleft(), ()) if key != without} - found
        found |= new
        waiting.extend(new)
    return found


def single_points(edges: Edges, start: str, end: str) -> set[str]:
    """The nodes whose removal leaves no way from start to end."""
    edges = list(edges)
    if start == end or end not in reachable(edges, [start]):
        return set()
    between = {key for edge in edges for key in edge} - {start, end}
    return {key for key in between if end not in reachable(edges, [start], without=key)}


def beginnings(nodes: Iterable[str], edges: Edges) -> set[str]:
    """The nodes that only those reach which they reach themselves."""
    edges, nodes = list(edges), set(nodes)
    reached = {key: reachable(edges, [key]) for key in nodes}
    return {key for key in nodes if all(other in reached[key] for other in nodes if key in reached[other])}


def cut_off(nodes: Iterable[str], edges: Edges) -> dict[str, list[str]]:
    """For each node what the beginnings do not reach any more when it is taken away."""
    nodes, edges = set(nodes), list(edges)
    starts = beginnings(nodes, edges)
    lost = {key: sorted(nodes - reachable(edges, starts, without=key) - {key}) for key in nodes}
    return {key: found for key, found in sorted(lost.items()) if found}


def fewest_cut(edges: Edges, start: str, end: str) -> int:
    """The fewest nodes whose removal leaves no way; there must be no edge from start to end."""
    edges = list(edges)
    between = sorted({key for edge in edges for key in edge} - {start, end})
    for size in range(len(between) + 1):
        for gone in combinations(between, size):
            left = [edge for edge in edges if not set(edge) & set(gone)]
            if end not in reachable(left, [start]):
                return size
    raise AssertionError("an edge joins the two")


def betweenness(nodes: Iterable[str], edges: Edges) -> dict[str, float]:
    """By listing every shortest way between every pair."""
    nodes, edges = sorted(nodes), set(edges)
    found = dict.fromkeys(nodes, 0.0)
    for start in nodes:
        for end in nodes:
            ways = _shortest(edges, start, end) if start != end else []
            for way in ways:
                for key in way[1:-1]:
                    found[key] += 1 / len(ways)
    pairs = (len(nodes) - 1) * (len(nodes) - 2)
    return {key: value / pairs if pairs > 0 else 0.0 for key, value in found.items()}


def _shortest(edges: set[tuple[str, str]], start: str, end: str) -> list[list[str]]:
    ways = [[start]]
    seen = {start}
    while ways:
        if any(way[-1] == end for way in ways):
            return [way for way in ways if way[-1] == end]
        ways = [
            [*way, after] for way in ways for before, after in sorted(edges) if before == way[-1] and after not in seen
        ]
        seen |= {way[-1] for way in ways}
    return []


class Chains:
    """The value chains of a data set seen through a scope."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.dataset = reference.dataset

    def value_chains(self) -> list[dict[str, Any]]:
        found = []
        for chain in sorted(self.dataset.keys("ValueChain")):
            stages = {row.start_id for row in self.reference.valid("part_of") if row.end_id == chain}
            performers = {stage: self.performers(stage) for stage in stages}
            everybody = {who for found in performers.values() for who in found}
            clusters = {
                cluster
                for cluster in self.reference.clusters
                if self.reference.in_industry(cluster) and {cluster, *self.reference.members(cluster)} & everybody
            }
            if clusters or self.reference.scope.industry_id is None:
                found.append(
                    {"value_chain_id": chain, "stage_count": len(stages),
                     "missing_stage_ids": sorted(stage for stage in stages if not performers[stage]),
                     "organisation_count": len(everybody), "cluster_ids": sorted(clusters)}
                )  # fmt: skip
        return found

    def performers(self, stage: str) -> set[str]:
        return {row.start_id for row in self.reference.valid("performs") if row.end_id == stage}

    def stages(self, chain: str) -> set[str]:
        return {row.start_id for row in self.reference.valid("part_of") if row.end_id == chain}

    def flow(self, stages: set[str]) -> set[tuple[str, str]]:
        return {
            (row.start_id, row.end_id)
            for row in self.reference.valid("feeds")
            if row.start_id in stages and row.end_id in stages
        }

    def supplies(self) -> list[Row]:
        return list(self.reference.valid("supplies"))

    def deliveries(self) -> set[tuple[str, str]]:
        return {(row.start_id, row.end_id) for row in self.supplies()}

    def chain_of(self, organisations: set[str]) -> set[str]:
        """Those of them that trade, and all they are supplied by or supply, over however many others."""
        edges = self.deliveries()
        trading = {key for edge in edges for key in edge} & organisations
        return reachable(edges, trading) | reachable({(end, start) for start, end in edges}, trading)

    def elsewhere(self, stage: str, own: set[str]) -> set[str]:
        """Others that perform a stage and are of the scope's industry."""
        return {who for who in self.performers(stage) - own if self._may_be_named(who)}

    def single_sources(self, customers: set[str]) -> set[tuple[str, str, str, float | None]]:
        """(customer, product, supplier, share)."""
        found = set()
        for customer, product in {(row.end_id, _product(row)) for row in self.supplies()}:
            rows = [row for row in self.supplies() if (row.end_id, _product(row)) == (customer, product)]
            suppliers = {row.start_id for row in rows}
            shares = {row.properties["share"] for row in rows if "share" in row.properties}
            if customer in customers and len(suppliers) == 1:
                share: Any = shares.pop() if len(shares) == 1 else None
                found.add((customer, product, suppliers.pop(), share))
        return found

    def weeks(self, customers: set[str]) -> dict[tuple[str, str, str], float | None]:
        """(customer, product, supplier): weeks of exposure."""
        found: dict[tuple[str, str, str], float | None] = {}
        for row in self.supplies():
            key = (row.end_id, _product(row), row.start_id)
            rows = [one for one in self.supplies() if (one.end_id, _product(one), one.start_id) == key]
            recover, survive = (
                {one.properties[name] for one in rows if name in one.properties}
                for name in ("time_to_recover", "time_to_survive")
            )
            known: Any = (*recover, *survive) if len(recover) == len(survive) == 1 else None
            if row.end_id in customers:
                found[key] = known[0] - known[1] if known else None
        return found

    def bridges(self) -> set[tuple[str, str, str]]:
        """(cluster, other cluster, member): without the member nothing is delivered between the two any more."""
        found = set()
        members = {key: self.reference.members(key) for key in self.reference.clusters}
        for one, other in combinations(self.reference.clusters, 2):
            links = {
                edge
                for edge in self.deliveries()
                if (
                    (edge[0] in members[one] and edge[1] in members[other])
                    or (edge[0] in members[other] and edge[1] in members[one])
                )
                and not any(set(edge) <= members[third] for third in members.keys() - {one, other})
            }
            for key in {end for edge in links for end in edge}:
                if not [edge for edge in links if key not in edge]:
                    found.add((one, other, key))
        return found

    def distances(self, starts: set[str]) -> dict[str, int]:
        """How many statements of acquaintance lie between the starts and each organisation."""
        edges: set[tuple[str, str]] = set()
        for table, prefix in (
            ("member_of", ""), ("coordinates", ""), ("related_to", ""), ("collaborates_with", ""), ("supplies", ""),
            ("attended", "event "), ("takes_part_in", "programme "),
        ):  # fmt: skip
            for row in self.reference.valid(table):
                if table != "attended" or self._past(row.end_id):
                    edges |= {(row.start_id, prefix + row.end_id), (prefix + row.end_id, row.start_id)}
        found = dict.fromkeys(starts, 0)
        for distance in range(1, 5):
            new = {end for start, end in edges if start in found} - found.keys()
            found |= dict.fromkeys(new, distance)
        return found

    def _past(self, event: str) -> bool:
        (row,) = (row for row in self.dataset.rows_of("events") if row.id == event)
        day: Any = row.properties.get("starts_on")
        return row.properties.get("state") != "planned" and (day is None or day <= self.reference.scope.as_of)

    def _may_be_named(self, who: str) -> bool:
        own = [key for key in self.reference.clusters if who in {key, *self.reference.members(key)}]
        return self.reference.scope.industry_id is None or any(self.reference.in_industry(key) for key in own)


def _product(row: Row) -> str:
    return fold(str(row.properties["product"]))
