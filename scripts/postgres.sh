#!/usr/bin/env bash
# Runs a command beside a PostgreSQL of its own, whose address TEST_POSTGRES has:
# scripts/postgres.sh go test ./workbench. The newest on the machine, or POSTGRES_BIN.
set -euo pipefail
bin=${POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)}
if [ -z "$bin" ]; then
  [ "${REQUIRE:-}" = all ] && { echo "PostgreSQL is missing; scripts/setup.sh installs it" >&2; exit 1; }
  echo "PostgreSQL is not there: left out: $*"
  exit 0
fi
dir=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/jiheng-pg.XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then # it refuses root
  chown nobody "$dir"
  as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi
cd "$dir"
stop() { "${as[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true; cd /; rm -rf "$dir"; }
trap stop EXIT
"${as[@]}" "$bin/initdb" -D "$dir/data" -U jiheng -A trust -E UTF8 --locale=C --lc-ctype=C.UTF-8 >/dev/null
"${as[@]}" "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -o "-k $dir -c listen_addresses='' -c max_connections=300" start >/dev/null || { cat "$dir/log" >&2; exit 1; }
cd "$OLDPWD"
TEST_POSTGRES="postgres:///{}?host=$dir&user=jiheng" "$@"
