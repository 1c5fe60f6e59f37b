"""Published vocabularies into the graph: each importer reads official files into a data set and says what it met.

Read `imported` first, then `esco`; `storing` loads what any of them read.
"""
