"""What a report is framed by: what it was made from, and the command that makes it again."""

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from importlib.metadata import PackageNotFoundError, version
from typing import Concatenate, ParamSpec

from gapbridge import graph_hash, history
from gapbridge import sources as sources_
from gapbridge.database import Database
from gapbridge.errors import Conflict
from gapbridge.programme import Limits
from gapbridge.report.about_what_if import file_name
from gapbridge.report.contents import Report
from gapbridge.report.parts import Frame, Origin
from gapbridge.report.words import Words
from gapbridge.scope import Scope, checked
from gapbridge.vocabulary import DEFAULT_STATUSES, Language

MOST_TRIES = 3
Given = ParamSpec("Given")
Making = Callable[Concatenate[Database, Given], Report]


def of_one_graph(make: Making[Given]) -> Making[Given]:
    """The same function, asked again while loads change the graph under it: a report and its hash are of one graph.

    Raises:
        Conflict: Each time a load changed it.
    """

    @wraps(make)
    def made(database: Database, /, *given: Given.args, **named: Given.kwargs) -> Report:
        before = history.loads(database, max_rows=1)
        for _ in range(MOST_TRIES):
            found = make(database, *given, **named)
            after = history.loads(database, max_rows=1)
            if before == after:
                return found
            before = after
        raise Conflict("Loads changed the graph while the report was made.", "Ask again when they are done.")

    return made


@dataclass(frozen=True)
class Asked:
    """The words of the command that asks for a report."""

    words: Sequence[str]
    scope: Scope
    language: Language
    options: Sequence[str] = field(default=())

    def command(self) -> str:
        """The command as one types it."""
        scope, narrowed = self.scope, list(self.options)
        if scope.statuses == (*DEFAULT_STATUSES, "synthetic"):
            narrowed.append("--synthetic")
        elif scope.statuses != DEFAULT_STATUSES:
            narrowed += [word for one in scope.statuses for word in ("--status", one)]
        narrowed += ["--members"] * scope.include_members
        narrowed += ["--industry", scope.industry_id] if scope.industry_id else []
        told = ["gapbridge", "report", *self.words, *narrowed, "--as-of", scope.as_of.isoformat()]
        return shlex.join([*told, "--lang", self.language, "--out", f"{self.words[0]}.html"])


def framed(
    database: Database, scope: Scope | None, language: Language, *words: str, options: Sequence[str] = ()
) -> Frame:
    """The frame of a report that such a command asks for."""
    chosen = checked(database, scope)
    origin = Origin(
        graph_hash.graph_hash(database), _version(), Asked(words, chosen, language, options).command()
    )  # fmt: skip
    return Frame(Words(language), chosen, {one.id: one for one in sources_.sources(database, chosen)}, origin)


def with_english(frame: Frame, names: frozenset[str]) -> Frame:
    """The frame of a report in which these names are known in English only."""
    return replace(frame, english_names=names)


def _version() -> str:
    try:
        return version("gapbridge")
    except PackageNotFoundError:
        return "0"


def of_limits(limits: Limits) -> list[str]:
    """The options of a command that asks for these limits; those a report takes."""
    told = [] if limits.budget is None else ["--budget", f"{limits.budget:g}"]
    told += ["--from", limits.since.isoformat()] if limits.since else []
    return told + (["--until", limits.until.isoformat()] if limits.until else [])


def of_scenarios(scenarios: Sequence[object]) -> list[str]:
    """The options of a command that puts so many scenarios into a report."""
    return [word for number, _ in enumerate(scenarios, 1) for word in ("--what-if", file_name(number))]
