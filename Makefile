# The verbs of the repository. `make quickstart` and `make test` need Python 3.11 or newer with venv, and git.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
OUT := out
WORKERS ?= 2

.PHONY: help quickstart stop install native test test-spark check generate lock docs bench bench-feeds bench-peers bench-spark bench-searches soak soak-feeds kill-matrix fuzz-gate clean

help:  ## what each verb does
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "crmstandard needs Python 3.11 or newer with its venv module: install python3.11 and python3.11-venv (Debian) or from python.org, then run make again." >&2; exit 2; }
	$(PYTHON) -m venv .venv

.venv/.run: .venv/pyvenv.cfg requirements/run.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/.dev: .venv/pyvenv.cfg requirements/dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@ .venv/.run

install: .venv/.dev  ## the full development environment in .venv
	@$(BIN)/python -m tools.native --if-possible

native: .venv/.dev  ## the accept gate for large feeds, built with cargo
	@$(BIN)/python -m tools.native

quickstart: .venv/.run  ## a sample bank validated and served; says where to look
	@$(BIN)/python -m tools.quickstart $(OUT)/quickstart

stop:  ## stop the server that quickstart started
	@$(BIN)/python -m tools.background_server $(OUT)/quickstart/server

test: .venv/.dev  ## every test that this machine can run, in five to six minutes on two cores
	$(BIN)/python -m pytest -n $(WORKERS) --maxschedchunk 50 -m "not slow and not spark"

.venv/.spark: .venv/.dev requirements/spark.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --no-build-isolation -r requirements/spark.lock
	@touch $@

test-spark: .venv/.dev  ## the check of feeds by a Spark cluster on this machine; needs Java 17
	@if command -v java >/dev/null 2>&1; then $(MAKE) --no-print-directory .venv/.spark && SPARK_LOCAL_IP=127.0.0.1 $(BIN)/python -m pytest -m spark; \
	else echo "skipped: Spark needs Java 17 or newer (Debian: apt-get install openjdk-17-jre-headless)"; fi

check: .venv/.dev  ## format, lint, types, import contracts, freshness
	$(BIN)/ruff check src reference_server conformance tools tests benchmarks
	$(BIN)/ruff format --check src reference_server conformance tools tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.generate --check

generate: .venv/.dev  ## write what is derived from schemas/ and spec/
	$(BIN)/python -m tools.generate

docs: generate  ## reference pages under docs/reference
	@echo "The reference starts at docs/reference/index.md"

bench: .venv/.dev  ## measure against peers side by side; results as data under benchmarks/results
	$(BIN)/python -m benchmarks

bench-feeds: .venv/.dev  ## measure the check of feeds, with the native gate and without it
	$(BIN)/python -m benchmarks.feeds
	$(BIN)/python -m benchmarks.judging

soak-feeds: .venv/.dev  ## a feed of ten million records with planted faults; needs about 15 GB of disk (FOLDER=...)
	$(BIN)/python -m benchmarks.feeds_at_scale $(if $(FOLDER),--folder $(FOLDER)) --records $(or $(RECORDS),10000000)

bench-searches: .venv/.dev  ## measure searches over a million customers: loads them first, about four minutes a database
	$(BIN)/python -m benchmarks server.searches

.venv-bench/.done: .venv/pyvenv.cfg requirements/bench.lock
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

bench-peers: .venv-bench/.done  ## measure other validators on the same records, in an environment of their own
	@if command -v npm >/dev/null 2>&1; then cd benchmarks/peers/ajv && npm ci --silent --no-audit --no-fund; else echo "ajv is left out: Node is not there (Debian: apt-get install npm)"; fi
	.venv-bench/bin/python -m benchmarks.peers

bench-spark: .venv/.spark  ## measure the check of ten million records by Spark beside this machine alone; needs Java 17 and about 15 GB of disk
	SPARK_LOCAL_IP=127.0.0.1 $(BIN)/python -m benchmarks.feeds_on_spark $(if $(FOLDER),--folder $(FOLDER)) --records $(or $(RECORDS),10000000)

soak: .venv/.dev  ## 100,000 cases and 50 kills on each database; results as data under benchmarks/results
	$(BIN)/python -m tests.soak $(SOAK)

kill-matrix: .venv/.dev  ## every mutant against all checks of its class, which takes hours; data under benchmarks/results
	$(BIN)/python -m tests.conformance.matrix $(KILL_MATRIX)

lock:  ## pin and hash the dependencies (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --python-version 3.11 --extra conformance --extra feeds --extra server pyproject.toml requirements/build.in -o requirements/run.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --python-version 3.11 --extra cloud --extra conformance --extra feeds --extra server pyproject.toml requirements/build.in requirements/dev.in -o requirements/dev.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --python-version 3.11 --no-deps requirements/spark.in -o requirements/spark.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --quiet --python-version 3.11 --extra feeds -c requirements/dev.lock pyproject.toml requirements/build.in requirements/bench.in -o requirements/bench.lock

fuzz-gate: .venv/.dev  ## 10 million cases that hold the gate against the exact path
	$(BIN)/python -m tests.native.fuzz $(or $(CASES),10000000)

clean:  ## remove what the verbs made
	rm -rf .venv .venv-bench $(OUT) dist build
