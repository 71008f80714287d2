# Two commands do everything on a fresh Debian 12 with Swift 6.3: `make run` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
PACKAGES := libcurl4-openssl-dev librdkafka-dev libpq-dev libjemalloc-dev pkg-config postgresql
TEST_PACKAGES := curl kcat jq openssl python3-jsonschema python3-venv liblemon-utils \
  chromium chromium-driver fonts-dejavu-core
RELEASE := .build/release
SEED ?= 2019
SEEDS ?= 2019 7 23 1 5

.PHONY: help
help: ## Lists the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: packages
packages:
	@missing=(); for name in $(PACKAGES); do dpkg -s "$$name" >/dev/null 2>&1 || missing+=("$$name"); done; \
	if (( $${#missing[@]} )); then \
	  echo "installing from Debian: $${missing[*]}"; \
	  $(SUDO) apt-get update -qq && \
	  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}" >/dev/null; \
	fi

.PHONY: test-packages
test-packages: packages
	@$(MAKE) --no-print-directory packages PACKAGES="$(TEST_PACKAGES)"

.PHONY: build
build: packages ## Builds everything into .build/release
	swift build -c release

.PHONY: run
run: build ## Starts everything, plays the year 2019, and keeps serving
	exec $(RELEASE)/doorstroom up --play --seed $(SEED)

.PHONY: demo
demo: build ## Starts fresh, plays the year 2019, prints the summary, and stops
	$(RELEASE)/doorstroom demo --seed $(SEED)

.PHONY: solvers
solvers: packages
	@$(MAKE) --no-print-directory packages PACKAGES="python3-venv liblemon-utils"
	$(call virtual-environment,$(SOLVERS),Tests/Scripts/requirements.txt)

.PHONY: browser
browser: packages ## Installs what the checks of pages in a browser need
	@$(MAKE) --no-print-directory packages PACKAGES="python3-venv chromium chromium-driver fonts-dejavu-core"
	$(call virtual-environment,$(BROWSER),Tests/Scripts/browser-requirements.txt,--no-deps)

.PHONY: providers
providers: packages ## Installs the OpenID Connect providers at which tests sign in
	@$(MAKE) --no-print-directory packages PACKAGES="python3-venv"
	$(call virtual-environment,$(PROVIDERS),Tests/Scripts/providers.txt)

.PHONY: schemathesis
schemathesis: packages ## Installs Schemathesis, which tries every path of the OpenAPI documents
	@$(MAKE) --no-print-directory packages PACKAGES="python3-venv"
	$(call virtual-environment,$(SCHEMATHESIS),Tests/Scripts/schemathesis.txt)

# Unpacked and not installed, because Debian's package starts a server on port 80.
.PHONY: proxy
proxy: ## Unpacks nginx, behind which tests put the services
	@if [[ ! -x $(PROXY)/usr/sbin/nginx ]]; then \
	  echo "unpacking nginx from Debian into $(PROXY)"; \
	  mkdir -p $(PROXY); $(SUDO) apt-get update -qq; \
	  (cd $(PROXY) && apt-get download -qq nginx && dpkg -x nginx_*.deb .); \
	fi

.PHONY: test
test: test-packages solvers browser providers schemathesis proxy fuzz ## Builds and runs all tests, including the crash tests
	swift build --build-tests
	swift test --skip-build --skip IntegrationTests --skip MeaningTests --skip MatchingProofTests --skip ListenerBoundsTests --skip CurlClientTests --skip BrowserTests
	# Whole years, each on a core for half a minute: run separately, so that no test with a time limit waits behind them.
	swift test --skip-build --filter 'MeaningTests|MatchingProofTests'
	swift test --skip-build --filter 'IntegrationTests|ListenerBoundsTests|CurlClientTests|BrowserTests' --no-parallel

.PHONY: shares
shares: test-packages ## Plays years and prints how far institutions end from their shares: make shares SEEDS="2019 7 23"
	swift build --build-tests
	@echo "| Seed | Order of the levels | Largest | Sum | Placed |"; echo "|---|---|---|---|---|"; \
	DOORSTROOM_SEEDS="$(SEEDS)" swift test --skip-build --filter SharesOverTheYearTests 2>&1 | grep -E "^\| |✘"

.PHONY: crash
crash: test-packages ## Repeats one crash run: make crash SEED=7
	swift build --build-tests
	DOORSTROOM_CRASH_SEED=$(SEED) swift test --skip-build --filter CrashTests

PEER := .build/peer
SOLVERS := .build/solvers
BROWSER := .build/browser
PROVIDERS := .build/providers
SCHEMATHESIS := .build/schemathesis
PROXY := .build/nginx

# A folder with the packages of a requirements file; an interrupted installation starts over. The third word goes to pip.
define virtual-environment
@test -e $(1)/installed || { echo "installing from PyPI into $(1): $$(grep -v '^#' $(2) | paste -sd ' ')"; rm -rf $(1); \
  /usr/bin/python3 -m venv $(1) && $(1)/bin/pip install -q $(3) -r $(2) && touch $(1)/installed; }
endef

.PHONY: peer
peer: packages
	@$(MAKE) --no-print-directory packages PACKAGES="python3-venv"
	$(call virtual-environment,$(PEER),Tools/peer/requirements.txt)

.PHONY: bench
bench: build peer ## Registration compared with the floor and a Python peer in one run: make bench STORED=1000000 for the curve
	DOORSTROOM_PEER_PYTHON=$(CURDIR)/$(PEER)/bin/python DOORSTROOM_PEER=$(CURDIR)/Tools/peer/peer.py \
	  $(RELEASE)/doorstroom-bench 100000 $(STORED)

.PHONY: bench-matching
bench-matching: build solvers ## Matching's solve compared with OR-Tools and LEMON on the same levels, by size, and for a country
	@for size in city province province-dense country growth; do \
	  DOORSTROOM_SOLVERS_PYTHON=$(CURDIR)/$(SOLVERS)/bin/python DOORSTROOM_SOLVERS=$(CURDIR)/Tests/Scripts/solvers.py \
	    $(RELEASE)/doorstroom-bench-matching $$size; done

.PHONY: bench-pages
bench-pages: build ## Each page and read API with the played year, and with a hundred times its data
	$(RELEASE)/doorstroom-bench-pages $(SEED)

SECONDS_TO_FUZZ ?= 20

.PHONY: fuzz
fuzz: packages ## Fuzzes envelope and JSON code under the address sanitizer: make fuzz SECONDS_TO_FUZZ=600 for longer
	swift build --scratch-path .build/fuzz --sanitize address --product doorstroom-fuzz
	.build/fuzz/debug/doorstroom-fuzz $(SECONDS_TO_FUZZ) docs/contract/samples $(FUZZ_SEED)

.PHONY: format
format: ## Formats the code
	swift format --in-place --recursive Package.swift Shared Services Tools Tests

.PHONY: lint
lint: ## Checks the formatting and the graph of modules
	swift format lint --strict --recursive Package.swift Shared Services Tools Tests
	Tools/Scripts/module_graph.py --check
