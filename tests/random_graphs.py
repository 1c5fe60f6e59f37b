"""Random small graphs for property tests: every kind of statement the questions read, valid by construction."""

from datetime import date

from hypothesis import strategies as st

from gapbridge.scope import Scope
from tests.graphs import Graph

CLUSTERS = ["amber", "birch", "cedar", "dune"]
MEMBERS = ["m1", "m2", "m3", "m4"]
COMPETENCES = ["art", "brewing", "casting", "dyeing"]
INDUSTRIES = ["metal", "steel", "wood"]
STAGES = ["saw", "plane", "varnish"]
DAYS = ["2016-01-01", "2017-06-05", "2018-01-01"]
STATUSES = ["fact", "statement", "estimate"]
SOURCES = ["survey", "press"]
RATINGS = ["1", "3", "5"]
REMEDIES = ["training", "organisational_change"]
EVENTS = ["clinic", "fair", "school"]
FIGURES = ["badge", "census", "register"]


@st.composite
def cells(draw: st.DrawFn) -> dict[str, str]:
    """Source, status, attribution and days of a statement."""
    said = {
        "source_id": draw(st.sampled_from(SOURCES)),
        "status": draw(st.sampled_from(STATUSES)),
        "attribution": draw(st.sampled_from(["named_cluster", "meeting", "self"])),
    }
    start = draw(st.sampled_from([None, *DAYS[:2]]))
    end = draw(st.sampled_from([None, None, *DAYS[1:]]))
    if start:
        said["valid_from"] = start
    if end and (not start or start < end):
        said["valid_to"] = end
    return said


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph of up to four clusters and members."""
    graph = Graph().node("Source", "press")
    clusters = CLUSTERS[: draw(st.integers(1, len(CLUSTERS)))]
    members = MEMBERS[: draw(st.integers(0, len(MEMBERS)))]
    for label, keys, own in (
        ("Cluster", clusters, origins()), ("Member", members, kinds()), ("Competence", COMPETENCES, nothing),
        ("Industry", INDUSTRIES, nothing), ("Stage", STAGES, nothing), ("ValueChain", ["joinery"], nothing),
        ("Event", EVENTS, occasions()), ("Figure", FIGURES, figures()), ("Programme", ["coaching"], nothing),
    ):  # fmt: skip
        for key in keys:
            graph.node(label, key, **draw(own))
    organisations = clusters + members
    if draw(st.booleans()):
        graph.say("industry_broader", "steel", "metal")
    if draw(st.booleans()):
        graph.say("competence_broader", "brewing", "art").say("competence_broader", "casting", "brewing")
    if draw(st.booleans()):  # two ways up from casting, where both are drawn
        graph.say("competence_broader", "casting", "dyeing").say("competence_broader", "dyeing", "art")
    say(draw, graph, "in_industry", clusters, INDUSTRIES, 5)
    say(draw, graph, "member_of", members, clusters, 8)
    say(draw, graph, "coordinates", members, clusters, 2)
    say(draw, graph, "needs", organisations, COMPETENCES, 12, ratings())
    say(draw, graph, "offers", organisations, COMPETENCES, 6)
    say(draw, graph, "matches", COMPETENCES, COMPETENCES, 3, closeness())
    say(draw, graph, "performs", organisations, STAGES, 4)
    say(draw, graph, "feeds", STAGES, STAGES, 3)
    say(draw, graph, "part_of", STAGES, ["joinery"], 4)
    say(draw, graph, "teaches", EVENTS, COMPETENCES, 5)
    say(draw, graph, "attended", organisations, EVENTS, 3)
    say(draw, graph, "supplies", members, members, 6, products())
    say(draw, graph, "related_to", members, members, 2)
    say(draw, graph, "has_figure", clusters, FIGURES, 5)
    say(draw, graph, "takes_part_in", clusters, ["coaching"], 2)
    say(draw, graph, "collaborates_with", clusters, clusters, 1)
    for at in range(draw(st.integers(0, 4))):
        key = f"review-{at}"
        outcome = draw(st.sampled_from([{"post": "3"}, {"post": "5"}, {"closes": "true"}, {"closes": "false"}, {}]))
        outcome = outcome | draw(st.sampled_from([{}, {"pre": "1"}]))
        level = str(draw(st.integers(1, 3)))
        graph.assessed(
            key, draw(st.sampled_from(organisations)), draw(st.sampled_from(COMPETENCES)),
            draw(st.sampled_from(DAYS)), kirkpatrick_level=level, scale_max="5", **outcome,
        )  # fmt: skip
        if draw(st.booleans()):
            graph.say("assessment_after", key, draw(st.sampled_from(EVENTS)))
    return graph


nothing: st.SearchStrategy[dict[str, str]] = st.just({})


@st.composite
def origins(draw: st.DrawFn) -> dict[str, str]:
    """The country of a cluster and when it was founded, as far as that is known."""
    country = draw(st.sampled_from([{}, {"country": "LT"}, {"country": "LV"}]))
    return country | draw(
        st.sampled_from([{}, {"founded_on": "2010"}, {"founded_on": "2013-05"}, {"founded_on": "2019"}])
    )


@st.composite
def figures(draw: st.DrawFn) -> dict[str, str]:
    """A label or a number of members, in words or counted, of a known date or none."""
    told = draw(
        st.sampled_from(
            [
                {"property": "cluster excellence label", "value": "Bronze, the first"},
                {"property": "cluster excellence label", "value": "Silver"},
                {"property": "members", "value": "11 organisations", "number": "11", "unit": "members"},
                {"property": "Members", "value": "26", "number": "26", "unit": "members"},
                {"property": "members", "value": "14 companies", "number": "14", "unit": "companies"},
                {"property": "members", "value": "more than ten", "unit": "members"},
            ]
        )
    )
    return told | draw(st.sampled_from([{}, {"as_of": "2014"}, {"as_of": "2016"}, {"as_of": "2016-03"}]))


@st.composite
def kinds(draw: st.DrawFn) -> dict[str, str]:
    """What a member is, or nothing known."""
    return draw(st.sampled_from([{}, {"kind": "company"}, {"kind": "research"}]))


@st.composite
def occasions(draw: st.DrawFn) -> dict[str, str]:
    """When an event is, what it costs and whom it holds, as far as that is known."""
    known = {
        "state": draw(st.sampled_from(["planned", "held", ""])),
        "starts_on": draw(st.sampled_from(["2017-06-05", "2018-01-01", "2020-03-01", ""])),
        "cost": draw(st.sampled_from(["100", "250", ""])),
        "capacity": draw(st.sampled_from(["1", "2", ""])),
        "languages": draw(st.sampled_from(["lt", "en | lt", ""])),
    }
    return {name: cell for name, cell in known.items() if cell}


@st.composite
def ratings(draw: st.DrawFn) -> dict[str, str]:
    """Ratings of a need, or none."""
    if draw(st.booleans()):
        return {}
    given = {
        "importance": draw(st.sampled_from(RATINGS)),
        "scale_max": draw(st.sampled_from(["5", "5", "10"])),
    }
    given |= {"target": draw(st.sampled_from(RATINGS))} if draw(st.booleans()) else {}
    given |= {"ability": draw(st.sampled_from(RATINGS))} if draw(st.booleans()) else {}
    return given | ({"remedy": draw(st.sampled_from(REMEDIES))} if draw(st.booleans()) else {})


@st.composite
def closeness(draw: st.DrawFn) -> dict[str, str]:
    """How close a match is."""
    return {"kind": draw(st.sampled_from(["exact", "close", "close", "broad"]))}


@st.composite
def products(draw: st.DrawFn) -> dict[str, str]:
    """What is supplied, and how much of the need for it, if that is known."""
    product = {"product": draw(st.sampled_from(["boards", "glue"]))}
    known = [{}, {"share": "0.4"}, {"share": "0.6"}, {"share": "1"}, {"time_to_recover": "8", "time_to_survive": "3"}]
    return product | draw(st.sampled_from(known))


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    """Which statements count, and when."""
    statuses = draw(st.sampled_from([("fact", "statement", "estimate"), ("fact",), ("statement", "estimate")]))
    day = date.fromisoformat(draw(st.sampled_from([*DAYS, "2020-02-29"])))
    industry = draw(st.sampled_from([None, None, None, *INDUSTRIES]))
    return Scope(statuses=statuses, as_of=day, include_members=draw(st.booleans()), industry_id=industry)


def say(
    draw: st.DrawFn,
    graph: Graph,
    table: str,
    starts: list[str],
    ends: list[str],
    most: int,
    own: "st.SearchStrategy[dict[str, str]] | None" = None,
) -> None:
    """Add up to `most` statements, none twice, none from a node to itself."""
    if not starts or not ends:
        return
    taken = set()
    for _ in range(draw(st.integers(0, most))):
        start, end, said = draw(st.sampled_from(starts)), draw(st.sampled_from(ends)), draw(cells())
        said |= draw(own) if own is not None else {}
        identity = (start, end, said["source_id"], said.get("valid_from"), said.get("product"))
        if start != end and identity not in taken:
            taken.add(identity)
            graph.say(table, start, end, **said)
