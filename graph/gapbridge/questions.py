"""Saved questions: shipped queries that show what the graph is for; run like those that people write.

Each is a file of `cypher/questions/`. Beside what every header says, its header has a title and a summary in both
languages and the usual values of its parameters.
"""

import json
import re
from difflib import get_close_matches

from gapbridge import queries
from gapbridge.errors import NotFound
from gapbridge.queries import Query
from gapbridge.results import QuestionParameter, SavedQuestion
from gapbridge.scope import Scope

FOLDER = "questions/"
_HEADER = re.compile(r"\A(?://[^\n]*\n)+")


def saved(scope: Scope | None = None) -> list[SavedQuestion]:
    """All saved questions, by name; the statements they count are by default those of a scope."""
    names = [name for name in queries.names() if name.startswith(FOLDER)]
    return [_question(queries.get(name), scope or Scope()) for name in names]


def get(name: str, scope: Scope | None = None) -> SavedQuestion:
    """The saved question of a name.

    Raises:
        NotFound: There is none; the message proposes what may have been meant.
    """
    found = {question.name: question for question in saved(scope)}
    if name not in found:
        near = get_close_matches(name.replace("-", "_"), found, 1)
        advice = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(found)}."
        raise NotFound(f"There is no saved question '{name[:80]}'.", advice)
    return found[name]


def _question(query: Query, scope: Scope) -> SavedQuestion:
    title_en, title_lt = _line(query, "title").split(" | ")
    usual = dict(one.split(" = ") for one in _line(query, "defaults").split(", "))
    defaults = {name: json.loads(value) for name, value in usual.items()}
    defaults |= {"statuses": list(scope.statuses), "as_of": scope.as_of.isoformat()}
    return SavedQuestion(
        name=query.name.removeprefix(FOLDER),
        title_en=title_en,
        title_lt=title_lt,
        tells_en=query.summary,
        tells_lt=_line(query, "lt"),
        query=_HEADER.sub("", query.text).strip(),
        params=[
            QuestionParameter(name=one.name, type=one.type, meaning=one.meaning, default=defaults[one.name])
            for one in query.params
        ],
        columns=[one.name for one in query.returns],
    )


def _line(query: Query, key: str) -> str:
    """What stands behind a word of the header."""
    return next(line for line in query.text.splitlines() if line.startswith(f"// {key}: ")).partition(": ")[2].strip()
