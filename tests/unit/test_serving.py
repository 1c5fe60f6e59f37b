"""The server as a process: what it says when it begins."""

from pathlib import Path

import pytest
import uvicorn

from gapbridge.settings import Settings
from gapbridge_api import serving, view_page


@pytest.mark.parametrize("built", [True, False])
def test_a_view_that_is_not_built_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: bool
) -> None:
    if built:
        (tmp_path / "index.html").touch()
    monkeypatch.setattr(view_page, "FOLDER", tmp_path)
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)
    told: list[str] = []
    serving.serve_api(Settings(data_dir=tmp_path), None, "127.0.0.1", 0, told.append)
    assert ("make view" in " ".join(told)) is not built
    assert "http://127.0.0.1:" in told[-1]
