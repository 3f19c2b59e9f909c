#!/usr/bin/env python3
"""The mission sheet of an ambassador and the request to the Région, printed by the real binary.

Invariant: what must be on the pages is asked of the lists, never of another page.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import sys

from harness import COLLEGE, LYCEE, demo, export, jalons, listed, pdf_text, plain, run_all, test, write

NAME = 'Aline Nowak'


def printed(data, folder, *words):
    path = os.path.join(folder, 'page.pdf')
    said = jalons('print', *words, '--output', path, data=data).wants(0).out
    assert path in said, said
    return pdf_text(path)


def held(data, name):
    """What is held about a person, from the export that the person may ask for."""
    return jalons('export', 'person', name, '--output', '-', data=data).wants(0).json()


@test
def a_mission_sheet_has_every_visit(folder):
    data = demo(folder)
    person = held(data, NAME)
    text = printed(data, folder, 'ambassador', 'aline NOWAK')
    coming = [visit for visit in person['visits'] if visit['state'] != 'declined']
    assert coming and NAME in text, text
    for visit in coming:
        assert plain(visit['title']) in text and plain(visit['school']) in text, (visit, text)
    assert printed(data, folder, 'ambassador', person['ambassador']['id'], '--year', '2026') == text


@test
def contact_data_are_printed_when_asked_for(folder):
    data, phone = demo(folder), '03 21 00 00 17'
    everything = json.loads(export(data, folder))
    next(one for one in everything['ambassador'] if one['name'] == NAME)['phone'] = phone
    data = os.path.join(folder, 'other')
    jalons('import', write(folder, 'all.json', json.dumps(everything)), data=data).wants(0)
    email = held(data, NAME)['ambassador']['email']
    assert email, everything['ambassador']
    without = printed(data, folder, 'ambassador', NAME)
    assert email not in without and phone not in without and '@' not in without, without
    with_contact = printed(data, folder, 'ambassador', NAME, '--with-contact')
    assert email in with_contact and phone in with_contact, with_contact


@test
def all_that_is_held_about_a_person_is_printed(folder):
    data = demo(folder)
    person = held(data, NAME)
    text = printed(data, folder, 'person', NAME)
    for field in ('name', 'organisation', 'email'):
        assert plain(person['ambassador'][field]) in text, (field, text)
    for visit in person['visits']:
        assert plain(visit['title'])[:12] in text, (visit, text)
    assert person['visits'] and printed(data, folder, 'person', person['ambassador']['id']) == text


@test
def a_request_is_of_all_schools_or_of_one(folder):
    data = demo(folder)
    names = {school['uai']: school['name'] for school in listed(data, 'schools')}
    both = printed(data, folder, 'request')
    one = printed(data, folder, 'request', '--school', COLLEGE, '--year', '2026-2027')
    assert names[COLLEGE] in both and names[LYCEE] in both, both
    assert names[COLLEGE] in one and names[LYCEE] not in one, one


@test
def the_standard_output_has_the_pages_alone(folder):
    data = demo(folder)
    for words in (['request'], ['ambassador', NAME]):
        result = jalons('print', *words, '--output', '-', data=data).wants(0)
        assert result.raw.startswith(b'%PDF-') and result.raw.rstrip().endswith(b'%%EOF'), result
        assert result.err == '', result


@test
def wrong_usage(folder):
    data, path = demo(folder), os.path.join(folder, 'no.pdf')
    for words in ([], ['room'], ['ambassador', '--output', path], ['ambassador', NAME],
                  ['ambassador', NAME, 'more', '--output', path], ['ambassador', NAME, '--output', path, '--paper', 'A3'],
                  ['ambassador', NAME, '--output', path, '--school', COLLEGE],
                  ['ambassador', NAME, '--output', path, '--year', 'x'],
                  ['person', '--output', path], ['person', NAME], ['person', NAME, '--output', path, '--year', '2026'],
                  ['request'], ['request', '3A', '--output', path], ['request', '--output', path, '--with-contact'],
                  ['division', '3A', '--school', COLLEGE, '--output', path, '--with-contact']):
        jalons('print', *words, data=data).wants(2)
    assert not os.path.exists(path)


@test
def what_does_not_exist_is_told(folder):
    data, path = demo(folder), os.path.join(folder, 'no.pdf')
    for words in (['ambassador', 'Nobody'], ['person', 'Nobody'], ['ambassador', NAME, '--year', '2040'],
                  ['request', '--year', '2040'], ['request', '--school', '0000000A'], ['ambassador', 'Paul Lepoutre']):
        error = jalons('print', *words, '--output', path, data=data).wants(1).err
        assert error.count('\n') == 1, error
    jalons('print', 'request', '--output', path, data=os.path.join(folder, 'nowhere')).wants(1)
    jalons('print', 'request', '--output', folder, data=data).wants(1)
    assert not os.path.exists(path)


@test
def nobody_is_printed_who_was_forgotten(folder):
    data, path = demo(folder), os.path.join(folder, 'no.pdf')
    identity = held(data, NAME)['ambassador']['id']
    jalons('forget', NAME, '--yes', data=data).wants(0)
    jalons('print', 'ambassador', identity, '--output', path, data=data).wants(1)
    assert not os.path.exists(path)


@test
def the_help_tells_it(folder):
    text = plain(jalons('help', 'print').wants(0).out)
    for word in ('ambassador', 'request', 'person', '--with-contact', '--without-names'):
        assert word in text, text


if __name__ == '__main__':
    sys.exit(run_all())
