"""Matching without a database: the score against plain Python and its laws, the reason, and the guessed kind."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapbridge import queries, seeds
from gapbridge.importers import esco
from gapbridge.matching.agreement import agreement
from gapbridge.matching.concepts import Concept, Concepts
from gapbridge.matching.concepts import concept as of_properties
from gapbridge.matching.proposing import MOST, likeliest, scored
from gapbridge.matching.similarity import likeness
from gapbridge.matching.words import words
from tests.oracles import likeness as plain
from tests.vocabularies import REAL_ESCO, with_real_files

WORDS = ["innovation", "innovations", "manage", "management", "of", "R&D", "žąsys", "ir", "x", "tą", "kaip", "an", "IT"]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), min_size=1, max_size=4)


def scores(ours: list[str], others: list[str]) -> list[list[float]]:
    return [[float(one) for one in found] for found in likeness(ours, others, range(len(ours)))]


@settings(max_examples=100)
@given(ours=texts, others=texts)
def test_the_score_agrees_with_plain_python(ours: list[str], others: list[str]) -> None:
    for found, expected in zip(scores(ours, others), plain.likeness(ours, others), strict=True):
        assert found == pytest.approx(expected, abs=1e-5)


@settings(max_examples=50)
@given(ours=texts, others=texts)
def test_the_score_is_from_0_to_1_the_same_both_ways_and_whatever_is_asked(ours: list[str], others: list[str]) -> None:
    found = scores(ours, others)
    assert all(-1e-6 <= one <= 1 + 1e-6 for row in found for one in row)
    back = scores(others, ours)
    assert [[row[at] for row in back] for at in range(len(ours))] == [pytest.approx(row, abs=1e-5) for row in found]
    (last,) = likeness(ours, others, [len(ours) - 1])
    assert last == pytest.approx(found[-1], abs=1e-6)


def test_the_same_words_in_any_order_score_1_and_nothing_in_common_scores_0() -> None:
    assert scores(["manage innovation"], ["Innovation: manage!", "weigh clouds", "of the", ""]) == [
        [pytest.approx(1, abs=1e-6), 0, 0, 0]
    ]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    others = ["manage clouds", "manage staff", "manage stock", "weigh staff"]
    ((one, two, _, _),) = scores(["manage clouds"], others)
    assert one > two
    ((_, common, _, rare),) = scores(["weigh lead, manage staff"], others)
    ((_, _, stock, _),) = scores(["weigh lead, manage gold"], others)
    assert common > stock
    assert rare > stock


def test_endings_and_accents_do_not_hide_a_word() -> None:
    ((accent, ending, other),) = scores(["žąsų auginimas"], ["zasu auginimas", "žąsis auginti", "kalvystė"])
    assert accent == pytest.approx(1, abs=1e-6)
    assert 0 < ending < 1
    assert other == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What and how to communicate inside the cluster", ["communicate", "cluster"]),
        ("international cooperation in R&D", ["international", "cooperation", "research", "development"]),
        ("Klasterio vidaus komunikacija ir MTEP", [
            "klasterio", "vidaus", "komunikacija", "moksliniai", "tyrimai", "eksperimentine", "pletra",
        ]),
        ("pre-commercial (public) C++ snake_case", ["pre", "commercial", "public", "c", "snake", "case"]),
        ("of the", []),
        ("", []),
    ],
)  # fmt: skip
def test_words_are_those_that_say_something(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def concept(*names: str, lt: tuple[str, ...] = (), description: str | None = None) -> Concept:
    return Concept("x", names[0] if names else "", {"en": names, "lt": lt}, description)


@pytest.mark.parametrize(
    ("own", "other", "kind"),
    [
        (concept("Injection moulding"), concept("mould", "injection  MOULDING"), "exact"),
        (concept("management of innovation"), concept("innovation management"), "close"),
        (concept("manage innovation well"), concept("innovation management"), "broad"),
        (concept("innovation"), concept("innovation processes"), "narrow"),
        (concept("manage new innovation"), concept("manage old innovation"), "close"),
        (concept("manage innovation"), concept("manage staff and stock of shops"), "related"),
        (concept("weigh clouds"), concept("fold paper"), "related"),
        (concept("x", lt=("debesų svėrimas",)), concept("y", lt=("debesu sverimas",)), "exact"),
    ],
)
def test_the_kind_is_guessed_from_the_nearest_names(own: Concept, other: Concept, kind: str) -> None:
    assert agreement(own, other).kind == kind


def test_the_reason_names_the_words_that_both_say_and_the_nearest_name() -> None:
    other = concept("innovation processes", "managing innovations", description="Change that lasts.")
    assert agreement(concept("lasting management of innovation"), other).reason == (
        "both say innovation, lasting ~ lasts, management ~ managing; nearest name: managing innovations"
    )
    assert agreement(concept("weigh"), concept("fold")).reason == "only parts of words agree; nearest name: fold"
    many = " ".join(f"word{at}" for at in range(9))
    assert "word5, ...; nearest" in agreement(concept(many), concept(many)).reason


@with_real_files
def test_six_of_ten_matches_of_a_person_stand_among_the_ten_likeliest_of_all_skills() -> None:
    """Beside other ways: benchmarks/matching.py. Plain overlap of words finds three."""
    own = seeds.read(queries.data_folder("seeds") / "inolink")
    ours = [row.properties for row in own.rows_of("competences") if row.properties["scheme"] == "local"]
    others = [row.properties for row in esco.read(REAL_ESCO).dataset.rows_of("competences")]
    concepts = Concepts(*([of_properties(one) for one in some] for some in (ours, others)))
    found = {
        (own.id, concepts.others[at].id)
        for own, scores in zip(concepts.ours, scored(concepts, range(len(ours))), strict=True)
        for at in islice(likeliest(concepts, scores, 0), MOST)
    }
    assert sum(one.proposed for one in concepts.others) == 13_860
    assert len(found & {(row.start_id, row.end_id) for row in own.rows_of("matches")}) >= 6
