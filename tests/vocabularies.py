"""The official files of vocabularies, where somebody has them; elsewhere the tests that need them are skipped."""

import os
from pathlib import Path

import pytest

EXCERPTS = Path(__file__).parent / "excerpts"
_FOLDER = os.environ.get("GAPBRIDGE_TEST_VOCABULARIES", "")

with_real_files = pytest.mark.skipif(not _FOLDER, reason="GAPBRIDGE_TEST_VOCABULARIES names no folder")
REAL_ESCO = Path(_FOLDER) / "esco-v1.1.1"
REAL_NACE = Path(_FOLDER) / "nace-2.1" / "NACE_Rev2.1_Heading_All_Languages.tsv"
