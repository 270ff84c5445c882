# Jiheng: `make help` lists what there is.
export CGO_ENABLED = 0
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
PLATFORMS = linux/amd64 linux/arm64 linux/loong64 windows/amd64 darwin/arm64

.DEFAULT_GOAL := help
.PHONY: help build test nightly check golden fuzz bench shapes harmless opens reproducible cross release sample plant clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

build: ## the program, into bin/
	go build -trimpath -o bin/ ./cmd/jiheng

test: ## everything: installs what the tests need (Debian, root), vets, tests, cross-compiles
	@scripts/setup.sh
	@scripts/test.sh

nightly: ## the long tests: kills, random runs, PostgreSQL 18
	@scripts/setup.sh
	@scripts/nightly.sh

check: ## formatting, vet, staticcheck, golangci-lint, race detector, known vulnerabilities
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); exit 1; }
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run ./...
	CGO_ENABLED=1 go test -race -short ./...
	go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

golden: ## writes the golden files anew; look at the diff
	go test ./report ./document/... -run Golden -update

fuzz: ## every fuzz target for ten minutes (FUZZTIME=10m)
	@scripts/fuzz.sh

bench: ## benchmarks, as in docs/benchmarks.md, and the workbench beside PocketBase (WEBBENCH="-secs 20")
	go test -run '^$$' -bench . -benchmem ./...
	go run ./scripts/webbench $(WEBBENCH)

shapes: ## processor time and memory of all rules over 1 MiB of every shape, and what twice as much takes (SHAPES=表)
	go test ./rules -run '^$$' -bench 'Shapes/$(SHAPES)' -benchtime 1x -timeout 3h

harmless: ## opens the hostile kit with LibreOffice, poppler, excelize and openpyxl, within limits
	go run ./scripts/harmless

opens: ## opens what is written with LibreOffice, python-docx, openpyxl, poppler and qpdf: demo, packs, random reports (REPORTS=1000)
	@scripts/opens.sh

reproducible: ## builds the program twice, in two folders with two caches, and compares
	@scripts/reproducible.sh

cross: ## builds for every platform
	@for p in $(PLATFORMS); do echo $$p; GOOS=$${p%/*} GOARCH=$${p#*/} go build -trimpath -o /dev/null ./cmd/jiheng || exit 1; done

release: ## one archive a platform, into dist/
	@VERSION=$(VERSION) PLATFORMS="$(PLATFORMS)" scripts/release.sh

sample: ## writes the sample's ledgers anew from their seed
	go run ./examples/ledgers

plant: ## plants faults in clean documents and writes what is found of them, docs/planted-faults.md
	go run ./examples/plant

clean: ## removes what was built
	rm -rf bin dist out
