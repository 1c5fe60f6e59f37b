"""What each assessment measured, with its learning gain."""

from collections.abc import Iterator

from gapbridge.outcomes.evidence import Evidence
from gapbridge.outcomes.gain import gain
from gapbridge.results import Measurement


def measurements(evidence: Evidence) -> Iterator[Measurement]:
    """The assessments by organisation, competence, day and key."""
    found = (one for one in evidence.assessments if evidence.counts(one.organisation_id))
    for one in sorted(found, key=lambda one: (one.organisation_id, one.competence_id, one.assessed_on, one.id)):
        raw, normalised, reason = gain(one.kirkpatrick_level, one.pre, one.post, one.scale_max)
        yield Measurement(
            assessment_id=one.id,
            organisation_id=one.organisation_id,
            competence_id=one.competence_id,
            competence_name=evidence.competences[one.competence_id].name_en,
            event_ids=list(one.event_ids),
            assessed_on=one.assessed_on,
            kirkpatrick_level=one.kirkpatrick_level,
            pre=one.pre,
            post=one.post,
            scale_max=one.scale_max,
            closes=one.closes,
            raw_gain=raw,
            gain=normalised,
            no_gain=reason,
            source_ids=list(one.source_ids),
            statuses=list(one.statuses),
        )
