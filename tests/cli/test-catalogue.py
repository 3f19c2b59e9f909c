#!/usr/bin/env python3
"""Searching, giving a person what is held about them, and forgetting them, on the real binary.

Invariant: after a person was forgotten, the bytes of the data folder are read.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import hashlib
import os
import shutil
import sqlite3
import sys

from harness import COLLEGE, demo, jalons, run_all, test, write

HIT_KEYS = ['kind', 'id', 'title', 'page', 'context', 'field', 'passage', 'marks', 'school', 'year']
NAME = 'Aline Nowak'
BACKUP = 'jalons-20261120-101010-001-manual.db'


def ambassador(data):
    found = [one for one in jalons('search', NAME, '--format', 'json', data=data).wants(0).json()
             if one['kind'] == 'ambassador']
    assert len(found) == 1, found
    return found[0]['id']


@test
def search_finds_words_best_first(folder):
    data = demo(folder)
    hits = jalons('search', 'FORUM', 'metiers', '--format', 'json', data=data).wants(0).json()
    assert len(hits) >= 2 and list(hits[0]) == HIT_KEYS, hits
    assert hits[0]['title'].startswith('Forum des métiers') and hits[0]['kind'] == 'activity', hits[0]
    by_speaker = [hit for hit in jalons('search', 'nowak', '--format', 'json', data=data).wants(0).json()
                  if hit['field'] == 'speakers'][0]
    start, end = by_speaker['marks'][:2]
    assert by_speaker['passage'].encode()[start:end] == b'Nowak', by_speaker
    table = jalons('search', 'forum', data=data).wants(0).out
    assert 'Forum des métiers' in table, table
    assert jalons('search', 'forum', '--format', 'tsv', data=data).wants(0).out.splitlines()[0] == '\t'.join(HIT_KEYS)


@test
def search_of_nothing(folder):
    data = demo(folder)
    none = jalons('search', 'introuvablement', data=data).wants(0)
    assert none.err.strip(), none
    assert jalons('search', 'introuvablement', '--format', 'json', data=data).wants(0).json() == []
    for words in (['search'], ['search', '...'], ['search', 'forum', '--format', 'xml']):
        jalons(*words, data=data).wants(2)
    jalons('search', 'forum', data=os.path.join(folder, 'nowhere')).wants(1)


@test
def a_person_gets_what_is_held(folder):
    data = demo(folder)
    person = jalons('export', 'person', 'ALINE nowak', '--output', '-', data=data).wants(0).json()
    assert person['ambassador']['name'] == NAME and person['ambassador']['id'] == ambassador(data), person
    assert person['visits'] and all(visit['title'] and visit['school'] and visit['slot'] for visit in person['visits'])
    jalons('export', 'person', '--output', '-', data=data).wants(2)
    jalons('export', 'person', 'Nobody', '--output', '-', data=data).wants(1)


def still_know(data, words):
    """The files of the folder, backups apart, in which one of the words stands."""
    found = []
    for name in os.listdir(data):
        path = os.path.join(data, name)
        if os.path.isfile(path):
            with open(path, 'rb') as file:
                contents = file.read().lower()
            found += [(name, word) for word in words if word.encode() in contents]
    return found


@test
def forgetting_leaves_no_byte(folder):
    data = demo(folder)
    identity = ambassador(data)
    for words in (['forget'], ['forget', NAME], ['forget', NAME, 'more', '--yes']):
        jalons(*words, data=data).wants(2)
    jalons('forget', 'Nobody', '--yes', data=data).wants(1)
    assert still_know(data, ['nowak'])
    os.makedirs(os.path.join(data, 'backups'), exist_ok=True)
    jalons('backup', os.path.join(data, 'backups', BACKUP), data=data).wants(0)
    said = jalons('forget', NAME, '--yes', data=data).wants(0).out
    assert still_know(data, ['nowak', 'aline nowak']) == []
    assert BACKUP in said, said
    with contextlib.closing(sqlite3.connect(os.path.join(data, 'jalons.db'))) as database:
        row = database.execute('SELECT name, organisation, gender, sector, forgotten_day FROM ambassador WHERE id = ?',
                               (identity,)).fetchone()
        visits = database.execute('SELECT count(*) FROM visit WHERE ambassador = ?', (identity,)).fetchone()[0]
    assert row[:2] == ('', '') and row[2] == 'woman' and row[3] and row[4], row
    assert visits > 0
    jalons('forget', NAME, '--yes', data=data).wants(1)
    jalons('forget', identity, '--yes', data=data).wants(0)
    jalons('check', data=data).wants(0)


def export_table(data):
    return jalons('export', 'csv', '--what', 'documents', '--output', '-', data=data).wants(0).out


@test
def a_pdf_is_found_by_a_word_inside_it(folder):
    data, pdf, second = demo(folder), os.path.join(folder, 'dossier.pdf'), os.path.join(folder, 'broken.pdf')
    jalons('print', 'division', '3A', '--school', COLLEGE, '--output', pdf, data=data).wants(0)
    said = jalons('import', pdf, data=data).wants(0).out
    assert 'dossier.pdf' in said, said
    pages = [hit for hit in jalons('search', 'tilleuls', '3a', '--format', 'json', data=data).wants(0).json()
             if hit['kind'] == 'page']
    assert pages and pages[0]['page'] == 1 and pages[0]['passage'], pages
    assert 'dossier.pdf' in jalons('import', pdf, data=data).wants(0).out
    documents = jalons('list', 'documents', '--format', 'json', data=data).wants(0).json()
    assert [one['scope'] for one in documents if one['file_name'] == 'dossier.pdf'] == ['unsaid'], documents
    line = next(line for line in export_table(data).splitlines() if 'dossier.pdf' in line)
    assert 'nation' not in line, line
    with open(second, 'wb') as file:
        file.write(b'%PDF-1.7 and nothing')
    result = jalons('import', second, data=data).wants(1)
    assert 'broken.pdf' in result.err, result


@test
def what_was_left_unread_is_read_with_the_next_pdf(folder):
    data, other = demo(folder), os.path.join(folder, 'other')
    pdf, second = os.path.join(folder, 'dossier.pdf'), os.path.join(folder, 'second.pdf')
    for code, path in (('3A', pdf), ('3B', second)):
        jalons('print', 'division', code, '--school', COLLEGE, '--output', path, data=data).wants(0)
    jalons('import', pdf, data=data).wants(0)
    # A document whose pages the search never saw: its record came alone, then its file.
    everything = write(folder, 'all.json', jalons('export', 'json', '--output', '-', data=data).wants(0).out)
    jalons('import', everything, data=other).wants(0)
    shutil.copytree(os.path.join(data, 'files'), os.path.join(other, 'files'), dirs_exist_ok=True)

    def found():
        hits = jalons('search', 'tilleuls', '3a', '--format', 'json', data=other).wants(0).json()
        return [hit for hit in hits if hit['kind'] == 'page']

    assert not found(), found()
    jalons('import', second, data=other).wants(0)
    assert found()


@test
def files_go_with_a_backup(folder):
    data, copy = demo(folder), os.path.join(folder, 'copy.db')
    contents = b'%PDF-1.7 test'
    name = hashlib.sha256(contents).hexdigest() + '.pdf'
    os.makedirs(os.path.join(data, 'files', name[:2]), exist_ok=True)
    with open(os.path.join(data, 'files', name[:2], name), 'wb') as file:
        file.write(contents)
    jalons('backup', copy, data=data).wants(0)
    assert os.path.exists(os.path.join(copy + '.files', name[:2], name))
    other = os.path.join(folder, 'other')
    jalons('restore', copy, data=other).wants(0)
    assert os.path.exists(os.path.join(other, 'files', name[:2], name))


if __name__ == '__main__':
    sys.exit(run_all())
