#!/bin/sh
# Make .venv and install what the lock files name: `setup.sh runtime` or `setup.sh dev`.
# With uv where it is installed, else with venv and pip.
set -eu
what=$1
cd "$(dirname "$0")/.."

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "GapBridge needs Python 3.11 or newer; none was found on the PATH." >&2
    exit 1
}

# The browser view is built with Node.js: the machine's own where it is new enough, else one from PyPI.
has_node() {
    command -v npm >/dev/null 2>&1 &&
        node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' >/dev/null 2>&1
}

echo "Installing GapBridge into .venv ($what) ..." >&2
if command -v uv >/dev/null 2>&1; then
    [ -x .venv/bin/python ] || uv venv --quiet --python '>=3.11' .venv
    uv pip install --python .venv/bin/python --require-hashes -r "requirements/$what.txt"
    has_node || uv pip install --python .venv/bin/python --require-hashes -r requirements/node.txt
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
else
    python=$(find_python)
    [ -x .venv/bin/python ] || "$python" -m venv .venv || {
        echo "Could not make a virtual environment; on Debian: apt-get install python3-venv" >&2
        exit 1
    }
    .venv/bin/python -m pip install --disable-pip-version-check --require-hashes -r "requirements/$what.txt"
    has_node || .venv/bin/python -m pip install --disable-pip-version-check --require-hashes -r requirements/node.txt
    .venv/bin/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
fi
touch ".venv/.$what"
