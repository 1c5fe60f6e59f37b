"""The language of names: which one a caller reads, and the headers that say which one an answer is in."""

import inspect
import re
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from fastapi import Depends, Header, Response

from gapbridge import names
from gapbridge.database import Database
from gapbridge.vocabulary import ENGLISH, LANGUAGES, Language
from gapbridge_api.dependencies import Graph

_RANGE = re.compile(r"(?P<tag>\*|[A-Za-z]{1,8})(?:-[A-Za-z0-9-]+)?(?:\s*;\s*[qQ]=(?P<weight>[01](?:\.\d{0,3})?))?")


def preferred(accept_language: str) -> Language:
    """The language of ours that a caller prefers (RFC 9110, 12.5.4); English where none fits or it cannot be read.

    `lt-LT` asks for `lt`; of equal weights the first counts; `*` is any language not named.
    """
    weights: dict[str, float] = {}
    for one in accept_language.split(","):
        if found := _RANGE.fullmatch(one.strip()):
            tag = found["tag"].lower()
            weights[tag] = max(weights.get(tag, 0.0), float(found["weight"] or 1))
    named = [language for tag in weights for language in LANGUAGES if language == tag]
    others = [language for language in LANGUAGES if language not in weights]

    def weight(language: Language) -> float:
        return weights.get(language, weights.get("*", 0.0))

    best = max([*named, *others], key=weight)
    return best if weight(best) > 0 else ENGLISH


def headers(language: Language) -> dict[str, str]:
    """The headers of an answer that holds names in this language, and might be asked for in another."""
    return {"Content-Language": language, "Vary": "Accept-Language"}


def reader(
    response: Response,
    accept_language: Annotated[
        str | None, Header(alias="Accept-Language", description="language of names: lt, else English", examples=["lt"])
    ] = None,
) -> Language:
    """The language of the caller, told in the headers of the answer too."""
    language = preferred(accept_language or "")
    response.headers.update(headers(language))
    return language


Reader = Annotated[Language, Depends(reader)]


def in_readers_language(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint with the names in its answer in the caller's language; as it is, if its answers mark no names."""
    signature = inspect.signature(endpoint, eval_str=True)
    if not names.holds_names(signature.return_annotation):
        return endpoint
    if inspect.iscoroutinefunction(endpoint):
        raise TypeError(f"{endpoint.__name__} answers with names, which are read from the database: not async")

    @wraps(endpoint)
    def translated(*, names_in: Database, names_for: Language, **given: Any) -> Any:
        return names.in_language(names_in, endpoint(**given), names_for)

    own = inspect.Parameter.KEYWORD_ONLY
    more = [
        inspect.Parameter("names_in", own, annotation=Graph),
        inspect.Parameter("names_for", own, annotation=Reader),
    ]
    parameters = [*signature.parameters.values(), *more]
    translated.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # FastAPI reads it
    return translated
