"""Languages: only codes that exist, in one order, and what was meant instead."""

import pytest

from gapbridge import rows, spoken, vocabulary

EVENTS = vocabulary.table("events")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("lt", "lt"), ("LT, en", "en | lt"), ("lt|en;DE lt", "de | en | lt"), (" en / lt ", "en | lt"), ("lt;", "lt")],
)
def test_languages_are_stored_as_codes_in_one_order(typed: str, stored: str) -> None:
    assert spoken.languages(typed) == stored
    assert spoken.languages(stored) == stored
    assert " | ".join(spoken.listed(stored)) == stored


def test_an_unknown_language_is_no_language() -> None:
    assert spoken.listed(None) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("English", "en (English)"),
        ("lietuvių", "lt (Lithuanian)"),
        ("lit", "lt (Lithuanian)"),
        ("ger", "de (German)"),
        ("lithuanin", "lt (Lithuanian)"),
        ("en, polish", "pl (Polish)"),
    ],
)
def test_what_is_no_code_is_answered_with_the_code_that_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(ValueError, match="ISO codes of languages") as refused:
        spoken.languages(typed)
    assert str(refused.value).endswith(f": {meant}")


@pytest.mark.parametrize("typed", ["xx", "kalba", "", "|", "e"])
def test_what_is_no_language_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="such as en"):
        spoken.languages(typed)


def test_an_event_has_languages() -> None:
    cells = {"id": "fair", "name_en": "Fair", "source_id": "survey", "status": "fact", "languages": "LT;EN"}
    assert rows.row(EVENTS, cells, "test").properties["languages"] == "en | lt"
