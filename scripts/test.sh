#!/usr/bin/env bash
# Runs every test and says at the end what ran and what was skipped, by name.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
fail=0

unformatted=$(gofmt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
  echo "not formatted:"; echo "$unformatted"; fail=1
fi
go vet ./... || fail=1
go test -json -timeout 20m ./... >"$log" || fail=1
go run ./scripts/testsum <"$log" || fail=1
for p in linux/arm64 linux/loong64 windows/amd64 darwin/arm64; do
  GOOS=${p%/*} GOARCH=${p#*/} go vet ./cmd/jiheng >/dev/null 2>&1 &&
    GOOS=${p%/*} GOARCH=${p#*/} go build -o /dev/null ./cmd/jiheng && echo "builds for $p" || { echo "does not build for $p"; fail=1; }
done
exit $fail
