"""The texts of reports by key, each in English and Lithuanian."""

from gapbridge.report.texts import chain, common, methods

Text = tuple[str, str]

TEXTS: dict[str, Text] = {**common.TEXTS, **methods.TEXTS, **chain.TEXTS}
