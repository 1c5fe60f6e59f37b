"""Suggestions in a report: as what to do first, and as a table."""

from collections.abc import Mapping, Sequence

from gapbridge.collaborations import KINDS
from gapbridge.report.contents import Block, Cell, Paragraph, Point, table
from gapbridge.report.parts import Citations
from gapbridge.report.words import Words
from gapbridge.results import Suggestion
from gapbridge.value_chains.facts import ChainFacts

MOST_OF_A_KIND = 5


def shown(found: Sequence[Suggestion], most: int = MOST_OF_A_KIND) -> list[Suggestion]:
    """The first of each kind, kind by kind."""
    return [one for kind in KINDS for one in [one for one in found if one.kind == kind][:most]]


def todo(found: Sequence[Suggestion], facts: ChainFacts, words: Words, cited: Citations) -> list[Point]:
    """The first suggestion of each kind that is not done already, as what to do."""
    new = [one for one in found if not one.collaborating]
    return [
        Point(
            words("suggest.todo", what=_what(one, words)),
            words(
                "suggest.why",
                measure=_measure(one, words),
                about=_about(one, facts, words),
                contacts=_contacts(one, words),
            ),
            said=cited.said(one.statuses, one.source_ids),
        )
        for one in shown(new, 1)
    ]


def blocks(found: Sequence[Suggestion], facts: ChainFacts, words: Words, cited: Citations) -> tuple[Block, ...]:
    """The suggestions as a table."""
    if not found:
        return (Paragraph(words("partners.none")),)
    rows: list[tuple[Cell, ...]] = [
        (
            _what(one, words),
            _measure(one, words),
            _about(one, facts, words),
            _contacts(one, words),
            words("yes" if one.collaborating else "no"),
            cited.said(one.statuses, one.source_ids),
        )
        for one in shown(found)
    ]
    columns = ("partner.what", "partner.measure", "partner.about", "partner.contacts", "partner.now", "said_by")
    listed = table(words("partners.caption"), tuple(map(words, columns)), rows)
    cut = Paragraph(words("partners.cut", most=MOST_OF_A_KIND), "note")
    return (listed, cut) if len(shown(found)) < len(found) else (listed,)


def _what(one: Suggestion, words: Words) -> str:
    return words(f"suggest.{one.direction}", cluster=one.cluster_name, partner=one.partner_name)


def _measure(one: Suggestion, words: Words) -> str:
    value = words.percent(one.value) if one.kind == "teach_learn" else one.value
    return words(f"measure.{one.kind}", value=value)


def _about(one: Suggestion, facts: ChainFacts, words: Words) -> str:
    return words.listed([_subject(key, facts) for key in one.subject_ids], 5)


def _subject(key: str, facts: ChainFacts) -> str:
    """The name of a competence, stage or organisation; a product is its own name."""
    known: tuple[Mapping[str, object], ...] = (facts.competences, facts.stages, facts.members, facts.clusters)
    found = next((nodes[key] for nodes in known if key in nodes), None)
    return str(getattr(found, "name_en", key))


def _contacts(one: Suggestion, words: Words) -> str:
    return words.listed([contact.member_name for contact in one.contacts], 4, "nobody_known")
