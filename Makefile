# make pack   builds every edition of content/aleppo into build/aleppo
# make test   runs the tests          make check    ruff, and mypy for Linux and Windows
# make golden rewrites tests/golden (read the diff before you commit it)          make clean
# make pictures draws docs/pictures again
# make verapdf holds every PDF in build/ against PDF/UA-1 and PDF/A-2a by veraPDF; needs Java 17, Maven and, once, the network
# make bench   measures beside other programs: docs/performance.md; SIZES, PEERS, RUNS choose documents, programs, rounds
# Each sets up .venv by itself; PYTHON=python3.12 names another Python.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable

.PHONY: pack test check golden pictures verapdf bench clean
.SILENT:
.DELETE_ON_ERROR:

pack: .venv/.ready
	$(BIN)/briefing build content/aleppo

test: .venv/.ready-dev
	$(BIN)/pytest -n auto

check: .venv/.ready-dev
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/mypy --platform win32

golden: .venv/.ready-dev
	$(BIN)/pytest --golden

pictures: .venv/.ready-dev
	$(BIN)/python docs/pictures/make.py

# Sheets say in their metadata that they claim nothing; all other PDFs must pass.
verapdf: .verapdf/.ready
	files=$$(grep -rLa --include='*.pdf' '<xmp:Label>Sheets for print' build | sort); \
	test -n "$$files" || { echo "briefing: there is no PDF in build/: make pack" >&2; exit 1; }; \
	for profile in ua1 2a; do \
	    java -cp '.verapdf/*' org.verapdf.apps.GreenfieldCliWrapper -f $$profile --format text -v $$files || exit 1; \
	done

.verapdf/.ready: .ci/verapdf.xml
	command -v java > /dev/null && command -v mvn > /dev/null || { echo "briefing: veraPDF needs Java 17 and Maven (Debian, Ubuntu: default-jre-headless, maven)" >&2; exit 1; }
	mvn -B -q -f .ci/verapdf.xml dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/.verapdf
	touch $@

bench: .venv/.ready .venv-bench/.ready
	.venv-bench/bin/python -m bench --briefing $(CURDIR)/$(BIN)/python --sizes "$(SIZES)" --peers "$(PEERS)" --runs "$(RUNS)"

.venv-bench/.ready: .venv/.python bench/requirements.txt
	$(BIN)/python -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --requirement bench/requirements.txt
	touch $@

.venv/.ready: .venv/.python pyproject.toml constraints.txt
	$(INSTALL) .
	touch $@

.venv/.ready-dev: .venv/.python pyproject.toml constraints.txt
	$(INSTALL) '.[dev]'
	touch $@ .venv/.ready

.venv/.python:
	command -v $(PYTHON) > /dev/null || { echo "briefing: $(PYTHON) is missing: install Python 3.11 or newer, or name it: make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "briefing: Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=…" >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { echo "briefing: $(PYTHON) cannot make a virtual environment: install its venv module (Debian, Ubuntu: python3-venv)" >&2; exit 1; }
	echo "Setting up .venv (once; it takes a minute) …"
	$(PYTHON) -m venv .venv
	touch $@

clean:
	rm -rf .venv .venv-bench .verapdf dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find build -mindepth 1 ! -name .gitignore -delete
	find src tests bench -name __pycache__ -type d -exec rm -rf {} +
