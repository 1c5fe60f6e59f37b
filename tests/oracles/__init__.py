"""Questions answered in plain Python from the rows, one module for each topic; `tests/reference.py` is their base."""
