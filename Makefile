.DEFAULT_GOAL := help
# Two files of tests at a time, each with a Neo4j of its own.
PYTEST := .venv/bin/pytest -n auto --dist loadfile --no-loadscope-reorder
# Node.js: the machine's own, else the one that scripts/setup.sh put into .venv.
NPM := cd api/ui && PATH="$$PATH:$(CURDIR)/.venv/bin" npm
.PHONY: help demo view test test-2026 test-long oracle check check-view lock-view generate study-example screenshots lock lock-neo4j clean

help: ## what can be made
	@grep -E '^[a-z0-9-]+:.*##' Makefile | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

demo: .venv/.runtime ## load the demo data, print the answers, serve the API (Ctrl-C ends it)
	@.venv/bin/python api/ui/build_view.py
	@.venv/bin/gapbridge demo

view: .venv/.dev ## build the browser view, if its sources changed
	@.venv/bin/python api/ui/build_view.py

test: .venv/.dev check view ## check and test everything, on a real Neo4j 5.26
	@$(PYTEST)

test-2026: .venv/.dev ## what the line of Neo4j can matter to, on 2026.x
	@GAPBRIDGE_NEO4J_VERSION=2026 GAPBRIDGE_TEST_EXAMPLES=4 $(PYTEST) -k "not test_export or script" \
		$(foreach name,queries_on_server load random_graphs audit export,tests/integration/test_$(name).py)

test-long: .venv/.dev ## the long forms too: both Neo4j lines, 200 random cases each, 20 kills; some hours
	@GAPBRIDGE_TEST_LONG=1 $(PYTEST)
	@GAPBRIDGE_TEST_LONG=1 GAPBRIDGE_NEO4J_VERSION=2026 $(PYTEST) tests/integration

oracle: .venv/.dev ## every question against plain Python on 5,000 random graphs; some hours
	@GAPBRIDGE_TEST_EXAMPLES=5000 $(PYTEST) tests/integration/test_random_graphs.py tests/unit -k "random or brute or plain_python or law"

check: .venv/.dev check-view ## style, types, layers, made files
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy
	@.venv/bin/mypy tests scripts benchmarks
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/python scripts/generate.py --check

check-view: .venv/.dev api/ui/node_modules/.all
	@.venv/bin/python scripts/write_openapi.py api/ui/.made/openapi.json
	@$(NPM) run --silent check

api/ui/node_modules/.all: api/ui/package-lock.json
	@$(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

generate: .venv/.dev ## write the files that are made from the vocabulary
	@.venv/bin/python scripts/generate.py

study-example: .venv/.dev ## write the example studies in docs/ anew
	@.venv/bin/python scripts/make_study_example.py

screenshots: .venv/.dev view ## take the pictures in the README anew
	@.venv/bin/python scripts/make_screenshots.py

lock: .venv/.dev ## resolve the Python dependencies anew
	@scripts/lock.sh

lock-neo4j: .venv/.dev ## resolve the jars of both Neo4j lines anew (LINE=5.26 VERSION=5.26.30)
	@.venv/bin/python scripts/lock_neo4j.py $(LINE) $(VERSION)

lock-view: .venv/.dev ## resolve the view's npm packages anew, after a change to api/ui/package.json
	@$(NPM) install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean: ## remove what was made here (not the cache, not your graphs)
	rm -rf .venv dist build api/gapbridge_api/view api/ui/node_modules api/ui/.made .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/.runtime: requirements/runtime.txt pyproject.toml
	@test .venv/.dev -nt requirements/dev.txt -a .venv/.dev -nt pyproject.toml || scripts/setup.sh runtime
	@touch .venv/.runtime

.venv/.dev: requirements/dev.txt pyproject.toml
	@scripts/setup.sh dev
