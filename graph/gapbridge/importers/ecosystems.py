"""The 14 industrial ecosystems of the European Union, which come with GapBridge as `seeds/ecosystems`."""

from gapbridge import queries, seeds
from gapbridge.importers.imported import Imported

NAME = "ecosystems"


def read() -> Imported:
    """All 14; their keys are those that the other data sets use."""
    dataset = seeds.read(queries.data_folder("seeds") / NAME)
    return Imported(dataset, "the 14 EU industrial ecosystems", "", [])
