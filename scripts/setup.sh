#!/usr/bin/env bash
# Installs what the tests use beside Go: Chromium, LibreOffice, poppler, fonts,
# python3-docx, python3-openpyxl, qemu-user, qpdf, strace, PostgreSQL. Needs Debian and root; elsewhere it only says what is
# missing, and the tests that need it are skipped by name.
set -euo pipefail

declare -A need=(
  [chromium]=chromium
  [soffice]="libreoffice-writer-nogui libreoffice-calc-nogui"
  [pdftotext]=poppler-utils
  [fc-match]=fontconfig
  [qemu-aarch64-static]=qemu-user-static
  [strace]=strace
  [qpdf]=qpdf
)
packages=()
compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || packages+=(postgresql)
for program in "${!need[@]}"; do
  command -v "$program" >/dev/null || packages+=(${need[$program]})
done
command -v fc-list >/dev/null && fc-list : family | grep -q "Noto Serif CJK SC" || packages+=(fonts-noto-cjk)
command -v fc-list >/dev/null && fc-list : family | grep -q "LXGW WenKai" || packages+=(fonts-lxgw-wenkai)
/usr/bin/python3 -c "import docx" 2>/dev/null || packages+=(python3-docx)
/usr/bin/python3 -c "import openpyxl" 2>/dev/null || packages+=(python3-openpyxl)

[ ${#packages[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing: ${packages[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
  exit 0
fi
echo "not installed (tests that need them are skipped): ${packages[*]}"
if [ "${REQUIRE:-}" = all ]; then
  echo "REQUIRE=all: install them, or run as root on Debian" >&2
  exit 1
fi
