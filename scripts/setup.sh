#!/bin/sh
# Make .venv from a lock: `setup.sh site` for what builds sites, `setup.sh test` for what checks them as well.
# Whatever the machine lacks is installed (root on Debian) or named together with the command that installs it.
set -eu

purpose=$1
cd "$(dirname "$0")/.."

# The first Python that is young enough, old enough, and able to make a virtual environment; PYTHON= overrules.
find_python() {
    for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
        then
            command -v "$name"
            return
        fi
    done
}

# CHROMIUM= names one that is not on the PATH.
find_chromium() {
    for name in ${CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable}; do
        command -v "$name" && return
    done
    return 0
}

# Playwright's driver needs a library that a small Debian lacks; elsewhere it comes with the system.
has_libatomic() {
    ! command -v dpkg >/dev/null || dpkg -s libatomic1 >/dev/null 2>&1
}

missing_packages() {
    [ -n "$(find_python)" ] || printf 'python3 python3-venv '
    command -v git >/dev/null || printf 'git '
    [ "$purpose" = test ] || return 0
    [ -n "$(find_chromium)" ] || printf 'chromium '
    has_libatomic || printf 'libatomic1 '
}

say_what_is_missing() {
    {
        echo "Launchbook cannot be set up yet. This machine lacks:"
        for package in $1; do
            case $package in
                python3) echo "  * Python 3.11, 3.12 or 3.13 on the PATH (or named by PYTHON=...)" ;;
                python3-venv) echo "    with its venv module" ;;
                git) echo "  * git" ;;
                chromium) echo "  * Chromium or Chrome, for the browser tests (on the PATH or named by CHROMIUM=...)" ;;
                libatomic1) echo "  * libatomic, for the driver of the browser tests" ;;
            esac
        done
        if command -v apt-get >/dev/null; then
            echo "Install it with:  sudo apt-get update && sudo apt-get install $1"
        elif command -v brew >/dev/null; then
            echo "Install it with:  brew install python@3.13 git && brew install --cask chromium"
        fi
        echo "Then run make again."
    } >&2
    exit 1
}

packages=$(missing_packages)
if [ -n "$packages" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing ${packages% } with apt-get"
    apt-get update -qq
    # shellcheck disable=SC2086 # one word per package
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >/dev/null
    packages=$(missing_packages)
fi
[ -z "$packages" ] || say_what_is_missing "${packages% }"

case $purpose in
    site) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
esac
# A .venv that is broken or of another Python (both happen when the system's Python moves on) is made anew.
if ! .venv/bin/python -c 'import pip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    python=$(find_python)
    echo "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
fi
pip() { .venv/bin/python -m pip -qq --disable-pip-version-check --no-input "$@"; }
echo "Installing the $(grep -c '==' "$lock") packages of $lock into .venv"
pip install --require-hashes --only-binary :all: --requirement "$lock"
pip install --no-deps --no-build-isolation --editable .
