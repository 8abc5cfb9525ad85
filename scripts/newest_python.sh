#!/bin/sh
# Print the path of the newest finished Python 3 on this machine: on the PATH or among pyenv's versions.
set -eu
version='import sys
if sys.version_info.releaselevel == "final":
    print("%d.%03d.%03d" % sys.version_info[:3], sys.executable)'

for folder in $(echo "$PATH" | tr ':' ' ') "${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}"/versions/3.*/bin; do
    for python in "$folder"/python3 "$folder"/python3.[1-9][0-9]; do
        [ -x "$python" ] && "$python" -I -c "$version" 2>/dev/null || true
    done
done | sort | tail -n 1 | cut -d' ' -f2-
