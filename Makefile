# One command for each job; `make help` lists them.
SHELL := /bin/bash
MAKEFLAGS += --no-print-directory
PORT ?= 8000
SIZE ?= small
BIN := .venv/bin

.PHONY: help demo test check services services-stop bench lock texts clean

help: ## What can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

demo: export SITE_URL ?= http://127.0.0.1:$(PORT)
demo: ## The demo market on http://127.0.0.1:PORT (SIZE=small or full), all in one process
	@scripts/bootstrap runtime
	@mkdir -p var
	@$(BIN)/python -m scripts.texts compile
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py demo_market --size $(SIZE)
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@exec $(BIN)/python manage.py demo_serve --port $(PORT)

test: ## All tests, those on real servers and a real browser included
	@scripts/bootstrap dev
	@scripts/test

check: ## Format, lint, types, layers, migrations, and the tests that need no server
	@scripts/bootstrap dev
	@scripts/check

services: ## Real PostgreSQL, Redis, Elasticsearch, stripe-mock, toxiproxy; prints environment lines
	@python3 -m scripts.services start

services-stop: ## Ends what `make services` started
	@python3 -m scripts.services stop

bench: ## The benchmarks; writes bench/results.json
	@scripts/bootstrap dev
	@if [ -d bench ]; then $(BIN)/python -m bench; else echo "Nothing to measure yet."; fi

lock: ## Locks the newest versions that pyproject.toml allows, with hashes
	@scripts/bootstrap dev
	@scripts/lock

texts: ## Collects the texts of code and templates into locale/, and says what is not translated
	@scripts/bootstrap dev
	@$(BIN)/python -m scripts.texts collect

clean: ## Removes the environment, the demo, the services and every cache
	@python3 -m scripts.services remove
	@rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@rm -f locale/.lock locale/*/LC_MESSAGES/django.mo
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
