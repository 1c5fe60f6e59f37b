"""Files made from the vocabulary are what the vocabulary makes, and the row models agree with it."""

import importlib.util
from pathlib import Path

from gapbridge import rows, vocabulary


def test_made_files_are_up_to_date(project: Path) -> None:
    spec = importlib.util.spec_from_file_location("generate", project / "scripts" / "generate.py")
    assert spec and spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    stale = [
        name for name, text in generate.generated().items() if (project / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make generate`"
    made = {name for name in generate.generated() if name.startswith("cypher/tables/")}
    assert {path.relative_to(project).as_posix() for path in project.glob("cypher/tables/*/*")} == made


def test_every_statement_carries_its_provenance() -> None:
    for kind in vocabulary.STATEMENTS:
        fields = rows.model(kind).model_fields
        assert {"source_id", "status", "attribution", "valid_from", "valid_to"} <= set(fields), kind.type
        for name in ("source_id", "status", "attribution", kind.start_column, kind.end_column):
            assert fields[name].is_required(), (kind.type, name)


def test_names_of_labels_types_and_tables_are_unique() -> None:
    assert len({kind.label for kind in vocabulary.NODES}) == len(vocabulary.NODES)
    assert len({kind.table for kind in vocabulary.KINDS}) == len(vocabulary.KINDS)
    for kind in vocabulary.STATEMENTS:
        assert set(kind.start) | set(kind.end) <= vocabulary.labels()


def test_every_property_says_what_it_means() -> None:
    for kind in vocabulary.KINDS:
        assert kind.meaning.endswith(".")
        assert all(item.meaning for item in rows.columns(kind))
