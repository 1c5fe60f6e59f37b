"""Write the files that are made from the vocabulary; `--check` only says which are out of date.

    python scripts/generate.py [--check]

Made here: the constraints, one loading query for each table, seeds/README.md and docs/schema.md.
"""

import sys
from pathlib import Path

from gapbridge import rows, vocabulary
from gapbridge.vocabulary import Kind, NodeKind, Property, StatementKind

ROOT = Path(__file__).parents[1]
MADE = "Made by scripts/generate.py from graph/gapbridge/vocabulary.py; change that, then `make generate`."


def generated() -> dict[str, str]:
    """The text of every made file, by its path from the project's root."""
    files = {f"cypher/load/{kind.table}.cypher": loading_query(kind) for kind in vocabulary.KINDS}
    files["cypher/load/known_keys.cypher"] = known_keys()
    files["cypher/schema/constraints.cypher"] = constraints()
    files["seeds/README.md"] = data_dictionary()
    files["docs/schema.md"] = schema_page()
    return files


def constraints() -> str:
    """A uniqueness constraint for the key of every label and the id of every relationship type."""
    lines = [
        "// A node's key and a statement's id are unique, so a duplicate cannot be stored.",
        "// Used by: gapbridge.load.load",
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


def loading_query(kind: Kind) -> str:
    """The query that stores the rows of one table and says what it added or changed."""
    return _node_query(kind) if isinstance(kind, NodeKind) else _statement_query(kind)


def _header(kind: Kind, pattern: str, row: str) -> str:
    return f"""\
// Store rows of {kind.table}.csv, leaving alone those that already stand as they are.
// Used by: gapbridge.load.apply
// {pattern}
// {MADE}
//
// params:
//   rows :: LIST<MAP>   {row}
// returns: one row per row that was added or changed
//   id     :: STRING   key or statement id
//   before :: MAP      what stood there before; null when added
// order: id
// access: write
"""


def _node_query(kind: NodeKind) -> str:
    name = kind.label.lower()
    return f"""\
{_header(kind, f"(:{kind.label})", "{id, properties}")}\
UNWIND $rows AS row
OPTIONAL MATCH (stored:{kind.label} {{id: row.id}})
WITH row.id AS id, row.properties AS new, properties(stored) AS before
WHERE before IS NULL OR before <> new {{.*, dataset: coalesce(before.dataset, new.dataset)}}
MERGE ({name}:{kind.label} {{id: id}})
SET {name} = new
WITH id, before
ORDER BY id
RETURN id, before
"""


def _statement_query(kind: StatementKind) -> str:
    return f"""\
{_header(kind, kind.pattern, "{id, start_id, end_id, properties}")}\
UNWIND $rows AS row
OPTIONAL MATCH (start:{"|".join(kind.start)} {{id: row.start_id}})
OPTIONAL MATCH (end:{"|".join(kind.end)} {{id: row.end_id}})
OPTIONAL MATCH (start)-[stored:{kind.type} {{id: row.id}}]->(end)
WITH start, end, row.id AS id, row.properties AS new, properties(stored) AS before
WHERE before IS NULL OR before <> new {{.*, dataset: coalesce(before.dataset, new.dataset)}}
MERGE (start)-[said:{kind.type} {{id: id}}]->(end)
SET said = new
WITH id, before
ORDER BY id
RETURN id, before
"""


def known_keys() -> str:
    """The query that tells which keys stand in the graph, and under which label."""
    parts = [
        f"""\
  UNWIND $keys AS key
  MATCH (node:{kind.label} {{id: key}})
  RETURN '{kind.label}' AS label, node.id AS id, node.status AS status"""
        for kind in vocabulary.NODES
    ]
    return f"""\
// Which of these keys stand in the graph already, under which label and status.
// Used by: gapbridge.load.check
// {MADE}
//
// params:
//   keys :: LIST<STRING>   keys of nodes of any label
// returns: one row per node
//   label  :: STRING   its label
//   id     :: STRING   its key
//   status :: STRING   fact, statement, estimate or synthetic
// order: label, id
// access: read
CALL () {{
{f"{chr(10)}  UNION ALL{chr(10)}".join(parts)}
}}
RETURN label, id, status
ORDER BY label, id
"""


def data_dictionary() -> str:
    """seeds/README.md: every file of a data set and its columns."""
    lines = [
        "# Data sets, and the columns of their files",
        "",
        f"<!-- {MADE} -->",
        "",
        "A data set is a folder of CSV files: UTF-8, commas, the first line names the columns. A file may be left",
        "out; a column that is not required may be left out; an empty cell means **unknown**. Load a folder with",
        "`gapbridge load FOLDER`.",
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
    return "\n".join(lines) + "\n"


def _table_of(columns: tuple[Property, ...]) -> list[str]:
    lines = ["| column | required | holds | meaning |", "|---|---|---|---|"]
    for column in columns:
        required = "yes" if column.required else ""
        lines.append(f"| `{column.name}` | {required} | {_holds(column)} | {column.meaning} |")
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
