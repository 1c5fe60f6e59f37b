"""Our competences and the concepts of ESCO as texts, and what was decided of them before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gapbridge.database import Database
from gapbridge.scope import Scope

MAX_ROWS = 1_000_000
OURS, ESCO = "local", "esco"
MATCH, DIFFER = "MATCHES", "DIFFERS_FROM"
LANGUAGES = ("en", "lt")


@dataclass(frozen=True)
class Concept:
    """A competence of ours, or a concept of ESCO; what is unknown is None.

    `names` has its names and other names by language, the preferred one first. A group is too wide to be proposed for a
    match, and what ESCO has withdrawn is no longer.
    """

    id: str
    name_en: str
    names: Mapping[str, tuple[str, ...]]
    description: str | None = None
    uri: str | None = None
    proposed: bool = True

    def text(self, language: str) -> str:
        """All that is said of it in a language, in lines; empty where nothing is."""
        described = (self.description,) if language == "en" and self.description else ()
        return "\n".join((*self.names.get(language, ()), *described))


@dataclass(frozen=True)
class Statement:
    """That a competence and a concept match, or that they differ."""

    id: str
    type: str
    other_id: str
    source_id: str
    status: str
    dataset: str
    kind: str | None = None


@dataclass(frozen=True)
class Concepts:
    """Our competences, and the concepts they may match, by key."""

    ours: Sequence[Concept]
    others: Sequence[Concept]

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each concept stands among the others."""
        return {concept.id: at for at, concept in enumerate(self.others)}


def read(database: Database, scope: Scope) -> Concepts:
    """The competences of our own vocabulary and all concepts of ESCO; synthetic ones only if the scope names them."""
    rows = database.read("matching/competences", statuses=list(scope.statuses), max_rows=MAX_ROWS)
    found = {row["scheme"]: [concept(one) for one in row["competences"]] for row in rows}
    return Concepts(found.get(OURS, []), found.get(ESCO, []))


def decided(database: Database, scope: Scope) -> dict[str, list[Statement]]:
    """What was said before, by the key of our competence."""
    rows = database.read("matching/decided", **scope.said, max_rows=MAX_ROWS)
    return {row["competence_id"]: [Statement(**one) for one in row["statements"]] for row in rows}


def concept(said: Mapping[str, Any]) -> Concept:
    """A competence from its properties."""
    return Concept(
        said["id"],
        said["name_en"],
        {language: _names(said, language) for language in LANGUAGES},
        said.get("description"),
        said.get("uri"),
        said.get("kind") != "group" and not said.get("obsolete"),
    )


def _names(said: Mapping[str, Any], language: str) -> tuple[str, ...]:
    others = (said.get(f"other_names_{language}") or "").split(" | ")
    return tuple(dict.fromkeys(name for name in (said.get(f"name_{language}"), *others) if name))
