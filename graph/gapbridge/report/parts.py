"""What all reports have in common: how sources are cited, and the sections at their end."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gapbridge.report.contents import Cited, Paragraph, Report, Section, Table, plain, table, told_texts
from gapbridge.report.words import Words
from gapbridge.results import SourceText
from gapbridge.scope import Scope
from gapbridge.vocabulary import STATUSES


@dataclass(frozen=True)
class Origin:
    """What a report was made from, and the command that makes it again."""

    graph_hash: str
    version: str
    command: str


@dataclass
class Citations:
    """Numbers for sources, in the order in which they are first cited, and the statuses met on the way."""

    words: Words
    numbers: dict[str, int] = field(default_factory=dict)
    statuses: set[str] = field(default_factory=set)

    def said(self, statuses: Iterable[str], source_ids: Iterable[str]) -> Cited:
        """What statements are, and where they are made."""
        told = list(statuses)
        self.statuses.update(told)
        numbers = (self.numbers.setdefault(key, len(self.numbers) + 1) for key in source_ids)
        return Cited(self.words.statuses(told), tuple(numbers))


# Further sections of a report, which go on with its citations.
More = Callable[[Citations], Sequence[Section]]


def no_more(_: Citations) -> Sequence[Section]:
    """No further sections."""
    return ()


@dataclass(frozen=True)
class Frame:
    """What a report is put together with.

    `english_names` are names that are known in English only, in a report in another language.
    """

    words: Words
    scope: Scope
    sources: Mapping[str, SourceText]
    origin: Origin
    english_names: frozenset[str] = frozenset()

    def report(
        self,
        title: str,
        body: Sequence[Section],
        methods: Sequence[str],
        cited: Citations,
        node_statuses: Iterable[str] = (),
    ) -> Report:
        """The whole report: its body, then statuses, sources, methods and how it was made.

        Args:
            title: What it is about.
            body: The main findings first.
            methods: Keys of the texts about its methods.
            cited: The citations of the body.
            node_statuses: Statuses of what it is about, where those are not statements.
        """
        words, statuses = self.words, cited.statuses | set(node_statuses)
        sections = [*body, *self._closing(methods, cited, statuses)]
        if self.english_names:
            used = _found(self.english_names, sections)
            if used:
                note = Paragraph(words("english_names", names=words.listed(used, most=len(used))), "note")
                sections.insert(len(body), Section(words("names"), (note,)))
        return Report(
            title,
            words.language,
            self.scope.as_of,
            self._facts(),
            self._warning(statuses),
            tuple(_anchored(sections)),
            words("contents"),
            words("page"),
            words("watermark") if self._warning(statuses) else "",
        )

    def _facts(self) -> tuple[tuple[str, str], ...]:
        words, scope = self.words, self.scope
        found = [
            (words("fact.as_of"), scope.as_of.isoformat()),
            (words("fact.statuses"), words.statuses(scope.statuses)),
            (words("fact.members"), words("members.counted" if scope.include_members else "members.left_out")),
        ]
        if scope.industry_id is not None:
            found.append((words("fact.industry"), f"`{scope.industry_id}`"))
        return tuple(found)

    def _warning(self, statuses: set[str]) -> str:
        if "synthetic" not in statuses:
            return ""
        return self.words("warning.all" if statuses == {"synthetic"} else "warning.some")

    def _closing(self, methods: Sequence[str], cited: Citations, statuses: set[str]) -> list[Section]:
        words = self.words
        ways = tuple(Paragraph(words(key)) for key in ("method.counted", *methods))
        again = words("made.text", version=self.origin.version, hash=self.origin.graph_hash)
        return [
            Section(words("statuses"), (self._statuses(statuses),)),
            Section(words("sources"), self._sources(cited)),
            Section(words("methods"), ways),
            Section(words("made"), (Paragraph(again), Paragraph(f"`{self.origin.command}`"))),
        ]

    def _statuses(self, statuses: set[str]) -> Table:
        words = self.words
        return table(
            words("statuses.caption"),
            tuple(words(f"statuses.{one}") for one in ("status", "meaning", "counted", "occurs")),
            [
                (
                    words(f"status.{one}"),
                    words(f"meaning.{one}"),
                    words("yes" if one in self.scope.statuses else "no"),
                    words("yes" if one in statuses else "no"),
                )
                for one in STATUSES
            ],
        )

    def _sources(self, cited: Citations) -> tuple[Paragraph | Table, ...]:
        words = self.words
        if not cited.numbers:
            return (Paragraph(words("sources.none")),)
        columns = ("number", "title", "publisher", "published", "address", "note", "status")
        rows = [
            self._source(number, key, self.sources.get(key))
            for key, number in sorted(cited.numbers.items(), key=lambda one: one[1])
        ]
        listed = table(
            words("sources.caption"), tuple(words(f"sources.{one}") for one in columns), rows, anchors="source"
        )
        return listed, Paragraph(words("sources.licence"), "note")

    def _source(self, number: int, key: str, one: SourceText | None) -> tuple[str, ...]:
        unknown = self.words("unknown")
        if one is None:
            return (str(number), f"`{key}`", *[unknown] * 4, "")
        return (
            str(number),
            f"{one.title} (`{key}`)",
            one.publisher or unknown,
            one.published_on or unknown,
            one.url or unknown,
            one.note or "",
            self.words(f"status.{one.status}"),
        )


def _found(names: Iterable[str], sections: Sequence[Section]) -> list[str]:
    """Those of the names that stand in these sections, ascending."""
    told = "\n".join(plain(text) for one in sections for text in told_texts(one))
    words = set(re.findall(r"\w+", told))  # most names of a large graph have a word that is not there
    likely = (name for name in names if words.issuperset(re.findall(r"\w+", plain(name))))
    return sorted(name for name in likely if plain(name) in told)


def _anchored(sections: Sequence[Section]) -> list[Section]:
    return [
        Section(one.title, one.blocks, one.sections, one.anchor or f"part-{at}") for at, one in enumerate(sections, 1)
    ]
