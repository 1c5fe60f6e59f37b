"""Scenario files: they come back as they were written, and every fault is told with its line and what to do."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gapbridge.errors import BadInput
from gapbridge.what_if import scenario_file
from gapbridge.what_if.scenario import KINDS, Scenario, contradiction
from tests.conftest import examples

WHOLE = """\
name = "FRILUX leaves"

[[changes]]
kind = "member_leaves"
member = "frilux"
cluster = "litek"

[[changes]]
kind = "supplier_fails"
member = "frilux"
weeks = 6

[[changes]]
kind = "clusters_connect"
clusters = ["litek", "ivita"]

[[changes]]
kind = "event_added"
name = "Export days"
teaches = ["external-communication"]
seats = 3
cost = 4000
starts_on = 2027-03-01

[[changes]]
kind = "competence_gained"
organisation = "litek"
competence = "external-communication"
"""
texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


def test_a_scenario_of_every_kind_of_change_is_read_and_written_as_it_is() -> None:
    found = scenario_file.parsed(WHOLE)
    assert [one.kind for one in found.changes] == list(KINDS)
    assert found.changes[3].starts_on == date(2027, 3, 1)  # type: ignore[union-attr]
    assert scenario_file.written(found) == WHOLE


def test_the_file_on_the_page_is_a_scenario_of_every_kind_of_change(project: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", (project / "docs" / "what-if.md").read_text(encoding="utf-8"), re.DOTALL)
    assert [one.kind for one in scenario_file.parsed(text).changes] == list(KINDS)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario."""
    own: dict[str, dict[str, Any]] = {
        "member_leaves": {"member": texts, "cluster": st.none() | texts},
        "supplier_fails": {"member": texts, "weeks": st.floats(0.1, 520)},
        "clusters_connect": {"clusters": st.tuples(texts, texts).filter(lambda pair: pair[0] != pair[1])},
        "event_added": {
            "name": texts,
            "teaches": st.lists(texts, min_size=1, max_size=3).map(tuple),
            "seats": st.none() | st.integers(0, 99),
            "cost": st.none() | st.floats(0, 1e9),
            "starts_on": st.none() | st.dates(),
        },
        "competence_gained": {"organisation": texts, "competence": texts},
    }
    kinds = [st.builds(KINDS[kind], kind=st.just(kind), **cells) for kind, cells in own.items()]
    changes: st.SearchStrategy[list[Any]] = st.lists(st.one_of(kinds), max_size=4)
    made = draw(changes.filter(lambda drawn: not contradiction(drawn)))
    return Scenario(name=draw(texts), changes=tuple(made))


@hypothesis_settings(max_examples=examples(100))
@given(scenario=scenarios())
def test_what_is_written_comes_back(scenario: Scenario) -> None:
    assert scenario_file.parsed(scenario_file.written(scenario)) == scenario


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "member_leaves"', 'kind = "member-leave"', "line 4: change 1 is of no known kind 'member-leave'; "
         "did you mean 'member_leaves'?"),
        ('kind = "member_leaves"', 'kind = "flies"', "line 4: change 1 is of no known kind 'flies'; there are: mem"),
        ('kind = "member_leaves"\n', "", "line 3: change 1 does not say its kind"),
        ('member = "frilux"\nweeks', 'membr = ""\nweeks', "line 10: change 2 has no 'membr'; did you mean 'member'?"),
        ('member = "frilux"\nweeks', "weeks", "line 8: change 2 does not say 'member'; add it"),
        (WHOLE[WHOLE.index("[[") :], "changes = [3]\n", "change 1 is no table; write [[changes]]"),
        ("weeks = 6", "weeks = 0", "line 11: 'weeks' of change 2: input should be greater than 0"),
        ("weeks = 6", "weeks = -3", "line 11: 'weeks' of change 2: input should be greater than 0"),
        ("weeks = 6", "weeks = 1e9", "line 11: 'weeks' of change 2: input should be less than or equal to 520"),
        ("weeks = 6", "weeks = nan", "line 11: 'weeks' of change 2: "),
        ("weeks = 6", 'weeks = "long"', "line 11: 'weeks' of change 2: write a number"),
        ('["litek", "ivita"]', '["litek"]', "line 15: 'clusters' of change 3: the list is too short"),
        ('["litek", "ivita"]', '["litek", "litek"]', "line 14: change 3: a cluster does not connect with itself"),
        ("seats = 3", "seats = 2.5", "line 21: 'seats' of change 4: write a whole number"),
        ("starts_on = 2027-03-01", "starts_on = 20270301", "line 23: 'starts_on' of change 4: a day is written as"),
        ('organisation = "litek"', 'organisation = " "', "line 27: 'organisation' of change 5: it is empty"),
        ('name = "FRILUX leaves"', 'nam = "x"', "line 1: it has no 'nam'; did you mean 'name'?"),
        ('name = "FRILUX leaves"', "", "it does not say 'name'; add it"),
        ('kind = "clusters_connect"', 'kind = "clusters_connect', "is not TOML: "),
        ("[[changes]]", "[changes]", "is not TOML: "),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_to_write_instead(old: str, new: str, told: str) -> None:
    assert old in WHOLE
    with pytest.raises(BadInput) as caught:
        scenario_file.parsed(WHOLE.replace(old, new, 1))
    assert told in caught.value.message, caught.value.message
    assert "docs/what-if.md" in caught.value.advice


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ('kind = "member_leaves"\nmember = "a"', "changes 1 and 2 say the same; keep one of them"),
        ('kind = "member_leaves"\nmember = "a"\ncluster = "c"', "change 2 is contained in change 1"),
    ],
)
def test_changes_that_say_the_same_are_refused(second: str, told: str) -> None:
    text = f'name = "it"\n[[changes]]\nkind = "member_leaves"\nmember = "a"\n[[changes]]\n{second}\n'
    with pytest.raises(BadInput, match=told):
        scenario_file.parsed(text)


def test_a_supplier_does_not_fail_for_two_lengths_of_time() -> None:
    one = '[[changes]]\nkind = "supplier_fails"\nmember = "a"\nweeks = {}\n'
    with pytest.raises(BadInput, match="changes 1 and 2 say different things of the same"):
        scenario_file.parsed('name = "it"\n' + one.format(3) + one.format(4))


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_its_lines() -> None:
    with pytest.raises(BadInput) as caught:
        scenario_file.parsed(WHOLE.replace("weeks = 6", "weeks = 0").replace("seats = 3", 'seats = "x"'))
    lines = caught.value.message.splitlines()
    assert [line.split(":")[0].strip() for line in lines[1:]] == ["line 11", "line 21"]


def test_a_file_that_cannot_be_a_scenario_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "it.toml"
    with pytest.raises(BadInput, match="There is no file"):
        scenario_file.read(file)
    with pytest.raises(BadInput, match="cannot be read"):
        scenario_file.read(tmp_path)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="is not UTF-8"):
        scenario_file.read(file)
    file.write_bytes(b"#" * (scenario_file.MOST_BYTES + 1))
    with pytest.raises(BadInput, match="is larger than"):
        scenario_file.read(file)
    file.write_text("a = " + "[" * 5000, encoding="utf-8")
    with pytest.raises(BadInput, match="is not TOML"):
        scenario_file.read(file)
    file.write_text("changes = 5", encoding="utf-8")
    with pytest.raises(BadInput, match="'changes' of it: write a list"):
        scenario_file.read(file)


def test_a_file_of_windows_is_read_and_another_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "it.toml"
    file.write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    found = scenario_file.read(file)
    assert scenario_file.written(found) == WHOLE
    with pytest.raises(BadInput, match="exists already"):
        scenario_file.write(file, found)
