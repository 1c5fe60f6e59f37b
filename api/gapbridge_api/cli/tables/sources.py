"""Sources as a table."""

from collections.abc import Sequence

from gapbridge.results import SourceText
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import answer


def sources(found: Sequence[SourceText]) -> Answer:
    """Sources and where they can be read."""
    columns = {
        "key": [one.id for one in found],
        "title": [one.title for one in found],
        "publisher": [one.publisher or "unknown" for one in found],
        "published": [one.published_on or "unknown" for one in found],
        "status": [one.status for one in found],
        "address": [one.url or "unknown" for one in found],
    }
    return answer("Sources", SourceText, found, columns)
