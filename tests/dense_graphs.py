"""Random graphs in which much is said, from a seed: most clusters lack, rate and offer something, so gaps are shared.

`random_graphs.py` draws what is rare; here nearly every graph has what questions about shared gaps compute with.
"""

from datetime import date
from random import Random

from gapbridge.scope import Scope
from tests.graphs import Graph

CLUSTERS = ["amber", "birch", "cedar", "dune", "elm", "fern"]
MEMBERS = ["m1", "m2", "m3", "m4"]
COMPETENCES = ["art", "brewing", "casting", "dyeing", "etching", "forging", "gilding"]
INDUSTRIES = ["metal", "steel", "wood", "wool"]
DAY = date(2020, 1, 1)


def dense(seed: int) -> tuple[Graph, Scope]:
    """A graph, and a scope to ask about it."""
    chance = Random(seed)
    graph = Graph().node("Source", "press")
    for label, keys in (
        ("Industry", INDUSTRIES),
        ("Cluster", CLUSTERS),
        ("Member", MEMBERS),
        ("Competence", COMPETENCES),
    ):
        for key in keys:
            graph.node(label, key)
    graph.say("industry_broader", "steel", "metal")
    clusters = CLUSTERS[: chance.randint(2, len(CLUSTERS))]
    organisations = clusters + MEMBERS
    below = [(one, other) for at, one in enumerate(COMPETENCES) for other in COMPETENCES[:at]]  # so nothing is circular
    for one, other in chance.sample(below, chance.randint(2, 6)):
        graph.say("competence_broader", one, other)
    for one, other in chance.sample(below, 4):
        graph.say("matches", one, other, kind=chance.choice(["exact", "close", "broad", "related"]))
    say(chance, graph, "in_industry", clusters, INDUSTRIES, 6)
    say(chance, graph, "member_of", MEMBERS, clusters, 6)
    say(chance, graph, "offers", organisations, COMPETENCES, 6)
    for _ in range(chance.randint(4, 45)):
        holders = clusters if chance.random() < 0.8 else MEMBERS
        say(chance, graph, "needs", holders, COMPETENCES, 1, **rating(chance))
    if chance.random() < 0.4:  # a questionnaire: some clusters rate the same competences
        for one in chance.sample(COMPETENCES, 4):
            for cluster in clusters[:4]:
                rated = {
                    "importance": str(chance.randint(1, 5)),
                    "ability": str(chance.randint(1, 5)),
                    "scale_max": "5",
                }
                graph.needs(cluster, one, source_id="questionnaire", **rated)
    for at in range(chance.randint(0, 4)):
        organisation, competence = chance.choice(organisations), chance.choice(COMPETENCES)
        graph.assessed(f"review-{at}", organisation, competence, "2019-01-01", closes=chance.choice(["true", "false"]))
    industry = chance.choice([None, None, None, "metal"])
    return graph, Scope(as_of=DAY, include_members=chance.random() < 0.5, industry_id=industry)


def rating(chance: Random) -> dict[str, str]:
    """The ratings of a need: all, one, on another scale, or none; and what would close it, or nothing."""
    given = {"importance": str(chance.randint(1, 5)), "ability": str(chance.randint(1, 5)), "scale_max": "5"}
    left_out = chance.choice(["", "", "", "ability", "scale_max", "importance"])
    said = {name: cell for name, cell in given.items() if name != left_out}
    if chance.random() < 0.2:
        said = {} if chance.random() < 0.5 else said | {"scale_max": "10"}
    remedy = chance.choice(["", "training", "organisational_change", "organisational_change"])
    return said | ({"remedy": remedy} if remedy else {})


def say(chance: Random, graph: Graph, table: str, starts: list[str], ends: list[str], most: int, **cells: str) -> None:
    """Add up to `most` statements, none twice."""
    for _ in range(most):
        start, end, source = chance.choice(starts), chance.choice(ends), chance.choice(["survey", "survey", "press"])
        said = {(row.start_id, row.end_id, row.properties["source_id"]) for row in graph.dataset.rows_of(table)}
        if (start, end, source) not in said:
            graph.say(table, start, end, source_id=source, **cells)
