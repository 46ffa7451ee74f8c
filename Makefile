# Everything that a person types. Each target stands alone and can be run twice.
#
#   make demo PORT=8123 DATA_DIR=/somewhere      variables reach the program as its environment
#   make test ARGS="-k menu -x"                  ARGS is handed to pytest, or to the benchmarks
#
# All names are relative: the folder of the checkout may hold spaces and any letters.

PYTHON ?= python3
PY := .venv/bin/python
ARGS ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo run test test-pg slowest check lint format templates types migrations translations deployment \
	messages screenshots bench bench-peers search-quality lock clean python ready ready-dev

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 - /p' Makefile

demo: ready  ## set everything up, load the demo content, serve on 127.0.0.1:$PORT (8000)
	@exec $(PY) manage.py serve --migrate --demo

run: ready  ## serve what is there, without demo content
	@exec $(PY) manage.py serve --migrate

test: ready-dev  ## set everything up and run the tests, on all cores
	@$(PY) -m pytest -n auto $(ARGS)

test-pg: ready-dev  ## run the same tests on a PostgreSQL that is started for them
	@$(PY) deploy/with_postgres.py $(PY) -m pytest -n auto $(ARGS)

slowest: ready-dev  ## run the tests and list the twenty that take longest
	@$(PY) -m pytest -n auto --durations 20 --durations-min 0.5 $(ARGS)

check: lint format templates types migrations translations deployment  ## all that CI runs beside the tests
	@echo "All checks passed."

lint: ready-dev
	@echo "check: lint"
	@$(PY) -m ruff check --quiet .

format: ready-dev
	@echo "check: format"
	@$(PY) -m ruff format --quiet --check .

templates: ready-dev
	@echo "check: templates"
	@$(PY) -m djlint --lint --quiet templates
	@$(PY) -m djlint --lint --quiet --profile=jinja --extension=jinja templates

types: ready-dev
	@echo "check: types"
	@$(PY) -m mypy --no-error-summary --no-incremental .

migrations: ready-dev
	@echo "check: every change of a model has its migration"
	@$(PY) manage.py makemigrations --check --dry-run

translations: ready-dev
	@echo "check: every message is translated"
	@$(PY) deploy/translations.py

deployment: ready-dev
	@echo "check: settings of a public server"
	@env DEBUG=0 SITE_URL=https://archive.example.org ALLOWED_HOSTS=archive.example.org \
		$(PY) manage.py check --deploy --fail-level WARNING

bench: ready-dev  ## measure what is promised into benchmarks/results.md: SIZES=1000,1000000 MINUTES=30 ARCHIVES=/somewhere
	@$(PY) -m benchmarks $(ARGS)

bench-peers: ready-dev  ## measure Wagtail and WordPress beside the product, in a folder that goes away
	@$(PY) -m benchmarks.peers

search-quality: ready-dev  ## grade the search: CORPUS=… RELEVANCE=… DB=postgresql
	@$(PY) -m benchmarks.search_quality $(if $(CORPUS),--corpus "$(CORPUS)") \
		$(if $(RELEVANCE),--relevance "$(RELEVANCE)") $(if $(DB),--db $(DB))

messages: ready-dev  ## collect new messages for translation and compile what is translated
	@$(PY) deploy/translations.py --update

screenshots: ready-dev  ## take the pictures of the README again, in a real browser
	@$(PY) docs/screenshots.py

lock: ready  ## pin the newest allowed versions that pyproject.toml names (UPGRADE=1 renews the pinned ones)
	@$(PY) deploy/lock.py

clean:  ## remove what can be made again; never the data
	@rm -rf .venv .mypy_cache .ruff_cache .hypothesis .pytest_cache .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

ready: python
	@$(PYTHON) deploy/prepare.py requirements.txt

ready-dev: python
	@$(PYTHON) deploy/prepare.py requirements-dev.txt

python:
	@command -v "$(PYTHON)" > /dev/null || { echo "There is no $(PYTHON) here. On Debian and Ubuntu:" \
		"sudo apt install python3 python3-venv" >&2; exit 1; }
