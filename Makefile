# `make` lists the targets. Everything runs from .venv, which scripts/setup.sh makes on first use and after a change
# of the locks or of pyproject.toml.
SHELL := /bin/sh
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

bin := .venv/bin
for_site := .venv/ready-for-site
for_test := .venv/ready-for-test
as_of := $(shell sed -n 's/^sample_as_of = "\(.*\)"/\1/p' pyproject.toml)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: $(for_site) ## build every sample site and say where to open them
	@$(bin)/launchbook build --as-of $(as_of)
	@NO_MKDOCS_2_WARNING=1 $(bin)/mkdocs build --strict
	@sh scripts/where.sh

.PHONY: test check
test: check ## pass all checks: format, lint, types, import contract, tests
check: $(for_test)
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/python -m pytest -n 2 --dist worksteal $(PYTEST_ARGS)

.PHONY: test-fast
test-fast: $(for_test) ## the inner loop: tests of model and steps that build no site and work through no whole sample
	@LAUNCHBOOK_LAWS=fast $(bin)/python -m pytest -n 2 --dist worksteal -m "not long and not browser and not whole" \
		tests/model tests/steps $(PYTEST_ARGS)

.PHONY: long
long: $(for_test) ## all tests, the slow ones too, with new examples for every law (an hour or two)
	LAUNCHBOOK_LAWS=long $(bin)/python -m pytest -n 2 --dist worksteal -m "" -rs $(PYTEST_ARGS)

.PHONY: shape
shape: $(for_test) ## count modules, lines and lengths, and name what is not as it should be
	@$(bin)/python -m scripts.shape

.PHONY: format
format: $(for_test) ## lay out the code and mend what the linter can mend
	$(bin)/ruff check --fix-only .
	$(bin)/ruff format .

.PHONY: docs
docs: $(for_site) ## write docs/reference and the drawing of the rooms anew from the code
	$(bin)/python -m generator.reference docs/reference
	$(bin)/python -m scripts.draw_rooms

.PHONY: catalogue
catalogue: $(for_site) ## bring the catalogues of translations up to date with the code and the templates
	$(bin)/python -m scripts.catalogue $(LANGUAGES)

.PHONY: screenshots
screenshots: $(for_test) ## take the pictures of every kind of page anew, and write docs/screens.md
	@$(bin)/python -m scripts.screenshots

.PHONY: drawings
drawings: $(for_site) ## draw the examples of docs/how-dates-work.md anew from docs/dates/
	@$(bin)/python -m scripts.draw_dates

.PHONY: bench
bench: $(for_test) ## time the dates of 10,000 items, and compare our builds with one mkdocs build per site
	$(bin)/python -m tests.bench.bench_schedule
	$(bin)/python -m tests.bench.bench_sites

.PHONY: mutants
mutants: $(for_test) ## change the calendar, schedule, assess and project in small ways and count what the tests notice
	$(bin)/python -m tests.mutation.mutants $(MUTANTS)

# `make lock` keeps the pins that still fit; `make lock LOCK=--upgrade` takes the newest.
UV ?= uv
compile = $(UV) pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-build --custom-compile-command "make lock" $(LOCK) pyproject.toml
.PHONY: lock
lock: ## pin all dependencies with their hashes (needs uv)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: pipx install uv" >&2; exit 1; }
	$(compile) --group install --output-file requirements.lock
	$(compile) --group dev --constraints requirements.lock --output-file requirements-dev.lock

.PHONY: clean
clean: ## remove what was built, keep .venv
	rm -rf site dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(for_site): requirements.lock pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh site
	@touch $@

$(for_test): requirements-dev.lock pyproject.toml scripts/setup.sh
	@sh scripts/setup.sh test
	@touch $@ $(for_site)
