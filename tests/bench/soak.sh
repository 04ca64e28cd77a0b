#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
#
# tests/bench/soak.sh BUILD_FOLDER [SECONDS=600] [REQUESTS_PER_SECOND=500]
# Mixed faults against the engine alone; fails on a wrong answer, a stuck request or growing memory.
set -euo pipefail
build=${1:?"usage: tests/bench/soak.sh BUILD_FOLDER [SECONDS] [REQUESTS_PER_SECOND]"}
exec "$build/tests/bench/soak" "$build/tests/bench/bench_engine" "${2:-600}" "${3:-500}"
