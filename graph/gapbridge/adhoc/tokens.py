"""The tokens of a Cypher text: what is left when comments are gone and strings are closed."""

import re
import unicodedata
from dataclasses import dataclass, field

from gapbridge.adhoc.refused import Place, QueryRefused

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\r\n]*|/\*.*?\*/)
    |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<name>`(?:[^`]|``)*`)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d]\w*)
    |(?P<open>/\*|['"`])
    |(?P<symbol>=~|\|\||\.\.|.)""",
    re.VERBOSE | re.DOTALL,
)
OPENING = {"(": ")", "[": "]", "{": "}"}
CLOSING = frozenset(OPENING.values())


@dataclass(frozen=True)
class Token:
    """A word, name in backticks, string, number or symbol, and the place it begins at."""

    kind: str
    text: str
    place: Place | None = field(default=None, compare=False)

    @property
    def word(self) -> str:
        """A word in capitals, a symbol as it is; empty for names in backticks, strings and numbers."""
        if self.kind == "word":  # Neo4j reads some foreign letters as ours, such as the long s
            return unicodedata.normalize("NFKC", self.text).upper()
        return self.text if self.kind == "symbol" else ""

    @property
    def name(self) -> str:
        """What a word, number or name in backticks is called; empty for the others."""
        if self.kind == "name":
            return self.text[1:-1].replace("``", "`")
        return self.text if self.kind in ("word", "number") else ""


def tokens(text: str) -> list[Token]:
    """All tokens, without the semicolon that may end the text.

    Raises:
        QueryRefused: A string, a name or a comment is not closed.
    """
    found: list[Token] = []
    line, begun = 1, 0
    for match in _TOKEN.finditer(text):
        found.append(Token(match.lastgroup or "", match.group(), (line, match.start() - begun + 1)))
        if lines := match.group().count("\n"):
            line, begun = line + lines, match.start() + match.group().rindex("\n") + 1
    unclosed = next((token for token in found if token.kind == "open"), None)
    if unclosed:
        raise QueryRefused(f"The query has a {unclosed.text} that is not closed.", "Close it.", unclosed.place)
    found = [token for token in found if token.kind != "space"]
    return found[:-1] if found and found[-1].word == ";" else found


def inside(all_tokens: list[Token], at: int) -> list[list[Token]]:
    """The arguments in the bracket that opens at `at`, split at its commas."""
    arguments: list[list[Token]] = [[]]
    depth = 0
    for token in all_tokens[at:]:
        depth -= token.word in CLOSING
        if depth == 1 and token.word == ",":
            arguments.append([])
        elif depth >= 1:
            arguments[-1].append(token)
        depth += token.word in OPENING
        if depth <= 0:
            break
    return arguments


def dotted(all_tokens: list[Token], at: int) -> tuple[str, int]:
    """The dotted name that starts at `at`, in small letters, and where the tokens go on after it."""
    parts = [all_tokens[at].name]
    while [token.word for token in all_tokens[at + 1 : at + 2]] == ["."] and at + 2 < len(all_tokens):
        at += 2
        parts.append(all_tokens[at].name)
    return ".".join(parts).lower(), at + 1
