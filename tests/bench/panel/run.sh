#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
#
# tests/bench/panel/run.sh BUILD_FOLDER [start|idle|day|load]...
# What the panel costs: start-up, idle CPU, memory after a day, smoothness at 5,000 requests/s. Meaningful on a quiet
# machine and a release build only; under Xvfb, whose drawing is done by the processor.
set -euo pipefail
build=${1:?"usage: tests/bench/panel/run.sh BUILD_FOLDER [start|idle|day|load]..."}
shift
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(start idle day load)
bin=$build/tests/bench
echo "$(date -u +%F), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg): tests/bench/panel/run.sh ${parts[*]}"
failed=0
onDisplay() { xvfb-run -a -s "-screen 0 1600x1200x24" "$@"; }
for part in "${parts[@]}"; do
    case $part in
    start) onDisplay "$bin/panel/bench_panel" start "$build/bin/switchyard" 7 || failed=1 ;;
    idle | day) onDisplay "$bin/panel/bench_panel" "$part" || failed=1 ;;
    load)
        port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
        "$bin/bench_upstream" "$port" &
        upstream=$!
        onDisplay "$bin/panel/bench_panel" load "$port" "$bin/panel/panel_load" || failed=1
        kill "$upstream"
        ;;
    *) echo "unknown part: $part" >&2; exit 2 ;;
    esac
done
exit $failed
