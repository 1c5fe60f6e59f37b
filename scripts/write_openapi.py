"""Write the API's description, from which the view's types are made: `write_openapi.py FILE`."""

import json
import sys
from pathlib import Path

from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app


def main() -> None:
    """Write it only where it changed, so that what is made from it stays."""
    file = Path(sys.argv[1])
    text = json.dumps(create_app(api_settings=ApiSettings()).openapi(), indent=1)
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


main()
