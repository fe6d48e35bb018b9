# The same targets for developers and CI (`make help`).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
SEAMS := .venv-seams
SPARK := .venv-spark
# The Python of `make free-threaded`.
FREE_THREADED ?= 3.14
FREE := .python-$(FREE_THREADED)t
# The Pythons of `make wheels`: those of them that run, each once.
WHEELS ?= python3.10 python3.11 python3.12 python3.13 python3.14 python3.15 python3.14t python3.15t $(wildcard $(FREE)/venv/bin/python)
INTERPRETERS = $(sort $(foreach python,$(WHEELS),$(shell PYENV_VERSION=$$(pyenv versions --bare 2>/dev/null | paste -sd:) \
	$(python) -c 'import os, sys; print(os.path.realpath(sys.executable))' 2>/dev/null)))
WHEEL_TOOLS := .venv-wheels
MANYLINUX := --locked --compatibility manylinux2014 --auditwheel check
PACKAGE := PATH=$(abspath $(WHEEL_TOOLS)/bin):$(PATH) $(WHEEL_TOOLS)/bin/python -m build --no-isolation --outdir
# Tests that several threads can run at once: they share no scripted server, patch nothing and fork nothing.
PARALLEL := tests/paging/test_async.py tests/decode/test_decode.py
INPUTS ?= 10000000
SEED ?= 0
SDK := benchmarks/sdk_typed
# The program that serves a farm: no feature of the extension, so that its command line is in no wheel.
FARM := deadline-farm/cli
RUST := Cargo.toml Cargo.lock rust-toolchain.toml $(shell find src crates -name '*.rs' -o -name Cargo.toml)
# Tells rustc to use the profile of its version in `profile/`. With equal flags, dependencies are built once.
BUILD := $(PYTHON) scripts/build_environment.py
TRAINING := $(abspath target/training)
PROFDATA := .venv-profile
RELEASE := .venv-release
SITE := .venv-docs
BLOB := https://github.com/deadline-pages/deadline-pages/blob/main
DEVELOP := PIP_QUIET=1 VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/maturin develop --release --locked --quiet
WHEEL := PATH=$(abspath $(BIN)):$(PATH) $(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir
# The environment that maturin sets for pyo3: with the same one, cargo reuses what maturin built.
PYO3_ENV = PYO3_BUILD_EXTENSION_MODULE=1 PYO3_PYTHON=$(abspath $(BIN)/python) PYO3_ENVIRONMENT_SIGNATURE=$$($(BIN)/python -c \
	'import sys; print("%s-%d.%d-64bit" % (sys.implementation.name, *sys.version_info[:2]))')

.PHONY: help build demo test test-spark smoke rust-tests lint format peers bench bench-full bench-spark bench-gate bench-baseline performance \
	profile wheels reproducible fuzz free-threaded audit advisories compatibility model stubs lint-workflows docs licenses \
	release-check clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.tools: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

# Cargo does not rebuild when the content of the PGO profile changes.
target/.profile: $(wildcard profile/*)
	rm -rf target/release target/*/release
	mkdir -p target
	touch $@

$(VENV)/.built: $(VENV)/.tools $(RUST) target/.profile
	$(BUILD) env $(DEVELOP)
	touch $@

build: $(VENV)/.built ## Make the virtual environment and build the extension into it

demo: build ## List a local farm with us and with boto3, side by side
	$(BIN)/python -m deadline_pages demo

test: build rust-tests smoke $(SEAMS)/.seams ## Run the tests
	$(BIN)/python -m pytest --numprocesses auto

# Apart: it takes minutes, 500 MB of Spark, and Java 17. Its conftest.py is its own, for this environment has little else.
test-spark: build $(SPARK)/.spark ## Run the tests of Spark's source, in Spark (Java 17)
	$(SPARK)/bin/python -m pytest --confcutdir tests/spark tests/spark

smoke: build ## Try a wheel of what `make build` compiled, in an environment without Rust
	rm -rf target/smoke
	$(WHEEL) target/smoke .
	$(WHEEL) target/smoke/again .
	cmp target/smoke/*.whl target/smoke/again/*.whl
	scripts/try_wheel.sh $(BIN)/python target/smoke

# The extension's are linked without libpython: no test in Rust calls Python.
rust-tests: build ## Run the tests in Rust
	$(PYO3_ENV) $(BUILD) cargo test --release --workspace --lib --locked --quiet

lint: build lint-workflows ## Check format, lints, types, stubs and workflows
	cargo fmt --check
	$(PYO3_ENV) $(BUILD) cargo clippy --release --workspace --all-targets --features $(FARM) --locked --quiet -- -D warnings
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python scripts/generate_stubs.py --check
	$(BIN)/python scripts/generate_columns.py --check
	$(BIN)/python -m benchmarks.performance --check
	$(BIN)/python -m mypy.stubtest --mypy-config-file pyproject.toml $(addprefix deadline_pages.,_native _client.operations paginator type_defs)

# GitHub's machines alone run them, so they are checked for faults and for what an attacker could use.
lint-workflows: $(VENV)/.tools ## Check the workflows in .github, offline
	$(BIN)/actionlint -shellcheck= -pyflakes=
	$(BIN)/zizmor --quiet --offline .github

format: $(VENV)/.tools ## Format Rust and Python
	cargo fmt
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Virtual environments: peers of the benchmarks (aiobotocore pins its own botocore), packages that patch botocore for
# the tests, Spark, LLVM's tools for `make profile`, what builds the site, what reads the files of a release, and what
# `make wheels` builds with.
$(BENCH)/.bench $(BENCH)-aio/.bench-aio $(SEAMS)/.seams $(SPARK)/.spark $(PROFDATA)/.profile $(SITE)/.docs $(RELEASE)/.release \
		$(WHEEL_TOOLS)/.wheels: pyproject.toml
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(@D)/bin/python -m pip install --quiet --group $(patsubst .%,%,$(@F))
	touch $@

$(SDK)/target/release/sdk-typed: $(SDK)/Cargo.toml $(SDK)/Cargo.lock $(SDK)/src/main.rs
	cargo build --release --locked --quiet --manifest-path $(SDK)/Cargo.toml
	touch $@

peers: $(BENCH)/.bench $(BENCH)-aio/.bench-aio $(SDK)/target/release/sdk-typed

bench: build peers ## Measure us and the peers in one run, under three minutes once the peers are there
	$(BIN)/python -m benchmarks

bench-full: build peers ## Measure everything, about an hour, and write docs/performance.md from it
	$(BIN)/python -m benchmarks --full
	$(BIN)/python -m benchmarks.operations
	$(BIN)/python -m benchmarks.programs
	$(MAKE) performance

bench-spark: build $(SPARK)/.spark ## Measure Spark's source beside boto3 in the same, about five minutes
	$(BIN)/python -m benchmarks.spark

bench-gate: build ## Fail where a page takes 5 % more instructions than benchmarks/baseline.json says
	$(BIN)/python -m benchmarks.gate

bench-baseline: build ## Write benchmarks/baseline.json anew for this Python
	$(BIN)/python -m benchmarks.gate --write

performance: $(BENCH)/.bench ## Write docs/performance.md, its plots and README's table from benchmarks/results
	$(BENCH)/bin/python -m benchmarks.performance

profile: $(VENV)/.tools $(PROFDATA)/.profile ## Count what `benchmarks/train.py` uses and write `profile/` anew for this compiler
	rm -rf $(VENV)/.built
	RUSTFLAGS=-Cprofile-generate=$(TRAINING)/counts CARGO_TARGET_DIR=$(TRAINING) $(DEVELOP)
	rm -rf $(TRAINING)/counts # of what ran while it was built
	$(BIN)/python -m benchmarks.train
	mkdir -p profile
	$(PROFDATA)/bin/python -c '' # the package links its libraries at the first start of Python
	$(PROFDATA)/bin/llvm-profdata merge --sparse --output $$($(BUILD)) $(TRAINING)/counts/*

wheels reproducible: export CC := $(abspath scripts/zig_cc.sh)
wheels reproducible: export CARGO_TARGET_$(shell uname -m | tr a-z A-Z)_UNKNOWN_LINUX_GNU_LINKER := $(abspath scripts/zig_cc.sh)
wheels: $(WHEEL_TOOLS)/.wheels target/.profile ## Make the sdist and a wheel for each Python here (WHEELS=), and try each wheel
	rm -rf dist
	$(PACKAGE) dist --sdist
	for python in $(INTERPRETERS); do MATURIN_PEP517_ARGS="$(MANYLINUX) --interpreter $$python" $(PACKAGE) dist --wheel || exit; done
	for wheel in dist/*.whl; do $(WHEEL_TOOLS)/bin/auditwheel show $$wheel || exit; done
	for python in $(INTERPRETERS); do scripts/try_wheel.sh $$python dist || exit; done
	test -z "$$(find dist -size +8000000c)"

reproducible: $(WHEEL_TOOLS)/.wheels ## Build a wheel of `dist/` again, from the sdist, in another folder: it must be the same
	rm -rf target/again
	mkdir -p target/again/source
	tar --extract --file $(wildcard dist/*.tar.gz) --strip-components 1 --directory target/again/source
	MATURIN_PEP517_ARGS="$(MANYLINUX)" $(PACKAGE) target/again --wheel target/again/source
	cmp target/again/*.whl dist/$$(cd target/again && echo *.whl)

fuzz: build ## Compare 10 million (INPUTS=) nearly right pages, dates and tokens, from SEED=, with botocore
	nice -n 10 $(BIN)/python -m fuzz --inputs $(INPUTS) --seed $(SEED)

$(FREE)/.tools: pyproject.toml scripts/free_threaded.sh
	scripts/free_threaded.sh $(FREE_THREADED) $(FREE)
	$(FREE)/venv/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(FREE)/venv/bin/python -m pip install --quiet --group free-threaded
	touch $@

# First whatever runs by itself, then some of it in four threads at once. Left out: what measures, has Pythons of its
# own, or looks at types. maturin installs the group `dev` if it is told no other.
free-threaded: $(FREE)/.tools ## Run the tests in a free-threaded Python, with threads in parallel
	PIP_QUIET=1 VIRTUAL_ENV=$(abspath $(FREE)/venv) CARGO_TARGET_DIR=$(abspath $(FREE)/target) CARGO_PROFILE_DEV_DEBUG=0 \
		CARGO_PROFILE_DEV_DEBUG_ASSERTIONS=false \
		$(FREE)/venv/bin/maturin develop --locked --quiet --group free-threaded
	PYTHON_GIL=0 $(FREE)/venv/bin/python -m pytest --numprocesses auto --deselect tests/repository/test_benchmarks.py --deselect tests/process/test_greenlets.py \
		--deselect tests/process/test_pythons.py --deselect tests/install/test_seam_packages.py --deselect tests/typed
	PYTHON_GIL=0 $(FREE)/venv/bin/python -m pytest --parallel-threads 4 $(PARALLEL)

audit: ## Check licences, bans and sources of the Rust crates (cargo install --locked cargo-deny)
	cargo deny --locked check licenses bans sources

advisories: $(VENV)/.tools ## Ask online for published vulnerabilities of crates and Python packages
	cargo deny --locked check advisories
	$(BIN)/python -m pip install --quiet --group audit
	$(BIN)/pip-audit --strict --path "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')"

docs: $(SITE)/.docs ## Build the site of docs/ and README.md into target/site
	rm -rf target/docs target/site
	mkdir -p target
	cp -r docs target/docs
	sed 's|: $(BLOB)/docs/|: |' README.md > target/docs/index.md
	$(SITE)/bin/zensical build --strict

licenses: ## Write THIRD-PARTY-LICENSES.md anew (cargo install --locked --features cli cargo-about)
	cargo fetch --locked --quiet
	cargo about generate --locked --offline --fail --output-file THIRD-PARTY-LICENSES.md about.hbs

release-check: $(RELEASE)/.release ## Check version, tag and changelog, and what is in dist/, for a release
	$(RELEASE)/bin/python scripts/release_check.py
	$(RELEASE)/bin/twine check --strict dist/*

compatibility: build ## Try every scenario beside boto3 and write docs/compatibility.md
	$(BIN)/python -m tests.support.compatibility

model: $(VENV)/.tools ## Write the tables of operations anew from the installed botocore
	$(BIN)/python scripts/generate_model.py

stubs: build ## Write the list calls, their types, stubs and docs/columns.md anew from botocore and the built module
	$(BIN)/python scripts/generate_stubs.py
	$(BIN)/python scripts/generate_columns.py

clean: ## Remove the virtual environments and everything that was built
	rm -rf $(VENV) $(BENCH) $(BENCH)-aio $(SEAMS) $(SPARK) $(PROFDATA) $(SITE) $(RELEASE) $(WHEEL_TOOLS) .python-*t dist \
		$(SDK)/target target
