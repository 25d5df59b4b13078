#!/bin/sh
# Creates .venv from requirements.lock: finds Python 3.11 or 3.10, or lets uv bring 3.11.
# Touches nothing outside the repository; needs no root.
set -eu
cd "$(dirname "$0")/.."
cache="$PWD/.cache"
mkdir -p "$cache"
export UV_CACHE_DIR="$cache/uv" UV_PYTHON_INSTALL_DIR="$cache/python" PIP_CACHE_DIR="$cache/pip"
export UV_PYTHON_DOWNLOADS=manual UV_NO_CONFIG=1 PIP_DISABLE_PIP_VERSION_CHECK=1
unset VIRTUAL_ENV CONDA_PREFIX PYTHONPATH PYTHONHOME 2>/dev/null || true

say() { printf '%s\n' "$*" >&2; }
give_up() { say "sangfroid: $*"; exit 1; }

# A name on PATH may be a shim that does not work: a Python counts when it answers with its version.
version_of() { "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

find_python() {
    for wanted in 3.11 3.10; do
        for candidate in "${SANGFROID_PYTHON:-}" "python$wanted" python3 python \
            "/usr/bin/python$wanted" "/usr/local/bin/python$wanted" \
            "/opt/homebrew/bin/python$wanted" \
            "$HOME"/.pyenv/versions/"$wanted".*/bin/python \
            "$HOME"/.local/bin/"python$wanted" "$cache"/python/cpython-"$wanted".*/bin/python3; do
            if [ -n "$candidate" ] && [ "$(version_of "$candidate")" = "$wanted" ]; then
                command -v "$candidate"
                return
            fi
        done
    done
}

any_python() {
    for candidate in "${SANGFROID_PYTHON:-}" python3 python; do
        if [ -n "$candidate" ] && [ -n "$(version_of "$candidate")" ]; then
            command -v "$candidate"
            return
        fi
    done
}

# uv from PATH, or from the package registry into a folder of ours.
find_uv() {
    if command -v uv >/dev/null 2>&1; then command -v uv; return; fi
    own="$cache/uv-env"
    if [ ! -x "$own/bin/uv" ]; then
        rm -rf "$own"
        if ! { "$1" -m venv "$own" && "$own/bin/pip" install --quiet uv; } >&2 2>"$cache/uv.log"; then
            rm -rf "$own"
            "$1" -m pip install --quiet --target "$own/lib" uv >"$cache/uv.log" 2>&1 || return 0
            mkdir -p "$own/bin" && ln -sf ../lib/bin/uv "$own/bin/uv"
        fi
    fi
    [ -x "$own/bin/uv" ] && printf '%s\n' "$own/bin/uv"
}

python=$(find_python)
starter=${python:-$(any_python)}
[ -n "$starter" ] || give_up "Python is missing: install Python 3.11 and run this again."
say "Preparing uv …"
uv=$(find_uv "$starter")
[ -n "$uv" ] || give_up "uv could not be installed (see .cache/uv.log): install uv, or the packages python3-venv and python3-pip, and run this again."
if [ -z "$python" ]; then
    say "No Python 3.11 or 3.10 here: asking uv for 3.11 …"
    "$uv" python install 3.11 >&2 || give_up "Python 3.11 could not be fetched: install Python 3.11 and run this again."
    python=$(find_python)
    [ -n "$python" ] || give_up "Python 3.11 could not be fetched: install Python 3.11 and run this again."
fi
say "Installing the packages of requirements.lock for Python $(version_of "$python") (about 2.7 GB, some minutes the first time) …"
# One package comes as source; without a compiler and Python's headers it is built in plain Python.
if ! command -v cc >/dev/null 2>&1 || ! "$python" -c \
    'import os, sysconfig as s; os.stat(os.path.join(s.get_path("include"), "Python.h"))' 2>/dev/null
then
    export MULTIDICT_NO_EXTENSIONS=1
fi
"$uv" venv --quiet --no-project --allow-existing --python "$python" .venv
"$uv" pip sync --require-hashes --compile-bytecode --python .venv/bin/python requirements.lock >&2
"$uv" pip install --quiet --no-deps --no-build-isolation --python .venv/bin/python --editable .
touch .venv/installed
