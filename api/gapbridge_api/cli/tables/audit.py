"""What the audit finds, as a table."""

from collections.abc import Sequence

from gapbridge.results import Finding
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import answer


def findings(found: Sequence[Finding]) -> Answer:
    """What breaks a rule, and where."""
    columns = {
        "rule": [one.rule for one in found],
        "where": [one.subject for one in found],
        "finding": [one.finding for one in found],
    }
    return answer("Findings of the audit", Finding, found, columns)
