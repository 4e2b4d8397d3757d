# Every target makes its own .venv from python3 and installs what it needs, exactly as locked.
# `make` alone shows the list.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready-$(shell cksum < requirements.lock | cut -d ' ' -f 1)
READY_DEV := .venv/.ready-dev-$(shell cksum < requirements-dev.lock | cut -d ' ' -f 1)
READY_MUTANTS := .venv/.ready-mutants-$(shell cksum < requirements-mutants.lock | cut -d ' ' -f 1)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
UV ?= $(shell command -v uv || echo $(BIN)/uv)
COMPILE := $(UV) pip compile pyproject.toml --quiet --generate-hashes --universal \
	--python-version 3.11 --no-emit-index-url --no-emit-find-links --no-header --extra build

.DEFAULT_GOAL := help
.PHONY: help run rehearse test lint bench tour mutants soak lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 18

run: $(READY) ## live on the platforms there is a token for (see .env.example)
	@$(BIN)/python -m bot run

rehearse: $(READY) ## try everything on a page in the browser, without any token
	@$(BIN)/python -m bot rehearse

test: $(READY_DEV) ## all tests; what needs a browser or PostgreSQL is skipped where there is none
	@$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder -m "not alone"
	@$(BIN)/pytest -m alone

lint: $(READY_DEV) ## style, types, and which room may import which
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@said=$$($(BIN)/lint-imports --no-logo) || { echo "$$said"; exit 1; }

bench: $(READY_DEV) ## what docs/performance.md tells, measured anew in one table; 15 minutes at most
	@$(BIN)/python -m tests.bench

mutants: $(READY_MUTANTS) ## small mistakes in the rules, and which of them no test notices; 20 minutes
	@$(BIN)/python -m tests.mutants

soak: $(READY_DEV) ## the bot killed at every step of a meeting, and 270 times at random; half an hour
	@nice $(BIN)/python -W error -W ignore:unread_data:DeprecationWarning:aiohttp.streams -m \
		tests.faults.crashes --every 1
	@nice $(BIN)/python -m tests.faults.storm --kills 210
	@nice $(BIN)/python -m tests.faults.storm --kills 30 --postgresql
	@nice $(BIN)/python -m tests.faults.storm --kills 30 --postgresql --machines 2
	@ZHIBU_EXAMPLES=500 ZHIBU_STEPS=50 nice $(BIN)/pytest -q tests/rehearsals/test_machine.py

tour: $(READY_DEV) ## the stories in a browser, with their pictures in docs/screenshots
	@ZHIBU_SCREENSHOTS=docs/screenshots $(BIN)/pytest tests/browser/test_story.py \
		tests/browser/test_month.py tests/browser/test_by_the_book.py \
		tests/browser/test_charts.py

lock: | $(BIN)/python ## write both locks anew from pyproject.toml; delete them first to take newer versions
	@test -x "$(UV)" || $(PIP) install uv
	@$(COMPILE) -o requirements.lock
	@$(COMPILE) --extra dev --extra postgresql --extra browse -c requirements.lock \
		-o requirements-dev.lock
	@$(COMPILE) --extra dev --extra mutants -c requirements-dev.lock \
		-o requirements-mutants.lock

clean: ## forget everything that can be made again
	@rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
		.hypothesis mutants
	@find . -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "zhibu needs Python 3.11 or newer; try: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "python3-venv is missing; try: apt install python3-venv"; exit 1; }

$(READY): | $(BIN)/python
	@echo "Installing what zhibu needs into .venv"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@rm -f .venv/.ready-[0-9]* && touch $@

$(READY_DEV): | $(BIN)/python
	@echo "Installing what zhibu and its tests need into .venv"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@rm -f .venv/.ready-* && touch $@ $(READY)

$(READY_MUTANTS): | $(READY_DEV)
	@echo "Installing mutmut into .venv"
	@$(PIP) install --require-hashes -r requirements-mutants.lock
	@touch $@
