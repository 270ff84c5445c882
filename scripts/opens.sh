#!/usr/bin/env bash
# Opens every docx, xlsx and pdf of a folder with the programs that people have
# (LibreOffice, poppler, and qpdf where it is installed), and names those that one
# of them refuses. Without a folder: the files that `jiheng demo` writes, and those
# of the sample under every built-in scoring pack.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=${1:-}
if [ -z "$folder" ]; then
  go build -trimpath -o "$work/jiheng" ./cmd/jiheng
  (cd "$work" && ./jiheng demo >/dev/null)
  folder=$work/out
  for pack in $("$work/jiheng" packs list --json | grep -o '"id":"[^"]*"' | cut -d'"' -f4); do
    "$work/jiheng" build -q examples/hongqiao-2024 --pack "$pack" -o "$work/out/$pack" >/dev/null 2>&1 || echo "not built: $pack"
  done
fi
bad=0 n=0
refused() { bad=$((bad + 1)); echo "$1: $2"; }
while IFS= read -r -d '' f; do
  n=$((n + 1))
  case $f in
    *.pdf)
      pdftotext "$f" - >/dev/null 2>"$work/said" && [ ! -s "$work/said" ] || refused poppler "$f"
      ! command -v qpdf >/dev/null || qpdf --check "$f" >/dev/null || refused qpdf "$f" ;;
    *) # LibreOffice opens all of them in one go; names must not be the same
      cp "$f" "$work/$n.${f##*.}" ;;
  esac
done < <(find "$folder" -type f \( -name '*.docx' -o -name '*.xlsx' -o -name '*.pdf' \) -print0)
mkdir "$work/pages"
soffice --headless "-env:UserInstallation=file://$work/home" --convert-to pdf --outdir "$work/pages" "$work"/*.docx "$work"/*.xlsx >/dev/null 2>&1 || true
for f in "$work"/*.docx "$work"/*.xlsx; do
  made=$work/pages/$(basename "${f%.*}").pdf
  pdftotext "$made" - 2>/dev/null | grep -q . || refused LibreOffice "$f"
done
echo "$n files, $bad refused"
[ "$bad" = 0 ]
