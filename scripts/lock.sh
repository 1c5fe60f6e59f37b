#!/bin/sh
# Write requirements/*.txt: every dependency with its hashes, for all platforms, naming no index.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate "$@"
}
lock pyproject.toml requirements/build.in --output-file requirements/runtime.txt
lock pyproject.toml requirements/build.in --group dev --output-file requirements/dev.txt
lock requirements/node.in --output-file requirements/node.txt
