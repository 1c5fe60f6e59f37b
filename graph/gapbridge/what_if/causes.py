"""Which changes of a scenario bring a difference about."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any

from gapbridge.what_if.answers import Answers, Asked, touched
from gapbridge.what_if.overlay import applied
from gapbridge.what_if.scenario import Change
from gapbridge.what_if.situation import Situation

Section = Callable[[Answers], Mapping[Any, Hashable]]


class Laid:
    """A scenario laid over today: the answers of both, and of scenarios with some of its changes only."""

    def __init__(self, today: Situation, changes: Sequence[Change], asked: Asked) -> None:
        self._today = today
        self._changes = changes
        self.after_all = applied(today, changes)
        self._asked = Asked(asked.min_clusters, asked.include_covered, touched(today, self.after_all))
        self._known: dict[frozenset[int], Answers] = {}

    @cached_property
    def before(self) -> Answers:
        """The answers of today."""
        return Answers(self._today, self._asked)

    @cached_property
    def after(self) -> Answers:
        """The answers if all changes held."""
        return self.with_only(frozenset(self._numbers))

    @property
    def _numbers(self) -> range:
        return range(1, len(self._changes) + 1)

    def with_only(self, numbers: frozenset[int]) -> Answers:
        """The answers if only the changes of these numbers held; what was computed once is kept."""
        if not numbers:
            return self.before
        if numbers not in self._known:
            chosen = [self._changes[number - 1] for number in sorted(numbers)]
            self._known[numbers] = Answers(applied(self._today, chosen), self._asked, self.before)
        return self._known[numbers]

    def differences(self, section: Section) -> list[Any]:
        """The keys of whatever is different in one kind of answer, ascending."""
        before, after = section(self.before), section(self.after)
        return sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))

    def causes(self, section: Section, key: Any) -> list[int]:
        """The numbers of the changes that bring one difference about.

        Those without which it would not be different from today. Where no single one is needed, because each of
        several would do, those that do alone; else all.
        """
        whole = frozenset(self._numbers)
        if len(whole) == 1:
            return [1]
        old, new = (section(answers).get(key) for answers in (self.before, self.after))
        needed = [one for one in self._numbers if section(self.with_only(whole - {one})).get(key) == old]
        if needed:
            return needed
        shaping = [one for one in self._numbers if section(self.with_only(whole - {one})).get(key) != new]
        if shaping:
            return shaping
        alone = [one for one in self._numbers if section(self.with_only(frozenset({one}))).get(key) == new]
        return alone or list(whole)
