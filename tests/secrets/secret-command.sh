#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
#
# secret-command.sh SWITCHYARD: `switchyard secret` against the keyring that with-keyring.sh set up, in the environment of
# a daemon: no display, few variables.
set -eu
program=$1
fail() { echo "FAIL: $1"; exit 1; }
clean() {
    env -i HOME="$HOME" XDG_RUNTIME_DIR="$XDG_RUNTIME_DIR" DBUS_SESSION_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" \
        XDG_DATA_HOME="$XDG_DATA_HOME" LD_LIBRARY_PATH="${LD_LIBRARY_PATH:-}" ASAN_OPTIONS="${ASAN_OPTIONS:-}" "$@"
}

printf 'sk-one"two' | clean "$program" secret set provider/x || fail "set"
[ "$(clean "$program" secret get provider/x)" = 'sk-one"two' ] || fail "get ID"

answer=$(printf '{"protocolVersion":1,"provider":"switchyard","ids":["provider/x","provider/none"]}' \
    | clean "$program" secret get) || fail "get by protocol"
expected='{"errors":{"provider/none":{"code":"NOT_FOUND"}},"protocolVersion":1,"values":{"provider/x":"sk-one\"two"}}'
[ "$answer" = "$expected" ] || fail "answer: $answer"

# Locked: an answer within two seconds, and nobody asked (there is nobody: a prompt would hang).
dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
    org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
begin=$(date +%s%N)
clean "$program" secret get provider/x && fail "a locked keyring gave a key"
printf '{"protocolVersion":1,"ids":["provider/x"]}' | clean "$program" secret get | grep -q LOCKED || fail "LOCKED"
printf 'y' | clean "$program" secret set provider/x && fail "a locked keyring took a key"
elapsed=$((($(date +%s%N) - begin) / 1000000))
[ "$elapsed" -lt 6000 ] || fail "three answers took $elapsed ms"

# Stopped, as a daemon that hangs: still an answer within two seconds each.
daemon=$(dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | awk '{print $2}')
kill -STOP "$daemon"
begin=$(date +%s%N)
clean "$program" secret get provider/x && fail "a stopped keyring gave a key"
elapsed=$((($(date +%s%N) - begin) / 1000000))
kill -CONT "$daemon"
[ "$elapsed" -lt 2500 ] || fail "an answer took $elapsed ms"
echo "PASS"
