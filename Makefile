# `make help` lists the targets. All need Python 3.11 or newer and nothing else; PYTHON=... picks one.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help install demo test lint format bench clean
.DEFAULT_GOAL := help

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED)  ## make the virtual environment and install the package for development

demo: $(INSTALLED)  ## make tasks, roll out five policies on Ray, print how they did; leaves runs/demo/
	@$(BIN)/python examples/demo.py

test: lint  ## lint, types, tests
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(INSTALLED)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(INSTALLED)  ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(INSTALLED)  ## measure the speed
	@$(BIN)/python benchmarks/speed.py

clean:  ## remove what was made, the virtual environment included
	rm -rf $(VENV) runs dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Installed again only when the dependencies may have changed.
$(INSTALLED): pyproject.toml
	@python=$(PYTHON); \
	for candidate in $${python:-python3.11 python3.12 python3.13 python3 python}; do \
	  $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && found=$$candidate && break; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer is needed, and wasn't found; install it, or give it: make PYTHON=/path/to/python" >&2; exit 1; \
	fi; \
	if [ ! -x $(BIN)/python ]; then \
	  echo "making $(VENV) with $$($$found --version)"; \
	  $$found -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; \
	fi
	@echo "installing the package and its tools (once, and again when pyproject.toml changes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@
