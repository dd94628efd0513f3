# `make report` and `make test` need Python 3.11 or newer, pip and make; they set up the rest in .venv.
# Another interpreter: make clean test PYTHON=python3.13

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --require-virtualenv

# The environment is the one that the lock files describe, whatever is active outside.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH VIRTUAL_ENV

# One job at a time: each step says what it found before the next begins.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help report test lint types imports unit format generated bench stress fuzz mutation lock clean licences audit resolve wheels bill systems

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

report: $(VENV)/run.stamp ## print the consistency report of facts.yaml
	@$(BIN)/python cli.py report

test: lint types imports unit ## run the linters, the type checkers and the tests

lint: $(VENV)/dev.stamp ## check format and style
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .

types: $(VENV)/dev.stamp ## check the types, with mypy and pyright
	$(BIN)/python -m mypy
	$(BIN)/python -m pyright --warnings

imports: $(VENV)/dev.stamp ## check that imports run downwards only
	$(BIN)/python $(BIN)/lint-imports --no-logo

unit: $(VENV)/dev.stamp ## run the tests
	$(BIN)/python -m pytest

format: $(VENV)/dev.stamp ## format the code and apply the safe fixes
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

generated: $(VENV)/dev.stamp ## write the files that are made from code
	@$(BIN)/python docs/generate.py

bench: $(VENV)/dev.stamp ## measure, with the scripts in bench/
	@set -e; for script in bench/*.py; do echo "$$script"; $(BIN)/python "$$script"; done

stress: $(VENV)/dev.stamp ## run 500 pairs of commands at once, and kill 100 at random moments
	$(BIN)/python tests/stress/at_once.py

# For each target so many seconds; TARGETS="values ledger" are those of tests/fuzz/targets.py.
TARGETS ?=
SECONDS_EACH ?= 60

fuzz: $(VENV)/fuzz.stamp ## look for defects with made-up inputs, which .fuzz/ keeps
	$(BIN)/python -m tests.fuzz.run $(TARGETS) --seconds $(SECONDS_EACH)

# MODULES="values schema/finding.py" are groups of tests/mutation/modules.py and files; MOST=50 takes
# so many mutants of each module.
MODULES ?=
MOST    ?= 0

mutation: $(VENV)/dev.stamp ## change the code in small ways, and look whether a test fails
	$(BIN)/python -m tests.mutation.run $(MODULES) --most $(MOST)

licences: $(VENV)/dev.stamp ## print the licences of all locked packages, and check them
	@$(BIN)/python requirements/licences.py

ROOMS := $(patsubst %/__init__.py,%,$(filter-out tests/% bench/%,$(wildcard */__init__.py)))

systems: $(VENV)/dev.stamp ## check the types as on Windows and on macOS
	$(BIN)/python -m mypy --no-warn-unreachable --platform win32 cli.py $(ROOMS)
	$(BIN)/python -m mypy --no-warn-unreachable --platform darwin cli.py $(ROOMS)

# These need the network, and so are no part of `make test`: what cannot be looked up must fail, and
# not pass. .github/workflows/supply.yml runs them.
SUPPLY := .venv-supply

audit: $(SUPPLY)/supply.stamp ## look for known vulnerabilities of the locked packages
	@set -e; for lock in requirements/run.txt requirements/dev.txt requirements/fuzz.txt requirements/supply.txt; do \
		echo "$$lock"; $(SUPPLY)/bin/python -m pip_audit --strict --require-hashes --disable-pip -r $$lock; done

resolve: $(SUPPLY)/supply.stamp ## look for wheels of the locked packages, for each Python and system
	@$(SUPPLY)/bin/python requirements/resolve.py

wheels: $(SUPPLY)/supply.stamp ## build the wheel in two ways, compare, and run it on each Python here
	@$(SUPPLY)/bin/python requirements/wheels.py

bill: $(SUPPLY)/supply.stamp ## write the bill of materials, dist/crossread.cdx.json (CycloneDX)
	@mkdir -p dist
	@$(SUPPLY)/bin/python -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file dist/crossread.cdx.json requirements/run.txt
	@echo "dist/crossread.cdx.json"

clean: ## remove the environment, the caches and what packaging leaves behind
	rm -rf $(VENV) $(SUPPLY) build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The lock files hold every version, for every platform and Python 3.11 or newer, with its hashes,
# and no address. Versions stay as they are unless a requirement asks otherwise; to take the newest:
# make lock LOCK=--upgrade
LOCK    ?=
COMPILE := $(BIN)/python -m uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes \
	--custom-compile-command "make lock"

lock: $(VENV)/run.stamp ## write the lock files anew from pyproject.toml and requirements/dev.in
	@$(PIP) install --quiet uv
	$(COMPILE) $(LOCK) --output-file requirements/run.txt pyproject.toml
	$(COMPILE) $(LOCK) --output-file requirements/dev.txt requirements/dev.in
	$(COMPILE) $(LOCK) --output-file requirements/fuzz.txt requirements/fuzz.in
	$(COMPILE) $(LOCK) --output-file requirements/supply.txt requirements/supply.in

# The stamps: an environment is built anew when requirements/run.txt is newer than it.
$(VENV)/run.stamp: requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Crossread needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + ". Try: make $(MAKECMDGOALS) PYTHON=python3.13")'
	@[ ! -L $(VENV) ] || { echo "$(VENV) is a link, and making it would empty what it leads to; remove the link" >&2; exit 1; }
	@echo "Making $(VENV) from requirements/run.txt ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --quiet --require-hashes -r requirements/run.txt >&2
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Adding requirements/dev.txt to $(VENV) ..." >&2
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt >&2
	@touch $@

$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/dev.stamp
	@echo "Adding requirements/fuzz.txt to $(VENV) ..." >&2
	@$(PIP) install --quiet --only-binary :all: --require-hashes -r requirements/fuzz.txt >&2 || \
		echo "There is no atheris for this Python: the seeds are changed at random." >&2
	@touch $@

$(SUPPLY)/supply.stamp: requirements/supply.txt
	@echo "Making $(SUPPLY) from requirements/supply.txt ..." >&2
	@$(PYTHON) -m venv --clear $(SUPPLY)
	@$(SUPPLY)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r $< >&2
	@touch $@
