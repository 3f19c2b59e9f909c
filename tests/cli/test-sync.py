#!/usr/bin/env python3
"""`jalons sync` on the real binary: two data folders and a directory between them.

Invariant: nothing but directories of this computer is asked; what one wrote the other has after two syncs, and nothing is
lost.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import shutil
import sys

from harness import demo, jalons, listed, run_all, test



def status(data):
    return jalons('sync', '--status', data=data).wants(0).json()


def sync(data):
    result = jalons('sync', data=data).wants(0)
    assert result.out.strip() and not result.err, result
    return result


def write(folder, data, ids, **fields):
    """Imports the data as they are, but for some fields of the activities."""
    everything = jalons('export', 'json', '--output', '-', data=data).wants(0).json()
    for activity in everything['activity']:
        if activity['id'] in ids:
            activity.update(fields)
    path = os.path.join(folder, 'changed.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(everything, file)
    jalons('import', path, data=data).wants(0)


def activity(data, found):
    return next(activity for activity in listed(data, 'activities') if activity['id'] == found)


def contents(data):
    """The bytes of the file that holds the data, as they are on the disk."""
    for name in os.listdir(data):
        if name.startswith('jalons.db'):
            with open(os.path.join(data, name), 'rb') as file:
                yield file.read()


def pair(folder):
    """Two who share: the first made the space of the demonstration, the second joined with nothing."""
    space = os.path.join(folder, 'commun')
    first, second = demo(folder), os.path.join(folder, 'second')
    os.mkdir(space)
    jalons('sync', '--create', space, '--label', 'CIO de Roubaix', '--name', 'Mme Martin', data=first).wants(0)
    jalons('sync', '--join', space, '--name', 'M. Petit', data=second).wants(0)
    return space, first, second


@test
def who_joins_has_everything(folder):
    space, first, second = pair(folder)
    sync(first)
    export = [jalons('export', 'json', '--output', '-', data=data).wants(0).json() for data in (first, second)]
    for entity in export[0]:
        if isinstance(export[0][entity], list):
            a, b = ({row['id']: row for row in data[entity]} for data in export)
            assert a == b, (entity, [(a.get(k), b.get(k)) for k in a.keys() | b.keys() if a.get(k) != b.get(k)][:2])
    for data in (first, second):
        found = status(data)
        assert found['joined'] and found['where'].rstrip('/') == space and found['label'] == 'CIO de Roubaix', found
        assert found['waiting'] == 0 and found['pending'] == 0 and found['conflicts'] == [], found
    assert status(first)['heads'] == status(second)['heads'] != [], (status(first), status(second))
    assert status(first)['replica'] != status(second)['replica']


@test
def different_fields_of_one_activity_are_both_kept(folder):
    _, first, second = pair(folder)
    found = listed(first, 'activities')[0]['id']
    write(folder, first, [found], title='Forum des métiers')
    write(folder, second, [found], place='Gymnase')
    assert status(first)['pending'] > 0 and status(second)['pending'] > 0
    for data in (first, second, first):
        sync(data)
    for data in (first, second):
        now = activity(data, found)
        assert now['title'] == 'Forum des métiers', now
        assert status(data)['conflicts'] == [] and status(data)['pending'] == 0
    places = [next(a for a in jalons('export', 'json', '--output', '-', data=data).json()['activity'] if a['id'] == found)
              ['place'] for data in (first, second)]
    assert places == ['Gymnase'] * 2, places
    assert status(first)['heads'] == status(second)['heads']


@test
def the_same_field_is_a_conflict_that_both_know(folder):
    _, first, second = pair(folder)
    found = listed(first, 'activities')[0]['id']
    write(folder, first, [found], title='Forum')
    write(folder, second, [found], title='Salon')
    for data in (first, second, first):
        sync(data)
    told = [status(data)['conflicts'] for data in (first, second)]
    for data, (conflict,) in zip((first, second), told, strict=True):
        assert (conflict['entity'], conflict['id'], conflict['field']) == ('activity', found, 'title'), conflict
        assert conflict['shown']['value'] == activity(data, found)['title'] == 'Salon', conflict
        assert [other['value'] for other in conflict['others']] == ['Forum'], conflict
    assert told[0][0]['others'][0]['own'] and told[1][0]['shown']['own'], told
    assert told[0][0]['shown']['author'] == 'M. Petit' and told[1][0]['others'][0]['author'] == 'Mme Martin', told
    # Whoever writes knowing both ends it for everybody.
    write(folder, first, [found], title='Forum des métiers')
    sync(first)
    sync(second)
    assert status(first)['conflicts'] == status(second)['conflicts'] == []
    assert activity(second, found)['title'] == 'Forum des métiers'
    history = jalons('history', 'activity', found, '--format', 'json', data=second).wants(0).json()
    assert [change['after'] for change in history if change['field'] == 'title'][0] == 'Forum des métiers', history
    assert next(change for change in history if change['field'] == 'title')['author'] == 'Mme Martin', history


@test
def what_a_colleague_changed_is_taken_back(folder):
    _, first, second = pair(folder)
    before = {a['id']: a['title'] for a in listed(first, 'activities')}
    one, other = list(before)[:2]
    write(folder, second, [one, other], title='Absurde')
    sync(second)
    sync(first)
    write(folder, first, [other], title='Gardé')
    asked = jalons('take-back', 'M. Petit', '--preview', '--format', 'json', data=first).wants(0)
    (change,) = [c for c in asked.json() if c['field'] == 'title']
    assert (change['id'], change['before'], change['after']) == (one, 'Absurde', before[one]), change
    assert 'Gardé' in asked.err and len(asked.err.splitlines()) == 1, asked.err
    assert activity(first, one)['title'] == 'Absurde'
    table = jalons('take-back', 'M. Petit', data=first).wants(0).out
    assert before[one] in table, table
    for data in (first, second):
        sync(data)
    for data in (first, second):
        assert (activity(data, one)['title'], activity(data, other)['title']) == (before[one], 'Gardé'), data
    nobody = jalons('take-back', 'Personne', data=first).wants(1)
    assert 'Personne' in nobody.err and not nobody.out, nobody
    later = jalons('take-back', 'M. Petit', '--from', '2099-01-01', data=first).wants(1)
    assert '2099-01-01' in later.err, later
    jalons('take-back', 'M. Petit', '--from', 'hier', data=first).wants(2)
    jalons('take-back', data=first).wants(2)


@test
def what_is_open_is_said_before_a_space_goes_on(folder):
    _, first, second = pair(folder)
    found = listed(first, 'activities')[0]['id']
    write(folder, first, [found], title='Forum')
    write(folder, second, [found], title='Salon')
    for data in (first, second, first):
        sync(data)
    result = jalons('sync', '--roll-over', 'suite', data=first).wants(0)
    assert '1 conflict' in result.err and result.err.count('\n') == 1, result
    assert activity(first, found)['title'] == 'Salon' and status(first)['conflicts'] == []
    result = jalons('sync', '--roll-over', 'fin', data=first).wants(0)
    assert not result.err, result


@test
def a_sync_at_rest_changes_nothing(folder):
    space, first, second = pair(folder)
    sync(first)
    sync(second)

    def files():
        return {(root, name): os.stat(os.path.join(root, name)).st_mtime_ns
                for root, _, names in os.walk(space) for name in names}

    before = files()
    for data in (first, second, first, second):
        sync(data)
    assert files() == before


@test
def a_folder_that_is_not_there_is_one_sentence_and_nothing_is_lost(folder):
    space, first, second = pair(folder)
    os.rename(space, space + '-away')
    write(folder, second, [listed(second, 'activities')[0]['id']], title='Sans réseau')
    result = jalons('sync', data=second).wants(1)
    assert result.out == '' and result.err.count('\n') == 1, result
    assert status(second)['pending'] > 0
    os.rename(space + '-away', space)
    sync(second)
    sync(first)
    assert any(found['title'] == 'Sans réseau' for found in listed(first, 'activities'))
    # Emptied, it is not this space any more: nothing here is deleted, and nothing is written there.
    os.rename(space, space + '-gone')
    os.mkdir(space)
    n = len(listed(first, 'activities'))
    result = jalons('sync', data=first).wants(1)
    assert len(listed(first, 'activities')) == n and os.listdir(space) == [], result


@test
def a_space_goes_on_in_another_folder_and_everybody_follows(folder):
    space, first, second = pair(folder)
    found = listed(first, 'activities')[0]['id']
    name = listed(first, 'ambassadors')[0]['name']
    jalons('forget', name, '--yes', data=first).wants(0)
    sync(first)
    sync(second)
    # M. Petit writes something more, without having synchronised, before Mme Martin makes a new year of it.
    write(folder, second, [found], title='Forum de fin d’année')
    result = jalons('sync', '--roll-over', 'commun 2027', '--label', 'CIO 2027', data=first).wants(0)
    new = space + ' 2027'
    assert result.out.count('\n') == 1 and new in result.out and space in result.out and not result.err, result
    assert [name for name in os.listdir(space) if name.startswith('moved-')]
    assert status(first)['where'] == new and status(first)['label'] == 'CIO 2027' and status(first)['pending'] == 0
    result = sync(second)
    assert 'commun 2027' in result.out, result
    sync(first)
    for data in (first, second):
        now = status(data)
        assert now['where'] == new and now['pending'] == now['waiting'] == 0 and now['conflicts'] == [], now
        assert activity(data, found)['title'] == 'Forum de fin d’année'
        assert name.encode() not in b''.join(contents(data)), name
    assert status(first)['heads'] == status(second)['heads']
    # Who joins later needs nothing of the old folder.
    shutil.rmtree(space)
    third = os.path.join(folder, 'third')
    jalons('sync', '--join', new, '--name', 'Mme Leroy', data=third).wants(0)
    assert {a['id'] for a in listed(third, 'activities')} == {a['id'] for a in listed(first, 'activities')}
    for words in (('--roll-over', new), ('--roll-over', '../x'), ('--roll-over', 'http://example.org/'),
                  ('--roll-over', os.path.join(folder, 'a', 'b', 'c'))):
        result = jalons('sync', *words, data=first).wants(1)
        assert result.err.count('\n') == 1 and result.out == '', result
    assert status(first)['where'] == new
    sync(first)


@test
def what_cannot_be_is_one_sentence(folder):
    data, space = demo(folder), os.path.join(folder, 'commun')
    os.mkdir(space)
    for words, wanted in ((('sync', 'maintenant'), 2), (('sync', '--create', space, '--join', space), 2),
                          (('sync', '--label', 'CIO'), 2), (('sync', '--inbox', 'x', '--create', space), 2),
                          (('sync', '--create'), 2), (('sync', '--create', 'http://example.org/dav/'), 1),
                          (('sync', '--create', 'https://user:secret@example.org/'), 1),
                          (('sync', '--create', os.path.join(folder, 'a', 'b', 'c')), 1), (('sync', '--join', space), 1),
                          (('sync',), 1), (('sync', '--roll-over', 'ailleurs'), 1), (('sync', '--leave'), 1)):
        result = jalons(*words, data=data).wants(wanted)
        assert 'secret@' not in result.err and result.out == '', result
    assert os.listdir(space) == []
    found = status(data)
    assert not found['joined'] and found['where'] is None and found['pending'] == 0 and found['conflicts'] == [], found
    jalons('sync', '--create', space, data=data).wants(0)
    assert space in jalons('sync', '--join', space, data=data).wants(1).err
    jalons('sync', '--leave', data=data).wants(0)
    assert not status(data)['joined'] and len(listed(data, 'activities')) > 100
    assert '--create WHERE' in jalons('help', 'sync').wants(0).out


if __name__ == '__main__':
    sys.exit(run_all())
