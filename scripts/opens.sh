#!/usr/bin/env bash
# Opens every docx, xlsx and pdf of a folder with the programs that people have
# (LibreOffice, poppler, and qpdf where it is installed), and names those that one
# of them refuses. Without a folder: the files that `jiheng demo` writes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=${1:-}
if [ -z "$folder" ]; then
  go build -trimpath -o "$work/jiheng" ./cmd/jiheng
  (cd "$work" && ./jiheng demo >/dev/null)
  folder=$work/out
fi
bad=0 n=0
while IFS= read -r -d '' f; do
  n=$((n + 1))
  case $f in
    *.pdf)
      pdftotext "$f" - >/dev/null 2>"$work/said" && [ ! -s "$work/said" ] || { bad=$((bad + 1)); echo "poppler: $f"; }
      ! command -v qpdf >/dev/null || qpdf --check "$f" >/dev/null || { bad=$((bad + 1)); echo "qpdf: $f"; } ;;
    *)
      rm -f "$work"/*.pdf
      soffice --headless "-env:UserInstallation=file://$work/home" --convert-to pdf --outdir "$work" "$f" >/dev/null 2>&1
      pdftotext "$work"/*.pdf - 2>/dev/null | grep -q . || { bad=$((bad + 1)); echo "LibreOffice: $f"; } ;;
  esac
done < <(find "$folder" -type f \( -name '*.docx' -o -name '*.xlsx' -o -name '*.pdf' \) -print0)
echo "$n files, $bad refused"
[ "$bad" = 0 ]
