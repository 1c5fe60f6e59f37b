"""What the graph holds, and what keys are called."""

from datetime import date
from pathlib import Path

import pytest

from gapbridge import load, names, overview, seeds
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import asking
from tests.graphs import Graph


def test_the_empty_graph_holds_nothing(database: Database) -> None:
    found = overview.overview(database)
    assert (found.kinds, found.next_events, found.latest_load) == ([], [], None)


def test_what_is_there_is_counted_and_the_next_events_come_first(database: Database, project: Path) -> None:
    load.load(database, seeds.read(project / "seeds" / "inolink"))
    load.load(database, seeds.read(project / "seeds" / "example"))
    day = date(2026, 11, 24)
    real = overview.overview(database, Scope(as_of=day))
    both = overview.overview(database, Scope(("fact", "statement", "estimate", "synthetic"), as_of=day), max_events=3)
    made_up = overview.overview(database, Scope(("synthetic",), as_of=date(2027, 5, 12)))
    counts = {one.label: (one.count, one.synthetic_count) for one in both.kinds}
    assert {one.label: one.count for one in real.kinds}["Cluster"] == 6
    assert all(one.synthetic_count == 0 for one in real.kinds)
    assert counts["Cluster"] == (14, 8)
    assert [event.event_id for event in both.next_events] == [
        "ex-added-value-lab-2027", "ex-membership-breakfast-2027", "ex-communication-week-2027",
    ]  # fmt: skip
    assert both.next_events[0].competence_ids == ["ex-creating-added-value", "ex-membership-benefit"]
    assert all((event.ends_on or event.starts_on or day) >= date(2027, 5, 12) for event in made_up.next_events)
    assert both.latest_load is not None and both.latest_load.dataset == "example"


def test_one_key_may_name_several_things_and_unknown_keys_are_left_out(database: Database) -> None:
    Graph().cluster("a", name_lt="Klasteris A").node("Competence", "a").load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        rows = client.get("/v1/names", params={"id": ["a", "nothing", "a"]}).json()
        assert [(row["label"], row["id"], row["name_lt"]) for row in rows] == [
            ("Cluster", "a", "Klasteris A"), ("Competence", "a", None),
        ]  # fmt: skip
        assert client.get("/v1/names").status_code == 422
        assert client.get("/v1/names", params={"id": ["x"] * 201}).status_code == 422
        assert client.get("/v1/overview", headers={"Accept-Language": "lt"}).json()["next_events"] == []
    with pytest.raises(BadInput):
        names.of_keys(database, ["x"] * 201)
