#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
"""tests/bench/checks.py BENCH_ENGINE: the engine's promises that are not CPU time, measured against a scripted upstream.

Prints a table in Markdown: what, the bar, what was measured. Ends with 1 when a bar is missed.
"""
import asyncio, json, re, resource, signal, socket, statistics, subprocess, sys, threading, time

TOKEN = "bench-token"
EVENT = b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"word "},"finish_reason":null}]}\n\n'
DOCUMENT = json.dumps({"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [
    {"index": 0, "message": {"role": "assistant", "content": "hello"}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 3, "completion_tokens": 1, "total_tokens": 4}}).encode()
WHOLE = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(DOCUMENT) + DOCUMENT
STREAM_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def chunk(data):
    return b"%x\r\n" % len(data) + data + b"\r\n"


def request(model, stream=False, size=0):
    body = {"model": model, "messages": [{"role": "user", "content": "hi" + "x" * size}]}
    if stream:
        body["stream"] = True
    text = json.dumps(body).encode()
    return (b"POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer " + TOKEN.encode()
            + b"\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(text) + text)


class Upstream:
    """Answers by the model's name: `doc`, `silent`, `head`, `event`, `ticks`, `flood`, `closes<us>`."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=4096)
        self.port = self.listener.getsockname()[1]
        self.released = []  # when a client's leaving arrived here
        self.reached = threading.Semaphore(0)  # a request has reached the point where its script waits
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            while True:
                data = b""
                while b"\r\n\r\n" not in data:
                    piece = connection.recv(65536)
                    if not piece:
                        return
                    data += piece
                head, _, body = data.partition(b"\r\n\r\n")
                need = int(re.search(rb"content-length: (\d+)", head, re.I)[1])
                while len(body) < need:
                    body += connection.recv(65536)
                if not self.answer(connection, json.loads(body)["model"]):
                    return
        except OSError:
            pass
        finally:
            connection.close()

    def answer(self, connection, model):
        if model.startswith("closes"):
            connection.sendall(WHOLE)
            until = time.perf_counter() + int(model[6:]) / 1e6
            while time.perf_counter() < until:
                pass
            return False
        if model == "flood":
            connection.sendall(STREAM_HEAD)
            piece = chunk(EVENT * 200)
            for _ in range(180 * 1024 * 1024 // len(piece)):
                connection.sendall(piece)
            return False
        if model in ("head", "event"):
            connection.sendall(STREAM_HEAD + (chunk(EVENT) if model == "event" else b""))
        if model in ("silent", "head", "event"):
            self.reached.release()
            connection.recv(1)
            self.released.append(time.perf_counter())
            return False
        connection.sendall(WHOLE)
        return True


class Engine:
    def __init__(self, program, *arguments):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen([program, str(self.port), *map(str, arguments), "--token", TOKEN], stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def resident(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()


def exchange(connection, text):
    """Status and whole answer, for answers with a length."""
    connection.sendall(text)
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return 0, data
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    need = int(re.search(rb"content-length: (\d+)", head, re.I)[1])
    while len(body) < need:
        piece = connection.recv(65536)
        if not piece:
            return 0, data
        body += piece
    return int(head[9:12]), body


def median_us(connection, text, count, pause=0.0):
    times = []
    for _ in range(count):
        time.sleep(pause)
        start = time.perf_counter()
        status, _ = exchange(connection, text)
        times.append((time.perf_counter() - start) * 1e6)
        assert status == 200, status
    return statistics.median(times)


def fallback(program, upstream):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = closed.getsockname()[1]
        steady = Engine(program, dead, upstream.port)
        fresh = Engine(program, dead, upstream.port, "--republish")  # ends all cooldowns ten times a second
        try:
            with fresh.connect() as connection:
                exchange(connection, request("m1/doc"))
                direct = median_us(connection, request("m1/doc"), 40, 0.13)
                first = median_us(connection, request("auto"), 40, 0.13)
            with steady.connect() as connection:
                exchange(connection, request("auto"))
                alone = median_us(connection, request("m1/doc"), 1000)
                opened = median_us(connection, request("auto"), 1000)
        finally:
            steady.stop()
            fresh.stop()
    return (first - direct) / 1000, (opened - alone) / 1000


def reuse_race(program, upstream):
    engine = Engine(program, upstream.port)
    failures = 0
    try:
        for delay in (0, 40, 100):
            with engine.connect() as connection:
                text = request(f"m0/closes{delay}")
                for _ in range(1500):
                    failures += exchange(connection, text)[0] != 200
    finally:
        engine.stop()
    return failures


def client_gone(program, upstream):
    engine = Engine(program, upstream.port)
    worst = {}
    try:
        for phase, model in (("before the head", "m0/silent"), ("after the head", "m0/head"), ("in the stream", "m0/event")):
            times = []
            for _ in range(20):
                upstream.released.clear()
                connection = engine.connect()
                connection.sendall(request(model, stream=True))
                upstream.reached.acquire()
                if model == "m0/event":
                    connection.recv(4096)
                time.sleep(0.01)
                start = time.perf_counter()
                connection.close()
                while not upstream.released and time.perf_counter() - start < 2:
                    time.sleep(0.0001)
                times.append((upstream.released[0] - start) * 1000 if upstream.released else 2000)
            worst[phase] = (statistics.median(times), max(times))
    finally:
        engine.stop()
    return worst


def stalled_reader(program, upstream):
    engine = Engine(program, upstream.port)
    try:
        connection = engine.connect()
        connection.sendall(request("m0/flood", stream=True))
        connection.recv(65536)
        time.sleep(0.5)
        before = engine.resident()
        time.sleep(3)
        growth = engine.resident() - before
        connection.close()
    finally:
        engine.stop()
    return growth


def many_streams(program, count):
    """Resident MB above idle with so many streams of ten events a second each."""

    async def serve(reader, writer):
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(STREAM_HEAD)
            while not writer.is_closing():
                writer.write(chunk(EVENT))
                await writer.drain()
                await asyncio.sleep(0.1)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass

    async def client(engine, seen):
        reader, writer = await asyncio.open_connection("127.0.0.1", engine.port)
        writer.write(request("m0/mock", stream=True, size=2000))
        while await reader.read(4096):
            seen.add(writer)

    async def run():
        server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=4096)
        engine = Engine(program, server.sockets[0].getsockname()[1])
        try:
            await asyncio.sleep(0.3)
            idle = engine.resident()
            seen = set()
            tasks = [asyncio.create_task(client(engine, seen)) for _ in range(count)]
            await asyncio.sleep(6)
            above = engine.resident() - idle
            for task in tasks:
                task.cancel()
            return len(seen), above
        finally:
            engine.stop()

    return asyncio.run(run())


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    program = sys.argv[1]
    upstream = Upstream()
    missed = False

    def row(what, bar, value, unit, holds):
        nonlocal missed
        missed = missed or not holds
        print(f"| {what} | at most {bar} {unit} | {value} {unit} | {'holds' if holds else 'missed'} |", flush=True)

    print("| what | bar | measured | |")
    print("|---|---|---|---|")
    first, opened = fallback(program, upstream)
    row("fallback from a refused primary, first request, added p50", 1, f"{first:.2f}", "ms", first <= 1)
    row("the same with the breaker open, added p50", 0.1, f"{opened:.3f}", "ms", opened <= 0.1)
    failures = reuse_race(program, upstream)
    row("upstream closes a pooled connection as we write, 4,500 requests", 0, failures, "failures", failures == 0)
    for phase, (median, worst) in client_gone(program, upstream).items():
        row(f"client gone {phase}: upstream released, worst of 20 (median {median:.1f})", 5, f"{worst:.1f}", "ms", worst <= 5)
    growth = stalled_reader(program, upstream)
    row("growth with a stalled reader of a 180 MB stream", 1, f"{growth:.1f}", "MB", growth <= 1)
    seen, above = many_streams(program, 1000)
    row(f"{seen} concurrent streams, resident above idle", 20, f"{above:.1f}", "MB", above <= 20 and seen == 1000)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
