"""Reports that leave the house: one HTML or DOCX file about a cluster, a value chain, a programme or the network.

A report is first a document in memory (`contents.Report`), made from answers; both files are written from it. The
same graph, day and language make the same bytes.
"""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from gapbridge import graph_hash, keys
from gapbridge import sources as sources_
from gapbridge.database import Database
from gapbridge.report import about_chain
from gapbridge.report.contents import Report
from gapbridge.report.parts import Frame, Origin
from gapbridge.report.told import facts_in_language
from gapbridge.report.words import Words
from gapbridge.scope import Scope, checked
from gapbridge.value_chains import DEFAULT_ROWS, studies
from gapbridge.value_chains import facts as facts_
from gapbridge.value_chains.asked import asked
from gapbridge.vocabulary import DEFAULT_STATUSES, ENGLISH, Language

__all__ = ["Report", "chain"]


def chain(database: Database, chain_id: str, scope: Scope | None = None, *, language: Language = ENGLISH) -> Report:
    """The report about a value chain, as a whole: everybody known to perform a stage of it.

    Raises:
        NotFound: There is no such value chain or industry.
    """
    keys.require(database, "ValueChain", chain_id)
    frame = _framed(database, scope, language, "chain", chain_id)
    facts, english = facts_in_language(database, facts_.read(database, frame.scope), language)
    study = studies.study(facts, asked(facts, chain_id), max_rows=DEFAULT_ROWS)
    return about_chain.report(study, facts, _with_english(frame, english))


@dataclass(frozen=True)
class _Asked:
    """The words of the command that asks for a report."""

    words: Sequence[str]
    scope: Scope
    language: Language
    options: Sequence[str] = field(default=())

    def command(self) -> str:
        scope, narrowed = self.scope, list(self.options)
        if scope.statuses == (*DEFAULT_STATUSES, "synthetic"):
            narrowed.append("--synthetic")
        elif scope.statuses != DEFAULT_STATUSES:
            narrowed += [word for one in scope.statuses for word in ("--status", one)]
        narrowed += ["--members"] * scope.include_members
        narrowed += ["--industry", scope.industry_id] if scope.industry_id else []
        told = ["gapbridge", "report", *self.words, *narrowed, "--as-of", scope.as_of.isoformat()]
        return shlex.join([*told, "--lang", self.language, "--out", f"{self.words[0]}.html"])


def _framed(
    database: Database, scope: Scope | None, language: Language, *words: str, options: Sequence[str] = ()
) -> Frame:
    """The frame of a report that such a command asks for."""
    chosen = checked(database, scope)
    origin = Origin(
        graph_hash.graph_hash(database), _version(), _Asked(words, chosen, language, options).command()
    )  # fmt: skip
    return Frame(Words(language), chosen, {one.id: one for one in sources_.sources(database, chosen)}, origin)


def _with_english(frame: Frame, names: frozenset[str]) -> Frame:
    return Frame(frame.words, frame.scope, frame.sources, frame.origin, names)


def _version() -> str:
    try:
        return version("gapbridge")
    except PackageNotFoundError:
        return "0"
