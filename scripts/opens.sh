#!/usr/bin/env bash
# Opens every docx, xlsx and pdf of a folder with the programs that people have
# (LibreOffice, python-docx and openpyxl; poppler and qpdf), and names those that
# one of them refuses. Without a folder: the files that `jiheng demo` writes, those
# of the sample under every built-in scoring pack that fits it, and REPORTS random
# reports (1000; SEED=1).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=${1:-}
if [ -z "$folder" ]; then
  folder=$work/out
  go build -trimpath -o "$work/jiheng" ./cmd/jiheng
  (cd "$work" && ./jiheng demo -o out >/dev/null)
  fit=0 not=0
  for pack in $("$work/jiheng" packs list --json | grep -o '"id":"[^"]*"' | cut -d'"' -f4); do
    if "$work/jiheng" build -q examples/hongqiao-2024 --pack "$pack" -o "$folder/$pack" >/dev/null 2>&1; then fit=$((fit + 1)); else not=$((not + 1)); fi
  done
  echo "the sample was built under $fit packs, $not do not fit it"
  mkdir "$folder/random"
  go run ./scripts/reports -n "${REPORTS:-1000}" -seed "${SEED:-1}" -o "$folder/random"
fi
bad=0 n=0
refused() { bad=$((bad + 1)); echo "$1: $2"; }

# pages lets LibreOffice make pages of some files in one go, each go with a profile
# of its own; what has no page or no text then is tried again alone.
pages() {
  rm -rf "$work/pages" "$work/home"
  soffice --headless "-env:UserInstallation=file://$work/home" --convert-to pdf --outdir "$work/pages" "$@" >/dev/null 2>&1 || true
}
hastext() { [ -n "$(pdftotext "$work/pages/$(basename "${1%.*}").pdf" - 2>/dev/null)" ]; } # no pipe to grep -q: it ends pdftotext
office() {
  [ $# -gt 0 ] || return 0
  pages "$@"
  local f again=()
  for f in "$@"; do hastext "$f" || again+=("$f"); done
  for f in "${again[@]+"${again[@]}"}"; do
    pages "$f"
    hastext "$f" || refused LibreOffice "$(cat "$f.name")"
  done
}

batch=()
while IFS= read -r -d '' f; do
  n=$((n + 1))
  case $f in
    *.pdf)
      pdftotext "$f" - >/dev/null 2>"$work/said" && [ ! -s "$work/said" ] || refused poppler "$f"
      qpdf --check "$f" >/dev/null 2>&1 || refused qpdf "$f" ;;
    *) # names must not be the same
      cp "$f" "$work/$n.${f##*.}"
      echo "$f" >"$work/$n.${f##*.}.name"
      batch+=("$work/$n.${f##*.}")
      if [ ${#batch[@]} = 25 ]; then office "${batch[@]}"; batch=(); fi ;;
  esac
done < <(find "$folder" -type f \( -name '*.docx' -o -name '*.xlsx' -o -name '*.pdf' \) -print0 | sort -z)
office "${batch[@]+"${batch[@]}"}"

find "$folder" -type f \( -name '*.docx' -o -name '*.xlsx' \) -print0 | sort -z | /usr/bin/python3 -W error -c '
import sys, docx, openpyxl
for name in sys.stdin.buffer.read().decode().split("\0")[:-1]:
    try:
        docx.Document(name) if name.endswith(".docx") else openpyxl.load_workbook(name)
    except Exception as e:
        print(f"python: {name}: {e}")
' >"$work/python"
while IFS= read -r line; do refused "${line%%: *}" "${line#*: }"; done <"$work/python"
echo "$n files, $bad refused"
[ "$bad" = 0 ]
