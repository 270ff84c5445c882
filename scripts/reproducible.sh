#!/usr/bin/env bash
# Builds the program twice, from two copies of the checked-in tree in different
# folders with caches of their own, and fails where the bytes differ. PLATFORMS
# names what is built, default: this machine's.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export CGO_ENABLED=0 GOFLAGS=-trimpath
version=$(git describe --tags --always)
bad=0
for p in ${PLATFORMS:-$(go env GOOS)/$(go env GOARCH)}; do
  for copy in a a-longer-name; do
    mkdir -p "$work/$copy/tree"
    git archive HEAD | tar -x -C "$work/$copy/tree"
    (cd "$work/$copy/tree" && GOCACHE="$work/$copy/cache" GOOS=${p%/*} GOARCH=${p#*/} \
      go build -buildvcs=false -ldflags "-s -w -X main.version=$version" -o "$work/$copy/jiheng" ./cmd/jiheng)
  done
  if cmp "$work/a/jiheng" "$work/a-longer-name/jiheng"; then
    echo "$p: the same bytes, $(sha256sum <"$work/a/jiheng" | cut -c1-16)"
  else
    bad=1
  fi
done
exit $bad
