"""profiles.figures: figures that disagree; profiles.peers: which clusters are comparable, and close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapbridge.profiles import figures, peers
from gapbridge.profiles.facts import Figure, KnownCluster, first_day


def figure(key: str, value: str, number: float | None = None, unit: str | None = "members", as_of: str | None = None,
           property_: str = "members") -> Figure:  # fmt: skip
    return Figure(f"said:{key}", "press", "fact", key, property_, value, number, unit, as_of)


def cluster(key: str, *published: Figure, founded: str | None = None) -> KnownCluster:
    return KnownCluster(key, f"the {key}", founded, None, None, None, "fact", "survey", (), published)


def label(value: str, as_of: str | None = None) -> Figure:
    return figure(f"label-{value}-{as_of}", value, unit=None, as_of=as_of, property_="Cluster excellence label")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("11", 11, "members", "2014")], ("single", None)),
        ([("11", 11, "members", "2014"), ("eleven", 11, "members", None)], ("agree", None)),
        ([("about ten", None, "members", "2014"), ("About ten", None, None, None)], ("agree", None)),
        ([("11", 11, "members", "2014"), ("26", 26, "members", "2020")], ("changed", None)),
        ([("11", 11, "members", "2014"), ("26", 26, "members", "2014")], ("conflict", None)),
        ([("11", 11, "members", "2014"), ("26", 26, "members", None)], ("undecided", "date_unknown")),
        ([("11", 11, "members", "2014"), ("26", 26, "members", "2014-05")], ("undecided", "date_unknown")),
        ([("13", 13, "members", None), ("14 companies", 14, "companies", None)], ("undecided", "other_unit")),
        ([("11", 11, "members", "2014"), ("about 15", None, "members", "2014")], ("undecided", "no_number")),
    ],
)
def test_figures_agree_or_say_why_not(
    told: list[tuple[str, float | None, str | None, str | None]], expected: object
) -> None:
    found = [figure(str(at), *one) for at, one in enumerate(told)]
    assert figures.agree(found) == expected
    assert figures.agree(found[::-1]) == expected


def test_figures_stand_side_by_side_by_date_and_once_for_all_who_publish_them() -> None:
    twice = [
        figure("a", "11", 11, as_of="2014"),
        Figure("other", "web", "statement", "a", "members", "11", 11, "members", "2014"),
    ]
    (group,) = figures.groups(
        [figure("z", "26", 26), *twice, figure("b", "12", 12, as_of="2013", property_="Members ")]
    )
    assert [(one.figure_id, one.source_ids) for one in group.figures] == [
        ("b", ["press"]),
        ("a", ["press", "web"]),
        ("z", ["press"]),
    ]


def test_a_partial_date_begins_on_its_first_day() -> None:
    assert [str(first_day(one)) for one in ("2014", "2014-05", "2014-05-31")] == [
        "2014-01-01",
        "2014-05-01",
        "2014-05-31",
    ]


def test_maturity_takes_the_latest_label_and_all_numbers_that_may_hold() -> None:
    found = peers.maturity(
        cluster("a", label("Bronze, the first", "2014-10-10"), label("Silver", "2018"), label("Gold"))
    )
    assert (found.label, found.founded_year, found.members) == ("silver", None, None)
    assert peers.maturity(cluster("a", label("Bronze", "2018"), label("Silver", "2018"))).label is None
    assert peers.maturity(cluster("a", label("a label"))).label is None
    changed = [figure("x", "11", 11, as_of="2014"), figure("y", "26", 26, as_of="2020")]
    assert peers.maturity(cluster("a", *changed)).members == (26, 26)
    assert peers.maturity(cluster("a", changed[0], figure("y", "26", 26))).members == (11, 26)
    assert peers.maturity(cluster("a", figure("x", "more than ten"))).members is None


def test_peers_are_close_on_all_that_is_known_of_both() -> None:
    asked = cluster("a", label("Bronze"), figure("x", "11", 11), founded="2011")
    others = {
        "b": cluster("b", label("Bronze"), founded="2014"),
        "c": cluster("c", label("Bronze"), founded="2015"),
        "d": cluster("d", label("Bronze"), figure("x", "22", 22), founded="2010-05"),
        "e": cluster("e", label("Bronze"), figure("x", "23", 23), founded="2010"),
        "f": cluster("f", label("Silver"), founded="2011"),
        "g": cluster("g", founded="2011"),
    }
    found = peers.peers(asked, others)
    assert [(one.cluster_id, one.compared) for one in found.peers] == [
        ("d", ["excellence_label", "founded", "member_count"]),
        ("b", ["excellence_label", "founded"]),
    ]
    assert (found.comparable_count, found.declined, found.unknown) == (5, None, [])


def test_peers_are_declined_where_too_little_is_known() -> None:
    found = peers.peers(cluster("a", founded="2011"), {"b": cluster("b", founded="2011")})
    assert (found.declined, found.known, found.unknown) == (
        "too_little_known",
        ["founded"],
        ["excellence_label", "member_count"],
    )
    assert found.peers == []


def drawn(key: str) -> st.SearchStrategy[KnownCluster]:
    published = st.lists(
        st.sampled_from([label("Bronze"), label("Silver"), figure("x", "11", 11), figure("y", "30", 30)]), max_size=3
    )
    years = st.sampled_from([None, "2010", "2013-05", "2017"])
    return st.builds(lambda told, year: cluster(key, *told, founded=year), published, years)


@given(drawn("a"), drawn("b"), drawn("c"))
def test_peers_are_mutual_and_another_cluster_changes_nothing(
    one: KnownCluster, other: KnownCluster, third: KnownCluster
) -> None:
    there = [peer.compared for peer in peers.peers(one, {"b": other}).peers]
    back = [peer.compared for peer in peers.peers(other, {"a": one}).peers]
    assert there == back
    more = peers.peers(one, {"b": other, "c": third}).peers
    assert [peer.compared for peer in more if peer.cluster_id == "b"] == there
