"""Settings, read from the environment only: `GAPBRIDGE_*`, and Neo4j's usual `NEO4J_*`."""

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from gapbridge.errors import BadInput
from gapbridge.vocabulary import Language

Neo4jLine = Literal["5.26", "2026"]


class Settings(BaseSettings):
    """Where the graph is, and how the local server runs when no other Neo4j is named."""

    model_config = SettingsConfigDict(env_prefix="GAPBRIDGE_", extra="ignore", frozen=True)

    neo4j_uri: str | None = Field(
        None,
        validation_alias="neo4j_uri",
        description="a Neo4j to use instead of the local server, for example neo4j+s://example.org",
    )
    neo4j_user: str = Field("neo4j", validation_alias=AliasChoices("neo4j_user", "neo4j_username"))
    neo4j_password: SecretStr = Field(SecretStr(""), validation_alias="neo4j_password")
    neo4j_database: str = Field("neo4j", validation_alias="neo4j_database")

    query_uri: str | None = Field(
        None, description="a Neo4j with the same graph, read-only, on which queries that people write are run"
    )
    query_user: str = Field("neo4j", description="its user")
    query_password: SecretStr = Field(SecretStr(""), description="its password")
    query_database: str = Field("neo4j", description="its database")

    neo4j_version: Neo4jLine = Field("5.26", description="the local server's line: 5.26 (LTS) or 2026")
    store: str = Field(
        "default",
        pattern=r"^[a-z0-9][a-z0-9-]{0,39}$",
        description="which of the local server's graphs to use",
    )
    bolt_port: int | None = Field(None, ge=1, le=65535, description="the local server's port; free one if unset")
    heap: str = Field("512m", pattern=r"^[1-9][0-9]*[mg]$", description="the local server's Java heap")
    cache_dir: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("gapbridge"),
        description="where the server's jars are kept; may be emptied at any time",
    )
    data_dir: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("gapbridge"),
        description="where the local server keeps its graphs, passwords and logs",
    )
    maven_repository: str | None = Field(
        None,
        pattern=r"^https?://",
        description="the Maven repository to fetch the local server's jars from, where a mirror must be used",
    )
    lang: Language = Field("en", description="the language of names in the terminal: en or lt")
    offline: bool = Field(False, description="never fetch anything; fail with a message instead")


def read_settings() -> Settings:
    """The settings of this process's environment.

    Raises:
        BadInput: A variable holds a value that cannot be used; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = "; ".join(f"{_variable(fault['loc'][0])}: {fault['msg']}" for fault in error.errors())
        raise BadInput(f"A setting cannot be used: {faults}.", "Correct or unset the variable.") from None


def _variable(field: int | str) -> str:
    name = str(field).upper()
    return name if name.startswith("NEO4J_") and name != "NEO4J_VERSION" else f"GAPBRIDGE_{name}"
