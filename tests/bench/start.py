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


def look_like_a_desktop():
    """Have letters hinted slightly, as every desktop tells GTK to: on a bare X server it would hint them fully, letter by
    letter, which makes text three times as dear."""
    subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                    'Xft.hinting: 1\nXft.hintstyle: hintslight\n'], check=True)


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


def files_of(pid):
    """The files that a process has mapped; none when it is gone."""
    try:
        with open(f'/proc/{pid}/maps', encoding='utf-8', errors='replace') as file:
            return {line.split(maxsplit=5)[5].strip() for line in file if '/' in line}
    except OSError:
        return set()


def files_of_others(pid):
    """The files that others have mapped who show no window: the X server, the bus, the shell.

    Other windows of GTK, as of somebody who works on this machine, would make shared pages cheaper, and most so for the
    program that has little of its own: they do not count.
    """
    files = set()
    for name in os.listdir('/proc'):
        if name.isdigit() and name != str(pid):
            mapped = files_of(name)
            if not any('/libgtk-4.' in path for path in mapped):
                files |= mapped
    return files


def mappings(pid):
    """(path or '', {'Pss': kilobytes, 'Rss': kilobytes…}) of each mapping."""
    path, sizes = '', {}
    with open(f'/proc/{pid}/smaps', encoding='utf-8', errors='replace') as file:
        for line in file:
            words = line.split(maxsplit=5)
            if not words[0].endswith(':'):
                if sizes:
                    yield path, sizes
                path, sizes = words[5].strip() if len(words) > 5 else '', {}
            elif words[-1] == 'kB':
                sizes[words[0][:-1]] = int(words[1])
    if sizes:
        yield path, sizes


def memory(pid):
    """Megabytes: shared pages divided among those who share them (PSS), and counted whole (RSS)."""
    shared = files_of_others(pid)
    pss = rss = 0
    for path, sizes in mappings(pid):
        rss += sizes['Rss']
        pss += sizes['Pss'] if path in shared else sizes['Rss']
    return pss / 1024, rss / 1024


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
