"""gapbridge.paths: it finds the shortest paths that plain Python finds, and tells them in plain sentences."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gapbridge import vocabulary
from gapbridge.paths import sentences
from gapbridge.paths.exploring import Explored, explore
from gapbridge.results import Step
from tests.conftest import examples

Edges = list[tuple[str, str]]
NODES = "abcdefgh"


def step(type_: str, start: str, end: str, key: str = "") -> Step:
    return Step(
        start_id=start, type=type_, end_id=end, statement_id=key or f"{type_}:{start}:{end}", source_id="s",
        status="fact",
    )  # fmt: skip


def explored(edges: Edges, start: str, end: str, most: int, steps: int, statements: int = 10_000) -> Explored:
    def read(nodes: list[str], max_rows: int) -> list[tuple[str, str, Step]]:
        rows = []
        for at, (one, other) in enumerate(edges):
            said = step("FEEDS", one, other, str(at))
            rows += [(near, far, said) for near, far in ((one, other), (other, one)) if near in nodes]
        return rows[:max_rows]

    return explore(read, start, end, max_paths=most, max_steps=steps, max_statements=statements)


def simple_paths(edges: Edges, path: list[str], end: str, steps: int) -> Iterator[list[str]]:
    """Every path without a node twice, by trying all."""
    if path[-1] == end:
        yield path
    elif steps:
        near = {other for pair in edges for other in pair if path[-1] in pair} - set(path)
        for one in sorted(near):
            yield from simple_paths(edges, [*path, one], end, steps - 1)


@hypothesis_settings(max_examples=examples(300))
@given(
    edges=st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14),
    most=st.integers(1, 6),
    steps=st.integers(1, 6),
)
def test_the_paths_are_the_shortest_that_plain_python_finds(edges: Edges, most: int, steps: int) -> None:
    expected = sorted(simple_paths(edges, ["a"], "b", steps), key=lambda path: (len(path), path))
    found = explored(edges, "a", "b", most, steps)
    assert [len(path) for path in found.paths] == [len(path) for path in expected[:most]]
    assert all(path in expected for path in found.paths)
    assert len({tuple(path) for path in found.paths}) == len(found.paths)
    assert found.cut == (len(expected) > most)
    if not found.cut:
        assert found.paths == expected
        assert found.complete_steps == steps


def test_what_is_too_much_to_read_is_cut_and_said_so() -> None:
    star = [("a", f"x{at}") for at in range(50)] + [(f"x{at}", "b") for at in range(50)]
    found = explored(star, "a", "b", 3, 5, statements=60)
    assert (found.paths, found.complete_steps, found.cut) == ([], 1, True)
    found = explored(star, "a", "b", 3, 5, statements=1_000)
    assert (len(found.paths), found.cut) == (3, True)


FRILUX, LITEK = ("Member", "frilux", "Frilux"), ("Cluster", "litek", "LITEK")
SKILL, FAIR = ("Competence", "x", "external communication"), ("Event", "fair", "Fair")
COACHING = ("Programme", "p", "InoLink")


def test_a_path_is_a_sentence() -> None:
    path = [FRILUX, LITEK, SKILL, FAIR]
    steps = [[step("MEMBER_OF", "frilux", "litek")], [step("NEEDS", "litek", "x")], [step("TEACHES", "fair", "x")]]
    english = "Frilux is a member of LITEK, which lacks external communication; Fair teaches it."
    assert sentences.english(path, steps) == english
    assert sentences.lithuanian(path, steps) == (
        "Organizacija „Frilux“ priklauso klasteriui „LITEK“; klasteriui „LITEK“ trūksta kompetencijos „external"
        " communication“; renginys „Fair“ moko kompetencijos „external communication“."
    )
    assert sentences.english(path[::-1], steps[::-1]) == (
        "Fair teaches external communication; LITEK lacks it; Frilux is a member of LITEK."
    )


def test_a_sentence_goes_on_with_what_it_told_of_last() -> None:
    path = [SKILL, LITEK, COACHING]
    steps = [[step("NEEDS", "litek", "x"), step("OFFERS", "litek", "x")], [step("TAKES_PART_IN", "litek", "p")]]
    assert sentences.english(path, steps) == (
        "LITEK lacks and offers external communication and takes part in InoLink."
    )


def test_a_cluster_and_a_competence_of_the_same_key_are_not_mixed_up() -> None:
    skill, cluster = ("Competence", "design", "the skill"), ("Cluster", "design", "the cluster")
    said = [[step("NEEDS", "design", "design")]]
    assert sentences.english([skill, cluster], said) == "The cluster lacks the skill."
    assert sentences.english([cluster, skill], said) == "The cluster lacks the skill."


@pytest.mark.parametrize("type_", sorted(vocabulary.relationship_types()))
def test_every_statement_can_be_told_from_either_end_in_both_languages(type_: str) -> None:
    for kind in (kind for kind in vocabulary.STATEMENTS if kind.type == type_):
        for start in kind.start:
            for end in kind.end:
                ends, said = [(start, "one", "One"), (end, "other", "Other")], [[step(type_, "one", "other")]]
                for path in (ends, ends[::-1]):
                    for told in (sentences.english(path, said), sentences.lithuanian(path, said)):
                        assert "One" in told and "Other" in told and told.endswith(".")
                        if type_ not in ("COLLABORATES_WITH", "RELATED_TO"):
                            assert told.index("One") < told.index("Other")
