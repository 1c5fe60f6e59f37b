"""Bodies in JSON, read by a dependency: so the key comes first, and to strangers nothing is said of what they send."""

from typing import Any, Generic, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from python_multipart.multipart import parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from gapbridge_api.uploads import UnsupportedMediaType

Model = TypeVar("Model", bound=BaseModel)

_SCHEMAS = "#/components/schemas/{model}"


class JsonBody(Generic[Model]):
    """A dependency that gives the body of a request as a model."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    async def __call__(self, request: Request) -> Model:
        """The body.

        Raises:
            UnsupportedMediaType: It is not said to be JSON.
            RequestValidationError: It is none, or a field of it has a value it cannot have.
        """
        kind, _ = parse_options_header(request.headers.get("content-type"))
        if kind != b"application/json":
            raise UnsupportedMediaType("The body is not application/json.", "Send JSON, and say so.")
        try:
            return self.model.model_validate_json(await request.body())
        except ValidationError as error:
            faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors(include_url=False)]
            raise RequestValidationError(faults) from None
        except ClientDisconnect:
            raise HTTPException(400) from None  # nobody reads it, and it is no fault of ours

    @property
    def described(self) -> dict[str, Any]:
        """The body, for the description of a route in OpenAPI."""
        schema = {"$ref": _SCHEMAS.format(model=self.model.__name__)}
        return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def schemas(*models: type[BaseModel]) -> dict[str, Any]:
    """The schemas of models and of their parts, by name, as OpenAPI has them among its components."""
    found: dict[str, Any] = {}
    for model in models:
        made = model.model_json_schema(ref_template=_SCHEMAS)
        found |= made.pop("$defs", {})
        found[model.__name__] = made
    return found
