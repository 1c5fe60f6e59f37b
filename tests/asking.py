"""Asking the API without a network."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import FastAPI

with warnings.catch_warnings():  # newer Starlette would rather have httpx2 than httpx; either will do
    warnings.filterwarnings("ignore", message=".*httpx.*starlette.testclient.*")
    from fastapi.testclient import TestClient

__all__ = ["LOOPBACK", "PROBLEM", "TestClient", "asking", "problem"]

LOOPBACK = "http://127.0.0.1:8000"
PROBLEM = "application/problem+json"


@contextmanager
def asking(app: FastAPI, base_url: str = LOOPBACK, root_path: str = "") -> Iterator[TestClient]:
    """A client of the app, which is started and ended."""
    with TestClient(app, base_url=base_url, root_path=root_path) as client:
        yield client


def problem(response: Any, status: int, name: str) -> dict[str, Any]:
    """The problem document of a response."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == PROBLEM
    assert response.headers["x-content-type-options"] == "nosniff"
    body: dict[str, Any] = response.json()
    assert body["type"] == (f"urn:gapbridge:problem:{name}" if name else "about:blank")
    assert body["status"] == status
    assert body["title"]
    assert body["request_id"] == response.headers["x-request-id"]
    return body
