"""What can go wrong with a request: the one table of kinds; docs/problems.md is for its readers."""

from dataclasses import dataclass
from http import HTTPStatus

from gapbridge.errors import GapBridgeError

TYPE_PREFIX = "urn:gapbridge:problem:"


@dataclass(frozen=True)
class ProblemKind:
    """A kind of problem: its name never changes, callers may rely on it."""

    name: str
    status: HTTPStatus
    title: str
    meaning: str

    @property
    def type(self) -> str:
        """The `type` of its problem documents."""
        return TYPE_PREFIX + self.name


KINDS = (
    ProblemKind(
        "host-not-allowed", HTTPStatus.BAD_REQUEST, "The API does not answer to this host name.",
        "The Host header names none of the allowed hosts; see GAPBRIDGE_API_ALLOWED_HOSTS.",
    ),
    ProblemKind(
        "api-key-required", HTTPStatus.UNAUTHORIZED, "An API key is required.",
        "No API key was sent, or a wrong one. Send it as `X-API-Key` or as `Authorization: Bearer`.",
    ),
    ProblemKind(
        "origin-not-allowed", HTTPStatus.FORBIDDEN, "Pages of other sites may ask with GET only.",
        "A browser sent the request on behalf of another site's page; it does not matter whether it changes anything.",
    ),
    ProblemKind(
        "not-found", HTTPStatus.NOT_FOUND, "The graph does not hold it.",
        "No node has the key that was asked for; `detail` names it, `advice` may name similar keys.",
    ),
    ProblemKind(
        "no-such-path", HTTPStatus.NOT_FOUND, "The API has no such path.",
        "The address is wrong; /docs lists all of them.",
    ),
    ProblemKind(
        "method-not-allowed", HTTPStatus.METHOD_NOT_ALLOWED, "The path does not take this method.",
        "The header Allow says which methods it takes.",
    ),
    ProblemKind(
        "conflict", HTTPStatus.CONFLICT, "What is stored stands in the way.",
        "The request contradicts what the graph holds; nothing was changed.",
    ),
    ProblemKind(
        "too-large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The request body is too large.",
        "It has more bytes than GAPBRIDGE_API_MAX_BODY_BYTES or, where files are sent, GAPBRIDGE_API_MAX_UPLOAD_BYTES.",
    ),
    ProblemKind(
        "unsupported-media-type", HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "What was sent is of a kind that is not read.",
        "Files are sent as multipart/form-data; each is a workbook (.xlsx) or a CSV file. Anything else is JSON.",
    ),
    ProblemKind(
        "bad-input", HTTPStatus.UNPROCESSABLE_ENTITY, "What was sent cannot be used.",
        "A parameter has a value it cannot have; `errors` lists where and why.",
    ),
    ProblemKind(
        "faulty-files", HTTPStatus.UNPROCESSABLE_ENTITY, "Something is wrong in the files; nothing was loaded.",
        "`faults` lists where and what; `POST /v1/loads/marked` answers with a workbook in which it is coloured.",
    ),
    ProblemKind(
        "query-refused", HTTPStatus.UNPROCESSABLE_ENTITY, "The query is refused, or cannot be run.",
        "`detail` says why, `advice` what to write instead; `line` and `column` where, if it is about one place.",
    ),
    ProblemKind(
        "failed", HTTPStatus.INTERNAL_SERVER_ERROR, "The API could not do it.",
        "Our fault, or the server's. The log has more under the request id.",
    ),
    ProblemKind(
        "database-unavailable", HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer.",
        "Try again after the seconds that Retry-After names; the API finds the database again by itself.",
    ),
    ProblemKind(
        "busy", HTTPStatus.SERVICE_UNAVAILABLE, "The API has its hands full.",
        "As many loads or queries as may be are being worked on; try again after the seconds that Retry-After names.",
    ),
)  # fmt: skip

_BY_NAME = {kind.name: kind for kind in KINDS}
_MORE_SPECIAL = ("not-found", "host-not-allowed", "faulty-files", "query-refused", "busy")
_BY_STATUS = {kind.status: kind for kind in KINDS if kind.name not in _MORE_SPECIAL}


def kind_of(name: str) -> ProblemKind:
    """The kind of a name.

    Raises:
        KeyError: There is no such kind.
    """
    return _BY_NAME[name]


def of_error(error: type[GapBridgeError]) -> ProblemKind:
    """The kind of an error's own code, else of the next more general error's; `failed` in the end."""
    codes = (kind.__dict__.get("code", "") for kind in error.__mro__)
    return next(_BY_NAME[code] for code in codes if code in _BY_NAME)


def of_status(status: int) -> ProblemKind:
    """The kind a bare HTTP status stands for; RFC 9457's `about:blank` has no kind of ours."""
    known = HTTPStatus(status) if status in HTTPStatus._value2member_map_ else HTTPStatus.BAD_REQUEST
    return _BY_STATUS.get(known, ProblemKind("", known, known.phrase, known.description))
