#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
#
# tests/bench/run.sh BUILD_FOLDER [ROUNDS=5]
# The engine beside nginx, over the same upstream and load: medians of interleaved rounds and their ratio; what each adds
# to the upstream's own time; the engine's own work by its own clock; and checks.py. Prints tables in Markdown. Meaningful
# on a quiet machine and a release build only. Portkey's gateway joins when its npm package has been installed:
# PORTKEY=folder/with/node_modules.
set -euo pipefail
build=${1:?"usage: tests/bench/run.sh BUILD_FOLDER [ROUNDS]"}
rounds=${2:-5}
bin=$build/tests/bench
command -v nginx >/dev/null || { echo "nginx is needed: apt-get install nginx-light" >&2; exit 1; }
work=$(mktemp -d)
pids=()
stop() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$work"
}
trap stop EXIT
freePort() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

upstream=$(freePort) engine=$(freePort) nginx=$(freePort)
"$bin/bench_upstream" "$upstream" & pids+=($!)
"$bin/bench_engine" "$engine" "$upstream" --token bench-token >"$work/engine.log" & enginePid=$!; pids+=("$enginePid")
cat >"$work/nginx.conf" <<CONF
worker_processes 1; daemon off; pid $work/nginx.pid; error_log $work/nginx.err; worker_rlimit_nofile 20000;
events { worker_connections 8192; }
http {
  access_log off; keepalive_requests 1000000000; keepalive_timeout 3600s; client_body_buffer_size 256k; client_max_body_size 64m;
  tcp_nodelay on; client_body_temp_path $work/t1; proxy_temp_path $work/t2; fastcgi_temp_path $work/t3; uwsgi_temp_path $work/t4;
  scgi_temp_path $work/t5;
  upstream up { server 127.0.0.1:$upstream; keepalive 2048; keepalive_requests 1000000000; keepalive_timeout 3600s; }
  server { listen 127.0.0.1:$nginx backlog=4096; location / { proxy_pass http://up; proxy_http_version 1.1;
    proxy_set_header Connection ""; proxy_set_header Authorization "Bearer sk-upstream"; proxy_buffering off; } }
}
CONF
nginx -p "$work" -c "$work/nginx.conf" & pids+=($!)
sleep 1
nginxPid=$(pgrep -P "$(cat "$work/nginx.pid")" | head -n 1)

targets=("direct $upstream 0" "nginx $nginx $nginxPid" "switchyard $engine $enginePid")
if [ -n "${PORTKEY:-}" ]; then
    portkey=$(freePort)
    node "$PORTKEY/node_modules/@portkey-ai/gateway/build/start-server.js" --headless --port="$portkey" >/dev/null 2>&1 & pids+=($!)
    targets+=("portkey $portkey ${pids[-1]}")
    sleep 3
fi
portkeyHeaders=("x-portkey-provider: openai" "x-portkey-custom-host: http://127.0.0.1:$upstream/v1")
ownWork() { # seconds and requests so far
    curl -s -H "authorization: Bearer bench-token" "http://127.0.0.1:$engine/metrics" |
        awk '/^switchyard_overhead_seconds_sum/ { s = $2 } /^switchyard_overhead_seconds_count/ { n = $2 } END { print s + 0, n + 0 }'
}

# name connections body stream rate
scenarios=("c1 1 2048 0 0" "c16 16 2048 0 0" "c64 64 2048 0 0" "c256 256 2048 0 0" "c1000 1000 2048 0 0" "r5k 64 2048 0 5000"
    "200KB 8 204800 0 0" "sse16 16 2048 1 0" "sse1 1 2048 1 0")
for round in $(seq "$rounds"); do
    for scenario in "${scenarios[@]}"; do
        read -r name connections body stream rate <<<"$scenario"
        while read -r target port pid; do
            [ "$target" != portkey ] || [[ $name =~ ^(c1|c16|sse1)$ ]] || continue
            headers=()
            [ "$target" != portkey ] || headers=("${portkeyHeaders[@]}")
            before=$(ownWork)
            line=$("$bin/bench_load" "$port" "$pid" "$connections" 1 "$body" "$stream" bench-token "$rate" "${headers[@]}")
            echo "$name $target $line" >>"$work/results"
            [ "$target" != switchyard ] || echo "$name $before $(ownWork)" >>"$work/own"
        done < <(printf '%s\n' "${targets[@]}" | shuf)
    done
    echo "round $round of $rounds" >&2
done

echo "$(date -u +%F), $(nproc) cores, $(grep -m 1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), load $(cut -d' ' -f1 /proc/loadavg), $rounds rounds: tests/bench/run.sh $build"
echo
python3 - "$work/results" "$work/own" <<'PY'
import statistics, sys
rows = {}
for line in open(sys.argv[1]):
    name, target, *numbers = line.split()
    rows.setdefault(name, {}).setdefault(target, []).append([float(n) for n in numbers])
median = lambda samples, column: statistics.median(r[column] for r in samples)
print("| scenario | target | requests/s | CPU us/request (min) | x nginx (min) | p50 us | p99 us | added p50 (x nginx) | first byte added p50 (x nginx) | RSS MB | failures |")
print("|---|---|---|---|---|---|---|---|---|---|---|")
for name, targets in rows.items():
    nginx, direct = targets["nginx"], targets["direct"]
    for target, samples in sorted(targets.items()):
        def added(column):
            own = median(samples, column) - median(direct, column)
            anchor = median(nginx, column) - median(direct, column)
            return "" if target == "direct" else f"{own:.0f} ({own / anchor:.2f})" if anchor > 0 else f"{own:.0f}"
        cpu = "| | " if target == "direct" else (
            f"| {median(samples, 2):.1f} ({min(r[2] for r in samples):.1f}) "
            f"| {median(samples, 2) / median(nginx, 2):.2f} ({min(r[2] for r in samples) / min(r[2] for r in nginx):.2f}) ")
        memory = "" if target == "direct" else f"{median(samples, 6) / 1024:.1f}"
        print(f"| {name} | {target} | {median(samples, 1):.0f} {cpu}| {median(samples, 3):.0f} | {median(samples, 4):.0f} "
              f"| {added(3)} | {added(5)} | {memory} | {sum(r[7] for r in samples):.0f} |")
print()
print("The engine's own work in user space for one request, by its own clock (bar: 5 us):")
print()
own = {}
for line in open(sys.argv[2]):
    name, s0, n0, s1, n1 = line.split()
    if float(n1) > float(n0):
        own.setdefault(name, []).append((float(s1) - float(s0)) / (float(n1) - float(n0)) * 1e6)
print("| scenario | us/request, median of rounds (least) |")
print("|---|---|")
for name, values in own.items():
    print(f"| {name} | {statistics.median(values):.2f} ({min(values):.2f}) |")
PY
echo
python3 "$(dirname "$0")/checks.py" "$bin/bench_engine" || true
