#!/usr/bin/env python3
"""`jalons import` and `list offers` of the actions that a Région publishes, from the disk.

Invariant: after a file that is refused, the data are what they were, byte for byte of their export.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sys

from harness import demo, export, jalons, listed, run_all, test, write

OFFERS = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'data', 'offers')
EXAMPLE = os.path.join(OFFERS, 'example.json')


def published(folder, offers, name='offers.json', **head):
    text = json.dumps({'format': 'jalons-offers', 'version': 1, 'region': 'R', 'offers': offers, **head})
    return write(folder, name, text)


def folder_of(folder):
    return os.path.join(folder, 'data')


@test
def example_is_taken_and_listed(folder):
    data = folder_of(folder)
    result = jalons('import', EXAMPLE, data=data).wants(0)
    assert '3 offers created' in result.out and result.err == '', result
    found = {offer['code']: offer for offer in listed(data, 'offers')}
    assert set(found) == {'bus-2026', 'forum-novembre', 'guide-3e'}
    bus = found['bus-2026']
    assert bus['levels'] == ['4e', '3e', '3e-segpa'] and bus['minutes'] == 120 and bus['places'] == 4, bus
    assert bus['first_day'] == '2026-10-05' and bus['format'] == 'school' and bus['publics'] == ['pupils'], bus
    assert found['forum-novembre']['occurrences'][0] == '2026-11-17 09:00 180'
    assert 'Nothing new' in jalons('import', EXAMPLE, data=data).wants(0).out
    table = jalons('list', 'offers', data=data).wants(0).out
    assert 'Le bus de l’orientation dans votre collège' in table and '2 h' in table.replace('\u202f', ' '), table


@test
def withdrawn_ones_stay_and_return(folder):
    data, one, two = folder_of(folder), {'code': 'a', 'title': 'A'}, {'code': 'b', 'title': 'B'}
    jalons('import', published(folder, [one, two]), data=data).wants(0)
    result = jalons('import', published(folder, [two]), data=data).wants(0)
    assert '1 offer withdrawn' in result.out and 'A' in result.out, result
    assert [(offer['code'], offer['withdrawn_day']) for offer in listed(data, 'offers')] == [('a', '2026-11-16'), ('b', None)]
    assert 'Published again' in jalons('import', published(folder, [one, two]), data=data).wants(0).out


@test
def both_bundled_catalogues_are_taken(folder):
    data = folder_of(folder)
    paths = [os.path.join(OFFERS, name) for name in ('hauts-de-france.json', 'pays-de-la-loire.json')]
    result = jalons('import', *paths, data=data, language='fr').wants(0)
    assert result.err == '', result
    assert {offer['region'] for offer in listed(data, 'offers')} == {'Hauts-de-France', 'Pays de la Loire'}


@test
def refused_files_change_nothing(folder):
    data = demo(folder)
    before = export(data, folder)
    huge = os.path.join(folder, 'huge.json')
    with open(huge, 'wb') as file:
        file.write(b'{"format": "jalons-offers", "version": 1, "region": "R", "offers": [')
        file.truncate(1 << 30)
    cases = {
        published(folder, [{'code': 'a', 'title': 'A', 'first_day': '2027-02-30'}], 'day.json'): '2027-02-30',
        published(folder, [{'code': 'a', 'title': 'A'}] * 2, 'twice.json'): '“a”',
        published(folder, [{'code': 'a', 'title': 'A', 'page': 'file:///etc/passwd'}], 'page.json'): 'http',
        published(folder, [], 'newer.json', version=9): 'newer',
        write(folder, 'deep.json', '{"format": "jalons-offers", "x": ' + '[' * 10000): 'nested',
        write(folder, 'cut.json', open(EXAMPLE, encoding='utf-8').read()[:-9]): 'line',
        huge: '32 MB',
    }
    for path, words in cases.items():
        result = jalons('import', path, data=data).wants(1)
        assert words in result.err and os.path.basename(path) in result.err and result.out == '', result
        assert len(result.err.strip().splitlines()) == 1, result
    assert export(data, folder) == before


@test
def tags_and_formulas_are_plain_text(folder):
    data = folder_of(folder)
    path = published(folder, [{'code': 'a', 'title': '<b>A</b>\u0007'}, {'code': 'b', 'title': '=cmd|’!A0'}])
    result = jalons('import', path, data=data).wants(0)
    assert 'HTML' in result.err and 'cannot be seen' in result.err, result
    assert {offer['title'] for offer in listed(data, 'offers')} == {'A', '=cmd|’!A0'}


if __name__ == '__main__':
    sys.exit(run_all())
