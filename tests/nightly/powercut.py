#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""powercut.py PROGRAM [CUTS]: fault F3, a power cut of the computer central (SQLite) runs on.

Central works on an ext4 file system in a file. At a cut it is halted, the file is copied (what had
reached the disk, and nothing of what was only in memory), and the copy is repaired, mounted and
compared with what clients had been told is stored. Then the same for a control whose flushes of the
write-ahead log do nothing, which is what synchronous=NORMAL means: it must lose, or the method would
not have noticed a loss of the other either. Needs root and loop devices."""

import os
import random
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
CLIENTS = 8

# fdatasync() and fsync() of the write-ahead log say yes and do nothing.
CONTROL = r"""
#define _GNU_SOURCE
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
static int is_log(int handle)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    return length > 4 && memcmp(path + length - 4, "-wal", 4) == 0;
}
int fdatasync(int handle) { return is_log(handle) ? 0 : (int)syscall(SYS_fdatasync, handle); }
int fsync(int handle) { return is_log(handle) ? 0 : (int)syscall(SYS_fsync, handle); }
"""


def skip(why):
    print(f"SKIP: {why}")
    sys.exit(SKIPPED)


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options)


class Image:
    """An ext4 file system in a file, mounted."""

    def __init__(self, folder, name):
        self.file = folder / f"{name}.img"
        self.place = folder / name
        self.place.mkdir()

    def make(self):
        with open(self.file, "wb") as file:
            file.truncate(512 * 1024 * 1024)
        run("mkfs.ext4", "-q", str(self.file))

    def mount(self):
        run("mount", "-o", "loop", str(self.file), str(self.place))

    def unmount(self):
        subprocess.run(["umount", str(self.place)], check=False)


def lost_after_cut(program, image, folder, acknowledged):
    """How many acknowledged events are not in the copy of the image; every event is there once."""
    copy = Image(folder, "copy")
    try:
        run("cp", "--sparse=always", str(image.file), str(copy.file))
        subprocess.run(["e2fsck", "-fy", str(copy.file)], check=False, capture_output=True)
        copy.mount()
        answer = subprocess.run([program, "verify", "--data", str(copy.place / "data")],
                                capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            return len(acknowledged), answer.stdout + answer.stderr
        export = folder / "events.jsonld"
        export.unlink(missing_ok=True)
        run(program, "export", "--data", str(copy.place / "data"), str(export))
        stored = load.exported_ids(export)
        twice = [name for name, count in stored.items() if count != 1]
        return sum(name not in stored for name in acknowledged), f"twice: {twice}" if twice else ""
    finally:
        copy.unmount()
        copy.file.unlink(missing_ok=True)
        copy.place.rmdir()


def cuts_of(program, cuts, folder, environment):
    """(cuts that lost something, acknowledged events lost in the worst, events acknowledged, what
    is wrong with the stores)."""
    image = Image(folder, "disk")
    image.make()
    image.mount()
    central = subprocess.Popen(
        [program, "--listen", "127.0.0.1:0", "--data", str(image.place / "data")],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    clients = None
    losing = worst = 0
    wrong = []
    acknowledged = []
    try:
        host, port = central.stdout.readline().strip().removeprefix("listening http://").split(":")
        clients = load.Load(CLIENTS, lambda: (host, int(port)))
        for _ in range(cuts):
            before = len(acknowledged)
            deadline = time.monotonic() + 20
            time.sleep(random.uniform(0.1, 0.6))
            while len(clients.acknowledged()) < before + 20 and time.monotonic() < deadline:
                time.sleep(0.02)
            os.kill(central.pid, signal.SIGSTOP)
            time.sleep(0.1) # what central had sent arrives
            acknowledged = clients.acknowledged()
            if len(acknowledged) < before + 20:
                wrong.append("too little was under way")
            lost, problem = lost_after_cut(program, image, folder, acknowledged)
            losing += lost > 0
            worst = max(worst, lost)
            if problem:
                wrong.append(problem)
            os.kill(central.pid, signal.SIGCONT)
    finally:
        if clients:
            clients.stop()
        central.kill()
        central.wait()
        image.unmount()
        image.file.unlink()
        image.place.rmdir()
    return losing, worst, len(acknowledged), wrong


def main():
    program = sys.argv[1]
    cuts = int(sys.argv[2]) if len(sys.argv) > 2 else 25
    if os.geteuid() != 0:
        skip("mounting an image needs root")
    for tool in ("mkfs.ext4", "e2fsck", "mount", "cc"):
        if not shutil.which(tool):
            skip(f"{tool} is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trial = Image(folder, "trial")
        trial.make()
        try:
            trial.mount()
        except subprocess.CalledProcessError as error:
            skip(f"no loop devices here: {error.stderr.strip()}")
        trial.unmount()
        trial.file.unlink()

        source, library = folder / "control.c", folder / "control.so"
        source.write_text(CONTROL)
        run("cc", "-shared", "-fPIC", "-o", str(library), str(source))
        full = cuts_of(program, cuts, folder, dict(os.environ))
        control = cuts_of(program, max(5, cuts // 5), folder,
                          {**os.environ, "LD_PRELOAD": str(library)})
    print(f"as shipped: {cuts} cuts under {CLIENTS} clients, {full[2]} events acknowledged, "
          f"{full[0]} cuts lost any, {full[1]} lost in the worst; stores unsound: {len(full[3])}")
    print(f"control: {max(5, cuts // 5)} cuts, {control[2]} acknowledged, {control[0]} lost some, "
          f"{control[1]} lost in the worst")
    for problem in full[3]:
        print(problem)
    if control[0] == 0:
        print("FAIL: the control lost nothing, so the cuts prove nothing")
    return 0 if full[0] == 0 and not full[3] and control[0] > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
