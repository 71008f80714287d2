"""Hostile clients of the HTTP intake, beside one that behaves.

usage: hostile_http.py HOST PORT TOKEN OFFICE_PORT
Slow and malformed clients hold connections; meanwhile the well-behaved one has to be answered within two seconds each
time, and every slow connection has to be closed within fifteen. Then four addresses hold all connections that the port
takes: the office's port answers at once, and partners' own as soon as those have waited for a second. Prints "ok" or what
went wrong. Every client has an address of its own in 127.0.0.0/8.
"""

import http.client
import random
import socket
import sys
import threading
import time

host, port, token, office = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
faults: list[str] = []
random.seed(7)


GOOD, SILENT, SLOW, NOISY = "127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5"


def connect(source: str) -> socket.socket:
    connection = socket.create_connection((host, port), timeout=20, source_address=(source, 0))
    connection.settimeout(20)
    return connection


def until_closed(connection: socket.socket, name: str, drip: bytes, limit: float = 15) -> None:
    """Sends a byte now and then until the server closes the connection."""
    start = time.monotonic()
    try:
        while time.monotonic() - start < limit:
            connection.sendall(drip)
            connection.settimeout(0.5)
            try:
                if connection.recv(4096) == b"":
                    return
            except TimeoutError:
                pass
    except OSError:
        return
    faults.append(f"{name}: still open after {limit} seconds")


def silent() -> None:
    connection = connect(SILENT)
    connection.settimeout(15)
    try:
        if connection.recv(1) != b"":
            faults.append("a silent client was answered")
    except TimeoutError:
        faults.append("a silent client was never closed")
    except OSError:
        pass


def slow_head() -> None:
    connection = connect(SLOW)
    connection.sendall(b"POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Slow: ")
    until_closed(connection, "slow head", b"a")


def slow_body() -> None:
    connection = connect(SLOW)
    head = f"POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
    connection.sendall((head + "Content-Type: application/cloudevents+json\r\nContent-Length: 5000\r\n\r\n{").encode())
    until_closed(connection, "slow body", b" ")


MALFORMED = [
    b"\x00\x01\x02\x03", b"GET\r\n\r\n", b"POST /v1/events HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
    b"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    b"POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"POST /v1/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-A: b\r\n" * 5_000 + b"\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + b"b" * 200_000 + b"\r\n\r\n",
    b"GET /%ff%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01",
]


def malformed(payload: bytes) -> None:
    try:
        connection = connect(NOISY)
        connection.sendall(payload)
        connection.settimeout(15)
        while connection.recv(4096):
            pass
    except TimeoutError:
        faults.append(f"kept open after {payload[:30]!r}")
    except OSError:
        pass


def noise() -> None:
    for _ in range(20):
        payload = bytes(random.randrange(256) for _ in range(random.randrange(1, 400)))
        try:
            connection = connect(NOISY)
            connection.sendall(random.choice([b"", b"GET / HTTP/1.1\r\n", b"POST /v1/events HTTP/1.1\r\n"]) + payload)
            connection.close()
        except OSError:
            pass


def well_behaved(stop: threading.Event) -> None:
    worst = 0.0
    while not stop.is_set():
        start = time.monotonic()
        try:
            client = http.client.HTTPConnection(host, port, timeout=5, source_address=(GOOD, 0))
            client.request("GET", "/v1/feedback?limit=1", headers={"Authorization": f"Bearer {token}"})
            status = client.getresponse().status
            if status not in (200, 429):
                faults.append(f"the well-behaved client got {status}")
        except OSError as error:
            faults.append(f"the well-behaved client was not served: {error}")
        worst = max(worst, time.monotonic() - start)
        time.sleep(0.1)
    if worst > 2:
        faults.append(f"the well-behaved client waited {worst:.1f} seconds")


def answers(to: int, path: str, seconds: float) -> bool:
    """Whether the server answers in time; a full port may answer 503 first."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        client = http.client.HTTPConnection(host, to, timeout=seconds, source_address=(GOOD, 0))
        try:
            client.request("GET", path)
            if client.getresponse().status == 200:
                return True
        except OSError:
            pass
        finally:
            client.close()
        time.sleep(0.1)
    return False


def full() -> None:
    held = [connect(f"127.0.0.{10 + number % 4}") for number in range(600)]
    if not answers(office, "/readyz", 2):
        faults.append("the office's port did not answer beside a full one")
    if not answers(port, "/v1/openapi.json", 5):
        faults.append("the port was kept by those who send nothing")
    for connection in held:
        connection.close()


stop = threading.Event()
good = threading.Thread(target=well_behaved, args=(stop,))
good.start()
hostile = [threading.Thread(target=silent) for _ in range(60)]
hostile += [threading.Thread(target=slow_head) for _ in range(60)]
hostile += [threading.Thread(target=slow_body) for _ in range(6)]
hostile += [threading.Thread(target=malformed, args=(payload,)) for payload in MALFORMED for _ in range(4)]
hostile += [threading.Thread(target=noise) for _ in range(4)]
for thread in hostile:
    thread.start()
for thread in hostile:
    thread.join()
stop.set()
good.join()
full()
print("\n".join(sorted(set(faults))) or "ok")
