# Every target makes what it needs first; a second run finds it there and is fast.
PYTHON ?= python3
ARGS ?=
# How long "make faults" runs. The shell counts a SECONDS of its own up: this is make's variable.
SECONDS ?= 1800
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PAGES := dashboard history settings first-run

# Is this the whole suite (with the real servers), or a part that ARGS names?
WHOLE_SUITE := $(if $(strip $(ARGS)),,yes)

.DEFAULT_GOAL := help
.PHONY: help install run demo test test-servers test-long faults faults-outage fuzz check lock bench screenshots readme-images translations package clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED) ## make .venv with everything in requirements.lock, and the program in it

# Nothing is fetched outside the hash-locked file: the project's own build runs without isolation.
$(INSTALLED): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the locked packages into $(VENV) (1.2 GB of disk, most of it Qt)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it like this: make PYTHON=python3.12" >&2; exit 1; }
	@installer/system_packages.sh run $(PYTHON)
	@echo "Making the virtual environment $(VENV)"
	@$(PYTHON) -m venv $(VENV)

run: install ## start the program (ARGS="--headless --profile DIR" is passed on)
	@installer/system_packages.sh run $(BIN)/python
	@$(BIN)/energy-desktop $(ARGS)

demo: install ## start it on a simulated home, with throw-away data
	@installer/system_packages.sh run $(BIN)/python
	@$(BIN)/energy-desktop --demo $(ARGS)

test: install $(if $(WHOLE_SUITE),test-servers) ## run the tests (ARGS="tests/stores -k duckdb" narrows it)
	@$(BIN)/python -m pytest $(ARGS)

test-servers: install ## fetch what the tests against real servers need, once
	@echo "The whole suite needs a real Home Assistant (600 MB, once), SecantusDB (25 MB, once), QuestDB"
	@echo "(30 MB, once, with Java and Maven), docker-compose, Xvfb and gnome-keyring."
	@echo "Quick part without them: make test ARGS='-m \"not servers\"'"
	@installer/system_packages.sh test $(BIN)/python || [ -z "$(CI)" ]
	@$(BIN)/python -m tests.servers.provision

test-long: install ## run the property tests of the quick part with 20 times the examples
	@$(BIN)/python -m pytest --hypothesis-profile=long -m "hypothesis and not servers" $(ARGS)

faults: install ## break everything around the program for SECONDS=1800 and look for a lost row
	@$(BIN)/python -m tests.faults --seconds $(SECONDS) $(ARGS)

faults-outage: install ## measure how long ten missed days take to repair (ARGS="--days 1")
	@$(BIN)/python -m tests.faults.outage $(ARGS)

fuzz: install ## send noise to the HTTP API for SECONDS=1800; it has to serve on and leave nothing
	@$(BIN)/python -m tests.api.fuzz --seconds $(SECONDS) $(ARGS)

check: install ## lint, formatting, types, import layers, rules of the repository
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_layers.py tests/test_repository.py

lock: install ## choose versions anew within the bounds of pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --extra dev --custom-compile-command "make lock" \
		pyproject.toml --output-file requirements.lock

bench: install ## measure speed and memory, each figure beside a yardstick of the same run
	@for file in tests/benchmarks/[a-z]*.py; do \
		echo "$$file"; $(BIN)/python -m tests.benchmarks.$$(basename $$file .py) || exit 1; \
	done

screenshots: install ## draw every page in every look into build/screenshots (ARGS="--only dark-720x520")
	@$(BIN)/python -m tests.screenshots $(ARGS)

readme-images: install ## draw the pictures of the README from the simulated home
	@mkdir -p docs/images
	@for page in $(PAGES); do for theme in light dark; do \
		echo "docs/images/$$page-$$theme.png"; \
		$(OFFSCREEN) $(BIN)/energy-desktop --demo --theme $$theme --size 1280x800 \
			--screenshot $$page docs/images/$$page-$$theme.png || exit 1; \
	done; done

translations: install ## bring the translations to the texts in the sources, and compile them
	@$(BIN)/python -m tests.translations.catalogue

package: install ## build the program as a folder that needs no Python (dist/energy-desktop)
	@installer/system_packages.sh package $(BIN)/python
	@$(BIN)/python installer/build.py

clean: ## remove the virtual environment and everything that was built
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
