# The few commands that anyone needs; `make` alone lists them. Each first makes sure that the machine has what it takes.
# Demo and tests share one build profile (dev), so that HiGHS, minutes of C++, is compiled once.

CARGO ?= cargo

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint doc bench bench-season bench-mails exhaustive pictures there-and-back fixtures setup ready

help: ## lists these commands
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 12

demo: ready ## starts the whole service with example rounds; prints the address and the accounts
	@ls target/debug/talka >/dev/null 2>&1 || echo 'Building Talka and the libraries it uses, among them SQLite and HiGHS in C and C++: several minutes, once.'
	$(CARGO) run --locked -- demo

# Many tests wait for a service that starts, a clock, a browser: two for each processor keep it busy.
test: export RUST_TEST_THREADS ?= $(shell expr 2 '*' $$(nproc))
test: setup lint ## checks everything, tests last: their summary is the last thing printed
	$(CARGO) test --workspace --locked --no-fail-fast --doc
	$(CARGO) test --workspace --locked --no-fail-fast --lib --bins --tests

lint: ready ## checks formatting, and lints with every warning an error
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	cd solver && $(CARGO) clippy --lib --no-default-features --locked -- -D warnings

doc: ready ## builds the documentation, a broken link is an error
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps --workspace --locked

bench: ready ## measures parts, the whole process against its peers, reading and refills (optimised build: HiGHS once more; TALKA_BENCH=full)
	$(CARGO) bench --workspace --locked --bench parts
	$(CARGO) bench --workspace --locked --bench compare
	$(CARGO) bench --workspace --locked --bench load
	$(CARGO) bench --workspace --locked --bench intake
	$(CARGO) bench --workspace --locked --bench pages
	$(CARGO) bench --workspace --locked --bench side
	$(CARGO) bench --workspace --locked --bench refill
	$(CARGO) bench --workspace --locked --bench pairs

bench-season: ready ## measures a round of 12,000 people against an earlier commit: publishing, waiting meanwhile, one application's page (builds both optimised)
	CARGO="$(CARGO)" python3 tests/load/season.py

bench-mails: ready ## sends 12,000 mails of one publication on both databases, the sender killed twice on the way (minutes; figures in tests/faults/thousands.rs)
	TALKA_MAILS=12000 $(CARGO) test --workspace --locked --test faults -- --nocapture --test-threads 1 thousands

exhaustive: ready ## the long way through the solver's tests and all public cases, an hour or more
	TALKA_EXHAUSTIVE=1 $(CARGO) test --workspace --locked --no-fail-fast --test agreement --test cases

pictures: setup ## a picture of every page in target/screenshots, each checked in every language, width and colour scheme: half an hour
	TALKA_PICTURES=1 $(CARGO) test --workspace --locked --test browser -- --include-ignored

there-and-back: ready ## sends our exports through LibreOffice, Gnumeric, openpyxl, pandas and SheetJS, and back
	CARGO="$(CARGO)" sh tests/there_and_back/run.sh

fixtures: ready ## writes the generated files under fixtures/ anew
	TALKA_WRITE_FIXTURES=1 $(CARGO) test --locked --test fixtures

setup: ## installs what the machine lacks, or says how
	@sh .ci/setup

ready: # the same without what only tests need
	@sh .ci/setup build
