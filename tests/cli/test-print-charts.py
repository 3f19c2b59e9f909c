#!/usr/bin/env python3
# `jalons print level`, `school`, `week` and `agenda` as a script runs them.
# Invariant: what is on the pages is compared with the demonstration as it is, read by pdftotext.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import subprocess
import sys

from harness import COLLEGE, demo, jalons, pdf_text, run_all, test


def size_of(path):
    """Width and height of the first page, in points."""
    told = subprocess.run(['pdfinfo', path], capture_output=True, check=True).stdout.decode()
    return tuple(round(float(side)) for side in re.search(r'Page size:\s+([\d.]+) x ([\d.]+)', told).groups())


@test
def charts(folder):
    data, path = demo(folder), os.path.join(folder, 'F.pdf')
    jalons('print', 'level', '3E', '--school', COLLEGE, '--output', path, data=data).wants(0)
    assert size_of(path) == (1191, 842), size_of(path)
    text = pdf_text(path)
    assert 'Forum des métiers du bassin' in text and '3C' in text and '4A' not in text, text
    jalons('print', 'school', '--school', COLLEGE, '--paper', 'a4', '--output', path, data=data).wants(0)
    assert size_of(path) == (842, 595), size_of(path)
    text = pdf_text(path)
    assert '3C' in text and '4A' in text and 'Ouvrard' not in text, text


@test
def weeks(folder):
    data, path = demo(folder), os.path.join(folder, 'F.pdf')
    for week in '10', 'S10', '2026-11-18':
        jalons('print', 'week', '--school', COLLEGE, '--week', week, '--output', path, data=data).wants(0)
        text = pdf_text(path)
        assert 'Week 10' in text and 'Forum des métiers du bassin' in text and 'Tuesday 17 November 2026' in text, text
    jalons('print', 'week', '--school', COLLEGE, '--without-names', '--week', '10', '--output', path, data=data).wants(0)
    assert 'Ouvrard' not in pdf_text(path)


@test
def agendas(folder):
    data, path = demo(folder), os.path.join(folder, 'F.pdf')
    period = ['--from', '2026-11-01', '--to', '2026-11-30']
    jalons('print', 'agenda', *period, '--output', path, data=data).wants(0)
    text = pdf_text(path)
    assert 'Lycée du Canal' in text and 'Collège des Tilleuls' in text and 'Forum des métiers du bassin' not in text, text
    jalons('print', 'agenda', *period, '--everything', '--output', path, data=data).wants(0)
    assert 'Forum des métiers du bassin' in pdf_text(path)
    assert 'Mme Nobody' in jalons('print', 'agenda', '--counsellor', 'Mme Nobody', '--output', path, data=data).wants(1).err


@test
def failures_leave_nothing(folder):
    data, path = demo(folder), os.path.join(folder, 'F.pdf')
    scope = ['--school', COLLEGE, '--output', path]
    assert 'levels here are' in jalons('print', 'level', 'Tle', *scope, data=data).wants(1).err
    assert 'no week 50' in jalons('print', 'week', '--week', '50', *scope, data=data).wants(1).err
    for words in (['level'], ['level', '3e', '4e'], ['school', '3A'], ['week', '3A'], ['week', '--week', 'soon'],
                  ['agenda', '3A'], ['school', '--without-names'], ['week', '--all'], ['level', '3e', '--paper', 'A5']):
        result = jalons('print', *words, *scope, data=data).wants(2)
        assert 'jalons help' in result.err, result
    jalons('print', 'agenda', '--from', '2026-12-01', '--to', '2026-11-01', '--output', path, data=data).wants(2)
    jalons('print', 'school', '--school', COLLEGE, data=data).wants(2)
    assert not os.path.exists(path)


if __name__ == '__main__':
    sys.exit(run_all())
