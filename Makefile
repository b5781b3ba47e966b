# One command for each thing a person does; CI runs the same ones.
#
#   PYTHON=python3.12 make run     another interpreter (CPython 3.11 to 3.13)
#   PORT=9000 make run             another port
#   CHROMIUM=/path make test       a browser of your own
#   make test TESTS=tests/store    a part of the tests

PYTHON ?= python3
PORT ?= 8050
TESTS ?=
BIN := .venv/bin
DB := sqlite:///out/timeline.db

.DEFAULT_GOAL := help
.PHONY: help run test check bench peers lock port environment dev clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

run: port environment  ## the timeline of seeds/ in a browser: http://127.0.0.1:8050
	$(BIN)/timeline build seeds --out out
	$(BIN)/timeline ingest seeds --db $(DB)
	$(BIN)/timeline serve --db $(DB) --port $(PORT)

test: dev  ## every test, those in a browser included
	CHROMIUM="$$($(BIN)/python tools/chromium.py)" $(BIN)/python -m pytest $(TESTS)

check: dev  ## ruff, mypy and who imports whom
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest --quiet tests/test_imports.py

bench: dev  ## speed, measured on this machine
	$(BIN)/python -m benchmarks

peers: dev  ## other systems on the same news, each fetched on demand, in one table
	$(BIN)/python -m benchmarks.peers

port:
	@$(PYTHON) tools/port.py $(PORT)

environment:
	@$(PYTHON) tools/environment.py run

dev:
	@$(PYTHON) tools/environment.py dev

clean:  ## remove .venv and out
	rm -rf .venv out

# For maintainers, with uv on the path. Pins stay as they are unless you say: make lock UPGRADE=--upgrade
UV = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(UPGRADE)
lock:  ## the pinned versions again, from pyproject.toml
	$(UV) pyproject.toml --group build -o requirements.lock
	$(UV) pyproject.toml --all-extras --group build --group dev -c requirements.lock -o requirements-dev.lock
	$(UV) --group pyproject.toml:build -c requirements.lock -o requirements-build.lock
