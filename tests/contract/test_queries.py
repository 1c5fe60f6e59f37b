"""Every .cypher file, held against its header, the vocabulary, the code and its twins. No database needed."""

import re
from pathlib import Path

import pytest

from gapbridge import queries, results, vocabulary
from gapbridge.queries import Query

NAMES = queries.names()
READS = [name for name in NAMES if queries.get(name).access == "read"]
MODELS: dict[str, type[results.Result]] = {
    "history/loads": results.LoadRecord,
    "watch/watches": results.Watch,
    "sources/sources": results.SourceText,
    "clusters/clusters": results.ClusterSummary,
    "value_chains/value_chains": results.ValueChain,
    "gaps/gaps_of": results.Gap,
    "collaborations/teach_learn": results.Reasons,
    "collaborations/learn_together": results.Reasons,
    "collaborations/do_business": results.Reasons,
    **{name: results.Finding for name in NAMES if name.startswith("audit/")},
}
# Files that are not one statement with rows, each with the reason.
WITHOUT_ROWS = {
    "schema/constraints": "several statements, none returns",
    "schema/name_indexes": "several statements, none returns",
    "history/finish": "only writes",
    "watch/add": "only writes",
    "history/mark_undone": "only writes",
    "backup/end": "only writes",
    "backup/put_load": "only writes",
    "backup/put_part": "only writes",
    "server/replace_first_password": "only writes, on the system database",
}
ONE_ROW = {
    "history/open": "looks up one key",
    "history/part": "looks up one key",
    "watch/answer": "looks up one key",
    "picture/kept": "looks up one key",
    "backup/target": "counts",
    "backup/under_way": "looks up one key",
    "server/answers": "a constant",
    "collaborations/undated": "counts",
}
FEW_ROWS = {
    **{f"tables/stored/{kind.table}": "a row for each id given" for kind in vocabulary.KINDS},
    **{f"tables/holding/{kind.table}": "what stands at the nodes given" for kind in vocabulary.NODES},
    "sources/citing": "a row for each source given",
    "names/in_lithuanian": "a row for each node given",
    "names/of_keys": "a few rows for each key given",
    "schema/index_states": "as many as the vocabulary has",
}
CYPHER_WORDS = {
    "limit",
    "match",
    "return",
    "where",
    "order",
    "skip",
    "with",
    "set",
    "delete",
    "count",
    "exists",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_query_says_what_it_answers_and_who_uses_it(name: str, project: Path) -> None:
    query = queries.get(name)
    assert query.summary and query.summary[0].isupper()
    assert query.used_by.startswith("gapbridge."), "Used by: names a function"
    module, _, function = query.used_by.split(" ")[0].rpartition(".")
    source = project / "graph" / (module.replace(".", "/") + ".py")
    if not source.is_file():
        source = source.with_suffix("") / "__init__.py"
    assert re.search(rf"def {function}\b", source.read_text(encoding="utf-8")), f"{query.used_by} does not exist"


@pytest.mark.parametrize("name", NAMES)
def test_the_header_names_the_columns_the_body_returns(name: str) -> None:
    query = queries.get(name)
    if name in WITHOUT_ROWS:
        assert query.returns == ()
    else:
        assert _returned(query) == [field.name for field in query.returns]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_columns_are_the_fields_of_the_result_model(name: str) -> None:
    assert [field.name for field in queries.get(name).returns] == list(MODELS[name].model_fields)


@pytest.mark.parametrize("name", [name for name in READS if name not in ONE_ROW])
def test_a_read_ends_in_a_full_order_and_has_a_limit(name: str) -> None:
    query = queries.get(name)
    last_order = re.split(r"\bORDER BY\b", query.body)[-1].strip()
    stated = [part.split(" ")[0] for part in query.order.split(", ")]
    assert [re.split(r"[\s,]", part.strip())[0] for part in last_order.split(",")] == stated
    assert "$max_" in query.body or name in FEW_ROWS, "a row limit"


@pytest.mark.parametrize("name", NAMES)
def test_labels_and_types_are_in_the_vocabulary(name: str) -> None:
    body = re.sub(r"\$\w+", " ", queries.get(name).body)
    body = re.sub(r"\{[.\w, :]*\}", " ", body) if name == "schema/constraints" else body
    labels = set(re.findall(r"\(\w*:([A-Z]\w*(?:\|[A-Z]\w*)*)", body))
    types = set(re.findall(r"\[\w*:([A-Z_]+(?:\|[A-Z_]+)*)", body))
    assert {one for group in labels for one in group.split("|")} <= vocabulary.labels()
    assert {one for group in types for one in group.split("|")} <= vocabulary.relationship_types()


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_not_words_of_cypher(name: str) -> None:
    assert not {field.name for field in queries.get(name).params} & CYPHER_WORDS


@pytest.mark.parametrize("name", NAMES)
def test_a_read_holds_no_writing_clause(name: str) -> None:
    query = queries.get(name)
    writes = re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|ALTER)\b", query.body)
    assert bool(writes) == (query.access != "read")


def test_every_query_is_used_and_every_use_names_a_query(project: Path) -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (project / "graph").rglob("*.py"))
    used = set(re.findall(r"\"([a-z_]+/[a-z_]+)\"", code)) | {
        f"tables/{what}/{kind.table}" for kind in vocabulary.KINDS for what in ("stored", "page", "store", "remove")
    }
    used |= {f"tables/holding/{kind.table}" for kind in vocabulary.NODES}
    used |= {name for name in NAMES if name.startswith("questions/")}  # all of the folder, by gapbridge.questions
    assert {name for name in NAMES if name not in used} == set()
    folders = {name.split("/")[0] for name in NAMES}
    assert {name for name in used if name.split("/")[0] in folders} <= set(NAMES)


BLOCKS = {
    "open needs": {
        "gaps/shared_gaps",
        "gaps/gaps_of",
        "collaborations/teach_learn",
        "collaborations/learn_together",
        "collaborations/gaps",
        "projection/cluster_competences",
        "facts/needs",
    },
    "clusters that count": {
        "facts/clusters",
        "facts/needs",
        "facts/offers",
        "gaps/shared_gaps",
        "gaps/closed_needs",
        "gaps/cluster_industries",
        "outcomes/needs",
    },
    "reasons": {"collaborations/teach_learn", "collaborations/learn_together", "collaborations/do_business"},
}


@pytest.mark.parametrize("block", sorted(BLOCKS))
def test_a_marked_block_is_the_same_in_every_query_that_has_it(block: str) -> None:
    texts: dict[str, str] = {}
    for name in NAMES:
        found = re.findall(rf"// \[{block}\n(.*?)// \]\n", queries.get(name).text, re.DOTALL)
        texts |= {f"{name} {at}": text for at, text in enumerate(found)}
    assert {name.split(" ")[0] for name in texts} == BLOCKS[block]
    assert len(set(texts.values())) == 1, sorted(texts)


def test_a_header_that_disagrees_with_the_body_is_refused() -> None:
    good = (
        "// One.\n// Used by: gapbridge.x\n//\n// params:\n//   key :: STRING   a key\n"
        "// access: read\nRETURN $key AS key"
    )
    assert queries.parse("good", good).params[0].meaning == "a key"
    with pytest.raises(ValueError, match="body uses"):
        queries.parse("bad", good.replace("$key", "$other"))
    with pytest.raises(ValueError, match="access"):
        queries.parse("bad", good.replace("access: read", "access: maybe"))
    with pytest.raises(TypeError, match="takes"):
        queries.parse("good", good).check_parameters({})


def test_parameters_in_strings_and_comments_do_not_count() -> None:
    text = "// One: $not\n// access: read\nRETURN '$nor' AS a, \"it's $nor\" AS b /* $neither */"
    assert queries.parse("quoted", text).params == ()


def _returned(query: Query) -> list[str]:
    """The names in the last RETURN of the body, at its own depth."""
    clause = re.split(r"\bRETURN\b", _outermost(query.body))[-1]
    clause = re.split(r"\bORDER BY\b|\bLIMIT\b", clause)[0]
    return [re.split(r"\s+", item.strip())[-1] for item in clause.split(",")]


def _outermost(body: str) -> str:
    depth, kept = 0, []
    for letter in body:
        depth += letter in "{[("
        kept.append(letter if depth == 0 else "_" if letter not in "{}[]()" else "")
        depth -= letter in "}])"
    return "".join(kept)
