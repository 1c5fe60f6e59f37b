"""Write the files that are made from the vocabulary; `--check` only says which are out of date.

    python scripts/generate.py [--check]

Made here: the constraints and indexes, the queries of each table, seeds/README.md and docs/schema.md.
"""

import sys
from pathlib import Path

from gapbridge import forms, rows, vocabulary
from gapbridge.vocabulary import Kind, NodeKind, Property, StatementKind

ROOT = Path(__file__).parents[1]
MADE = "Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`."


def generated() -> dict[str, str]:
    """The text of every made file, by its path from the project's root."""
    files = {
        f"cypher/tables/{what}/{kind.table}.cypher": text
        for kind in vocabulary.KINDS
        for what, text in table_queries(kind).items()
    }
    files["cypher/schema/constraints.cypher"] = constraints()
    files["cypher/schema/name_indexes.cypher"] = name_indexes()
    files["seeds/README.md"] = data_dictionary()
    files["docs/schema.md"] = schema_page()
    return files


def constraints() -> str:
    """A uniqueness constraint for the key of every label and the id of every relationship type."""
    lines = [
        "// A node's key and a statement's id are unique, so a duplicate cannot be stored.",
        "// Used by: gapbridge.schema.prepare",
        f"// {MADE}",
        "//",
        "// access: schema",
    ]
    for label in [*(kind.label for kind in vocabulary.NODES), *vocabulary.BOOKKEEPING_LABELS]:
        name = _snake(label)
        lines.append(f"CREATE CONSTRAINT {name}_key IF NOT EXISTS FOR (node:{label}) REQUIRE node.id IS UNIQUE;")
    for type_ in dict.fromkeys(kind.type for kind in vocabulary.STATEMENTS):
        name = f"{type_.lower()}_statement_id"
        lines.append(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR ()-[said:{type_}]-() REQUIRE said.id IS UNIQUE;")
    return "\n".join(lines) + "\n"


def name_indexes() -> str:
    """An index of names for each way they are looked up: by the stems of either language, and without accents."""
    labels = "|".join(kind.label for kind in vocabulary.NODES if vocabulary.NAMES[-1] in kind.own)
    names = {language: [f"name_{language}", f"other_names_{language}"] for language in vocabulary.LANGUAGES}
    analyzers = {
        "names_lithuanian": ("lithuanian", names["lt"]),
        "names_english": ("english", names["en"]),
        "names_folded": ("standard-folding", [*names["en"], *names["lt"]]),
        # In another order: Neo4j has one index for the same properties in the same order.
        "names_as_they_are": ("standard-no-stop-words", [*names["lt"], *names["en"]]),
    }
    lines = [
        "// Names are found by their words: by the stem in either language, and without accents. Those three pass over",
        "// words such as `it`; the last index has every word.",
        "// Used by: gapbridge.schema.prepare",
        f"// {MADE}",
        "//",
        "// access: schema",
    ]
    for name, (analyzer, properties) in analyzers.items():
        each = ", ".join(f"named.{one}" for one in properties)
        options = f"{{indexConfig: {{`fulltext.analyzer`: '{analyzer}', `fulltext.eventually_consistent`: false}}}}"
        lines += [
            f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS",
            f"FOR (named:{labels})",
            f"ON EACH [{each}]",
            f"OPTIONS {options};",
        ]
    return "\n".join(lines) + "\n"


def table_queries(kind: Kind) -> dict[str, str]:
    """The four queries of one table, by what they do: look up, page through, store, remove, and what holds a node."""
    if isinstance(kind, NodeKind):
        return {
            "stored": _stored(kind, _seek("row", kind.label, "id")),
            "page": _page(kind, f"MATCH (row:{kind.label})"),
            "store": _store_nodes(kind),
            "remove": _remove_nodes(kind),
            "holding": _holding(kind),
        }
    start, end = "|".join(kind.start), "|".join(kind.end)
    return {
        "stored": _stored(kind, _seek_statement("row", kind)),
        "page": _page(kind, f"MATCH (start:{start})-[row:{kind.type}]->(end:{end})"),
        "store": _store_statements(kind),
        "remove": _remove_statements(kind),
    }


def _seek(variable: str, label: str, key: str) -> str:
    """Find a node by its key. Without the hint a plan made for an almost empty graph scans, and stays for a while."""
    return f"MATCH ({variable}:{label} {{id: {key}}})\nUSING INDEX SEEK {variable}:{label}(id)"


def _seek_statement(variable: str, kind: StatementKind) -> str:
    pattern = f"(start:{'|'.join(kind.start)})-[{variable}:{kind.type} {{id: id}}]->(end:{'|'.join(kind.end)})"
    return f"MATCH {pattern}\nUSING INDEX SEEK {variable}:{kind.type}(id)"


def _seek_end(variable: str, labels: tuple[str, ...], kept: str) -> str:
    """Find a node by its key under any of its labels, each by its own index."""
    if len(labels) == 1:
        return _seek(variable, labels[0], f"row.{variable}_id")
    names = [label.lower() for label in labels]
    finds = [f"OPTIONAL {_seek(name, label, f'row.{variable}_id')}" for name, label in zip(names, labels, strict=True)]
    return "\n".join([*finds, f"WITH {kept}, coalesce({', '.join(names)}) AS {variable}"])


def _header(kind: Kind, summary: str, function: str, rest: str) -> str:
    pattern = f"(:{kind.label})" if isinstance(kind, NodeKind) else kind.pattern
    return f"""\
// {summary}
// Used by: gapbridge.tables.{function}
// {pattern}
// {MADE}
//
{rest.rstrip()}
"""


def _ends(kind: Kind) -> tuple[str, str]:
    if isinstance(kind, NodeKind):
        return "'' AS start_id, '' AS end_id", "always empty"
    return "start.id AS start_id, end.id AS end_id", "key of the node at this end"


def _stored(kind: Kind, match: str) -> str:
    ends, meaning = _ends(kind)
    header = f"""\
// params:
//   ids :: LIST<STRING>   keys or statement ids
// returns: one row per id that is stored
//   id         :: STRING   key or statement id
//   start_id   :: STRING   {meaning}
//   end_id     :: STRING   {meaning}
//   properties :: MAP      all properties
// order: id
// access: read"""
    return f"""\
{_header(kind, f"What stands in the graph of these rows of {kind.table}.", "stored", header)}\
UNWIND $ids AS id
{match}
RETURN id, {ends}, properties(row) AS properties
ORDER BY id
"""


def _page(kind: Kind, match: str) -> str:
    ends, meaning = _ends(kind)
    header = f"""\
// params:
//   after    :: STRING    id of the last row of the page before; empty for the first page
//   dataset  :: STRING    only rows of this data set; null: of all
//   max_rows :: INTEGER   most rows returned
// returns: one row per row of the table
//   id          :: STRING   key or statement id
//   start_id    :: STRING   {meaning}
//   end_id      :: STRING   {meaning}
//   start_label :: STRING   {meaning.replace("key", "label")}
//   end_label   :: STRING   {meaning.replace("key", "label")}
//   properties  :: MAP      all properties
// order: id
// access: read"""
    return f"""\
{_header(kind, f"The rows of {kind.table} in the graph, page by page.", "pages", header)}\
{match}
WHERE row.id > $after AND ($dataset IS NULL OR row.dataset = $dataset)
WITH row.id AS id, {ends}, properties(row) AS properties,
  {_end_labels(kind)}
ORDER BY id
LIMIT $max_rows
RETURN id, start_id, end_id, start_label, end_label, properties
ORDER BY id
"""


def _end_labels(kind: Kind) -> str:
    if isinstance(kind, NodeKind):
        return "'' AS start_label, '' AS end_label"
    return f"{_label('start', kind.start)} AS start_label,\n  {_label('end', kind.end)} AS end_label"


def _label(end: str, labels: tuple[str, ...]) -> str:
    """Which of these labels the node at an end has."""
    if len(labels) == 1:
        return f"'{labels[0]}'"
    return f"head([label IN labels({end}) WHERE label IN [{', '.join(map(repr, labels))}]])"


_STORED_ROWS = """\
// returns: one row
//   stored :: INTEGER   how many were stored; fewer than were given where an end is not in the graph
// order: stored
// access: write"""


def _store_nodes(kind: NodeKind) -> str:
    header = f"""\
// params:
//   rows :: LIST<MAP>   {{id, properties}}
{_STORED_ROWS}"""
    summary = f"Store rows of {kind.table} as they are given: added, or put in place of what stood there."
    return f"""\
{_header(kind, summary, "store", header)}\
UNWIND $rows AS row
MERGE (node:{kind.label} {{id: row.id}})
SET node = row.properties
RETURN count(node) AS stored
"""


def _store_statements(kind: StatementKind) -> str:
    header = f"""\
// params:
//   rows :: LIST<MAP>   {{id, start_id, end_id, properties}}
{_STORED_ROWS}"""
    summary = f"Store rows of {kind.table} as they are given: added, or put in place of what stood there."
    return f"""\
{_header(kind, summary, "store", header)}\
UNWIND $rows AS row
{_seek_end("start", kind.start, "row")}
{_seek_end("end", kind.end, "row, start")}
WITH row, start, end
WHERE start IS NOT NULL AND end IS NOT NULL
MERGE (start)-[said:{kind.type} {{id: row.id}}]->(end)
SET said = row.properties
RETURN count(said) AS stored
"""


_REMOVED_ROWS = """\
// params:
//   ids :: LIST<STRING>   keys or statement ids
// returns: one row per id that is stored
//   id      :: STRING   key or statement id
//   held_by :: STRING   id of a statement that still leads here, so that it is not removed; null when removed
// order: id
// access: write"""


def _remove_nodes(kind: NodeKind) -> str:
    return f"""\
{_header(kind, f"Remove rows of {kind.table} that no statement leads to or from any more.", "remove", _REMOVED_ROWS)}\
UNWIND $ids AS id
{_seek("node", kind.label, "id")}
WITH node, id, head(COLLECT {{ MATCH (node)-[said]-() RETURN said.id LIMIT 1 }}) AS held_by
FOREACH (gone IN CASE WHEN held_by IS NULL THEN [node] ELSE [] END | DELETE gone)
WITH id, held_by
ORDER BY id
RETURN id, held_by
"""


def _holding(kind: NodeKind) -> str:
    header = """\
// params:
//   ids :: LIST<STRING>   keys
// returns: one row per statement
//   id :: STRING   its id
// order: id
// access: read"""
    return f"""\
{_header(kind, f"The statements that lead to or from these rows of {kind.table}.", "remove", header)}\
UNWIND $ids AS key
{_seek("node", kind.label, "key")}
MATCH (node)-[said]-()
WITH DISTINCT said.id AS id
RETURN id
ORDER BY id
"""


def _remove_statements(kind: StatementKind) -> str:
    return f"""\
{_header(kind, f"Remove rows of {kind.table}.", "remove", _REMOVED_ROWS)}\
UNWIND $ids AS id
{_seek_statement("said", kind)}
DELETE said
WITH id
ORDER BY id
RETURN id, null AS held_by
"""


def data_dictionary() -> str:
    """seeds/README.md: every file of a data set and its columns."""
    lines = [
        "# Data sets, and the columns of their files",
        "",
        f"<!-- {MADE} -->",
        "",
        "A data set is a folder of CSV files, or a workbook with a sheet for each; the first line names the columns.",
        "[docs/data-in.md](../docs/data-in.md) says in which forms they are taken. A file may be left",
        "out; a column that is not required may be left out; an empty cell means **unknown**. Load a folder with",
        "`gapbridge load FOLDER`. Every table may have one more column, `dataset`, as exports have it: the data set",
        "that owns the row; empty: the one being loaded.",
        "",
        "- `inolink/`: the InoLink programme and its six named clusters, every row with its source.",
        "- `example/`: eight *fictional* clusters, every statement `synthetic`, so that every question has something",
        "  to answer. Made by `scripts/make_example.py`.",
        "",
        "Nodes first. Keys of clusters and members share one space: no cluster and member have the same key.",
    ]
    for kind in vocabulary.KINDS:
        pattern = f"`(:{kind.label})`" if isinstance(kind, NodeKind) else f"`{kind.pattern}`"
        lines += [
            "",
            f"## {kind.table}.csv",
            "",
            f"{pattern} {kind.meaning}",
            "",
            *_table_of(rows.columns(kind)),
        ]
    for form in forms.FORMS.values():
        filled = ", ".join(f"`{kind.table}`" for kind in form.kinds)
        lines += ["", f"## {form.table}.csv", "", f"A form: each line fills {filled}. {form.meaning}", ""]
        lines += _table_of(form.properties)
    return "\n".join(lines) + "\n"


def _table_of(columns: tuple[Property, ...]) -> list[str]:
    lines = ["| column | required | holds | meaning |", "|---|---|---|---|"]
    for column in columns:
        required = "yes" if column.required else ""
        cells = (f"`{column.name}`", required, _holds(column), column.meaning)
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return lines


def _holds(column: Property) -> str:
    if column.choices:
        return ", ".join(f"`{choice}`" for choice in column.choices)
    low, high = column.minimum, column.maximum
    bounds = (
        f", {low:g} to {high:g}"
        if low is not None and high is not None
        else f", at least {low:g}"
        if low is not None
        else ""
    )
    return f"{column.type.value}{bounds}"


def schema_page() -> str:
    """docs/schema.md: a picture of the graph, then every label and relationship type."""
    lines = ["# The graph's schema", "", f"<!-- {MADE} -->", "", "```mermaid", "graph LR"]
    for kind in vocabulary.STATEMENTS:
        for start in kind.start:
            for end in kind.end:
                lines.append(f"    {start} -- {kind.type} --> {end}")
    lines += ["```", "", "## Labels", ""]
    lines += ["| label | meaning | properties |", "|---|---|---|"]
    lines += [f"| `{kind.label}` | {kind.meaning} | {_names(kind.properties)} |" for kind in vocabulary.NODES]
    lines += [
        "",
        "## Relationship types",
        "",
        "Every relationship is a statement: besides its own properties it has",
    ]
    lines += [f"`id`, {_names(vocabulary.PROVENANCE)} and `dataset`.", ""]
    lines += ["| pattern | meaning | own properties |", "|---|---|---|"]
    lines += [
        f"| `{kind.pattern.replace('|', chr(92) + '|')}` | {kind.meaning} | {_names(kind.own)} |"
        for kind in vocabulary.STATEMENTS
    ]
    lines += ["", "## Bookkeeping", "", "Kept by GapBridge for itself, outside every answer and export:"]
    lines += [", ".join(f"`{label}`" for label in vocabulary.BOOKKEEPING_LABELS) + "."]
    return "\n".join(lines) + "\n"


def _names(properties: tuple[Property, ...]) -> str:
    return ", ".join(f"`{item.name}`" for item in properties) or "none"


def _snake(label: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in label).lstrip("_")


def main() -> int:
    """Write what differs; exit 1 under --check if anything did."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, text in generated().items():
        path = ROOT / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    print("\n".join(f"{'stale' if check else 'written'}: {name}" for name in stale) or "all up to date")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
