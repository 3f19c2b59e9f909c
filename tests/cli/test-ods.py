#!/usr/bin/env python3
"""`jalons export ods bilan|project`: LibreOffice opens it, finds all that is in it, and its formulas give the same sums.

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

from harness import LYCEE, demo, jalons, run_all, test

FIXTURE = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange', 'project.json')

OFFICE = '{urn:oasis:names:tc:opendocument:xmlns:office:1.0}'
TEXT = '{urn:oasis:names:tc:opendocument:xmlns:text:1.0}'
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


def words_of(cell):
    """Its text, with the spaces that XML is told of."""
    lines = []
    for paragraph in cell.iter(TEXT + 'p'):
        parts = [paragraph.text or '']
        for child in paragraph:
            parts.append(' ' * int(child.get(TEXT + 'c', '1')) if child.tag == TEXT + 's' else ''.join(child.itertext()))
            parts.append(child.tail or '')
        lines.append(''.join(parts))
    return '\n'.join(lines)


def value_of(cell):
    kind = cell.get(OFFICE + 'value-type')
    if kind == 'time':
        return minutes(cell.get(OFFICE + 'time-value'))
    if kind == 'date':
        return cell.get(OFFICE + 'date-value')
    return round(float(cell.get(OFFICE + 'value')), 6) if kind in ('float', 'percentage') else words_of(cell)


def cells(xml):
    """Of each cell that is not empty: its sheet, its kind, whether it has a formula, its value."""
    values = []
    for sheet in ElementTree.fromstring(xml).iter(TABLE + 'table'):
        for row in sheet.iter(TABLE + 'table-row'):
            in_row = []
            for cell in row.iter(TABLE + 'table-cell'):
                if cell.get(OFFICE + 'value-type') is not None:
                    found = (sheet.get(TABLE + 'name'), cell.get(OFFICE + 'value-type'),
                             cell.get(TABLE + 'formula') is not None, value_of(cell))
                    in_row += [found] * int(cell.get(TABLE + 'number-columns-repeated', '1'))
            values += in_row * (int(row.get(TABLE + 'number-rows-repeated', '1')) if in_row else 0)
    return values


def formulas(xml):
    return [cell for cell in cells(xml) if cell[2]]


def dates(xml):
    return [cell for cell in cells(xml) if cell[1] == 'date']


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
    """What LibreOffice makes of the file: it loads no damaged one without a person who agrees to a repair."""
    profile = os.path.join(folder, 'profile')
    os.makedirs(os.path.join(profile, 'user'), exist_ok=True)
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


def opens(folder, data, *what):
    path, spoilt = os.path.join(folder, 'tables.ods'), os.path.join(folder, 'spoilt.ods')
    jalons('export', 'ods', *what, '--output', path, data=data).wants(0)
    spoil(path, spoilt)
    wanted = cells(content(path))
    assert formulas(content(spoilt)) != formulas(content(path))
    assert len(formulas(content(path))) > 5 and dates(content(path)), what
    found = cells(recalculated(spoilt, folder))
    assert len(found) == len(wanted), (len(found), len(wanted))
    for one, other in zip(wanted, found):
        assert one == other, (one, other)


def libreoffice_opens_it_and_gives_the_sums(folder):
    data = demo(folder)
    opens(folder, data, 'bilan')
    opens(folder, data, 'bilan', '--school', LYCEE)
    opens(folder, data, 'project', '--school', LYCEE)


@test
def a_date_is_a_date(folder):
    data = demo(folder)
    path = os.path.join(folder, 'project')
    chosen = ('project', '--school', LYCEE, '--output')
    jalons('export', 'ods', *chosen, path + '.ods', data=data).wants(0)
    jalons('export', 'csv', *chosen, path + '.csv', data=data).wants(0)
    assert '2026-09-14' in [cell[3] for cell in dates(content(path + '.ods'))]
    assert '<text:p>14/09/2026</text:p>' in content(path + '.ods').decode()
    with open(path + '.csv', encoding='utf-8-sig') as file:
        assert ';2026-09-14;2027-07-02' in file.read()
    met = [figure for figure in jalons('bilan', '--format', 'json', data=data).wants(0).json() if figure['kind'] == 'date']
    assert met and all(re.fullmatch(r'\d{4}-\d\d-\d\d(T\d\d:\d\d:00)?', figure['value']) for figure in met), met


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


def have_office():
    """Prints the one reason to skip: nobody can open a spreadsheet here."""
    if shutil.which('soffice') is None:
        print('# LibreOffice is not installed: libreoffice-opens-it-and-gives-the-sums is left out')
        return False
    return True


if __name__ == '__main__':
    if have_office():
        test(libreoffice_opens_it_and_gives_the_sums)
    sys.exit(run_all())
