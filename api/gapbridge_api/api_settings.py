"""Settings of the HTTP API, read from the environment only: `GAPBRIDGE_API_*`."""

from typing import Annotated

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from gapbridge.errors import BadInput


def _split(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]
Origin = Annotated[str, Field(pattern=r"^(\*|https?://[^/\s]+)$")]
Origins = Annotated[tuple[Origin, ...], NoDecode, BeforeValidator(_split)]


class ApiSettings(BaseSettings):
    """Who may ask the API, and how much; lists are separated by commas."""

    model_config = SettingsConfigDict(env_prefix="GAPBRIDGE_API_", extra="ignore", frozen=True)

    key: SecretStr | None = Field(
        None,
        min_length=16,
        description="the key callers must send (`X-API-Key`, or `Authorization: Bearer`); needed to listen"
        " beyond this machine, optional on it",
    )
    allowed_hosts: Words = Field(
        (),
        description="host names the API answers to, without ports; `*.example.org` takes subdomains."
        " On loopback these are added to localhost; beyond it, empty means any",
    )
    cors_origins: Origins = Field(
        (), description="origins whose pages may read the answers (https://tool.example.org); `*` for all"
    )
    root_path: str = Field(
        "",
        pattern=r"^(/[^/?#\s]+)*$",
        description="the path a proxy serves the API under, for example /gapbridge",
    )
    max_body_bytes: int = Field(1_000_000, ge=0, description="largest request body that is read")
    max_upload_bytes: int = Field(
        100_000_000, ge=0, description="largest body where files are sent, all of them together"
    )


def read_api_settings() -> ApiSettings:
    """The settings of this process's environment.

    Raises:
        BadInput: A variable holds a value that cannot be used; the message names it, not the value.
    """
    try:
        return ApiSettings()
    except ValidationError as error:
        faults = "; ".join(f"GAPBRIDGE_API_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors())
        raise BadInput(f"A setting cannot be used: {faults}.", "Correct or unset the variable.") from None
