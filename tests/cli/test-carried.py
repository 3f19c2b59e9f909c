#!/usr/bin/env python3
"""`jalons export project` and `jalons import F.jalons`: a project carried to who reviews it, and back.

Invariant: after a file that is refused, the data are what they were, byte for byte of their export.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sys
import zipfile

from harness import COLLEGE, export, jalons, pdf_text, run_all, test, write

FIXTURE = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange', 'project.json')


def writer(folder):
    """A data folder of who writes a project, and the project as a file."""
    data = os.path.join(folder, 'writer')
    jalons('import', FIXTURE, data=data).wants(0)
    return data, pack(data, folder, 'out.jalons')


def pack(data, folder, name):
    path = os.path.join(folder, name)
    result = jalons('export', 'project', '--school', '0590116F', '--year', '2026', '--output', path, data=data).wants(0)
    assert 'send this file' in result.out, result
    return path


def records(data, folder, entity):
    return json.loads(export(data, folder))[entity]


@test
def a_copy_is_received_and_nothing_else_of_it_is_written(folder):
    data, out = writer(folder)
    copy = os.path.join(folder, 'reader')
    result = jalons('import', out, data=copy).wants(0)
    assert 'A copy with' in result.out, result
    assert records(copy, folder, 'remark') == records(data, folder, 'remark')
    assert records(copy, folder, 'division')[0]['lead_teachers'] == [], 'a name was carried'
    before = export(copy, folder).decode()
    changed = before.replace('"Forum"', '"Autre forum"')
    assert changed != before
    result = jalons('import', write(folder, 'changed.json', changed), data=copy).wants(1)
    assert 'is a copy that you were sent to read' in result.err, result
    assert export(copy, folder).decode() == before
    assert 'Nothing new' in jalons('import', out, data=copy).wants(0).out


@test
def remarks_come_back_once(folder):
    data, out = writer(folder)
    copy = os.path.join(folder, 'reader')
    jalons('import', out, data=copy).wants(0)
    text = export(copy, folder)
    remark = records(copy, folder, 'remark')[0]
    new = dict(remark, id='9b5c7c52-5a3f-5e0e-8d2a-6a1f0c3b9d01', words='Et les familles ?', role='head')
    written = json.loads(text)
    written['remark'].append(new)
    jalons('import', write(folder, 'remark.json', json.dumps(written)), data=copy).wants(0)
    back = pack(copy, folder, 'back.jalons')
    with zipfile.ZipFile(back) as archive:
        assert json.loads(archive.read('manifest.json'))['from'] == 'copy'
    result = jalons('import', back, data=data).wants(0)
    assert '1 change of the review' in result.out and 'Et les familles' in result.out, result
    assert len(records(data, folder, 'remark')) == 2
    assert records(data, folder, 'division')[0]['lead_teachers'] == ['Mme Durand'], 'a name was lost'
    assert 'Nothing new' in jalons('import', back, data=data).wants(0).out


@test
def what_is_no_project_is_refused(folder):
    data, out = writer(folder)
    before = export(data, folder)
    with open(out, 'rb') as file:
        whole = file.read()
    cases = {
        'cut.jalons': (whole[:-30], 'damaged or cut short'),
        'text.jalons': (b'nothing of the kind', 'not a “.jalons” file'),
        'altered.jalons': (whole.replace(b'"from" : "school"', b'"from" : "schoul"'), 'was altered'),
        'newer.jalons': (whole.replace(b'"version" : 1', b'"version" : 7'), 'newer Jalons'),
    }
    for name, (content, words) in cases.items():
        path = os.path.join(folder, name)
        with open(path, 'wb') as file:
            file.write(content)
        result = jalons('import', path, data=data).wants(1)
        assert name in result.err and (words in result.err or 'cut short' in result.err), result
    assert export(data, folder) == before


@test
def who_has_schools_is_asked(folder):
    _, out = writer(folder)
    other = os.path.join(folder, 'other')
    jalons('demo', data=other).wants(0)
    before = export(other, folder)
    result = jalons('import', out, data=other).wants(1)
    assert 'which is not among your schools' in result.err, result
    assert export(other, folder) == before
    jalons('import', out, '--school', '0590116F', '--accept-school', data=other).wants(0)
    assert len(records(other, folder, 'school')) == 3


@test
def one_of_several_is_chosen_by_its_years(folder):
    data, _ = writer(folder)
    written = json.loads(export(data, folder))
    written['project'].append({'id': '3bdbda02-34bf-5b07-a38a-6d39146d5bc0', 'school': written['school'][0]['id'],
                               'start': 2029, 'title': 'Le suivant', 'state': 'draft', 'edition': 1})
    jalons('import', write(folder, 'second.json', json.dumps(written)), data=data).wants(0)
    listed = jalons('list', 'projects', '--format', 'json', data=data).wants(0).json()
    assert [project['start'] for project in listed] == [2029, 2026], listed
    chosen = jalons('list', 'projects', '--span', '2029-2032', '--format', 'json', data=data).wants(0).json()
    assert [project['title'] for project in chosen] == ['Le suivant'], chosen
    assert len(jalons('list', 'goals', '--span', '2026', '--format', 'json', data=data).wants(0).json()) == 1
    pdf, carried = os.path.join(folder, 'x.pdf'), os.path.join(folder, 'x.jalons')
    for span, title in (('2026-2029', 'Peu d’élèves'), ('2029-2032', 'Le suivant')):
        jalons('print', 'project', '--span', span, '--output', pdf, data=data).wants(0)
        assert title in pdf_text(pdf), span
        jalons('export', 'project', '--span', span, '--output', carried, data=data).wants(0)
        jalons('export', 'ods', 'project', '--span', span, '--output', pdf, data=data).wants(0)
    assert 'Le suivant' not in pdf_text_of(data, pdf, '2026')
    assert '2032-2035' in jalons('print', 'project', '--span', '2032', '--output', pdf, data=data).wants(1).err
    assert '2029-2030' in jalons('print', 'project', '--span', '2029-2030', '--output', pdf, data=data).wants(2).err
    assert 'not for' in jalons('print', 'bilan', '--span', '2026', '--output', pdf, data=data).wants(2).err


def pdf_text_of(data, path, span):
    jalons('print', 'project', '--span', span, '--output', path, data=data).wants(0)
    return pdf_text(path)


@test
def the_demonstration_has_versions(folder):
    data, path = os.path.join(folder, 'demo'), os.path.join(folder, 'then.pdf')
    jalons('demo', data=data).wants(0)
    steps = [step for step in records(data, folder, 'revision')]
    assert steps and all(len(step['file']) == 64 for step in steps), steps
    intentions = [one['title'] for one in records(data, folder, 'intention')]
    jalons('print', 'project', '--school', COLLEGE, '--output', path, data=data).wants(0)
    now = pdf_text(path)
    jalons('print', 'project', '--school', COLLEGE, '--version', '1', '--output', path, data=data).wants(0)
    then = pdf_text(path)
    since = [title for title in intentions if title in now and title not in then]
    assert since, 'nothing has changed since the first step'


@test
def wrong_words_are_told(folder):
    data, _ = writer(folder)
    path = os.path.join(folder, 'x.jalons')
    assert 'No project' in jalons('export', 'project', '--year', '2030', '--output', path, data=data).wants(1).err
    assert 'where to write' in jalons('export', 'project', data=data).wants(2).err
    assert not os.path.exists(path)


if __name__ == '__main__':
    sys.exit(run_all())
