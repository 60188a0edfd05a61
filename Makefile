# Everything sets itself up on first use: `make serve` after a clone is enough.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER_READY := $(VENV)/.ready-browser
# Two notices about the future of MkDocs, which the lock file and `mkdocs<2` already answer.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export DENO_NO_UPDATE_CHECK := 1
# A copied folder or a vanished Python leaves an environment that runs other code or none: it is made anew.
HERE := $(realpath scripts/litmap)
SOUND := $(shell $(BIN)/python -I -c 'import litmap, os; print(os.path.realpath(litmap.__path__[0]))' 2>/dev/null)
ifneq ($(SOUND),$(HERE))
.PHONY: $(READY)
endif

.DEFAULT_GOAL := help
.PHONY: help serve build check test test-fast test-edits test-browser lint lint-assets lock release clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

serve: $(READY) ## show the site at http://127.0.0.1:8000 (PORT=…) and follow edits
	$(BIN)/python -m litmap serve --port $(PORT)

build: $(READY) ## write the site to site/
	$(BIN)/python -m litmap build

check: $(READY) ## find every mistake in entries and bibliography
	@$(BIN)/python -m litmap check

test: build lint ## build strictly, check links, types and style, run the tests that need no browser
	@$(BIN)/python -m litmap check --strict --site site
	$(BIN)/python -m pytest -n auto --ignore tests/browser

test-fast: $(READY) ## run the tests that build no site and start no program, in seconds
	@$(BIN)/python -m pytest -q -n auto --ignore tests/browser -m "not slow and not content"

test-edits: $(READY) ## try sound edits of the map, and the tests that read it after each
	$(BIN)/python -m pytest -n auto --dist worksteal --ignore tests/browser -m content --edits

test-browser: lint-assets ## run the tests in Chromium
	$(BIN)/python -m pytest -n auto tests/browser

lint: $(READY) ## check format, style, types and which package may import which
	$(BIN)/ruff format -q --check
	$(BIN)/ruff check -q
	$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports --no-cache --no-logo) || { echo "$$said"; exit 1; }

lint-assets: $(BROWSER_READY) ## check the form of styles and scripts (mend it: .venv/bin/deno fmt)
	$(BIN)/deno fmt -q --check
	$(BIN)/deno lint -q

release: $(READY) ## make a release of this commit (VERSION=1.2.0): change log, citation, tag
	@$(BIN)/python -m litmap check --strict
	@$(BIN)/python .ci/release.py $(VERSION)

define install
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --allow-existing -q --python '>=3.11' $(VENV) && \
	  uv pip sync -q --require-hashes --python $(BIN)/python $(1) && \
	  uv pip install -q --no-deps --python $(BIN)/python -e . ; \
	else \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: PYTHON=/path/to/python3")' && \
	  { $(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --without-pip $(VENV); } && \
	  $(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python install -q --require-hashes -r $(1) && \
	  $(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python install -q --no-deps -e . ; \
	fi
endef

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) …"
	@[ "$(SOUND)" = "$(HERE)" ] || rm -rf $(VENV)
	$(call install,requirements.lock)
	@touch $@

$(BROWSER_READY): requirements-browser.lock $(READY)
	$(call install,requirements-browser.lock)
	@touch $@

lock: ## pin the newest allowed versions (needs uv)
	uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --group test pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  -c requirements.lock --group test --group browser pyproject.toml -o requirements-browser.lock

clean: ## remove the site and the environment
	rm -rf site .site.litmap-* $(VENV)
