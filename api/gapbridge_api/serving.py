"""The API as a server process."""

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.settings import Settings
from gapbridge_api import view_page
from gapbridge_api.app import create_app
from gapbridge_api.guard import LOOPBACK_HOSTS


def serve_api(
    settings: Settings, database: Database | None, host: str, port: int, announce: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C.

    Args:
        settings: The settings of this process.
        database: The graph to serve, which the caller closes; None to open, and reopen, the one of the settings.
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        announce: Told where the API is, once it listens.

    Raises:
        BadInput: The address cannot be listened on.
    """
    app = create_app(settings, database, loopback=host in LOOPBACK_HOSTS)
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with listening:
        try:
            listening.bind((host, port))
        except OSError as error:
            raise BadInput(
                f"Cannot listen on {host}:{port}: {error.strerror}.", "Choose another with --port."
            ) from None
        shown = f"[{host}]" if ":" in host else host
        at = f"http://{shown}:{listening.getsockname()[1]}"
        if view_page.is_built():
            announce(f"Open {at} to look at it.")
        else:
            announce("The browser view is not built: in a checkout, `make view` builds it, and it is shown.")
        announce(f"The API is at {at}/v1/gaps/shared, described at {at}/docs. Ctrl-C ends it.")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        with suppress(KeyboardInterrupt):  # uvicorn raises it again once it has ended in good order
            server.run(sockets=[listening])
