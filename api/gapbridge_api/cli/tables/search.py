"""What a search found, as a table."""

from collections.abc import Sequence

from gapbridge import names, vocabulary
from gapbridge.results import NamedThing
from gapbridge.vocabulary import Language
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import answer


def things_found(found: Sequence[NamedThing], text: str, language: Language) -> Answer:
    """What was found, and by which of its names where that is another than the one shown."""
    columns = {
        "name": [names.shown(one.name_en, one.name_lt, language) for one in found],
        "what": [vocabulary.words((one.label,)) for one in found],
        "key": [one.id for one in found],
        "found by": [one.matched_name if one.matched_name != _own_name(one, language) else "" for one in found],
        "status": [one.status for one in found],
        "named in": [one.source_id for one in found],
    }
    similar = any(one.match == "similar" for one in found)
    note = "No name holds these words; these resemble them." if similar else ""
    return answer(f"Names with '{text}'", NamedThing, found, columns, note)


def _own_name(one: NamedThing, language: Language) -> str:
    return one.name_lt if language != vocabulary.ENGLISH and one.name_lt is not None else one.name_en
