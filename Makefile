# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: RDS Agent VersionManager contributors
#
# A short way to everything; `make help` lists it. The build itself is CMake's (CMakePresets.json).

PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
TIDY ?= (app|core|db|resources|tests|ui)/
# DEPS=no builds with what is there and looks for no packages.
DEPS ?= yes

programs := rds-version-manager rdsvm rds-agent
sources = $(shell git ls-files '*.h' '*.cpp')

export CCACHE_SLOPPINESS := pch_defines,time_macros,include_file_mtime,include_file_ctime
launcher := $(if $(shell command -v ccache),-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
configure := cmake $(launcher) --log-level=WARNING
build := cmake --build
ctest := ctest --output-on-failure --parallel $(JOBS)
deps := @$(if $(filter yes,$(DEPS)),.ci/deps,:)

.DEFAULT_GOAL := build
.PHONY: build run test bench screenshots check check-format check-licences check-tidy check-sanitizers format \
	translations deps install clean help

build: ## Build the programs into build/bin/ (the default)
	$(deps) build
	@$(configure) --preset release $(if $(wildcard build/CMakeCache.txt),,-DBUILD_TESTING=OFF) >/dev/null
	@$(build) build --target $(programs)

run: ## Open the demo: the window, or the terminal where there is no display
	$(deps) build run
	@$(MAKE) --no-print-directory build DEPS=no
	@.ci/demo build/bin

test: ## Build everything and run every test
	$(deps) build run test servers desktop
	@$(configure) --preset release -DBUILD_TESTING=ON >/dev/null
	@$(build) build
	@$(ctest) --test-dir build

bench: ## Measure sealing and verifying, and a simulated batch of 1,000 and of 10,000 agents
	$(deps) build test
	@$(configure) --preset release -DBUILD_TESTING=ON >/dev/null
	@$(build) build --target bench
	@build/tests/bench_trust
	@build/tests/bench_batch

screenshots: ## Photograph the real window for the README and the guide (docs/images/)
	$(deps) build run
	@$(MAKE) --no-print-directory build DEPS=no
	@QT_QPA_PLATFORM=offscreen build/bin/rds-version-manager --demo --screenshots docs/images

check: check-format check-licences check-tidy check-sanitizers ## Everything that a reviewer asks for: the four below

check-format: ## Compare every source with .clang-format
	$(deps) check
	@clang-format --dry-run -Werror $(sources)

check-licences: ## Look for the SPDX lines in every source
	@.ci/check-licences

check-tidy: ## Run clang-tidy on every source, or on those that match TIDY=regex
	$(deps) build test check
	@cmake --preset tidy --log-level=WARNING >/dev/null
	@run-clang-tidy -p build-tidy -j $(JOBS) -quiet '^$(CURDIR)/($(TIDY))'

check-sanitizers: ## Run every test under AddressSanitizer and UndefinedBehaviorSanitizer
	$(deps) build run test servers desktop
	@$(configure) --preset asan >/dev/null
	@$(build) build-asan
	@$(ctest) --test-dir build-asan

format: ## Format every source in place
	$(deps) check
	@clang-format -i $(sources)

translations: ## Bring new words of the sources into resources/translations/
	$(deps) build
	@$(configure) --preset release >/dev/null
	@$(build) build --target update_translations

deps: ## Install the packages of Debian that are missing (all but those of check)
	@.ci/deps build run test servers desktop

install: build ## Install the programs under PREFIX (/usr/local)
	@cmake --install build --prefix $(PREFIX)

clean: ## Remove everything that was built
	@rm -rf build build-asan build-coverage build-dev build-tidy build-tsan

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F '|' '{ printf "make %-18s %s\n", $$1, $$2 }'
