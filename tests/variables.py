"""The variables of the environment that GapBridge reads, from its settings classes."""

from pydantic import AliasChoices
from pydantic_settings import BaseSettings

from gapbridge.settings import Settings
from gapbridge_api.api_settings import ApiSettings

SETTINGS: tuple[type[BaseSettings], ...] = (Settings, ApiSettings)


def variables(settings: type[BaseSettings]) -> dict[str, tuple[str, ...]]:
    """The variables of every field; the first of each is the one to tell people."""
    found = {}
    for name, field in settings.model_fields.items():
        named = field.validation_alias or field.alias
        if isinstance(named, AliasChoices):
            found[name] = tuple(str(choice).upper() for choice in named.choices)
        else:
            found[name] = (str(named or f"{settings.model_config['env_prefix']}{name}").upper(),)
    return found


def all_variables() -> set[str]:
    """All of them."""
    return {one for settings in SETTINGS for names in variables(settings).values() for one in names}
