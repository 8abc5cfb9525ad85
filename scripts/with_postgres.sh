#!/usr/bin/env bash
# with_postgres.sh COMMAND…: run a command beside a PostgreSQL of its own, thrown away afterwards.
# The command finds its address in TROLY_TEST_POSTGRES_URL; an address given by the caller is kept, and
# where PostgreSQL is not installed the command runs without, saying so.
set -euo pipefail

if [ -n "${TROLY_TEST_POSTGRES_URL:-}" ]; then exec "$@"; fi

# Debian keeps the server's programs off the PATH, one folder a version.
initdb=$(printf '%s\n' /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)
[ -x "$initdb" ] || initdb=$(command -v initdb || true)
if [ -z "$initdb" ]; then
    echo "Máy chưa cài PostgreSQL nên phần dành cho PostgreSQL được bỏ qua." >&2
    exec "$@"
fi
postgres_bin=$(dirname "$initdb")
work=$(mktemp -d)

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@"); else "$@"; fi
}

finish() {
    status=$?
    trap - EXIT
    as_owner "$postgres_bin/pg_ctl" -D "$work/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
[ "$(id -u)" != 0 ] || chown postgres "$work"
as_owner "$postgres_bin/initdb" -D "$work/data" -U troly --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
as_owner "$postgres_bin/pg_ctl" -D "$work/data" -l "$work/log" -w start \
    -o "-c listen_addresses=127.0.0.1 -p $port -k $work ${TROLY_POSTGRES_OPTIONS--c fsync=off}" >/dev/null

export TROLY_TEST_POSTGRES_URL="postgresql+psycopg2://troly@127.0.0.1:$port/postgres"
"$@"
