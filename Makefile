# Every target is one script in dev/; all that they make lies in .local/.
.DEFAULT_GOAL := help
.PHONY: help demo test lint format pot bench shot clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo:  ## a server with demo data at localhost:8069 (ODOO_PORT=…, RESET=1 begins anew)
	@dev/demo.sh

test:  ## linters and all tests (ARGS="-k name", REUSE=1 keeps the test database)
	@dev/test.sh

lint:  ## the linters alone (ARGS="ruff eslint" chooses some)
	@dev/lint.sh $(ARGS)

format:  ## ruff and prettier put Python, XML, JavaScript and SCSS into shape
	@dev/format.sh

pot:  ## export the translation template and merge it into zh_CN.po
	@dev/pot.sh

bench:  ## benchmarks beside comparable addons (ARGS=… goes to benchmarks/run.py)
	@dev/bench.sh $(ARGS)

shot:  ## screenshots of the main screens into .local/shots (ARGS="name" chooses some)
	@dev/shot.sh $(ARGS)

clean:  ## stop the database server and remove .local
	@dev/clean.sh
