"""Files that callers send: received whole, judged by their names, and kept in a folder that ends with the request."""

import re
import shutil
import tempfile
import unicodedata
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Annotated, Any

import anyio.to_thread
from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from gapbridge import seeds
from gapbridge.errors import BadInput
from gapbridge.intake import MAX_REJECTS
from gapbridge_api.problems import no_such
from gapbridge_api.turns import Turns

FILES = "files"
WORKBOOK, CSV = ".xlsx", ".csv"
MAX_FILES = 60
MAX_FIELDS = 20
MAX_FIELD_BYTES = 4_000
MAX_NAME_BYTES = 200
RECEIVE_SECONDS = 900.0

# What some system takes for more than a letter; and names of devices, of which Windows makes no files.
_ODD = frozenset('<>:"/\\|?*')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_SHOWN = 80


class UnsupportedMediaType(BadInput):
    """What was sent is of a kind that is not read."""

    code = "unsupported-media-type"


class LoadForm(BaseModel):
    """What a form says beside its files."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(
        "",
        max_length=200,
        description="name of the data set; by default the workbook's. CSV files need it",
        examples=["survey"],
    )
    prune: bool = Field(
        False, description="remove rows that left the tables sent since this data set was loaded last", examples=[False]
    )
    dry_run: bool = Field(False, description="change nothing: say what would change", examples=[True])
    accept_valid: bool = Field(
        False, description="load the lines without fault, and leave the others out", examples=[False]
    )
    max_rejects: float = Field(
        MAX_REJECTS,
        ge=0,
        le=100,
        allow_inf_nan=False,
        description="most faulty lines to leave out, in percent; more: nothing is loaded",
        examples=[MAX_REJECTS],
    )


@dataclass(frozen=True)
class Upload:
    """Files that were sent.

    Args:
        path: The workbook, or the folder of CSV files.
        stem: The name of the data set as far as it is known: the form's, else the workbook's.
        form: What the form says beside its files.
        scratch: A folder for what is written on the way; it is gone when the request is answered.
    """

    path: Path
    stem: str
    form: LoadForm
    scratch: Path

    @property
    def dataset(self) -> str:
        """The name of the data set.

        Raises:
            BadInput: There is none.
        """
        if not self.stem:
            raise BadInput("CSV files need a name for their data set.", "Send it as the form field `name`.")
        try:
            return self.form.name or seeds.dataset_name(self.stem)
        except BadInput as error:
            raise BadInput(error.message, "Send another as the form field `name`.") from None


async def received(request: Request) -> AsyncIterator[Upload]:
    """The files of a request, on disk until it is answered.

    Raises:
        UnsupportedMediaType: The body is no form with files, or a file is neither a workbook nor CSV.
        BadInput: The form breaks off, or its files or their names cannot be used.
        RequestValidationError: A field is not known or cannot have this value.
        Busy: Too many uploads are in hand.
    """
    turns: Turns = request.app.state.turns
    _require_multipart(request)
    with (
        turns.in_hand(),
        tempfile.TemporaryDirectory(prefix="gapbridge-upload-", ignore_cleanup_errors=True) as scratch,
    ):
        form = await _form(request)
        try:
            fields, files = _fields(form), _files(form)
            path = await anyio.to_thread.run_sync(_save, files, Path(scratch))
        finally:
            await form.close()
        stem = fields.name or (path.stem if path.suffix else "")
        yield Upload(path, stem, fields, Path(scratch))


Received = Annotated[Upload, Depends(received)]


def body_described() -> dict[str, Any]:
    """The form, for the description of a route in OpenAPI."""
    schema = LoadForm.model_json_schema()
    schema["properties"] = {
        FILES: {
            "type": "array",
            "items": {"type": "string", "format": "binary"},
            "minItems": 1,
            "maxItems": MAX_FILES,
            "description": "one workbook (.xlsx), or CSV files named after their tables",
        },
        **schema["properties"],
    }
    schema["required"] = [FILES]
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


class _WholeForm(MultiPartParser):
    """Starlette's parser passes over a last part that breaks off; this one wants to see the end."""

    def __init__(self, request: Request) -> None:
        stream = self._to_the_end(request.stream())
        super().__init__(
            request.headers, stream, max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_FIELD_BYTES
        )
        self._ended = False

    def on_end(self) -> None:
        self._ended = True

    async def _to_the_end(self, stream: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
        async for chunk in stream:
            yield chunk
        if not self._ended:  # said from within, so that the parser closes its files
            raise MultiPartException("It breaks off before its end.")


def _require_multipart(request: Request) -> None:
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != b"multipart/form-data":
        raise UnsupportedMediaType("The body is not multipart/form-data.", f"Send a form with the files as `{FILES}`.")
    if options.get(b"charset", b"utf-8").lower() != b"utf-8":
        raise UnsupportedMediaType("The form is not in UTF-8.", "Leave the charset out.")


async def _form(request: Request) -> FormData:
    try:
        with anyio.fail_after(RECEIVE_SECONDS):
            return await _WholeForm(request).parse()
    except MultiPartException as error:
        raise BadInput(f"The form cannot be read. {error.message}", "Send it anew.") from None
    except TimeoutError:
        raise HTTPException(408) from None
    except ClientDisconnect:
        raise HTTPException(400) from None  # nobody reads it, and it is no fault of ours


def _fields(form: FormData) -> LoadForm:
    """The fields beside the files; one that was left empty counts as not sent, as browsers have it."""
    given: dict[str, str] = {}
    for name, value in form.multi_items():
        if name == FILES:
            continue
        if name not in LoadForm.model_fields:
            raise RequestValidationError([no_such("body", name, [FILES, *LoadForm.model_fields])])
        if not isinstance(value, str) or name in given:
            problem = "Input should be sent once" if isinstance(value, str) else "Input should be a text, not a file"
            raise RequestValidationError([{"type": "value_error", "loc": ("body", name), "msg": problem}])
        if value:
            given[name] = value
    try:
        return LoadForm.model_validate(given)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors(include_url=False)]
        raise RequestValidationError(faults) from None


def _files(form: FormData) -> dict[str, UploadFile]:
    """The files by their names: one workbook, or CSV files."""
    found: dict[str, UploadFile] = {}
    same = set()
    for sent in form.getlist(FILES):
        if not isinstance(sent, UploadFile):
            raise BadInput(f"`{FILES}` holds a text, not a file.", "Send each file with its name.")
        name = _name(sent.filename or "")
        plain = unicodedata.normalize("NFC", name).casefold()
        if plain in same:
            raise BadInput(f"Two files have the name {name}.", "Send each table once.")
        same.add(plain)
        found[name] = sent
    if not found:
        raise BadInput("No file was sent.", f"Send a workbook or CSV files as `{FILES}`.")
    if len(found) > 1 and any(PurePath(name).suffix.lower() == WORKBOOK for name in found):
        raise BadInput("A workbook stands alone.", "Send one workbook, or CSV files.")
    return found


def _name(given: str) -> str:
    """A file's name, where it is a plain one.

    Raises:
        BadInput: It is none, or one that leads elsewhere or that the reader would pass over.
        UnsupportedMediaType: It is that of another kind of file.
    """
    shown = "".join(letter if letter.isprintable() else "?" for letter in given[:_SHOWN])
    hidden = given.startswith((".", "~"))
    odd = not given.isprintable() or _ODD & set(given) or _DEVICE.fullmatch(given)
    if not given or hidden or odd or len(given.encode()) > MAX_NAME_BYTES:
        raise BadInput(f"A file cannot have the name '{shown}'.", "Send a plain name: survey.xlsx or needs.csv.")
    if PurePath(given).suffix.lower() not in (WORKBOOK, CSV):
        raise UnsupportedMediaType(f"{shown} is neither a workbook nor CSV.", "Save it as .xlsx or .csv.")
    return given


def _save(files: dict[str, UploadFile], scratch: Path) -> Path:
    """Write the files into a folder of their own; returns the workbook, or the folder of CSV files."""
    folder = scratch / "sent"
    folder.mkdir()
    for name, sent in files.items():
        with (folder / name).open("xb") as file:
            shutil.copyfileobj(sent.file, file)
    only = next(iter(files))
    return folder / only if PurePath(only).suffix.lower() == WORKBOOK else folder
