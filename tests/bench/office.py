"""The page of a class beside LibreOffice, which converts the table of the same activities.

Invariant: both are whole programs, started anew and writing a PDF, in turns, with everything warm.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import glob
import os
import shutil
import statistics
import subprocess
import time

TURNS = 5
SCOPE = ['--school', '0599990N', '--year', '2026']  # of the demonstration
CLASS = '3B'


def seconds(command, folder):
    # A file that is there is only replaced when the new one is on the disk: that would measure the disk.
    for path in glob.glob(os.path.join(folder, '*.pdf')):
        os.unlink(path)
    started = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - started


def table_of(jalons, data, path):
    """What a counsellor would have in a spreadsheet: the activities of the class, one a row."""
    with open(path, 'w', encoding='utf-8') as file:
        subprocess.run([jalons, '--data', data, 'list', 'activities', *SCOPE, '--division', CLASS, '--format', 'tsv'],
                       check=True, stdout=file)


def compare(jalons, folder):
    """(seconds of ours, seconds of LibreOffice or None), medians."""
    data, table = os.path.join(folder, 'demo'), os.path.join(folder, 'table.csv')
    subprocess.run([jalons, '--data', data, 'demo'], check=True, stdout=subprocess.DEVNULL)
    table_of(jalons, data, table)
    office = shutil.which('soffice')
    commands = [[jalons, '--data', data, 'print', 'division', CLASS, *SCOPE,
                 '--output', os.path.join(folder, 'ours.pdf')]]
    if office:
        commands.append([office, f'-env:UserInstallation=file://{folder}/office', '--headless', '--convert-to', 'pdf',
                         '--infilter=CSV:9,34,76,1', '--outdir', folder, table])

    found = [[] for _command in commands]
    for turn in range(TURNS + 1):
        for results, command in zip(found, commands):
            spent = seconds(command, folder)
            if turn > 0:  # the first one warms the caches, and makes LibreOffice's profile
                results.append(spent)
    medians = [statistics.median(results) for results in found]
    return medians[0], medians[1] if office else None
