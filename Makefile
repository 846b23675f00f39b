# Two commands are enough: `make run` and `make test`. `make help` lists the others.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
WORKERS ?= auto

# what is covered wholly, lines and branches: services, policy and pure modules
WHOLLY := */services.py */policy.py forum/text/* forum/web/refusal.py forum/web/lines.py forum/accounts/limits.py \
  forum/audit/chain.py forum/audit/verifying.py \
  forum/accounts/lookalikes.py forum/accounts/handles.py forum/accounts/browsers.py forum/accounts/secrets.py \
  forum/accounts/social.py \
  forum/accounts/roles.py forum/accounts/curbs.py forum/accounts/restricting.py forum/accounts/derived.py debates/articles/quotes.py debates/articles/markup.py \
  debates/articles/highlights.py debates/articles/fragments.py debates/imports/segment/* \
  debates/imports/extract/* debates/imports/fetching/* debates/imports/addresses.py \
  debates/imports/editing.py debates/imports/inline.py debates/posts/states.py debates/posts/pictures.py debates/posts/drafts.py debates/posts/counts.py \
  debates/posts/placing.py debates/posts/places.py debates/posts/ruling.py debates/posts/redacting.py debates/posts/purging.py debates/posts/holding.py \
  forum/uploads/encoding.py forum/editor/previewing.py forum/editor/receiving.py forum/web/queueing.py \
  debates/charts/chart.py debates/charts/tidy.py debates/charts/lettering.py \
  debates/results/flow.py debates/results/bands.py debates/results/whiskers.py debates/results/course.py \
  debates/results/steps.py debates/results/cells.py debates/results/spacing.py debates/results/wording.py debates/results/meaning.py debates/results/showing.py \
  debates/notices/receipts.py debates/notices/addresses.py debates/notices/freshness.py debates/notices/wording.py \
  debates/transparency/interval.py debates/transparency/period.py debates/transparency/sides.py debates/transparency/counting.py debates/transparency/lines.py debates/transparency/wording.py \
  forum/web/sweeping.py forum/letters/files.py forum/letters/parcel.py forum/letters/server.py \
  forum/letters/smtp.py forum/letters/upkeep.py \
  debates/posts/arguing.py debates/posts/basis.py debates/posts/writing.py debates/posts/drafted.py debates/posts/screened.py debates/posts/finding_words.py \
  debates/posts/screening_rules.py debates/posts/insisting.py debates/posts/held.py debates/screening/* \
  debates/arguments/resembling.py debates/arguments/similar.py \
  debates/motions/clock.py debates/motions/terms.py debates/motions/settling.py debates/motions/roles.py \
  debates/motions/showing.py debates/motions/derived.py forum/web/zones.py \
  debates/voting/ranking.py debates/voting/drawing.py \
  debates/voting/apart.py debates/voting/bursts.py debates/voting/clusters.py debates/voting/crediting.py debates/voting/excluding.py debates/voting/aside.py debates/voting/ranks.py debates/results/publishing.py \
  debates/standing/earning.py debates/standing/showing.py debates/standing/wording.py \
  debates/results/telling.py debates/results/measuring.py debates/results/counting.py debates/results/recounting.py \
  debates/results/swing.py debates/results/chance.py debates/results/merging.py
comma := ,
empty :=
space := $(empty) $(empty)

.DEFAULT_GOAL := help
.PHONY: help run dev test check lint format types contracts migrations deploy cover browser lock clean figures bench

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rejoinder needs Python 3.11 or newer; this is %s. Try: make PYTHON=python3.12 run" % sys.version.split()[0])'
	@$(PYTHON) -m venv .venv || { echo "Python cannot make a virtual environment here. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "installing what requirements.lock names into .venv (once)"
# the lock names everything: with --no-deps no pip looks for newer ones of what is asked for with extras, which it would refuse
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	@touch $(READY)

run: $(READY) ## the site with its demo on http://localhost:8000 (PORT=8765 make run for another port)
	@exec $(BIN)/python manage.py serve

dev: $(READY) ## the same, reloading on change, with DEBUG
	@DEBUG=1 $(BIN)/python manage.py migrate --verbosity 0 && DEBUG=1 $(BIN)/python manage.py load_demo
	@DEBUG=1 exec $(BIN)/python manage.py runserver $(or $(PORT),8000)

test: $(READY) ## every test; those in a browser where chromium is installed
	@if browser=$$(command -v chromium-headless-shell || command -v chromium); then echo "with the browser tests: $$($$browser --version 2>/dev/null)"; else echo "without the browser tests: chromium is not installed"; fi
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(READY) lint types contracts migrations deploy cover ## what CI runs

lint: $(READY) ## ruff and djlint, format included
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/djlint --lint --quiet templates

format: $(READY) ## put the code into shape
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

types: $(READY) ## mypy, strict
	@$(BIN)/mypy

contracts: $(READY) ## which room may import which
	@$(BIN)/lint-imports --no-cache

migrations: $(READY) ## no model without its migration
	@$(BIN)/python manage.py makemigrations --check --dry-run

deploy: $(READY) ## Django's own checks, as in production, without a warning
	@SITE_URL=https://example.org DATABASE_URL=embedded SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') $(BIN)/python manage.py check --deploy --fail-level WARNING

cover: $(READY) ## the tests, and that services, policy and pure modules are covered wholly
	@HYPOTHESIS_PROFILE=steady $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=
	@$(BIN)/coverage report --include='$(subst $(space),$(comma),$(strip $(WHOLLY)))' --fail-under=100 --skip-covered --show-missing

browser: $(READY) ## only the tests in a real browser
	@$(BIN)/python -m pytest -m browser

bench: $(READY) ## the reading page at 10 and 10,000 posts
	@$(BIN)/python -m tests.run_bench

figures: $(READY) ## sizes of functions and files
	@$(BIN)/python -m tests.architecture.figures

lock: $(READY) ## resolve the dependencies anew
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --upgrade --quiet -o requirements.lock

clean: ## remove the environment and caches; the data in var/ stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache
