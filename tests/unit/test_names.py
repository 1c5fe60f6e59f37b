"""Names in the reader's language: which are replaced, which are fall-backs, and how both are told."""

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from gapbridge import names
from gapbridge.results import NameOf, Result, told_fields
from gapbridge.results.base import name_fields

ClusterName = Annotated[str, NameOf("Cluster", "cluster_id")]


class Leaf(Result):
    cluster_id: str | None
    cluster_name: ClusterName | None


class Tree(Result):
    organisation_id: str
    organisation_name: Annotated[str, NameOf("Cluster|Member", "organisation_id")]
    competence_ids: list[str]
    competence_names: Annotated[list[str], NameOf("Competence", "competence_ids")]
    leaves: list[Leaf]
    pair: tuple[Leaf, Leaf] | None = None


class Drawn(Result):
    key: str
    type: str
    label: Annotated[str, NameOf("", "key", label_field="type")]


class Wrapped(BaseModel):
    title: str
    tree: Tree


class Names:
    """A database that holds names and counts how often it is asked."""

    def __init__(self, known: dict[tuple[str, str], str]) -> None:
        self.known, self.asked = known, 0

    def read(self, query: str, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
        assert query == "names/in_lithuanian"
        self.asked += 1
        pairs = [(some["label"], key) for some in wanted for key in some["keys"]]
        assert pairs == sorted(set(pairs)), "each name is asked for once"
        return [{"label": one[0], "id": one[1], "name": self.known[one]} for one in pairs if one in self.known]


KNOWN = {
    ("Cluster", "a"): "Gintaras",
    ("Member", "m"): "Narys",
    ("Competence", "x"): "kūrimas",
    ("Source", "s"): "never asked for",
}


def tree(**changes: Any) -> Tree:
    told = {
        "organisation_id": "m",
        "organisation_name": "Member",
        "competence_ids": ["y", "x"],
        "competence_names": ["why", "ex"],
        "leaves": [Leaf(cluster_id="a", cluster_name="Amber"), Leaf(cluster_id="b", cluster_name="Birch")],
    }
    return Tree.model_validate(told | changes)


def told(found: Any, *, marked: bool = False) -> tuple[Any, int]:
    database = Names(KNOWN)
    return names.in_language(database, found, "lt", marked=marked), database.asked  # type: ignore[arg-type]


def test_names_are_replaced_and_those_known_in_english_only_are_listed() -> None:
    (found,), asked = told([tree()])
    assert asked == 1
    assert found.model_dump() == {
        "organisation_id": "m",
        "organisation_name": "Narys",
        "competence_ids": ["y", "x"],
        "competence_names": ["why", "kūrimas"],
        "leaves": [
            {"cluster_id": "a", "cluster_name": "Gintaras", "names_in_english": []},
            {"cluster_id": "b", "cluster_name": "Birch", "names_in_english": ["cluster_name"]},
        ],
        "pair": None,
        "names_in_english": ["competence_names[0]"],
    }
    assert Tree.model_validate_json(tree().model_dump_json()) == tree()


def test_print_outs_carry_a_mark_behind_fall_backs_only() -> None:
    found, _ = told(tree(), marked=True)
    assert found.competence_names == ["why [en]", "kūrimas"]
    assert [leaf.cluster_name for leaf in found.leaves] == ["Gintaras", "Birch [en]"]


def test_english_answers_are_the_very_same_objects_and_nothing_is_read() -> None:
    database = Names(KNOWN)
    found = [tree()]
    assert names.in_language(database, found, "en") is found  # type: ignore[arg-type]
    assert database.asked == 0
    assert "names_in_english" not in found[0].model_dump()


def test_what_was_given_is_not_changed() -> None:
    given_ = [tree()]
    before = given_[0].model_dump()
    told(given_)
    assert given_[0].model_dump() == before


def test_a_name_that_nobody_knows_stays_unknown_and_is_no_fall_back() -> None:
    found, asked = told([Leaf(cluster_id=None, cluster_name=None), Leaf(cluster_id="a", cluster_name=None)])
    assert [(leaf.cluster_name, leaf.names_in_english) for leaf in found] == [(None, []), (None, [])]
    assert asked == 0


def test_the_label_may_stand_in_a_field_and_what_has_no_names_is_no_fall_back() -> None:
    rows = [
        Drawn(key="a", type="Cluster", label="Amber"),
        Drawn(key="s", type="Source", label="a survey"),
        Drawn(key="q", type="Stage", label="milling"),
    ]
    found, _ = told(rows)
    assert [(row.label, row.names_in_english) for row in found] == [
        ("Gintaras", []),
        ("a survey", []),
        ("milling", ["label"]),
    ]


def test_results_within_tuples_and_other_models_are_told_too() -> None:
    pair = (Leaf(cluster_id="a", cluster_name="Amber"), Leaf(cluster_id="q", cluster_name="Q"))
    found, asked = told({"wrapped": 1, "other": "text"}), 0
    assert found[0] == {"wrapped": 1, "other": "text"} and asked == 0
    whole, asked = told(Wrapped(title="t", tree=tree(pair=pair)))
    assert asked == 1
    assert whole.tree.pair is not None
    assert [leaf.cluster_name for leaf in whole.tree.pair] == ["Gintaras", "Q"]
    assert whole.tree.pair[1].names_in_english == ["cluster_name"]


def test_an_empty_answer_reads_nothing() -> None:
    assert told([]) == ([], 0)


def test_names_and_keys_that_do_not_go_together_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        told(tree(competence_ids=["x"]))


def test_marks_are_found_in_every_form_of_a_type() -> None:
    assert set(name_fields(Tree)) == {"organisation_name", "competence_names"}
    assert set(name_fields(Leaf)) == {"cluster_name"}
    assert names.holds_names(list[Wrapped]) and names.holds_names(dict[str, Wrapped | None])
    assert not names.holds_names(list[str]) and not names.holds_names(None)


def test_the_schema_tells_of_the_list_where_there_can_be_one() -> None:
    class Plain(Result):
        count: int

    assert "names_in_english" in Leaf.model_json_schema(mode="serialization")["properties"]
    assert "names_in_english" not in Plain.model_json_schema(mode="serialization")["properties"]


def test_a_table_of_a_translated_answer_has_one_column_more() -> None:
    found, _ = told([tree()])
    assert told_fields(Tree, [tree()]) == list(Tree.model_fields)
    assert told_fields(Tree, found) == [*Tree.model_fields, "names_in_english"] == list(found[0].model_dump())


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.text(max_size=5)), max_size=8),
    st.dictionaries(st.sampled_from("abcd"), st.text(min_size=1, max_size=5), max_size=4),
)
def test_every_name_is_the_known_one_or_listed(given_: list[tuple[str, str]], lithuanian: dict[str, str]) -> None:
    database = Names({("Cluster", key): name for key, name in lithuanian.items()})
    rows = [Leaf(cluster_id=key, cluster_name=name) for key, name in given_]
    found = names.in_language(database, rows, "lt")  # type: ignore[arg-type]
    assert database.asked == bool(given_)
    for row, (key, name) in zip(found, given_, strict=True):
        assert row.cluster_id == key
        assert row.cluster_name == lithuanian.get(key, name)
        assert row.names_in_english == ([] if key in lithuanian else ["cluster_name"])
    again = names.in_language(database, found, "lt")  # type: ignore[arg-type]
    assert again == found


def test_a_name_at_hand_is_shown_in_the_language_or_marked() -> None:
    assert names.shown("Amber", "Gintaras", "lt") == "Gintaras"
    assert names.shown("Amber", None, "lt") == "Amber [en]"
    assert names.shown("Amber", None, "en") == names.shown("Amber", "Gintaras", "en") == "Amber"
