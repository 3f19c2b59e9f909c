#!/usr/bin/env python3
"""`jalons export ods bilan|project`: LibreOffice opens it, and its formulas give the sums that are written beside them.

Invariant: before LibreOffice gets the file, every value beside a formula is made wrong, so that only the formula can be right.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

from harness import demo, jalons, run_all, test

FIXTURE = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange', 'project.json')

OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def content(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return archive.read('content.xml')


def minutes(text):
    found = re.fullmatch(r'(-?)PT(\d+)H(\d+)M([\d.]+)S', text)
    value = int(found[2]) * 60 + int(found[3]) + round(float(found[4]) / 60)
    return -value if found[1] else value


def value_of(cell):
    kind = cell.get(OFFICE + 'value-type')
    if kind == 'time':
        return minutes(cell.get(OFFICE + 'time-value'))
    return round(float(cell.get(OFFICE + 'value')), 6) if kind in ('float', 'percentage') else None


def formulas(xml):
    """The values of the cells with a formula, sheet by sheet, row by row."""
    values = []
    for sheet in ElementTree.fromstring(xml).iter(TABLE + 'table'):
        for cell in sheet.iter(TABLE + 'table-cell'):
            if cell.get(TABLE + 'formula') is not None:
                values.append((sheet.get(TABLE + 'name'), cell.get(TABLE + 'formula'), value_of(cell)))
    return values


def spoil(source, target):
    """The same file, with a wrong value beside each formula."""
    wrong = {'time-value': 'PT99H59M00S', 'value': '99999'}
    text = re.sub(r'(table:formula="[^"]*" office:value-type="[a-z]+" office:)(time-value|value)="[^"]*"',
                  lambda found: f'{found[1]}{found[2]}="{wrong[found[2]]}"', content(source).decode())
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, 'w') as after:
        for entry in before.infolist():
            data = text if entry.filename == 'content.xml' else before.read(entry)
            after.writestr(entry, data)


def recalculated(path, folder):
    profile = os.path.join(folder, 'profile')
    os.makedirs(os.path.join(profile, 'user'))
    with open(os.path.join(profile, 'user', 'registrymodifications.xcu'), 'w') as file:
        file.write(RECALCULATE)
    out = os.path.join(folder, 'out')
    subprocess.run(['soffice', '--headless', '-env:UserInstallation=file://' + profile, '--convert-to', 'ods', '--outdir',
                    out, path], check=True, capture_output=True, timeout=150,
                   env={'PATH': os.environ['PATH'], 'HOME': folder, 'LANG': 'C.UTF-8'})
    return content(os.path.join(out, os.path.basename(path)))


@test
def the_file_is_a_spreadsheet(folder):
    data = demo(folder)
    path = os.path.join(folder, 'bilan.ods')
    jalons('export', 'ods', 'bilan', '--output', path, data=data).wants(0)
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b'')
        assert archive.read('mimetype') == b'application/vnd.oasis.opendocument.spreadsheet'
        for name in archive.namelist():
            if name.endswith('.xml'):
                ElementTree.fromstring(archive.read(name))
    assert len(formulas(content(path))) > 20


@test
def formulas_give_the_sums(folder):
    if shutil.which('soffice') is None:
        print('# LibreOffice is not installed: its formulas were not tried')
        return
    data = demo(folder)
    path, spoilt = os.path.join(folder, 'bilan.ods'), os.path.join(folder, 'spoilt.ods')
    jalons('export', 'ods', 'bilan', '--output', path, data=data).wants(0)
    spoil(path, spoilt)
    wanted = formulas(content(path))
    assert [value for _, _, value in formulas(content(spoilt))] != [value for _, _, value in wanted]
    found = formulas(recalculated(spoilt, folder))
    assert len(found) == len(wanted), (len(found), len(wanted))
    for one, other in zip(wanted, found):
        assert one[0] == other[0] and one[2] == other[2], (one, other)


@test
def tables_of_a_project_and_csv(folder):
    data = os.path.join(folder, 'data')
    jalons('import', FIXTURE, data=data).wants(0)
    path = os.path.join(folder, 'project')
    chosen = ('project', '--school', '0590116F', '--year', '2027')
    jalons('export', 'ods', *chosen, '--output', path + '.ods', data=data).wants(0)
    jalons('export', 'csv', *chosen, '--output', path + '.csv', data=data).wants(0)
    names = [sheet.get(TABLE + 'name') for sheet in ElementTree.fromstring(content(path + '.ods')).iter(TABLE + 'table')]
    assert names == ['Hours by level', 'Programme', 'Goals', 'Partners', 'Figures'], names
    with open(path + '.csv', encoding='utf-8-sig') as file:
        text = file.read()
    assert 'Trois métiers vus' in text and 'Forum' in text, text
    result = jalons('export', 'ods', 'offers', '--output', path, data=data).wants(2)
    assert 'project or bilan' in result.err, result


if __name__ == '__main__':
    sys.exit(run_all())
