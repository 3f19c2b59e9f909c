"""The page of a class beside LibreOffice, which converts the table of the same activities.

Invariant: both are whole programs, started anew and writing a PDF, in turns, with everything warm.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import statistics
import subprocess
import time
from typing import NamedTuple, Optional

TURNS = 5
SCHOOL = '0599000M'  # the first school of the reference load
YEAR = '2026'


class Seconds(NamedTuple):
    ours: float
    office: Optional[float]


def seconds(command, **options):
    started = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    return time.monotonic() - started


def first_division(listing):
    """The code of the first class of a list in TSV."""
    rows = [line.split('\t') for line in listing.splitlines()]
    return rows[1][rows[0].index('code')]


def compare(jalons, load, folder):
    scope = ['--school', SCHOOL, '--year', YEAR]
    ask = [jalons, '--data', load, 'list']
    listing = subprocess.run([*ask, 'divisions', *scope, '--format', 'tsv'], check=True, capture_output=True, text=True)
    scope += ['--division', first_division(listing.stdout)]

    table = os.path.join(folder, 'table.csv')
    with open(table, 'w', encoding='utf-8') as file:
        subprocess.run([*ask, 'activities', *scope, '--format', 'tsv'], check=True, stdout=file)
    ours = [jalons, '--data', load, 'print', 'division', *scope, '--output', os.path.join(folder, 'ours.pdf')]
    program = shutil.which('soffice')
    theirs = program and [program, f'-env:UserInstallation=file://{folder}/office', '--headless',
                          '--infilter=CSV:9,34,76,1', '--convert-to', 'pdf', '--outdir', folder, table]
    found = ([], [])
    for turn in range(TURNS + 1):
        for i, command in enumerate((ours, theirs)):
            if command:
                spent = seconds(command)
                if turn > 0:
                    found[i].append(spent)
    return Seconds(*(statistics.median(results) if results else None for results in found))
