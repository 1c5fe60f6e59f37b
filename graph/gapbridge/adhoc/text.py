"""What the text of a query may look like: all that is refused before the server sees it.

Not for the safety of the graph, which the plan and the session guard, but because of what neither shows:
files read within list expressions, and texts that keep the server busy long after their caller has gone.
The figures were found by trying, on both versions of Neo4j.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from gapbridge.adhoc.plan import FUNCTIONS, PROCEDURES
from gapbridge.adhoc.refused import QueryRefused
from gapbridge.adhoc.tokens import CLOSING, OPENING, Token, dotted, inside, tokens

MAX_BYTES = 8_000  # the longest query of GapBridge itself has half of it
MAX_PARAMETER_BYTES = 64_000  # matched against a pattern with two stars, text of this size takes seconds
MAX_STEPS = 1_000_000  # items of all range() together, multiplied; an unknown size counts as UNKNOWN_STEPS
UNKNOWN_STEPS = 1_000
MAX_GROWTH = 100_000  # how often a value may be put into itself: [a, a] AS a, 45 times over, is sent for ever
MAX_REDUCE_STEPS = 10_000  # the same where reduce() may build a text: each step copies all before it

# How deep things may stand within each other.
NESTING = (
    ("", "brackets", 40),  # at 400 Neo4j's parser overflows, and its client waits for ever
    ("{", "braces", 8),  # 30 nested COUNT { } are rewritten 2^30 times
    ("loop", "loops over lists", 3),  # four over 100 items are 10^8 steps without a pause
)

# How often a word or symbol may stand in a query; beyond it planning takes seconds, or overflows.
MOST = {
    "UNION": 20,
    "OR": 50,
    "XOR": 8,  # 20 fill the server's memory
    "AND": 200,
    "NOT": 100,
    "CASE": 50,
    "WITH": 50,
    "MATCH": 50,
    ".": 300,  # n.a.a.a... 800 times holds a core for minutes
    ":": 300,
    "!": 100,
    "&": 100,
    "+": 300,
    "-": 300,
    "^": 50,
    "=~": 4,
    "REDUCE": 3,
    "REPLACE": 3,  # each can square the length of a text
}

# What a query may begin with.
FIRST_WORDS = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "LET", "FOR", "FILTER", "WHEN"})
VERSIONS = frozenset({"5", "25"})

# Words that are refused wherever they stand: within a list expression the plan does not show what they do.
REFUSED_WORDS = {
    "LOAD": "it reads files and addresses",
    "USE": "it leaves this database",
    "SHOW": "it tells about the server",
    "TERMINATE": "it stops the queries of others",
}
WHAT_TO_DO = {
    "EXPLAIN": "Give the query alone, without EXPLAIN.",
    "PROFILE": "Give the query alone, without PROFILE.",
    "CYPHER": "Of the options, only CYPHER 5 and CYPHER 25 are taken.",
}

CLAUSES = frozenset({"WITH", "RETURN", "UNWIND", "LET", "MATCH", "CALL"})
SUMS = frozenset({"+", "||"})
LOOPS = frozenset({"ANY", "ALL", "NONE", "SINGLE", "REDUCE", "ALLREDUCE"})

MAX_PATTERN = 200
MAX_REPEATS = 2  # each star multiplies the time by the length of the text
MAX_CHOICES = 4  # in groups, each choice doubles it; a repeated group does so for every letter: none at all
_REPEAT = re.compile(r"[*+?{]")
_REPEATED_GROUP = re.compile(r"\)[*+?{]|\(\?")


def check_text(text: str, params: dict[str, Any]) -> None:
    """Return when the text may be shown to the server, with these parameters.

    Raises:
        QueryRefused: It may not; the message says why and what to do.
    """
    _check_letters(text)
    _check_value(params)
    found = tokens(text)
    _check_statement(found)
    _check_nesting(found)
    for word, most in MOST.items():
        count = sum(token.word == word for token in found)
        if count > most:
            last = [token.place for token in found if token.word == word][most]
            raise QueryRefused(f"The query has {count} {word}; {most} are the most.", "Split it, or use a list.", last)
    _check_names(found, params)
    _check_growth(found, params)
    _check_copies(found)
    for at, token in enumerate(found):
        if token.word == "=~":
            _check_pattern(token, found[at + 1 : at + 4], params)


def _check_letters(text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise QueryRefused(f"The query has {size:,} bytes; {MAX_BYTES:,} are the most.", "Give lists as parameters.")
    if "\\u" in text.lower():
        raise QueryRefused("The query has a \\u escape.", "Write the letter itself, or give it as a parameter.")
    for at, letter in enumerate(text):
        if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") and letter not in "\t\r\n":
            place = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            raise QueryRefused(f"The query has the invisible character U+{ord(letter):04X}.", "Remove it.", place)


def _check_value(params: dict[str, Any]) -> None:
    try:
        size = len(json.dumps(params, ensure_ascii=False, allow_nan=False).encode())
    except (TypeError, ValueError, RecursionError) as error:
        raise QueryRefused(
            f"A parameter is not a value of JSON: {error}.", "Give text, numbers, lists, objects."
        ) from None
    if size > MAX_PARAMETER_BYTES:
        raise QueryRefused(f"The parameters have {size:,} bytes; {MAX_PARAMETER_BYTES:,} are the most.", "Give fewer.")
    if any(abs(number) >= 2**63 for number in _integers(params)):
        raise QueryRefused("A parameter is a whole number that Neo4j cannot hold.", "Give it as text.")


def _integers(value: Any) -> Iterator[int]:
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _integers(item)


def _check_statement(found: list[Token]) -> None:
    second = next((token for token in found if token.word == ";"), None)
    if second:
        raise QueryRefused("The query has several statements.", "Give one at a time.", second.place)
    if [token.word for token in found[:1]] == ["CYPHER"] and [one.text for one in found[1:2] if one.text in VERSIONS]:
        found = found[2:]
    if not found:
        raise QueryRefused("There is no query.", "Begin with MATCH or RETURN.")
    first = found[0].word or found[0].text
    if first not in FIRST_WORDS:
        advice = WHAT_TO_DO.get(first, f"Begin with one of {', '.join(sorted(FIRST_WORDS))}.")
        raise QueryRefused(f"A query that only reads does not begin with {first[:30]}.", advice, found[0].place)
    for token in found:
        if token.word in REFUSED_WORDS:
            advice = f"If it is a name, write `{token.word.lower()}` in backticks."
            raise QueryRefused(f"{token.word} is refused: {REFUSED_WORDS[token.word]}.", advice, token.place)


def _check_nesting(found: list[Token]) -> None:
    stack: list[str] = []
    for at, token in enumerate(found):
        if token.word in OPENING:
            loops = found[at - 1].word in LOOPS if token.word == "(" and at else False
            loops = loops or (token.word == "[" and [one.word for one in found[at + 2 : at + 3]] == ["IN"])
            stack.append("loop" if loops else token.word)
        elif token.word in CLOSING and stack:
            stack.pop()
        for kind, what, most in NESTING:
            if sum(kind in ("", one) for one in stack) > most:
                raise QueryRefused(
                    f"The query nests {what} deeper than {most}.", "Split it with WITH or CALL.", token.place
                )


def _check_names(found: list[Token], params: dict[str, Any]) -> None:
    """Every function with a namespace and every procedure is known; every parameter is given."""
    for at, token in enumerate(found):
        follows = found[at + 1] if at + 1 < len(found) else Token("", "")
        if token.word == "$" and follows.name and follows.name not in params:
            dynamic = follows.word in ("ANY", "ALL") and [one.word for one in found[at + 2 : at + 3]] == ["("]
            if not dynamic:
                raise QueryRefused(f"The parameter ${follows.name} is missing.", "Give it a value.", token.place)
        if token.word == "CALL" and follows.name:
            name, _ = dotted(found, at + 1)
            if name not in PROCEDURES:
                known = ", ".join(sorted(PROCEDURES.values()))
                why = f"The procedure {name[:80]} is refused: it is not known to only read."
                raise QueryRefused(why, f"Use {known}.", follows.place)
        elif token.name and (at == 0 or found[at - 1].word != "."):
            name, end = dotted(found, at)
            if "." in name and [one.word for one in found[end : end + 1]] == ["("] and name not in PROCEDURES:
                _check_function(name, token)


def _check_function(name: str, token: Token) -> None:
    if name not in FUNCTIONS and name.rpartition(".")[0] not in FUNCTIONS:
        why = f"The function {name[:80]} is refused: it is not known to only compute."
        raise QueryRefused(why, "Do without it.", token.place)


def _check_growth(found: list[Token], params: dict[str, Any]) -> None:
    """No list of steps is too long, and nothing doubles with every step."""
    steps, most = 1, MAX_STEPS
    for at, token in enumerate(found[:-1]):
        if found[at + 1].word != "(":
            continue
        arguments = inside(found, at + 1)
        if token.word in ("REDUCE", "ALLREDUCE"):
            _check_reduce(arguments)
            most = MAX_REDUCE_STEPS
        if token.name.lower() == "range" and len(arguments) >= 2:
            first, last = (_bound(argument, params) for argument in arguments[:2])
            steps *= UNKNOWN_STEPS if first is None or last is None else max(1, abs(last - first) + 1)
    if steps > most:
        raise QueryRefused(f"range() makes {steps:,} steps here; {most:,} are the most.", "Take smaller ranges.")


def _check_copies(found: list[Token]) -> None:
    """No chain of clauses makes a value of many copies of itself, in a list, a map or a sum."""
    growth, counts = 1, Counter[str]()
    literals: list[bool] = []
    for at, token in enumerate([*found, Token("word", "RETURN")]):
        before, after = (one[0].word if one else "" for one in (found[max(0, at - 1) : at], found[at + 1 : at + 2]))
        if token.word in OPENING:
            literals.append(token.word == "[" or [one.word for one in found[at + 2 : at + 3]] == [":"])
        elif token.word in CLOSING and literals:
            literals.pop()
        elif token.word in CLAUSES:
            growth *= max(counts.values(), default=1)
            counts.clear()
        elif token.name and before not in (".", "$") and after != ":" and (any(literals) or {before, after} & SUMS):
            counts[dotted(found, at)[0]] += 1
    if growth > MAX_GROWTH:
        raise QueryRefused(
            f"The query may put a value {growth:,} times into itself.", "Use each value once in a clause."
        )


def _check_reduce(arguments: list[list[Token]]) -> None:
    if len(arguments) < 2 or not arguments[0]:
        return
    total = arguments[0][0].name
    words = [token.word for token in arguments[1]]
    body = arguments[1][words.index("|") :] if "|" in words else []
    if sum(token.name == total for token in body) > 1:
        raise QueryRefused(
            f"reduce() uses {total[:40]} twice: it may double at each step.", "Use it once, or aggregate."
        )


def _bound(argument: list[Token], params: dict[str, Any]) -> int | None:
    """The number that a bound of range() stands for; None for the size of a list."""
    text = "".join(token.text for token in argument)
    if re.fullmatch(r"-?\d{1,18}", text):
        return int(text)
    if len(argument) == 2 and argument[0].word == "$" and isinstance(params.get(argument[1].name), int):
        return int(params[argument[1].name])
    if argument and argument[0].word in ("SIZE", "LENGTH") and re.fullmatch(r"\w+\([\w.]+\)([-+]\d{1,3})?", text):
        return None
    raise QueryRefused(
        f"A bound of range() cannot be foreseen: {text[:60]}.",
        "Write a number, a parameter or size(list) - 1.",
    )


def _check_pattern(sign: Token, follows: list[Token], params: dict[str, Any]) -> None:
    """A regular expression is a text or a parameter, and takes no longer than its subject squared."""
    advice = "Use CONTAINS, STARTS WITH or ENDS WITH, or a simpler pattern."
    given, rest = _pattern(follows, params)
    ends = not rest or rest[0].word.isalpha() or rest[0].word in (")", "]", "}", ",", "|")
    if given is None or not ends:
        raise QueryRefused("The pattern after =~ is neither a text nor a parameter.", advice, sign.place)
    if len(given) > MAX_PATTERN:
        raise QueryRefused(f"The pattern after =~ is longer than {MAX_PATTERN} characters.", advice, sign.place)
    bare = re.sub(r"\\.", "x", given, flags=re.DOTALL).removeprefix("(?i)").replace("(?:", "(")
    choices = bare.count("|") if "(" in bare else 0
    if _REPEATED_GROUP.search(bare) or len(_REPEAT.findall(bare)) > MAX_REPEATS or choices > MAX_CHOICES:
        raise QueryRefused("The pattern after =~ could keep the server busy for hours.", advice, sign.place)


def _pattern(follows: list[Token], params: dict[str, Any]) -> tuple[str | None, list[Token]]:
    """The regular expression that these tokens begin with, and the tokens after it."""
    if follows and follows[0].kind == "string":
        return re.sub(r"\\(.)", r"\1", follows[0].text[1:-1], flags=re.DOTALL), follows[1:]
    if len(follows) > 1 and follows[0].word == "$":
        value = params.get(follows[1].name)
        return (value if isinstance(value, str) else None), follows[2:]
    return None, follows
