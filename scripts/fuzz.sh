#!/usr/bin/env bash
# Runs every fuzz target of the module, one after the other.
set -euo pipefail
time=${FUZZTIME:-10m}
for package in $(go list ./...); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "== $package $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 2s "$package"
  done
done
