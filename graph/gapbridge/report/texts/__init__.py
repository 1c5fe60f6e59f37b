"""The texts of reports by key, each in English and Lithuanian."""

from gapbridge.report.texts import chain, cluster, common, methods, network, programme, what_if

Text = tuple[str, str]

_PARTS = (common, methods, chain, cluster, programme, network, what_if)
TEXTS: dict[str, Text] = {key: text for part in _PARTS for key, text in part.TEXTS.items()}
