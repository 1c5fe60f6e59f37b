"""Asking the API without a network."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI

with warnings.catch_warnings():  # newer Starlette would rather have httpx2 than httpx; either will do
    warnings.filterwarnings("ignore", message=".*httpx.*starlette.testclient.*")
    from fastapi.testclient import TestClient

__all__ = ["LOOPBACK", "PROBLEM", "TestClient", "asking"]

LOOPBACK = "http://127.0.0.1:8000"
PROBLEM = "application/problem+json"


@contextmanager
def asking(app: FastAPI, base_url: str = LOOPBACK, root_path: str = "") -> Iterator[TestClient]:
    """A client of the app, which is started and ended."""
    with TestClient(app, base_url=base_url, root_path=root_path) as client:
        yield client
