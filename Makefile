# The menu. Everything a command needs it sets up itself, once.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
# Not those that some systems set for every program.
ifneq ($(origin LANGUAGE),command line)
LANGUAGE :=
endif
ifneq ($(origin SITE),command line)
SITE :=
endif
PY := .venv/bin/python

.PHONY: help serve test edits mutants build build-plain zip messages check bench lab reread tidy clean new-chapter new-question new-case new-fact
.DEFAULT_GOAL := help

help:
	@echo "make serve    build the book and read it at http://127.0.0.1:8000/  (PORT=, HOST=0.0.0.0 for phones in the room)"
	@echo "make test     everything that must hold: data, code, notebooks, the built book in a browser, live JupyterLab"
	@echo "make build    the site, complete in itself, in _build/html/"
	@echo "              LANGUAGE=sv: in Swedish, in _build/sv/html/; LANGUAGE=xx: a made-up language that shows what was missed"
	@echo "              SITE=https://…/: where it will stand, for search engines and the page 404.html"
	@echo "make build-plain   the same book with plain Sphinx instead of Jupyter Book, in _build/plain/html/"
	@echo "make zip      the same, packed into one file in _build/, for a USB stick or a host"
	@echo "make messages bring the catalogues of translations up to date (LANGUAGE=sv begins one)"
	@echo "make check    data and notebooks, in seconds, no build"
	@echo "make new-question CHAPTER=numb    begin a question with its example (KIND=single); new-case ID=, new-fact TOPIC=,"
	@echo "              new-chapter ID= PART= likewise; make check then names what is still to be written"
	@echo "make edits    make a dozen ordinary edits in a copy: does a test depend on a text or a number?"
	@echo "make mutants  change the rules a little, one change at a time: does a test notice? Half an hour (MODULES=needling.models)"
	@echo "make reread   once all that argues from a changed number has been read again (make check names it)"
	@echo "make bench    weights, Lighthouse, build times (BESIDE=<commit> measures that one in the same run)"
	@echo "make lab      the notebooks live in JupyterLab  (PORT=, HOST=0.0.0.0 for other computers in the room)"
	@echo "make tidy     make notebooks fit to be committed, schemas current, code formatted"
	@echo "make clean    remove what was built (not .venv, .venv-plain)"

.venv/.ready: requirements.txt constraints.txt pyproject.toml package-lock.json tools/setup.py tools/bundle_hook.py
	@$(PYTHON) tools/setup.py

.venv/.ready-lab: requirements-lab.txt .venv/.ready
	@$(PYTHON) tools/setup.py --lab

.venv/.ready-dev: requirements-dev.txt requirements-lab.txt .venv/.ready
	@$(PYTHON) tools/setup.py --dev

.venv-plain/.ready: requirements-plain.txt constraints-plain.txt pyproject.toml tools/setup.py
	@$(PYTHON) tools/setup.py --plain

serve: .venv/.ready
	@$(PY) tools/serve.py --host $(HOST) --port $(PORT)

build: .venv/.ready
	@$(PY) tools/build.py --language "$(LANGUAGE)" --site "$(SITE)"

build-plain: .venv-plain/.ready
	@.venv-plain/bin/python tools/build.py

zip: build
	@$(PY) tools/zip_site.py --language "$(LANGUAGE)"

messages: .venv/.ready
	@$(PY) tools/messages.py $(LANGUAGE)

check: .venv/.ready
	@$(PY) -m needling.check

# Begins with the example of docs/authors.
KIND ?= single
new-question: .venv/.ready
	@$(PY) tools/scaffold.py question "$(CHAPTER)" "$(KIND)"
new-case: .venv/.ready
	@$(PY) tools/scaffold.py case "$(ID)"
new-fact: .venv/.ready
	@$(PY) tools/scaffold.py fact "$(TOPIC)"
new-chapter: .venv/.ready
	@$(PY) tools/scaffold.py chapter "$(ID)" "$(PART)"

test: .venv/.ready-dev
	@$(PY) tools/test.py

# What the tests must not depend on: a dozen edits as authors make them.
edits: .venv/.ready-dev
	@$(PY) tools/edits.py

# Half an hour: small changes to every rule that decides something clinical, and whether a test notices.
mutants: .venv/.ready-dev
	@$(PY) tools/mutants.py $(MODULES)

bench: .venv/.ready-dev
	@$(PY) tools/bench.py $(if $(BESIDE),--beside $(BESIDE))

lab: .venv/.ready-lab
	@$(PY) tools/lab.py --host $(HOST) $(if $(filter file,$(origin PORT)),,--port $(PORT))

reread: .venv/.ready
	@$(PY) tools/derived.py --read

tidy: .venv/.ready-dev
	@$(PY) tools/tidy.py
	@$(PY) tools/derived.py
	@$(PY) -m ruff check --fix --quiet . && $(PY) -m ruff format --quiet .
	@$(PY) tools/npm.py run --silent format

clean:
	@rm -rf _build src/needling/widgets/bundles .mypy_cache .ruff_cache .pytest_cache .hypothesis
