#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
#
# with-keyring.sh open|none COMMAND…: runs COMMAND on a bus of its own, with a home folder of its own, and with an open
# keyring or none. Never touches the user's.
set -eu
scene=$1
shift
for tool in dbus-run-session gnome-keyring-daemon; do
    command -v "$tool" >/dev/null || { echo "SKIP: $tool is not installed"; exit 0; }
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 0700 "$home/run"
export SWITCHYARD_TEST_BUS=1 HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/share" XDG_CONFIG_HOME="$home/config"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL XDG_CURRENT_DESKTOP

# A bus configuration without service activation: "none" must really be none.
cat > "$home/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=$home/run</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF

cat > "$home/inside.sh" <<'INSIDE'
set -eu
scene=$1
shift
daemon=
if [ "$scene" != none ]; then
    export SWITCHYARD_TEST_KEYRING="$scene"
    printf 'password' | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
    daemon=$!
    tries=0
    until busctl --user status org.freedesktop.secrets >/dev/null 2>&1 \
        || dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetNameOwner \
               string:org.freedesktop.secrets >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 900 ] || { echo "gnome-keyring-daemon did not start"; exit 1; }
        sleep 0.05
    done
fi
code=0
"$@" || code=$?
[ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
exit "$code"
INSIDE
dbus-run-session --config-file="$home/bus.conf" -- sh "$home/inside.sh" "$scene" "$@"
