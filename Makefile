# Two commands do everything on a fresh machine: `make run` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help run chat train test soak check eval lock clean record

PYTHON := .venv/bin/python
# Nothing leaves the machine, and nothing is written outside the repository.
export RASA_TELEMETRY_ENABLED := false
export XDG_CACHE_HOME := $(CURDIR)/.cache/xdg
export XDG_CONFIG_HOME := $(CURDIR)/.cache/xdg
export MPLCONFIGDIR := $(CURDIR)/.cache/matplotlib
export PYTHONWARNINGS := ignore
export TF_CPP_MIN_LOG_LEVEL := 3

help:  ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: .venv/installed  ## start the service: the web page, and Telegram if TELEGRAM_BOT_TOKEN is set
	@exec $(PYTHON) -m bot run

chat: .venv/installed  ## hold the same conversation in this terminal
	@exec $(PYTHON) -m bot chat

train: .venv/installed  ## train the model, if what it learns from has changed
	@$(PYTHON) -m bot train

test: .venv/installed  ## run the whole suite
	$(PYTHON) -m pytest

soak: .venv/installed  ## walk 3,000 times through the dialogue at random (an hour or more; SOAK_PROCESSES=2 by default)
	@SOAK_PROCESSES=$(or $(SOAK_PROCESSES),2) $(PYTHON) -m pytest -m soak -s -q tests/safety/test_walks.py

check: .venv/installed  ## lint, types, spelling, and the knowledge base
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m codespell_lib
	$(PYTHON) -m bot check

eval: .venv/installed  ## measure how well situations are named (reports/, about ten minutes)
	$(PYTHON) -m bot eval

record: .venv/installed  ## rewrite the Rasa test stories from tests/conversations (review the difference)
	$(PYTHON) tests/conversations/record.py

lock: .venv/installed  ## resolve requirements.lock anew from pyproject.toml
	PATH="$(CURDIR)/.cache/uv-env/bin:$$PATH" uv pip compile --universal --generate-hashes --python-version 3.10 \
		--extra dev --no-emit-index-url --custom-compile-command "make lock" pyproject.toml -o requirements.lock

clean:  ## remove the environment, the models and the caches (not var/)
	rm -rf .venv .cache .rasa models results reports .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/installed: requirements.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh
