"""Countries and regions: only codes that can exist, and what was meant instead."""

import pytest
from pydantic import ValidationError

from gapbridge import places, rows, vocabulary, wording


@pytest.mark.parametrize("code", ["LT", "LV", "GR", "GB", "US"])
def test_codes_of_iso_3166_are_countries(code: str) -> None:
    assert places.country(code) == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LITHUANIA", "LT (Lithuania)"),
        ("LIETUVA", "LT (Lithuania)"),
        ("LTU", "LT (Lithuania)"),
        ("LITHUNIA", "LT (Lithuania)"),
        ("REPUBLIC OF LITHUANIA", "LT (Lithuania)"),
        ("VOKIETIJA", "DE (Germany)"),
        ("EL", "GR (Greece)"),
        ("UK", "GB (United Kingdom)"),
        ("TAIWAN", "TW (Taiwan)"),
    ],
)
def test_what_is_no_code_is_answered_with_the_code_that_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(ValueError, match="two-letter ISO code") as refused:
        places.country(typed)
    assert str(refused.value).endswith(f": {meant}")


@pytest.mark.parametrize("typed", ["XX", "EU", "ZZZ", "the moon", ""])
def test_what_is_no_country_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="such as LT"):
        places.country(typed)


@pytest.mark.parametrize("code", ["LT0", "LT01", "LT011", "EL30", "UKI3", "DE21H", "LTZZZ", "XK0"])
def test_codes_of_nuts_are_regions(code: str) -> None:
    assert places.region(code) == code


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("LT", "write the NUTS code"),
        ("LT0111", "write the NUTS code"),
        ("VILNIUS", "write the NUTS code"),
        ("LT 01", "write the NUTS code"),
        ("QX01", "QX is none"),
        ("GR30", "did you mean EL30"),
        ("GBI3", "did you mean UKI3"),
    ],
)
def test_what_cannot_be_a_region_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        places.region(typed)


def cluster(**cells: str) -> list[tuple[str, str]]:
    kind = vocabulary.table("clusters")
    given = {"id": "a", "name_en": "A", "source_id": "press", "status": "fact", **cells}
    try:
        rows.row(kind, given, "test")
    except ValidationError as error:
        return list(wording.problems(kind, error))
    return []


def test_a_region_lies_in_the_country_of_its_row() -> None:
    assert cluster(country="lt", region="lt011") == []
    assert cluster(country="GR", region="EL30") == []
    assert cluster(region="LT011") == []
    assert cluster(country="LV", region="LT011") == [
        ("region", "lies in LT, and the row's country is LV; correct one of them")
    ]
    assert cluster(country="Lietuva", region="LT011") == [
        ("country", "write the two-letter ISO code of the country: LT (Lithuania)")
    ]


def test_clusters_and_members_have_both_columns() -> None:
    for table in ("clusters", "members"):
        names = [column.name for column in rows.columns(vocabulary.table(table))]
        assert names.index("region") == names.index("country") + 1, "a region is checked against the country before it"
