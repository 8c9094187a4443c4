# Varige Spor. `make demo` viser alt; `make` alene viser, hvad der kan gøres.
PYTHON ?= python3
BIN := .venv/bin
PIP := PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install --quiet --no-input
LOCKED := $(PIP) --require-hashes --only-binary=:all: -r
.DEFAULT_GOAL := help
.PHONY: help install assets demo demo-reset test check pictures bench

help:
	@echo "make demo        installerer og starter en opdigtet kommune på http://127.0.0.1:8000/"
	@echo "make demo-reset  det samme, men begynder byen forfra"
	@echo "make install     installerer i mappen .venv og gør ikke andet"
	@echo "make test        kører alle prøver, også i en browser, hvis chromium er der"
	@echo "make check       ser på stil, typer og husets pile"
	@echo "make pictures    tager et billede af hver side i den opdigtede kommune"
	@echo "make bench       måler regnearbejdet ved siden af andres og skriver docs/reference/performance.md"

install: .venv/run.stamp .venv/node.stamp

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Varige Spor kræver Python 3.11 eller nyere. Vælg en: make install PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Pakken python3-venv mangler. Installér den: sudo apt-get install python3-venv" >&2; exit 2; }
	@echo "Laver .venv …"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: locks/run.txt pyproject.toml | .venv/made.stamp
	@echo "Installerer pakkerne fra locks/run.txt (et halvt minut) …"
	@$(LOCKED) locks/run.txt
	@$(PIP) --no-deps --no-index --no-build-isolation -e .
	@touch $@

.venv/test.stamp: locks/test.txt .venv/run.stamp
	@echo "Installerer det, prøverne bruger, fra locks/test.txt (et minut) …"
	@$(LOCKED) locks/test.txt
	@touch $@

.venv/node.stamp: locks/node.txt .venv/run.stamp
	@$(BIN)/python -c 'from varigespor.run.assets import node_on_machine; raise SystemExit(not node_on_machine())' || { \
	  echo "Maskinen har ingen ny nok Node. Henter en til .venv fra locks/node.txt …"; $(LOCKED) locks/node.txt; }
	@touch $@

assets: install
	@$(BIN)/varigespor assets

demo: install
	@exec $(BIN)/varigespor demo

demo-reset: install
	@exec $(BIN)/varigespor demo --reset

# CI has no person to install a browser; elsewhere the run says what it skipped.
test: install .venv/test.stamp assets
	@if [ "$$CI" = true ] && ! command -v chromium >/dev/null; then \
	  echo "Installerer chromium …"; export DEBIAN_FRONTEND=noninteractive; \
	  as=; [ "$$(id -u)" = 0 ] || as="sudo -n"; \
	  $$as apt-get update -qq && $$as apt-get install -y -qq --no-install-recommends chromium >/dev/null; fi
	@$(BIN)/pytest --whole

check: install .venv/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@MODE=test $(BIN)/mypy
	@$(BIN)/lint-imports

pictures: install .venv/test.stamp assets
	@$(BIN)/python -m tests.pictures

# Peers and the accelerator live in a room of their own: nobody else needs them.
BENCH := .venv-bench/bin/python

.venv-bench/made.stamp: locks/bench.txt .venv/made.stamp
	@echo "Installerer det, målingerne bruger, i .venv-bench fra locks/bench.txt (et minut) …"
	@$(BIN)/python -m venv .venv-bench
	@PIP_ROOT_USER_ACTION=ignore PIP_DISABLE_PIP_VERSION_CHECK=1 $(BENCH) -m pip install --quiet --no-input \
	  --require-hashes --only-binary=:all: -r locks/bench.txt
	@touch $@

bench: .venv-bench/made.stamp
	@$(BENCH) -m pytest tests/analysis/packed
	@$(BENCH) -m benchmarks.ladder
	@$(BENCH) -m benchmarks.pages --write
	@$(BENCH) -m benchmarks.national --write
