#!/usr/bin/env bash
# Processor time of reading and checking, beside another build of the program, in
# one run: the files that `jiheng demo` writes, and those of a folder of originals.
# usage: scripts/cost.sh OTHER-PROGRAM [FOLDER] [ROUNDS]
set -euo pipefail
other=$(realpath "$1") originals=${2:-} rounds=${3:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -trimpath -o "$work/jiheng" ./cmd/jiheng
(cd "$work" && ./jiheng demo -o out >/dev/null)
inputs=("$work/out")
[ -z "$originals" ] || inputs+=("$(realpath "$originals")")

# spent prints the processor seconds of a program over one input, children included.
spent() {
  local TIMEFORMAT='%U %S'
  { time "$1" check -q --format jsonl "$2" >/dev/null 2>&1 || true; } 2>&1 | awk '{ printf "%.2f\n", $1 + $2 }'
}
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

for input in "${inputs[@]}"; do
  : >"$work/ratios"
  for _ in $(seq "$rounds"); do
    here=$(spent "$work/jiheng" "$input") there=$(spent "$other" "$input")
    echo "$(basename "$input"): $here s, the other $there s"
    awk -v a="$here" -v b="$there" 'BEGIN { printf "%.3f\n", a / b }' >>"$work/ratios"
  done
  echo "$(basename "$input"): ratio $(median <"$work/ratios") (median of $rounds)"
done
