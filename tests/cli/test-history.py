#!/usr/bin/env python3
"""`jalons history` on the real binary: who wrote which field of one object, when, and what it was before.

Invariant: a history is told from the journal alone; asking for it writes nothing.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sys

from harness import demo, jalons, listed, run_all, test


def reworded(folder, data, **fields):
    """Imports the demonstration with one activity changed; its id."""
    everything = jalons('export', 'json', '--output', '-', data=data).wants(0).json()
    wanted = listed(data, 'activities')[3]['id']
    activity = next(activity for activity in everything['activity'] if activity['id'] == wanted)
    activity.update(fields)
    path = os.path.join(folder, 'changed.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(everything, file)
    jalons('import', path, data=data).wants(0)
    return activity['id']


@test
def the_latest_change_comes_first_with_what_was_before(folder):
    data = demo(folder)
    before = {a['id']: a['title'] for a in listed(data, 'activities')}
    found = reworded(folder, data, title='Forum des métiers', notes='deux\nlignes')
    changes = jalons('history', 'activity', found, '--format', 'json', data=data).wants(0).json()
    first = {change['field']: change for change in changes[:2]}
    assert set(first) == {'title', 'notes'}, changes[:3]
    assert (first['title']['before'], first['title']['after']) == (before[found], 'Forum des métiers'), first
    assert first['notes']['after'] == 'deux\nlignes' and first['notes']['change'] == 'changed', first
    assert first['title']['author'] and first['title']['gesture'] and first['title']['when'][:2] == '20', first
    created = [change for change in changes if change['change'] == 'created']
    assert len(created) == 1 and created[0]['field'] is None, changes
    moments = [change['when'] for change in changes]
    assert moments == sorted(moments, reverse=True), moments


@test
def a_table_and_tsv_have_a_line_for_each_change(folder):
    data = demo(folder)
    found = reworded(folder, data, title='Forum des métiers', notes='deux\nlignes', axis='')
    n = len(jalons('history', 'activity', found, '--format', 'json', data=data).wants(0).json())
    table = jalons('history', 'activity', found, data=data).wants(0).out.splitlines()
    tsv = jalons('history', 'activity', found, '--format', 'tsv', data=data).wants(0).out.splitlines()
    assert len(table) == len(tsv) == n + 1, (n, table, tsv)
    assert any('Title' in line and line.endswith('Forum des métiers') for line in table), table
    assert any('deux lignes' in line for line in table), table
    assert 'history activity' in jalons('help').wants(0).out or 'history ENTITY ID' in jalons('help').wants(0).out
    assert 'when, author, gesture, change, field, before, after' in jalons('help', 'history').wants(0).out


@test
def what_is_not_there_is_one_sentence(folder):
    data = demo(folder)
    for words, status, said in ((('history',), 2, 'activity ID'), (('history', 'activity'), 2, 'activity ID'),
                                (('history', 'activity', 'a', 'b'), 2, 'activity ID'),
                                (('history', 'session', 'a'), 2, 'activity, participation'),
                                (('history', 'activity', 'a', '--format=xml'), 2, '“xml”'),
                                (('history', 'activity', "a' OR '1'='1"), 1, 'OR'),
                                (('history', 'activity', ''), 1, '“”')):
        result = jalons(*words, data=data).wants(status)
        assert said in result.err and result.out == '', result
    result = jalons('history', 'activity', 'a', data=os.path.join(folder, 'nowhere')).wants(1)
    assert 'no data' in result.err and not os.path.exists(os.path.join(folder, 'nowhere')), result


if __name__ == '__main__':
    sys.exit(run_all())
