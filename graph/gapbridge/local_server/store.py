"""A store: the folder of one local graph, with its password, its settings for Neo4j and who serves it."""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout
from pydantic import SecretStr

from gapbridge.errors import Conflict, DatabaseUnavailable
from gapbridge.local_server.conf import conf_text
from gapbridge.local_server.record import Record
from gapbridge.progress import Progress
from gapbridge.settings import Neo4jLine, Settings

LOCK_WAIT_SECONDS = 300.0


@dataclass(frozen=True)
class Store:
    """The folder of one local graph; it need not exist yet."""

    name: str
    home: Path

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The store that the settings name."""
        return cls(settings.store, settings.data_dir.absolute() / "stores" / settings.store)

    @property
    def logs(self) -> Path:
        """The server's logs; `neo4j.log` tells of this start, `neo4j.previous.log` of the one before."""
        return self.home / "logs"

    @contextmanager
    def locked(self, progress: Progress | None = None) -> Iterator[None]:
        """A block that no other command runs for this store at the same time.

        Raises:
            DatabaseUnavailable: Another command keeps it too long, or the folder cannot be written.
        """
        lock = FileLock(self.home.with_suffix(".lock"))
        try:
            self.home.parent.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire(timeout=0.2)
            except Timeout:
                if progress:
                    progress("waiting for another command that uses the local Neo4j", 0, 0)
                lock.acquire(timeout=LOCK_WAIT_SECONDS)
        except Timeout:
            raise DatabaseUnavailable(
                f"Another command keeps the store '{self.name}' busy.", "Wait for it to end, or end it."
            ) from None
        except OSError as error:
            raise self._not_written(error) from error
        try:
            yield
        finally:
            lock.release()

    def prepare(self, line: Neo4jLine) -> None:
        """Make the folders, the record of the line, and the password, as far as they are not there.

        Raises:
            Conflict: Another line of Neo4j made this store.
            DatabaseUnavailable: The folder cannot be written, or its password is lost.
        """
        self.check_line(line)
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.home.chmod(0o700)
            for folder in ("conf", "data", "logs", "run"):
                (self.home / folder).mkdir(exist_ok=True)
            _write(self.home / "store.json", json.dumps({"line": line}))
            if not (self.home / "password").exists():
                self._make_password()
        except OSError as error:
            raise self._not_written(error) from error

    def check_line(self, line: Neo4jLine) -> None:
        """Return when this line of Neo4j may serve the store.

        Raises:
            Conflict: Another line made it.
        """
        made_by = _read(self.home / "store.json").get("line", line)
        if made_by != line:
            raise Conflict(
                f"The store '{self.name}' was made by Neo4j {made_by} and cannot be opened by {line}.",
                f"Set GAPBRIDGE_NEO4J_VERSION={made_by}, or name another store with GAPBRIDGE_STORE.",
            )

    def write_conf(self, line: Neo4jLine, port: int) -> None:
        """Write Neo4j's own settings."""
        _write(self.home / "conf" / "neo4j.conf", conf_text(line, port))

    def password(self) -> SecretStr:
        """The password of Neo4j's user `neo4j` in this store."""
        try:
            return SecretStr((self.home / "password").read_text(encoding="ascii").strip())
        except OSError as error:
            raise DatabaseUnavailable(f"The password of the store '{self.name}' cannot be read: {error}.") from error

    def record(self) -> Record | None:
        """Who serves or last served it, as far as that was written down whole."""
        try:
            return Record.model_validate_json((self.home / "server.json").read_bytes())
        except (OSError, ValueError):
            return None

    def write_record(self, record: Record) -> None:
        """Write down who serves it."""
        _write(self.home / "server.json", record.model_dump_json(indent=2))

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        leaving = self.home.with_name(f"{self.home.name}.leaving")
        shutil.rmtree(leaving, ignore_errors=True)
        if (self.home / "store.json").exists():
            self.home.replace(leaving)  # all at once: a removal broken off must not leave half a store
            shutil.rmtree(leaving)

    def _make_password(self) -> None:
        if (self.home / "data" / "databases").exists():
            raise DatabaseUnavailable(
                f"The password of the store '{self.name}' is lost: {self.home / 'password'} is not there.",
                "Put it back from a backup, or name another store with GAPBRIDGE_STORE.",
            )
        new = self.home / "password.new"
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(24))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.home / "password")

    def _not_written(self, error: OSError) -> DatabaseUnavailable:
        return DatabaseUnavailable(
            f"The store '{self.name}' cannot be written: {error}.",
            "Make room or correct its permissions, or set GAPBRIDGE_DATA_DIR to another folder.",
        )


def _write(path: Path, text: str) -> None:
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def _read(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
