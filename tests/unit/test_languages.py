"""Which language a caller prefers, and how endpoints come to answer in it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapbridge.results import SharedGap
from gapbridge.vocabulary import LANGUAGES
from gapbridge_api.languages import in_readers_language, preferred


@pytest.mark.parametrize(
    ("accept_language", "language"),
    [
        ("", "en"),
        ("lt", "lt"),
        ("LT", "lt"),
        ("lt-LT,lt;q=0.9,en-US;q=0.8,en;q=0.7", "lt"),
        ("en-US,en;q=0.9,lt;q=0.8", "en"),
        ("lt;q=0.4, en;q=0.6", "en"),
        ("de", "en"),
        ("de, lt;q=0.1", "lt"),
        ("*", "en"),
        ("lt;q=0", "en"),
        ("en;q=0, lt;q=0", "en"),
        ("en;q=0, *", "lt"),
        ("lt;q=0, *", "en"),
        ("de, *;q=0.5", "en"),
        ("lt;q=0.5, *;q=0.5", "lt"),
        ("lt ; q=0.9 , en;q=0.8", "lt"),
        ("lt;q=0.9999, en;q=0.5", "en"),  # four decimals are none: that range counts for nothing
        ("lt;q=2", "en"),
        ("ltx", "en"),
        (";;q=,,", "en"),
    ],
)
def test_the_preferred_language(accept_language: str, language: str) -> None:
    assert preferred(accept_language) == language


@settings(max_examples=500)
@given(st.text() | st.text("elnt-*;q=01. ,", max_size=40))
def test_no_header_is_an_error(accept_language: str) -> None:
    assert preferred(accept_language) in LANGUAGES


def answers(found: Any) -> Callable[..., Any]:
    def endpoint(min_clusters: int = 2) -> Any:
        """What is asked."""
        return found

    return endpoint


def test_an_endpoint_without_names_is_left_alone() -> None:
    endpoint = answers(1)
    endpoint.__annotations__["return"] = list[str]
    assert in_readers_language(endpoint) is endpoint


def test_an_endpoint_with_names_keeps_its_own_parameters_and_words() -> None:
    endpoint = answers([])
    endpoint.__annotations__["return"] = list[SharedGap]
    told = in_readers_language(endpoint)
    assert told.__doc__ == endpoint.__doc__
    assert told(names_in=None, names_for="en", min_clusters=3) == []


def test_an_endpoint_that_cannot_wait_for_names_is_refused_when_it_is_made() -> None:
    async def endpoint() -> list[SharedGap]:
        return []

    with pytest.raises(TypeError, match="endpoint"):
        in_readers_language(endpoint)
