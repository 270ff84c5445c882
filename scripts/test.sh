#!/usr/bin/env bash
# Runs every test: a line for each package as soon as it is done, and at the end
# what failed and what was skipped, by name.
set -uo pipefail
fail=0

unformatted=$(gofmt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then
  echo "not formatted:"; echo "$unformatted"; fail=1
fi
go vet ./... || fail=1
sum=$(mktemp -d)
trap 'rm -rf "$sum"' EXIT
go build -o "$sum/testsum" ./scripts/testsum || exit 1
go test -json -timeout 20m ./... | "$sum/testsum" "$(go list ./... | wc -l)" || fail=1
# what decides by the database runs on the other engine too
scripts/postgres.sh go test -timeout 15m ./workbench -run 'EndsEqual|MergeClash|MergeOnce|Matrix|Digests|List|OneOutcome|Twenty|Standing|Rename' || fail=1
scripts/postgres.sh go test -timeout 15m ./web -run 'EveryRoute|Swapped|TwentyTimes|FiftyEditors|ServerLost' || fail=1
for p in linux/arm64 linux/loong64 windows/amd64 darwin/arm64; do
  GOOS=${p%/*} GOARCH=${p#*/} go vet ./cmd/jiheng >/dev/null 2>&1 &&
    GOOS=${p%/*} GOARCH=${p#*/} go build -o /dev/null ./cmd/jiheng && echo "builds for $p" || { echo "does not build for $p"; fail=1; }
done
exit $fail
