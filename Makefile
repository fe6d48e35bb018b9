# One front door: the same verbs here and in CI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INPUTS ?= 10000000
SEED ?= 0
RUST := Cargo.toml Cargo.lock $(shell find src -name '*.rs')

.PHONY: help build demo test lint format bench fuzz audit advisories compatibility model stubs clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

$(VENV)/.tools: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

$(VENV)/.built: $(VENV)/.tools $(RUST)
	PIP_QUIET=1 VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/maturin develop --release --locked --quiet
	touch $@

build: $(VENV)/.built ## Make the virtual environment and build the extension into it

demo: build ## List a local farm with us and with boto3, side by side
	$(BIN)/python -m deadline_pages demo

test: build ## Run the tests
	$(BIN)/python -m pytest

lint: build ## Check format, lints, types and stubs
	cargo fmt --check
	cargo clippy --release --all-targets --locked --quiet -- -D warnings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python scripts/generate_stubs.py --check
	$(BIN)/python -m mypy.stubtest --mypy-config-file pyproject.toml $(addprefix deadline_pages.,_native _operations paginator type_defs)

format: $(VENV)/.tools ## Format Rust and Python
	cargo fmt
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: build ## Measure us and the peers in one run
	$(BIN)/python -m benchmarks

fuzz: build ## Compare 10 million (INPUTS=) nearly right pages and tokens, from SEED=, with botocore
	nice -n 10 $(BIN)/python -m fuzz --inputs $(INPUTS) --seed $(SEED)

audit: ## Check licences, bans and sources of the Rust crates (cargo install --locked cargo-deny)
	cargo deny --locked check licenses bans sources

advisories: $(VENV)/.tools ## Ask online for published vulnerabilities of crates and Python packages
	cargo deny --locked check advisories
	$(BIN)/python -m pip install --quiet --group audit
	$(BIN)/pip-audit --strict --path "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')"

compatibility: build ## Try every scenario beside boto3 and write docs/compatibility.md
	$(BIN)/python -m tests.compatibility

model: $(VENV)/.tools ## Write the tables of operations anew from the installed botocore
	$(BIN)/python scripts/generate_model.py

stubs: build ## Write the list calls, their types and stubs anew from the installed botocore and the built module
	$(BIN)/python scripts/generate_stubs.py

clean: ## Remove what the other verbs made
	rm -rf $(VENV) target
