#!/usr/bin/env python3
"""`jalons import` of tables of ambassadors, offers and jobs, what is remembered of them, and `jalons export csv`.

Invariant: after a table that is refused, the data are what they were, byte for byte of their export.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import sys
import zipfile

from harness import demo, export, jalons, listed, run_all, test, write

FIXTURES = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange')


def fixture(name):
    return os.path.join(FIXTURES, name)


def folder_of(folder):
    return os.path.join(folder, 'data')


@test
def ambassadors_are_taken_once(folder):
    data = folder_of(folder)
    result = jalons('import', fixture('ambassadors.csv'), data=data).wants(0)
    assert '3 ambassadors created' in result.out, result
    assert 'Not taken, as these data are not needed: Commentaire.' in result.err, result
    assert 'is Marie Dupont the same person' in result.err, result
    found = {(person['name'], person['organisation']): person for person in listed(data, 'ambassadors')}
    marie = found['Marie Dupont', 'Boulangerie Paul']
    assert marie['charter_day'] == '2026-10-13' and marie['half_days'][0] == 'mon-am', marie
    assert 'rappeler' not in str(found), found
    assert 'Nothing new' in jalons('import', fixture('ambassadors.csv'), data=data).wants(0).out


@test
def a_missing_column_is_named_and_remembered(folder):
    data = folder_of(folder)
    path = write(folder, 'people.csv', 'Qui;Métier\nMarie Dupont;boulangère\n')
    result = jalons('import', path, data=data).wants(1)
    assert 'No column of this table is known to hold “First name and surname”' in result.err, result
    assert '--map="COLUMN=name". The columns are: Qui, Métier.' in result.err, result
    assert listed(data, 'ambassadors') == []
    jalons('import', path, '--map', 'Qui=name', data=data).wants(0)
    again = write(folder, 'more.csv', 'Métier;Qui\nélectricien;Jean Martin\n')
    assert '1 ambassador created' in jalons('import', again, data=data).wants(0).out


@test
def wrong_words_are_refused(folder):
    data = demo(folder)
    before = export(data, folder)
    people = write(folder, 'people.csv', 'Qui;Métier;Commentaire\nMarie Dupont;boulangère;x\n')
    pupils = write(folder, 'pupils.csv', 'Nom;Prénom;Né(e) le;Classe\nA;B;1/1/2012;3A\n')
    cases = [
        ((people, '--map', 'Quoi=name'), 1, 'There is no column “Quoi” in this table. Its columns are: Qui, Métier'),
        ((people, '--map', 'Qui=birthday'), 1, '“birthday” is no field of such a table'),
        ((people, '--map', 'Commentaire=sector'), 1, 'these data of a person are not needed'),
        ((people, '--map', 'Qui'), 2, 'is not of the form COLUMN=FIELD'),
        ((people, '--as', 'people'), 2, '“people” is not what a table lists'),
        ((pupils, '--as', 'ambassadors'), 1, 'This table lists pupils'),
        ((pupils,), 1, 'This table lists pupils'),
    ]
    for words, status, sentence in cases:
        result = jalons('import', *words, data=data).wants(status)
        assert sentence in result.err, (words, result)
    assert export(data, folder) == before


@test
def offers_ask_for_their_region(folder):
    data = folder_of(folder)
    result = jalons('import', fixture('offers.csv'), data=data).wants(1)
    assert 'Which Région publishes these actions? Say which one with --region=NAME.' in result.err, result
    jalons('import', fixture('offers.csv'), '--region', 'Hauts-de-France', data=data).wants(0)
    found = {offer['code']: offer for offer in listed(data, 'offers')}
    assert found['A1']['levels'] == ['4e', '3e', '2de-gt'] and found['A1']['minutes'] == 90, found
    assert found['A1']['summary'].startswith('Un bus qui vient') and found['A2']['page'] == '', found


@test
def jobs_are_taken_out_of_their_zip(folder):
    data = folder_of(folder)
    path = os.path.join(folder, 'ideo-metiers-2026-01-20.zip')
    with zipfile.ZipFile(path, 'w') as archive:
        archive.write(fixture('ideo-metiers.csv'), 'ideo.csv')
    result = jalons('import', path, data=data).wants(0)
    assert '3 documents created' in result.out and 'ODbL 1.0' in result.out, result
    job = [document for document in listed(data, 'documents') if document['code'] == 'MET.99901'][0]
    assert job['licence'] == 'ODbL 1.0 – Onisep, Idéo-métiers, 2026-01-20' and job['scope'] == 'national', job
    assert job['sectors'] == ['domaine a / partie b', 'domaine c'], job


@test
def tables_are_written_and_read_again(folder):
    data = folder_of(folder)
    path = os.path.join(folder, 'out.csv')
    jalons('import', fixture('ambassadors.csv'), data=data).wants(0)
    jalons('export', 'csv', '--what', 'ambassadors', '--output', path, data=data).wants(0)
    with open(path, encoding='utf-8-sig') as file:
        text = file.read()
    assert "'=cmd|" in text and ';=cmd' not in text and '"=cmd' not in text, text
    assert 'Nothing new' in jalons('import', path, data=data).wants(0).out
    jalons('export', 'csv', '--what', 'documents', '--output', '-', data=data).wants(0)
    assert 'Say which table' in jalons('export', 'csv', '--output', path, data=data).wants(2).err
    assert 'Say what to export' in jalons('export', 'xml', '--output', path, data=data).wants(2).err


if __name__ == '__main__':
    sys.exit(run_all())
