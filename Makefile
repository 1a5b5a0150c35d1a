# krakflux: everything a developer or a user does with a checkout. Works with make 3.81.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup up demo test check bench shots

# Print this list.
help:
	@awk '/^# / { text = substr($$0, 3) } \
	      /^[a-z]+:/ && text { split($$0, name, ":"); printf "  make %-8s %s\n", name[1], text } \
	      !/^#/ { text = "" }' $(MAKEFILE_LIST)

# Build ./.venv with everything pinned, and the web page.
setup:
	@PYTHON="$(PYTHON)" scripts/setup

# Set up, then start the terminal on port 8086 (more flags with ARGS="--port 9000").
up: setup
	@exec $(BIN)/krakflux up $(ARGS)

# Set up, then start the terminal on a simulated market, in a throwaway directory.
demo: setup
	@exec $(BIN)/krakflux demo $(ARGS)

# Set up, then pass every test (some with ARGS="tests/unit -x").
test: setup
	@BIN="$(BIN)" scripts/test $(ARGS)

# Formatting, lint, types, layers, sizes, generated documents, and the page's own checks.
check: setup
	@BIN="$(BIN)" scripts/check

# Measure hot paths beside InfluxDB and VictoriaMetrics, where they are installed.
bench: setup
	@$(BIN)/python -m benchmarks $(ARGS)

# Screenshots of every page and state, dark and light, into shots/.
shots: setup
	@$(BIN)/python tests/e2e/shots.py $(ARGS)
