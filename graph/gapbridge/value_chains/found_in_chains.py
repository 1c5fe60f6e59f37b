"""What stages, clusters, events and published figures say: findings about production, governance, surroundings."""

from collections.abc import Iterable, Iterator

import pycountry

from gapbridge.results import MissingStage, Scalar, StudiedStage, StudyFinding
from gapbridge.results.studies import HeadingKey
from gapbridge.value_chains.asked import Asked
from gapbridge.value_chains.evidence import Said, evidence, of_result
from gapbridge.value_chains.facts import ChainFacts, PublishedFigure, Statement
from gapbridge.value_chains.finding import finding
from gapbridge.value_chains.meetings import lacked
from gapbridge.value_chains.sentences import listed

SUPPORTING = ("research", "education", "association", "public")
UNITS_OF_SUSTAINABILITY = {"kWh", "MWh", "GWh", "MJ", "GJ", "TJ", "t CO2", "t CO2e", "kg CO2", "kg CO2e", "m3"}


def missing_stage(rows: Iterable[MissingStage]) -> Iterator[StudyFinding]:
    """Stages that nobody studied performs, with the first to ask."""
    for one in rows:
        if one.cluster_id is None:
            values: dict[str, Scalar] = {
                "stage": one.stage_name,
                "names": listed([performer.organisation_name for performer in one.performers]),
            }
            advice = "nobody"
            if one.performers:
                first = one.performers[0]
                values["performer"] = first.organisation_name
                ways = ["introduced"] if first.introduction else []
                ways += ["meeting"] if first.meetings else []
                values["event"] = first.meetings[0].event_name if first.meetings else None
                values["via"] = first.introduction.from_name if first.introduction else None
                advice = "_".join(ways) or "stranger"
            case = "outside" if one.performers else "nobody"
            yield finding("missing_stage", [one.stage_id], values, of_result(one), case=case, advice=advice)


def one_performer(facts: ChainFacts, rows: Iterable[StudiedStage]) -> Iterator[StudyFinding]:
    """Stages that one member alone is known to perform, those that most others hang on first.

    A cluster that performs a stage is many: which of its members do is unknown.
    """
    for one in sorted(rows, key=lambda one: -len(one.needed_for_ids)):
        if one.performer_count == 1 and one.performer_ids[0] not in facts.clusters:
            values: dict[str, Scalar] = {
                "stage": one.stage_name,
                "performer": facts.organisation_name(one.performer_ids[0]),
                "count": len(one.needed_for_ids),
                "names": listed([facts.stage_name(key) for key in one.needed_for_ids]),
                "outside": listed([facts.organisation_name(key) for key in one.outside_ids]),
            }
            yield finding(
                "one_performer",
                [one.stage_id, one.performer_ids[0]],
                values,
                of_result(one),
                case="cut" if one.needed_for_ids else "alone",
                advice="outside" if one.outside_ids else "nobody",
            )


def open_needs(facts: ChainFacts, asked: Asked) -> Iterator[StudyFinding]:
    """What the clusters studied lack, and how much of it is taught soon."""
    taught = {competence for event in facts.events_ahead for competence in facts.taught.get(event.id, ())}
    for key in asked.cluster_ids:
        needs = lacked(facts, [key])
        if needs:
            count = len(needs.keys() & taught)
            yield finding(
                "open_needs",
                [key],
                {
                    "cluster": facts.organisation_name(key),
                    "cluster_id": key,
                    "count": len(needs),
                    "taught": count,
                },
                evidence(need for given in needs.values() for need in given),
                advice="taught" if count else "untaught",
            )


def published_figure(facts: ChainFacts, asked: Asked) -> Iterator[StudyFinding]:
    """What was published of those studied in numbers."""
    subjects = asked.own.union(asked.cluster_ids)
    for one in sorted(facts.figures, key=lambda one: (one.subject_id, one.property, one.as_of or "", one.id)):
        if one.subject_id in subjects:
            yield finding(
                "published_figure",
                [one.subject_id],
                {
                    "subject": facts.organisation_name(one.subject_id),
                    "property": one.property,
                    "value": one.value,
                    "as_of": one.as_of,
                },
                evidence([one]),
                case="dated" if one.as_of else "undated",
                heading=_heading(one),
            )


def common_hands(facts: ChainFacts, asked: Asked) -> Iterator[StudyFinding]:
    """Organisations studied that are tied to others by ownership or leadership."""
    for one in facts.said("RELATED_TO"):
        if {one.start_id, one.end_id} & asked.own:
            yield finding(
                "common_hands",
                [one.start_id, one.end_id],
                {
                    "start": facts.organisation_name(one.start_id),
                    "end": facts.organisation_name(one.end_id),
                },
                evidence([one]),
                case=str(one.kind),
            )


def programme(facts: ChainFacts, asked: Asked) -> Iterator[StudyFinding]:
    """Programmes that coach the clusters studied."""
    pairs: dict[tuple[str, str], list[Statement]] = {}
    for one in facts.said("TAKES_PART_IN"):
        if one.start_id in asked.cluster_ids:
            pairs.setdefault((one.start_id, one.end_id), []).append(one)
    for (cluster_id, programme_id), said in sorted(pairs.items()):
        yield finding(
            "programme",
            [cluster_id],
            {
                "cluster": facts.organisation_name(cluster_id),
                "programme": facts.programme_name(programme_id),
            },
            evidence(said),
        )


def support(facts: ChainFacts, asked: Asked) -> Iterator[StudyFinding]:
    """Schools, institutes, associations and public bodies in the clusters studied."""
    for key in asked.cluster_ids:
        if key not in facts.clusters:
            continue
        ties = [tie for tie in facts.clusters[key].ties if tie.type == "MEMBER_OF"]
        serving = {tie.member_id for tie in ties if _kind(facts, tie.member_id) in SUPPORTING}
        if serving:
            yield finding(
                "support",
                [key, *sorted(serving)],
                {
                    "cluster": facts.organisation_name(key),
                    "names": listed([facts.organisation_name(one) for one in sorted(serving)]),
                },
                evidence(tie for tie in ties if tie.member_id in serving),
            )


def event_ahead(facts: ChainFacts, asked: Asked) -> Iterator[StudyFinding]:
    """Planned events that teach what the clusters studied lack, by day."""
    needs = {key: lacked(facts, [key]) for key in asked.cluster_ids}
    for event in facts.events_ahead:
        taught = facts.taught.get(event.id, {})
        lacking = [key for key, found in needs.items() if found.keys() & taught.keys()]
        competences = sorted({one for found in needs.values() for one in found.keys() & taught.keys()})
        said: list[Said] = [one for key in competences for one in taught[key]]
        said += [one for found in needs.values() for key in competences for one in found.get(key, ())]
        if lacking:
            yield finding(
                "event_ahead",
                [event.id, *lacking],
                {
                    "event": event.name_en,
                    "day": event.starts_on,
                    "names": listed([facts.competences[key].name_en for key in competences]),
                    "clusters": listed([facts.organisation_name(key) for key in lacking]),
                },
                evidence(said),
                case="dated" if event.starts_on else "undated",
                advice="",
            )


def _heading(one: PublishedFigure) -> HeadingKey:
    unit = one.unit or ""
    if unit in UNITS_OF_SUSTAINABILITY:
        return "sustainability"
    return "finance" if pycountry.currencies.get(alpha_3=unit) is not None else "production"


def _kind(facts: ChainFacts, member_id: str) -> str | None:
    return facts.members[member_id].kind if member_id in facts.members else None
