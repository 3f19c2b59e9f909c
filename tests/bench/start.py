"""What a program costs until its window is there and quiet, seen from outside.

Invariant: both programs are measured by the same means, in turns, and neither knows that it is measured.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import signal
import statistics
import subprocess
import time

TURNS = 7
QUIET = 0.4  # seconds with less than BUSY of CPU
BUSY = 0.002
PATIENCE = 60
# Jalons does without Mesa where there is no render node; the yardstick is not burdened with it either.
SETTINGS = {'GSK_RENDERER': 'cairo', 'GDK_DEBUG': 'gl-disable'}


def cpu_of_threads(pid):
    """Seconds that the living threads of a process have run."""
    total = 0
    for path in glob.glob(f'/proc/{pid}/task/*/schedstat'):
        try:
            with open(path, encoding='ascii') as file:
                total += int(file.read().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            pass  # it ended between the listing and the reading
    return total / 1e9


def memory(pid):
    """Megabytes: shared pages divided among those who share them (PSS), and counted whole (RSS).

    The first is smaller the more GTK programs run beside, and most so for the window that has little of its own; the
    second does not depend on neighbours.
    """
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as file:
        found = {line.split(':')[0]: int(line.split()[1]) / 1024 for line in file if line.endswith('kB\n')}
    return found['Pss'], found['Rss']


def has_window(pid):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(pid), ''],
                           capture_output=True, text=True, check=False)
    return bool(found.stdout.strip())


def wait_until_quiet(pid, deadline):
    before, since = cpu_of_threads(pid), time.monotonic()
    while time.monotonic() < deadline:
        time.sleep(0.05)
        now = cpu_of_threads(pid)
        if now - before > BUSY:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > QUIET:
            return
    raise RuntimeError('the window does not come to rest')


def first_quiet_window(command):
    """Start a program, wait for its first quiet window; (seconds of CPU, megabytes PSS, RSS)."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | SETTINGS)
    deadline = time.monotonic() + PATIENCE
    try:
        while not has_window(process.pid):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f'{command[0]} shows no window')
            time.sleep(0.05)
        wait_until_quiet(process.pid, deadline)
        megabytes = memory(process.pid)
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = -signal.SIGKILL
    return usage.ru_utime + usage.ru_stime, *megabytes


def compare(ours, theirs, turns=TURNS):
    """Medians of both, each (seconds, PSS, RSS); a first turn only warms the caches."""
    found = ([], [])
    for turn in range(turns + 1):
        for i, command in enumerate((ours, theirs)):
            result = first_quiet_window(command)
            if turn > 0:
                found[i].append(result)
    return tuple(tuple(statistics.median(column) for column in zip(*results)) for results in found)
