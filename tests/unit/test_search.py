"""What a search asks the indexes for, and how what they find is ranked."""

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapbridge import search
from gapbridge.errors import BadInput

SYNTAX = re.compile(r"""[^\w\s*~]|\b(?:AND|OR|NOT)\b""")


class Indexes:
    """A database whose indexes stand; each of its answers is the next one that was given."""

    def __init__(self, *answers: list[dict[str, Any]]) -> None:
        self.answers, self.asked = list(answers), list[list[dict[str, str]]]()

    def schema_names(self, _: str) -> list[str]:
        return []

    def index_states(self) -> dict[str, str]:
        return {}

    def read(self, query: str, asked: list[dict[str, str]], **_: Any) -> list[dict[str, Any]]:
        assert query == "search/by_words"
        self.asked.append(asked)
        return self.answers.pop(0) if self.answers else []


def row(key: str, name_en: str, name_lt: str | None = None, other: str | None = None) -> dict[str, Any]:
    told = {"name_en": name_en, "name_lt": name_lt, "other_names_en": other, "other_names_lt": None}
    return {"label": "Competence", "id": key, **told, "status": "fact", "source_id": "s"}


def found(text: str, *answers: list[dict[str, Any]], **options: Any) -> list[tuple[str, str, str]]:
    things = search.search(Indexes(*answers), text, **options)  # type: ignore[arg-type]
    assert [thing.rank for thing in things] == list(range(1, len(things) + 1))
    return [(thing.id, thing.matched_name, thing.match) for thing in things]


def test_the_closest_name_comes_first_and_says_which_of_its_names_it_is() -> None:
    rows = [
        row("a", "innovation management in the cluster", "inovacijų vadyba klasteryje"),
        row("b", "innovation", None, "innovating | innovation management"),
        row("c", "management"),
    ]
    assert found("Innovation  management", rows) == [
        ("b", "innovation management", "words"),
        ("a", "innovation management in the cluster", "words"),
        ("c", "management", "words"),
    ]
    assert found("inovaciju vadyba", rows)[0] == ("a", "inovacijų vadyba klasteryje", "words")


def test_the_order_is_total() -> None:
    rows = [row(key, "the same name") for key in "cab"]
    assert [one[0] for one in found("same", rows)] == ["a", "b", "c"]
    assert [one[0] for one in found("same", rows, max_rows=2)] == ["a", "b"]


def test_what_only_resembles_is_asked_for_when_nothing_else_is_found_and_must_be_close() -> None:
    rows = [row("a", "Šiaulių kolegija"), row("b", "siauras kelias")]
    assert found("siauliuose", [], rows) == [("a", "Šiaulių kolegija", "similar")]
    indexes = Indexes([row("a", "x")])
    search.search(indexes, "x")  # type: ignore[arg-type]
    assert len(indexes.asked) == 1


def test_a_word_that_is_there_is_no_mere_likeness_though_the_first_indexes_pass_over_it() -> None:
    assert found("IT", [], [row("a", "IT cluster"), row("b", "Its own")]) == [
        ("a", "IT cluster", "words"),
        ("b", "Its own", "similar"),
    ]


def test_each_index_is_asked_in_its_own_way() -> None:
    indexes = Indexes()
    search.search(indexes, "Plėtros KLASTERIŲ")  # type: ignore[arg-type]
    words, similar = indexes.asked
    assert words == [
        {"index": "names_lithuanian", "words": "plėtros klasterių"},
        {"index": "names_english", "words": "plėtros klasterių"},
        {"index": "names_folded", "words": "pletros klasteriu pletr* klaster* klasteriu*"},
    ]
    assert similar == [
        {"index": "names_as_they_are", "words": "plėtros klasterių"},
        {"index": "names_folded", "words": "pletros~ plet* klasteriu~ klast*"},
    ]


@settings(max_examples=1000)
@given(st.text(max_size=40) | st.text('aZą +-&|!(){}[]^"~*?:\\/ANDORT', max_size=40))
def test_nothing_of_lucenes_syntax_reaches_it_but_what_we_put_there(text: str) -> None:
    indexes = Indexes()
    search.search(indexes, text)  # type: ignore[arg-type]
    for asked in indexes.asked:
        for one in asked:
            assert not SYNTAX.search(one["words"]), one
            for word in one["words"].split():
                assert re.fullmatch(r"[^\W_]+[*~]?", word), word
            assert one["words"].strip(), "Lucene refuses an empty query"


def test_a_text_without_a_word_asks_nothing() -> None:
    for text in ("", "  ", "+++", "\x00\ud800", "___"):
        indexes = Indexes()
        assert search.search(indexes, text) == []  # type: ignore[arg-type]
        assert indexes.asked == []


def test_accents_that_stand_beside_their_letters_are_the_same_accents() -> None:
    asked = []
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        indexes = Indexes()
        search.search(indexes, unicodedata.normalize(form, "Šiaulių ℡"))  # type: ignore[arg-type]
        asked.append(indexes.asked)
    assert asked[0][0][0]["words"] == "šiaulių tel"
    assert all(one == asked[0] for one in asked)


def test_long_texts_are_cut() -> None:
    indexes = Indexes()
    search.search(indexes, "word" * 100 + " and" * 100)  # type: ignore[arg-type]
    assert all(len(one["words"]) < 3_000 for asked in indexes.asked for one in asked)


@pytest.mark.parametrize("options", [{"label": "Source"}, {"label": ""}, {"max_rows": 0}, {"max_rows": 201}])
def test_what_cannot_be_asked_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        search.search(Indexes(), "x", **options)  # type: ignore[arg-type]
