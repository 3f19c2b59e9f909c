#!/usr/bin/env python3
"""`jalons import` on the real binary: a school's export becomes classes, and bad files change nothing.

Invariant: after a file that is refused, the data are what they were, byte for byte of their export.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import fcntl
import os
import sys
import zipfile

from harness import COLLEGE, demo, divisions_of, export, jalons, listed, pdf_text, run_all, sts, test, write

FIXTURES = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange')
UAI = '0590116F'
UNKNOWN = ((b'CODE="10310019110"', b'CODE="12345678901"'), (b'<FORMATION>3EME<', b'<FORMATION>ATELIER<'),
           (b'<LIBELLE_LONG>TROISIEME<', b'<LIBELLE_LONG>ATELIER<'))


def folder_of(data):
    return os.path.join(data, 'data')


# ---- From the school's export to the printed page ----

@test
def thirty_classes_become_thirty_divisions(folder):
    data, path = folder_of(folder), sts(folder)
    with open(path, 'rb') as file:
        assert b'ISO-8859-15' in file.read(100)
    result = jalons('import', path, data=data).wants(0)
    assert '30 classes created' in result.out and os.path.basename(path) in result.out, result
    assert result.err == '', result

    found, expected = listed(data, 'divisions'), divisions_of(path)
    assert [division['code'] for division in found if division['code'] not in expected] == []
    assert len(found) == len(expected) == 30
    for division in found:
        headcount, surname = expected[division['code']]
        assert (division['school'], division['year'], division['headcount']) == (UAI, 2026, headcount), division
        assert division['level'].startswith(division['code'][0]), division
        lead, = division['lead_teachers']
        assert lead.casefold().endswith(surname.replace("'", '’').casefold()) or surname.casefold() in lead.casefold(), division
    assert {division['owed'] for division in found if division['level'] == '3e'} == {36 * 60}
    assert any('Œuvrard' in division['lead_teachers'][0] for division in found)


@test
def second_import_is_nothing_new(folder):
    data, path = folder_of(folder), sts(folder)
    jalons('import', path, data=data).wants(0)
    before = export(data, folder)
    result = jalons('import', path, data=data).wants(0)
    assert 'Nothing new' in result.out and 'created' not in result.out, result
    assert export(data, folder) == before


@test
def changes_and_absent_classes_are_told(folder):
    data = folder_of(folder)
    jalons('import', sts(folder), data=data).wants(0)
    path = sts(folder, divisions=29, replace=[(b'<EFFECTIF_CALCULE>20<', b'<EFFECTIF_CALCULE>19<')])
    # With 29 classes the generator names them otherwise: the 30 of before are gone from the file, and stay.
    result = jalons('import', path, data=data).wants(0)
    assert '29 classes created' in result.out and '30 classes absent from the file and kept' in result.out, result
    assert len(listed(data, 'divisions')) == 59
    path = sts(folder, divisions=29)
    result = jalons('import', path, data=data).wants(0)
    assert 'changed' in result.out and 'Headcount: 19 → 20' in result.out, result


@test
def printed_page_has_the_imported_class(folder):
    data, path, pdf = folder_of(folder), sts(folder), os.path.join(folder, 'F.pdf')
    jalons('import', path, data=data).wants(0)
    jalons('print', 'division', '3A', '--output', pdf, data=data).wants(0)
    text = pdf_text(pdf)
    division, = listed(data, 'divisions', '--division', '3 A')
    for words in ('3 A', division['lead_teachers'][0], '36 h', str(division['headcount'])):
        assert words in text, (words, text)
    jalons('print', 'division', '--all', '--output-dir', os.path.join(folder, 'all'), data=data).wants(0)
    assert len(os.listdir(os.path.join(folder, 'all'))) == 30


@test
def utf8_and_zip_say_the_same(folder):
    exports = []
    for name, encoding in (('a.xml', 'ISO-8859-15'), ('b.xml', 'UTF-8')):
        data = os.path.join(folder, name + '.data')
        jalons('import', sts(folder, name, encoding=encoding), data=data).wants(0)
        exports.append(export(data, folder))
    with zipfile.ZipFile(os.path.join(folder, 'c.zip'), 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.write(os.path.join(folder, 'a.xml'), 'sts_emp_0590116F_2026.xml')
    data = os.path.join(folder, 'c.data')
    jalons('import', os.path.join(folder, 'c.zip'), data=data).wants(0)
    exports.append(export(data, folder))
    assert exports[0] == exports[1] == exports[2]


@test
def siecle_files_complete_one_another(folder):
    data = folder_of(folder)
    files = [os.path.join(FIXTURES, name) for name in ('Nomenclature.xml', 'Structures.xml', 'Communs.xml')]
    result = jalons('import', *files, data=data).wants(0)
    assert '--level=UPE2A=LEVEL' in result.err, result
    levels = {division['code']: division['level'] for division in listed(data, 'divisions')}
    assert levels == {'2GT1': '2de-gt', 'T PRO 2': 'tle-pro', 'UPE2A': ''}


@test
def several_schools_at_once(folder):
    data = folder_of(folder)
    first, second = sts(folder, 'a.xml'), sts(folder, 'b.xml', uai='0332490C', divisions=4)
    jalons('import', first, second, data=data).wants(0)
    assert [len(listed(data, 'divisions', '--school', uai)) for uai in (UAI, '0332490C')] == [30, 4]


# ---- Questions ----

@test
def table_without_school_asks_for_it(folder):
    data = folder_of(folder)
    path = write(folder, 'classes.csv', 'classe;niveau;effectif\n3A;3e;26\n3B;3e;25\n')
    result = jalons('import', path, data=data).wants(1)
    assert '--school' in result.err and result.out == '', result
    result = jalons('import', path, '--school', UAI, data=data).wants(1)
    assert '--year' in result.err and result.out == '', result
    jalons('import', path, '--school', UAI, '--year', '2026', data=data).wants(0)
    assert [division['code'] for division in listed(data, 'divisions')] == ['3A', '3B']


@test
def unknown_mef_is_asked_once(folder):
    data, path = folder_of(folder), sts(folder, replace=UNKNOWN)
    result = jalons('import', path, data=data).wants(0)
    assert '12345678901' in result.err and '--level=12345678901=LEVEL' in result.err, result
    assert {division['level'] for division in listed(data, 'divisions', '--division', '3A')} == {''}
    jalons('import', path, '--level', '12345678901=3e', data=data).wants(0)
    assert {division['level'] for division in listed(data, 'divisions', '--division', '3A')} == {'3e'}
    result = jalons('import', path, data=data).wants(0)
    assert 'Nothing new' in result.out and result.err == '', result


@test
def wrong_answers_are_wrong_usage(folder):
    data, path = folder_of(folder), sts(folder)
    for words in (['--level', 'X=9e'], ['--level', 'X'], ['--year', 'soon'], ['--level=']):
        jalons('import', path, *words, data=data).wants(2)
    assert not os.path.exists(data)


@test
def other_school_and_other_year_are_asked(folder):
    data, path = demo(folder), sts(folder)
    before = export(data, folder)
    result = jalons('import', path, '--school', COLLEGE, data=data).wants(1)
    assert UAI in result.err and '--accept-school' in result.err, result
    result = jalons('import', path, '--year', '2027', data=data).wants(1)
    assert '--accept-year' in result.err, result
    assert export(data, folder) == before
    jalons('import', path, '--school', COLLEGE, '--accept-school', '--year', '2027', '--accept-year', data=data).wants(0)
    assert len(listed(data, 'divisions', '--school', COLLEGE, '--year', '2027')) == 30


@test
def wrong_letter_is_a_warning(folder):
    data = folder_of(folder)
    result = jalons('import', sts(folder, uai='0590116A'), data=data).wants(0)
    assert '0590116A' in result.err, result
    assert len(listed(data, 'divisions')) == 30


# ---- Bad files ----

def bad_files(folder):
    """(path, what the sentence must name besides the file)."""
    path = sts(folder, 'good.xml')
    with open(path, 'rb') as file:
        good = file.read()
    yield write(folder, 'cut.xml', good[:len(good) // 2]), str(good[:len(good) // 2].count(b'\n') + 1)
    yield write(folder, 'other-way.xml', good.replace(b'STS_EDT', b'EDT_STS')), 'EDT_STS'
    yield write(folder, 'pupils.xml', '<?xml version="1.0"?>\n<BEE_ELEVES VERSION="3.0"/>'), ''
    yield write(folder, 'families.xml', '<?xml version="1.0"?>\n<BEE_RESPONSABLES/>'), ''
    yield write(folder, 'doctype.xml', good.replace(b'<STS_EDT>', b'<!DOCTYPE x [<!ENTITY a "b">]><STS_EDT>', 1)), ''
    yield write(folder, 'encoding.xml', good.replace(b'ISO-8859-15', b'KLINGON-1')), ''
    yield write(folder, 'column.csv', 'classe;effectif\n3A;26\n'), 'niveau'
    yield write(folder, 'number.csv', 'classe;niveau;effectif\n3A;3e;26\n3B;3e;many\n'), '3'
    yield write(folder, 'page.html', '<!DOCTYPE html><html><body>Connexion</body></html>'), ''
    yield write(folder, 'empty.xml', b''), ''
    yield write(folder, 'wrong.json', '{"format": "jalons", "version": 1, "school": [{"id": "x", "name": 3}]}'), ''
    yield write(folder, 'newer.json', '{"format": "jalons", "version": 999}'), ''
    yield os.path.join(folder, 'nowhere.xml'), ''
    with zipfile.ZipFile(os.path.join(folder, 'nothing.zip'), 'w') as archive:
        archive.writestr('letter.txt', 'Madame, Monsieur')
    yield os.path.join(folder, 'nothing.zip'), ''


@test
def bad_files_are_refused_one_by_one(folder):
    data = demo(folder)
    before = export(data, folder)
    for path, words in bad_files(folder):
        result = jalons('import', path, data=data).wants(1)
        lines = result.err.strip().split('\n')
        assert len(lines) == 1 and result.out == '', result
        assert os.path.basename(path) in lines[0] and words in lines[0] and lines[0].endswith('.'), result
    assert export(data, folder) == before


@test
def bad_file_does_not_hinder_the_others(folder):
    data, good = folder_of(folder), sts(folder)
    result = jalons('import', write(folder, 'empty.xml', b''), good, os.path.join(folder, 'nowhere.xml'), data=data).wants(1)
    assert '30 classes created' in result.out, result
    assert 'empty.xml' in result.err and 'nowhere.xml' in result.err, result


@test
def refused_file_makes_no_data_folder(folder):
    jalons('import', write(folder, 'empty.xml', b''), data=folder_of(folder)).wants(1)
    assert not os.path.exists(folder_of(folder))


@test
def data_that_are_open_elsewhere_are_said(folder):
    data = demo(folder)
    before = export(data, folder)
    with open(os.path.join(data, 'jalons.lock'), 'r+b') as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        result = jalons('import', sts(folder), data=data).wants(1)
        assert 'another' in result.err.lower(), result
    assert export(data, folder) == before


# ---- Calendars of holidays ----

def year_2030(folder):
    """A school of zone B with a year that no bundled calendar covers."""
    data = folder_of(folder)
    jalons('import', sts(folder, replace=[(b'ANNEE="2026"', b'ANNEE="2030"'), (b'2026-09-01', b'2030-09-02'),
                                          (b'2027-08-31', b'2031-08-31')]), data=data).wants(0)
    return data


@test
def holidays_go_to_the_schools_of_the_zone(folder):
    data = year_2030(folder)
    result = jalons('import', os.path.join(FIXTURES, 'holidays-zone-b.ics'), data=data).wants(0)
    assert 'Holidays added to 1 school' in result.out and '20 October to 3 November 2030' in result.out, result
    assert result.err == '', result
    before = export(data, folder)
    assert b'toussaint' in before and b'2030-10-20' in before
    result = jalons('import', os.path.join(FIXTURES, 'holidays-zone-b.ics'), data=data).wants(0)
    assert 'Nothing new: 1 school has these dates already' in result.out, result
    assert export(data, folder) == before


@test
def calendars_that_are_for_nobody_or_broken_change_nothing(folder):
    data = year_2030(folder)
    before = export(data, folder)
    with open(os.path.join(FIXTURES, 'holidays-zone-b.ics'), 'rb') as file:
        good = file.read()
    cases = {'cut.ics': (good[:1000], 'cut short'),
             'zone-a.ics': (good.replace(b'Zone B', b'Zone A').replace(b'Zone-B', b'Zone-A'), 'zone A'),
             'dentist.ics': (good.replace(b'Vacances', b'Dentiste').replace(b'Rentr', b'R').replace(b'Pont', b'P'),
                             'no school holidays'),
             'empty.ics': (b'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'no event')}
    for name, (content, words) in cases.items():
        result = jalons('import', write(folder, name, content), data=data).wants(1)
        assert result.err.startswith(f'jalons: {name}: ') and words in result.err, result
        assert result.err.count('\n') == 1, result
    result = jalons('import', os.path.join(FIXTURES, 'holidays-zone-b.ics'), '--school', '0441975H', data=data).wants(1)
    assert '0441975H' in result.err, result
    assert export(data, folder) == before


if __name__ == '__main__':
    sys.exit(run_all())
