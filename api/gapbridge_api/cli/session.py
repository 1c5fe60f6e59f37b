"""What every command needs: the database it works on, and progress shown on stderr while it waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

from gapbridge.connection import open_database
from gapbridge.database import Connection, Database
from gapbridge.settings import Settings, read_settings

messages = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class ProgressBar:
    """A progress bar on stderr: called with what is done, how much of how much."""

    def __init__(self) -> None:
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%"),
            TimeRemainingColumn(compact=True),
            console=messages,
            transient=True,
            disable=not messages.is_terminal,
        )
        self._task: TaskID | None = None

    def __call__(self, text: str, done: int, total: int) -> None:
        """Show `text`, with `done` of `total`; a `total` of 0 only turns a wheel."""
        if self._task is None:
            self._bar.start()
            self._task = self._bar.add_task(text, total=None)
            if not messages.is_terminal:
                messages.print(f"{text} ...", markup=False)
        self._bar.update(self._task, description=text, completed=done, total=total or None)

    def stop(self) -> None:
        """Take the bar away."""
        if self._task is not None:
            self._bar.stop()
            self._bar.remove_task(self._task)
            self._task = None


@contextmanager
def progress_bar() -> Iterator[ProgressBar]:
    """A progress bar that is gone at the end."""
    bar = ProgressBar()
    try:
        yield bar
    finally:
        bar.stop()


@contextmanager
def session(settings: Settings | None = None) -> Iterator[Database]:
    """The database of the settings, checked to answer; a local server is started when needed."""
    with progress_bar() as bar:
        database = open_database(settings or read_settings(), bar, _announce)
    with database:
        database.check()
        yield database


def _announce(connection: Connection) -> None:
    messages.print(
        f"Started a local Neo4j at {connection.uri}. It runs on for the next command; `gapbridge db stop` ends it.",
        style="dim",
    )
