#!/usr/bin/env bash
# beside.sh COMMAND… -- OTHER…: run both at once, one core for each; fails when one of them fails.
# COMMAND runs behind with a lower priority; what it says comes in one piece once OTHER has ended.
set -euo pipefail

behind=()
while [ "$1" != -- ]; do behind+=("$1"); shift; done
shift

said=$(mktemp)
set -m # a group of its own, so that it can be ended with everything it has started
nice -n 5 "${behind[@]}" >"$said" 2>&1 </dev/null &
pid=$!
set +m

finish() {
    status=$?
    trap - EXIT
    kill -TERM -- "-$pid" 2>/dev/null || true
    rm -f "$said"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

failed=0
"$@" || failed=$?
wait "$pid" || failed=$?
cat "$said"
exit "$failed"
