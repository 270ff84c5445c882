#!/usr/bin/env bash
# Runs every fuzz target of the module, one after the other; one that fails is named at
# the end and keeps no other from its turn. On a busy machine a target may end in
# "context deadline exceeded" with no input named: then only its time was up.
set -euo pipefail
time=${FUZZTIME:-10m}
failed=()
for package in $(go list ./...); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "== $package $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 2s "$package" || failed+=("$package $target")
  done
done
[ ${#failed[@]} = 0 ] || { printf 'failed: %s\n' "${failed[@]}"; exit 1; }
