"""Finding the recorded process again."""

import os
from datetime import UTC, datetime

import psutil
import pytest

from gapbridge.local_server import process
from gapbridge.local_server.record import Record


def test_a_process_whose_command_line_does_not_show_yet_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux shows an empty command line for a moment after a program begins."""
    shown = iter([[], [], ["java", "-Dgapbridge.run=0123456789abcdef"]])
    monkeypatch.setattr(psutil.Process, "cmdline", lambda self: next(shown))
    record = Record(pid=os.getpid(), run="0123456789abcdef", port=1, version="5.26.30", started_at=datetime.now(UTC))
    assert process.is_alive(record)


def test_another_program_with_the_recorded_id_is_not_it() -> None:
    record = Record(pid=os.getpid(), run="0123456789abcdef", port=1, version="5.26.30", started_at=datetime.now(UTC))
    assert not process.is_alive(record)
