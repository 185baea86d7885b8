# Everything runs in .venv, made from requirements.lock with pip and nothing else.
# Any Python from 3.11 will do; name it if it is not python3: make run PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
NBVAL := --nbval --nbval-current-env --nbval-kernel-startup-timeout=120 --nbval-cell-timeout=300

# A user's own matplotlibrc or IPython start-up files must not change a chart or an output.
export MPLCONFIGDIR := $(CURDIR)/.venv/matplotlib
export IPYTHONDIR := $(CURDIR)/.venv/ipython

.DEFAULT_GOAL := help
.PHONY: help run test notebooks lab build lint bench fuzz mutation lock clean

help: ## list the targets
	@sed -n 's/^\([a-z][a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 16

run: .venv/.installed ## build the data, execute every notebook, write reports/index.html
	$(BIN)/econlab build
	$(BIN)/econlab run
	$(BIN)/econlab run 01_evidence -p place=VNM -p language=vi
	$(BIN)/econlab run 02_growth_multipliers -p place=VNM
	$(BIN)/econlab run 02_growth_multipliers -p place=VNM -p definition=MIC
	$(BIN)/econlab run 03_ict_core_and_sectoral -p place=VNM
	$(BIN)/econlab run 04_reverse_migration -p series=outgoing -p against=trend
	@test -s reports/index.html
	@echo "Open reports/index.html"

# The notebooks are tested even where a test has failed, so that one run shows everything. Their
# stored outputs come from ordinary kernels (make notebooks), and are compared with those of warm ones.
test: .venv/.installed ## run every test, and every notebook against its stored outputs
	@status=0; \
	$(BIN)/python -m pytest || status=1; \
	JUPYTER_DEFAULT_PROVISIONER_NAME=econlab-warm $(BIN)/python -m pytest $(NBVAL) notebooks || status=1; \
	exit $$status

# Tags and the kernel's name are all the metadata kept: the rest tells of the machine.
notebooks: .venv/.installed ## execute the notebooks in place, after a change of library or data
	$(BIN)/econlab build
	$(BIN)/python -m nbconvert --to notebook --execute --inplace --log-level=WARN \
		--ExecutePreprocessor.record_timing=False \
		--ClearMetadataPreprocessor.enabled=True \
		--ClearMetadataPreprocessor.preserve_nb_metadata_mask=kernelspec \
		--ClearMetadataPreprocessor.preserve_cell_metadata_mask=tags notebooks/*.ipynb
	$(BIN)/econlab run 02_growth_multipliers
	cp reports/runs/02_growth_multipliers/default/charts/multipliers.svg .github/

# JupyterLab would ask at its first start whether to fetch news.
lab: .venv/.installed ## open the notebooks in JupyterLab, at 00_start_here
	@test -f .venv/etc/jupyter/labconfig/page_config.json || $(BIN)/python -m jupyterlab.labextensions disable \
		@jupyterlab/apputils-extension:announcements 2>/dev/null
	$(BIN)/python -m jupyterlab --LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb

build: .venv/.installed ## rebuild data/processed from data/raw
	$(BIN)/econlab build

lint: .venv/.installed ## check style, formatting, types and the repository itself
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy --strict src
	$(BIN)/python -m repo_review .

# ONLY=scan measures one subject and prints it, ECONLAB_BENCH=quick one short pair of everything.
bench: .venv/.installed ## measure econlab beside what else there is, and write benchmarks/RESULTS.md
	@$(BIN)/python benchmarks $(ONLY)

# For Linux on x86-64 and Python 3.11 to 3.13; installed apart from what is locked.
fuzz: .venv/.installed .venv/fuzz/.installed ## search for inputs that break a law, ECONLAB_FUZZ_SECONDS (60) a surface
	PYTHONPATH=$(CURDIR)/.venv/fuzz $(BIN)/python tests/fuzz/fuzz.py

# Stopped, it goes on where it was. ECONLAB_MUTANTS=10 draws ten faults a module, MODULES=... names some.
mutation: .venv/.installed ## put small faults into the analysis, count those that no test notices
	PYTHONPATH=tests $(BIN)/python -m mutation $(MODULES)

# Keeps every pin that still fits pyproject.toml; UPGRADE=--upgrade moves them all, and
# UPGRADE="--upgrade-package pandas" one of them.
lock: ## recompile requirements.lock after a change of pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv on the PATH: pip install uv"; exit 1; }
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate \
		--custom-compile-command "make lock" $(UPGRADE) --output-file requirements.lock

# The server of warm kernels sees within a second that .venv is gone, and ends.
clean: ## remove .venv, the reports, the exports and every cache
	rm -rf .venv reports exports dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

# Each stamp is written last: a set-up that was interrupted starts again from an empty .venv.
.venv/.locked: requirements.lock
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "econlab needs Python 3.11 or newer, and $(PYTHON) is not that. Name one: make PYTHON=python3.13"; exit 1; }
	"$(PYTHON)" -m venv --clear .venv
	$(BIN)/python -m pip install --require-hashes -r requirements.lock
	@touch $@

.venv/.installed: .venv/.locked pyproject.toml
	$(BIN)/python -m pip install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -c 'import matplotlib.font_manager'
	@touch $@

.venv/fuzz/.installed: .venv/.locked tests/fuzz/requirements.txt
	$(BIN)/python -m pip install --require-hashes --upgrade --target .venv/fuzz -r tests/fuzz/requirements.txt
	@touch $@
