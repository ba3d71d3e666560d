#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""failover.py PROGRAM [SECONDS]: two PostgreSQL servers with streaming replication, each in a network
namespace of its own, `synchronous_commit=remote_apply`. Central works on the first one under eight
clients; that one is killed, the second one promoted; central goes on there by itself. Nothing that was
acknowledged may be missing, nothing stored twice. Needs root."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import load

SKIPPED = 77
BIN = Path("/usr/lib/postgresql/15/bin")
BRIDGE, FIRST, SECOND = "10.213.0.254", "10.213.0.1", "10.213.0.2"
NET = f"pwn{os.getpid() % 10000}"


def skip(why):
    print(f"SKIP: {why}")
    sys.exit(SKIPPED)


def run(*command):
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {answer.stderr or answer.stdout}")
    return answer.stdout


class Network:
    """A bridge and two hosts on it."""

    def __enter__(self):
        run("ip", "link", "add", NET, "type", "bridge")
        run("ip", "addr", "add", f"{BRIDGE}/24", "dev", NET)
        run("ip", "link", "set", NET, "up")
        for number, address in ((1, FIRST), (2, SECOND)):
            space, outer = f"{NET}h{number}", f"{NET}v{number}"
            run("ip", "netns", "add", space)
            run("ip", "link", "add", outer, "type", "veth", "peer", "name", "eth0", "netns", space)
            run("ip", "link", "set", outer, "master", NET, "up")
            run("ip", "-n", space, "addr", "add", f"{address}/24", "dev", "eth0")
            for device in ("lo", "eth0"):
                run("ip", "-n", space, "link", "set", device, "up")
        return self

    def __exit__(self, *_):
        for number in (1, 2):
            subprocess.run(["ip", "netns", "del", f"{NET}h{number}"], check=False)
        subprocess.run(["ip", "link", "del", NET], check=False)


class Server:
    def __init__(self, folder, number, address):
        self.address = address
        self._data = folder / f"server{number}"
        sockets = folder / f"socket{number}"
        sockets.mkdir()
        shutil.chown(sockets, "postgres")
        self._space = f"{NET}h{number}"
        self._options = f"-c listen_addresses={address} -k {folder}/socket{number}"

    def _as_postgres(self, program, *arguments):
        return run("ip", "netns", "exec", self._space, "runuser", "-u", "postgres", "--",
                   str(BIN / program), *arguments)

    def make(self):
        self._as_postgres("initdb", "-D", str(self._data), "-A", "trust", "-U", "packwright",
                          "-E", "UTF8", "--locale=C.UTF-8")
        with open(self._data / "pg_hba.conf", "a", encoding="ascii") as file:
            file.write("host all all 10.213.0.0/24 trust\n"
                       "host replication all 10.213.0.0/24 trust\n")

    def follow(self, primary):
        self._as_postgres("pg_basebackup", "-D", str(self._data), "-R", "-X", "stream", "-d",
                          f"host={primary.address} user=packwright application_name=second")

    def start(self, further=""):
        log = self._data / "log"
        try:
            self._as_postgres("pg_ctl", "-D", str(self._data), "-w", "-l", str(log), "-o",
                              f"{self._options} {further}", "start")
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{log.read_text()[-2000:]}") from error

    def query(self, sql, database="postgres"):
        return self._as_postgres("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d",
                                 f"host={self.address} user=packwright dbname={database}", "-c",
                                 sql).strip()

    def promote(self):
        self._as_postgres("pg_ctl", "-D", str(self._data), "-w", "promote")

    def kill(self):
        """As a power cut of its computer: all of its processes, and its network."""
        run("ip", "-n", self._space, "link", "set", "eth0", "down")
        for process in run("ip", "netns", "pids", self._space).split():
            os.kill(int(process), signal.SIGKILL)

    def stop(self):
        subprocess.run(["ip", "netns", "exec", self._space, "runuser", "-u", "postgres", "--",
                        str(BIN / "pg_ctl"), "-D", str(self._data), "-m", "immediate", "stop"],
                       capture_output=True, check=False)


def wait_for(condition, seconds, what):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{what}: not within {seconds} s")
        time.sleep(0.05)


def judge(program, store, acknowledged, folder):
    export = folder / "events.jsonld"
    run(program, "export", *store, str(export))
    stored = load.exported_ids(export)
    lost = [name for name in acknowledged if name not in stored]
    twice = [name for name, count in stored.items() if count != 1]
    verified = run(program, "verify", *store)
    return lost, twice, verified.strip()


def fail_over(program, seconds, folder, first, second):
    first.make()
    first.start()
    second.follow(first)
    second.start("-c synchronous_standby_names=")
    first.query("ALTER SYSTEM SET synchronous_standby_names = '*'")
    first.query("ALTER SYSTEM SET synchronous_commit = remote_apply")
    first.query("SELECT pg_reload_conf()")
    wait_for(lambda: first.query("SELECT sync_state FROM pg_stat_replication") == "sync", 20,
             "replication")
    first.query("CREATE DATABASE central")
    database = f"host={FIRST},{SECOND} user=packwright dbname=central connect_timeout=2"
    store = ["--store", "postgresql", "--database", database]
    run(program, "migrate", *store)
    central = subprocess.Popen(
        [program, *store, "--listen", "127.0.0.1:0", "--data", str(folder / "data")],
        stdout=subprocess.PIPE, stderr=open(folder / "central.log", "w", encoding="utf-8"),
        text=True)
    clients = None
    try:
        host, port = central.stdout.readline().strip().removeprefix("listening http://").split(":")
        clients = load.Load(8, lambda: (host, int(port)))
        time.sleep(seconds)
        first.kill()
        cut = time.monotonic()
        before = len(clients.acknowledged())
        time.sleep(1)
        second.promote()
        wait_for(lambda: len(clients.acknowledged()) > before + 50, 90, "work on the second server")
        away = time.monotonic() - cut
        time.sleep(seconds)
        clients.stop()
        acknowledged = clients.acknowledged()
        lost, twice, verified = judge(program, store, acknowledged, folder)
        print(f"{before} acknowledged by the first server, {len(acknowledged) - before} by the "
              f"second; requests without an answer or refused for a while: {clients.unsure}; "
              f"{away:.1f} s from the kill to work again; lost {len(lost)}, twice {len(twice)}; "
              f"{verified}")
        if before < 100:
            print("FAIL: too little was under way")
        return 0 if not lost and not twice and before >= 100 else 1
    finally:
        if clients:
            clients.stop()
        central.terminate()
        central.wait()


def main():
    if os.geteuid() != 0:
        skip("network namespaces need root")
    if not (BIN / "initdb").exists():
        skip("postgresql-15 is not installed")
    if not shutil.which("ip"):
        skip("iproute2 is not installed")
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(prefix="pw-failover-") as name:
        folder = Path(name)
        shutil.chown(folder, "postgres")
        try:
            network = Network().__enter__()
        except RuntimeError as error:
            Network().__exit__()
            skip(error)
        first, second = Server(folder, 1, FIRST), Server(folder, 2, SECOND)
        try:
            return fail_over(sys.argv[1], seconds, folder, first, second)
        finally:
            first.stop()
            second.stop()
            network.__exit__()


if __name__ == "__main__":
    sys.exit(main())
