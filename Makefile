# Everything sets itself up on first use: `make serve` after a clone is enough.
PYTHON ?= python3
PORT ?= 8000
# The words that were given, which neither make nor the shell may take for commands.
override VERSION := $(value VERSION)
export VERSION
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
.PHONY: help serve build check test test-fast test-edits test-browser lint lint-assets lock bench release dataset clean

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

bench: $(READY) ## measure how fast the map is checked, built and served, beside plain Material pages
	@$(BIN)/python -m benchmarks

release: $(READY) ## make a release of this commit (VERSION=1.2.0): change log, citation, tag, data set
	@$(BIN)/python -m litmap check --strict
	@$(BIN)/python .ci/release.py "$$VERSION"
	@$(BIN)/python .ci/release.py --dataset "$$VERSION"

dataset: $(READY) ## write all data of the release that is checked out as one file below dist/ (VERSION=1.2.0)
	@$(BIN)/python .ci/release.py --dataset "$$VERSION"

NEEDED := Install Python 3.11 or newer with pip and venv, name one (make PYTHON=/path/to/python3), \
  or install uv, which fetches one: https://docs.astral.sh/uv/

# Another user's environment is neither changed nor removed.
define own
	@[ ! -e $(VENV) ] || { [ -O $(VENV) ] && [ -w $(VENV) ]; } || { \
	  echo "$(VENV) belongs to another user, and is left as it is." \
	    "Work in a clone of your own, or name another folder: make VENV=.venv-mine" >&2; exit 1; }
endef

# What pip and uv say as they work: what is fetched takes turns on one line, lists and details are left out.
define told
while read -r line; do case "$$line" in \
  Collecting*|Downloading*|Processing*) [ ! -t 1 ] || printf '\r\033[K  %.70s' "$$line" ;; \
  'Installing collected'*) [ ! -t 1 ] || printf '\r\033[K'; echo "  Installing the packages" ;; \
  [+~-]\ *|Building*|Built*|Created*|Downloaded*|Found*|Getting*|Ignoring*|Installing*|Looking*|Obtaining*) ;; \
  Preparing*|Requirement*|Resolved*|Successfully*|Using*|'') ;; \
  *) echo "  $$line" ;; esac; done
endef

# Behind a pipe the target itself tells whether everything before it worked.
define install
	$(own)
	@[ "$@" != "$(READY)" ] || [ "$(SOUND)" = "$(HERE)" ] || rm -rf $(VENV)
	@rm -f $@
	@if command -v uv >/dev/null 2>&1; then \
	  echo "Setting up $(VENV) with uv: less than a minute, once."; \
	  { uv venv --allow-existing -q --python '>=3.11' $(VENV) && \
	    uv pip sync --require-hashes --python $(BIN)/python $(1) && \
	    uv pip install -q --no-deps --python $(BIN)/python -e . && touch $@; } 2>&1 | { $(told); }; \
	elif ! command -v $(PYTHON) >/dev/null 2>&1; then \
	  echo "There is no $(PYTHON) here. $(NEEDED)" >&2; \
	elif ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	  echo "$$($(PYTHON) -V 2>&1) is too old. $(NEEDED)" >&2; \
	elif ! { $(PYTHON) -m venv $(VENV) || $(PYTHON) -m venv --without-pip $(VENV); } >/dev/null 2>&1; then \
	  echo "$(PYTHON) has no venv. $(NEEDED)" >&2; \
	else \
	  pip="$(BIN)/python -m pip"; \
	  $$pip -V >/dev/null 2>&1 || pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	  if ! $$pip -V >/dev/null 2>&1; then echo "$(PYTHON) has no pip. $(NEEDED)" >&2; exit 1; fi; \
	  echo "Setting up $(VENV) with pip: about a minute, once."; \
	  export PIP_DISABLE_PIP_VERSION_CHECK=1; \
	  { $$pip install --progress-bar off --require-hashes -r $(1) && \
	    $$pip install -q --no-deps -e . && touch $@; } | { $(told); }; \
	fi; [ -e $@ ]
endef

$(READY): requirements.lock pyproject.toml
	$(call install,requirements.lock)

$(BROWSER_READY): requirements-browser.lock $(READY)
	$(call install,requirements-browser.lock)

lock: ## pin the newest allowed versions (needs uv)
	uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --group test pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  -c requirements.lock --group test --group browser pyproject.toml -o requirements-browser.lock

clean: ## remove the site and the environment
	$(own)
	rm -rf site .site.litmap-* $(VENV)
