# SPDX-License-Identifier: Apache-2.0
"""units_test.py <folder>: systemd understands our units, and the service of central is confined."""

import shutil
import subprocess
import sys
from pathlib import Path

SKIPPED = 77
MOST_EXPOSED = 20  # tenths; what systemd calls OK is below 4.9, unconfined services are at 9.6


def run(*arguments):
    done = subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def main(folder):
    if not shutil.which("systemd-analyze"):
        print("systemd-analyze is not installed")
        return SKIPPED
    faults = []
    system = Path(folder) / "packwright-central.service"
    user = Path(folder) / "user" / "packwright.service"
    for unit, mode in ((system, ()), (user, ("--user",))):
        code, said = run(*mode, "verify", "--man=no", str(unit))
        # What is wrong with other units of this machine is theirs.
        ours = [line for line in said.splitlines() if unit.name in line]
        if ours:
            faults += ours
        print(f"{unit.name}: verify {code}, {len(ours)} findings of ours")
    code, said = run("security", "--offline=yes", f"--threshold={MOST_EXPOSED}", "--no-pager",
                     str(system))
    print(said.splitlines()[-1] if said else "")
    if code != 0:
        faults.append(f"more exposed than {MOST_EXPOSED / 10}:\n{said}")
    text = system.read_text()
    if "127.0.0.1:8780" not in text:
        faults.append("central does not listen on loopback by default")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
