#!/bin/sh
# Make .venv with exactly what requirements.lock says; nothing to do when it already is so.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd -P)

# Variables a person's shell may carry that would lead Python, pip or uv to another place.
unset PYTHONHOME PYTHONPATH PYTHONSTARTUP PYTHONUSERBASE VIRTUAL_ENV CONDA_PREFIX \
    PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_REQUIRE_VIRTUALENV PIP_REQUIREMENT PIP_CONSTRAINT PIP_NO_INDEX \
    UV_PYTHON UV_SYSTEM_PYTHON UV_TARGET UV_PREFIX UV_CONSTRAINT UV_OVERRIDE UV_OFFLINE UV_NO_BUILD

venv=$root/.venv
lock=$root/requirements.lock
stamp=$venv/.bootstrapped
tools=$root/.tools
log=$root/.tools/bootstrap.log
need_kb=4194304 # the environment takes 3 GB, downloads and the model the rest

say() { printf '%s\n' "$*" >&2; }
die() { say "✗ $*"; exit 1; }

# The path is part of it: a moved folder has scripts that point to the old place.
wanted() { echo "$root"; cat "$lock" pyproject.toml scripts/bootstrap.sh | cksum; }

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted)" ] && [ -x "$venv/bin/python" ]; then
    exit 0
fi

free_kb() { df -Pk "$root" | awk 'NR == 2 { print $4 }'; }

die_disk_full() {
    die "Ổ đĩa chứa $root chỉ còn $(($(free_kb) / 1024)) MB, cần ít nhất $((need_kb / 1024)) MB:" \
        "hãy xóa bớt tệp rồi chạy lại đúng lệnh vừa rồi."
}

# Tell every ten seconds how long it has taken so far.
beat() {
    seconds=0
    # A sleep left behind lasts a second at most; its output elsewhere, or whoever reads ours would wait for it.
    while sleep 1 >/dev/null 2>&1; do
        seconds=$((seconds + 1))
        [ $((seconds % 10)) -ne 0 ] || say "  … vẫn đang tải và cài $what ($seconds giây)"
    done
}

beating=
stop_beat() {
    [ -n "$beating" ] || return 0
    kill -KILL "$beating" 2>/dev/null || true # others can be lost while it is just beginning
    wait "$beating" 2>/dev/null || true
    beating=
}
trap stop_beat EXIT
trap 'exit 130' INT TERM HUP

# Run a command, its words kept in the log, ours on the terminal.
logged() {
    beat &
    beating=$!
    ended=0
    "$@" >"$log" 2>&1 || ended=$?
    stop_beat
    return "$ended"
}

# Run a command that downloads $1.
# When it fails it is run once more: that mends a short break of the line, and the log tells what is wrong.
download() {
    what=$1
    shift
    logged "$@" && return 0
    say "Chưa tải được $what, đang thử lại một lần nữa…"
    logged "$@" && return 0
    [ "$(free_kb)" -gt 262144 ] || die_disk_full
    if grep -qiE 'no space left|os error 28|disk quota' "$log"; then die_disk_full; fi
    if grep -qiE 'dns|connect|timed? ?out|unreachable|name resolution|fetch|request|certificate|ssl' "$log"; then
        die "Không tải được $what: hãy kiểm tra mạng (hoặc các biến UV_DEFAULT_INDEX, UV_PYTHON_INSTALL_MIRROR," \
            "HTTPS_PROXY, SSL_CERT_FILE nếu cơ quan có kho gói hay máy trung gian riêng) rồi chạy lại; chi tiết ở $log."
    fi
    tail -n 20 "$log" >&2
    die "Cài $what không thành công vì lý do ghi ở trên (đầy đủ trong $log): hãy xử lý rồi chạy lại."
}

# A python3.10 that lacks one of these was built without its libraries and would fail much later.
usable() {
    "$1" -I -c 'import sys, ctypes, ensurepip, sqlite3, ssl, venv, zlib
sys.exit(sys.version_info[:2] != (3, 10))' >/dev/null 2>&1
}

find_python() {
    for candidate in "$(command -v python3.10 || true)" \
        "${PYENV_ROOT:-${HOME:-/nonexistent}/.pyenv}"/versions/3.10*/bin/python3.10 \
        "$tools"/python/*/bin/python3.10; do
        if [ -n "$candidate" ] && usable "$candidate"; then echo "$candidate"; return 0; fi
    done
    return 1
}

install_python() {
    say "Chưa có Python 3.10 trên máy, đang tìm cách cài riêng cho dự án…"
    uv=$(command -v uv || true)
    if [ -z "$uv" ]; then
        uv=$tools/uv
        download "công cụ uv" python3 scripts/fetch_uv.py "$lock" "$uv"
    fi
    found=$("$uv" python find 3.10 2>/dev/null || true)
    if [ -n "$found" ] && usable "$found"; then python=$found; return 0; fi
    export UV_PYTHON_INSTALL_DIR="$tools/python" UV_PYTHON_INSTALL_BIN=0 # nothing outside this folder
    download "Python 3.10 (có thể tự cài để gọi được lệnh python3.10)" "$uv" python install 3.10
    python=$(find_python) || return 1
}

lock_of_uv() { awk '/^[a-z0-9]/ { keep = /^uv==/ } keep' "$lock"; }

# In a subshell: a redirection that fails would end some shells with words of their own.
(mkdir -p "$tools" && : >>"$log") 2>/dev/null || {
    [ "$(free_kb)" -gt 262144 ] || die_disk_full
    die "Không ghi được vào $root: hãy cấp quyền ghi, hoặc chép cả thư mục này sang nơi ghi được, rồi chạy lại."
}
fresh=yes
# Without its stamp an environment was cut short: packages half written look installed.
# A moved one has another prefix.
if [ -f "$stamp" ] && usable "$venv/bin/python" &&
    [ "$("$venv/bin/python" -I -c 'import pip, sys; print(sys.prefix)')" = "$venv" ]; then
    fresh=no
fi

if [ "$fresh" = yes ]; then
    [ "$(free_kb)" -ge "$need_kb" ] || die_disk_full
    python=$(find_python) || {
        command -v uv >/dev/null 2>&1 || command -v python3 >/dev/null 2>&1 ||
            die "Máy chưa có Python 3.10 và cũng không có python3 để tự cài: hãy cài gói python3" \
                "(Debian/Ubuntu: sudo apt install python3) rồi chạy lại."
        install_python || die "Không tự cài được Python 3.10: hãy cài Python 3.10 (bằng pyenv hoặc gói của" \
            "hệ điều hành) sao cho gọi được lệnh python3.10 rồi chạy lại."
    }
    say "Python: $("$python" -V 2>&1 | cut -d' ' -f2), đang tạo .venv…"
    "$python" -I -m venv --clear "$venv" >"$log" 2>&1 || {
        [ "$(free_kb)" -gt 262144 ] || die_disk_full
        die "Không tạo được $venv: hãy xem lý do ở $log rồi chạy lại."
    }
fi

lock_of_uv >"$tools/uv.lock"
uv_version=$(sed -n 's/^uv==\([^ ;]*\).*/\1/p' "$tools/uv.lock")
if ! "$venv/bin/uv" --version 2>/dev/null | grep -qF "uv $uv_version"; then
    say "Đang tải công cụ cài đặt uv ${uv_version}…"
    download "công cụ uv" "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        --no-deps --require-hashes -r "$tools/uv.lock"
fi

say "Đang cài thư viện theo requirements.lock (lần đầu mất vài phút)…"
rm -f "$stamp"
download "thư viện" "$venv/bin/uv" pip sync --python "$venv/bin/python" \
    --require-hashes --compile-bytecode "$lock"
# Not isolated and compat: built with the locked setuptools, and packages added later are found at once.
"$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation --offline \
    --config-settings editable_mode=compat --editable "$root" 2>"$log" || {
    tail -n 20 "$log" >&2
    die "Không cài được lệnh troly vào .venv: xem lý do ghi ở trên."
}
wanted >"$stamp"
say "✓ Đã cài xong."
