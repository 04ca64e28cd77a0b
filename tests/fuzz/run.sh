#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0

# tests/fuzz/run.sh BUILD_FOLDER SECONDS: each fuzz target for SECONDS. Finds stay in tests/fuzz/finds/<target>.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
build=$1
seconds=$2
failed=()
ran=0
for program in "$build"/tests/fuzz/fuzz_*; do
    [ -x "$program" ] && [ -f "$program" ] || continue
    name=$(basename "$program")
    corpus=tests/fuzz/corpus/${name#fuzz_}
    scratch=$(mktemp -d)
    finds=tests/fuzz/finds/$name
    mkdir -p "$finds"
    echo "$name for $seconds s"
    if ! "$program" -max_total_time="$seconds" -rss_limit_mb=4096 -timeout=10 -artifact_prefix="$finds/" \
        "$scratch" "$corpus" >"$build/$name.log" 2>&1; then
        failed+=("$name")
        tail -n 15 "$build/$name.log" >&2
    fi
    grep -E 'DONE|exec/s' "$build/$name.log" | tail -n 1 || true
    rmdir --ignore-fail-on-non-empty "$finds"
    rm -rf "$scratch"
    ran=$((ran + 1))
done
[ "$ran" -gt 0 ] || { echo "No fuzz target in $build" >&2; exit 1; }
[ ${#failed[@]} -eq 0 ] || { echo "Finds in: ${failed[*]} (inputs in tests/fuzz/finds)" >&2; exit 1; }
echo "$ran targets found nothing"
