#!/usr/bin/env python3
"""The command line, on the real binary: help, demonstration, lists, pages, copies, wrong usage.

Invariant: every command is run here, with its exit status and what it leaves on both outputs and on the disk.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import resource
import signal
import subprocess
import sys

from harness import COLLEGE, LYCEE, demo, export, jalons, listed, pdf_text, plain, run_all, test, write

COMMANDS = ['demo', 'import', 'list', 'bilan', 'search', 'feed', 'print', 'export', 'forget', 'backup', 'restore', 'check',
            'help']
DIVISION_KEYS = ['school', 'year', 'code', 'level', 'headcount', 'lead_teachers', 'owed', 'planned', 'confirmed', 'done',
                 'remaining']
ISSUE_KEYS = ['rule', 'severity', 'text', 'advice', 'school', 'year', 'division', 'activity', 'milestone', 'axis', 'other',
              'offer', 'ambassador', 'document', 'project', 'goal', 'level']
ACTIVITY_KEYS = ['id', 'title', 'divisions', 'school', 'year', 'date', 'time', 'minutes', 'state', 'axis']


# ---- Help and wrong usage ----

@test
def version(folder):
    assert re.fullmatch(r'jalons \d+\.\d+\.\d+\n', jalons('--version').wants(0).out)


@test
def help_names_every_command(folder):
    for words in (['help'], ['--help'], ['-h']):
        text = jalons(*words).wants(0).out
        for command in COMMANDS:
            assert re.search(rf'^  {command}\b', text, re.MULTILINE), (command, text)


@test
def help_of_each_command(folder):
    for command in COMMANDS:
        text = jalons('help', command).wants(0).out
        assert f'jalons [--data FOLDER] {command}' in text, text
        assert jalons(command, '--help').wants(0).out == text
    assert '--format' in jalons('help', 'list').out
    assert '--output-dir' in jalons('help', 'print').out


@test
def wrong_usage_is_2(folder):
    data = demo(folder)
    for words in (
        ['nothing'], ['--nothing'], ['--data'], ['--data='], ['list'], ['list', 'everything'],
        ['list', 'schools', 'divisions'], ['list', 'divisions', '--format', 'xml'], ['list', 'divisions', '--format'],
        ['list', 'divisions', '--year', 'soon'], ['list', 'divisions', '--year', '2026-2029'], ['list', 'divisions', '-x'],
        ['list', 'divisions', '--output', 'F'], ['demo', 'more'], ['check', 'more'], ['backup'], ['backup', 'A', 'B'],
        ['restore'], ['print'], ['print', 'wall', '--output', 'F'], ['print', 'division', '--output', 'F'],
        ['print', 'division', '3A'], ['print', 'division', '3A', '--all', '--output', 'F'],
        ['print', 'division', '3A', '--output', 'F', '--output-dir', 'D'], ['print', 'division', '3A', '--all=yes'],
        ['print', 'division', '3A', '--output', 'F'],  # of which of the two schools?
        ['print', 'division', '3A', '--school', COLLEGE, '--output', 'F', '--paper', 'A9'],
        ['export', '--output', 'F'], ['export', 'xls', '--output', 'F'], ['export', 'json'], ['import'],
        ['import', '--level', '3e', 'F.xml'], ['help', 'nothing'], ['help', 'list', 'print'],
        ['list', 'schools', '--data', 'D'], ['bilan', 'more'], ['bilan', '--division', '3A'], ['bilan', '--format', 'pdf'],
    ):
        result = jalons(*words, data=None if words[0].startswith('--') else data).wants(2)
        assert 'jalons help' in result.err, result
        assert result.out == '', result
    assert not os.path.exists('F') and not os.path.exists('D')


@test
def no_data_is_said(folder):
    for words in (['list', 'schools'], ['print', 'division', '--all', '--output', 'F'], ['export', 'json', '--output', 'F'],
                  ['backup', os.path.join(folder, 'F')], ['check']):
        result = jalons(*words, data=os.path.join(folder, 'nowhere')).wants(1)
        assert 'nowhere' in result.err, result
    assert os.listdir(folder) == []


@test
def output_that_cannot_be_written_is_said(folder):
    data = demo(folder)
    with open('/dev/full', 'wb') as full:
        result = jalons('list', 'activities', '--format', 'json', data=data, stdout=full).wants(1)
    assert 'standard output' in result.err, result


@test
def pages_that_find_no_room_leave_nothing(folder):
    """A limit on the size of files, which only the pages reach, is met as a full disk is."""
    data = demo(folder)
    target = os.path.join(folder, 'pages')
    jalons('print', 'division', '--all', '--school', COLLEGE, '--output-dir', target, data=data).wants(0)
    longest = max(os.stat(os.path.join(target, name)).st_size for name in os.listdir(target))
    for name in os.listdir(target):
        os.unlink(os.path.join(target, name))
    write(folder, 'all.pdf', 'before')
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for words in (['--output', os.path.join(folder, 'all.pdf')], ['--output', '-'], ['--output-dir', target]):
        resource.setrlimit(resource.RLIMIT_FSIZE, (longest - 1, hard))
        try:
            result = jalons('print', 'division', '--all', '--school', COLLEGE, *words, data=data, restore_signals=False).wants(1)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert result.err.count('\n') == 1 and 'File too large' in result.err, result
        assert result.out == '', result
    assert os.listdir(target) == []
    with open(os.path.join(folder, 'all.pdf'), encoding='utf-8') as file:
        assert file.read() == 'before'
    assert sorted(os.listdir(folder)) == ['all.pdf', 'data', 'pages']


@test
def window_without_a_display_is_one_sentence(folder):
    for words in ([], [write(folder, 'classes.csv', 'classe;niveau;effectif\n3A;3e;26\n')]):
        result = jalons(*words, data=os.path.join(folder, 'data')).wants(1)
        assert result.err.count('\n') == 1 and 'jalons help' in result.err, result


# ---- The demonstration and the lists ----

@test
def demo_fills_an_empty_folder_once(folder):
    data = os.path.join(folder, 'deep', 'data')
    assert '28 classes' in jalons('demo', data=data).wants(0).out
    assert os.stat(os.path.join(data, 'jalons.db')).st_mode & 0o777 == 0o600
    before = listed(data, 'activities')
    assert 'already has schools' in jalons('demo', data=data).wants(1).err
    assert listed(data, 'activities') == before


@test
def data_folder_is_the_users_own(folder):
    jalons('demo', XDG_DATA_HOME=folder).wants(0)
    assert os.path.exists(os.path.join(folder, 'jalons', 'jalons.db'))
    assert '2GT1' in jalons('list', 'divisions', XDG_DATA_HOME=folder).wants(0).out


@test
def schools(folder):
    found = listed(demo(folder), 'schools')
    assert [school['uai'] for school in found] == [COLLEGE, LYCEE]
    assert found[0] == {'uai': COLLEGE, 'name': 'Collège des Tilleuls', 'kind': 'college', 'town': 'Ferrain-sur-Sambre',
                        'academy': 'Lille', 'years': [2025, 2026]}


@test
def divisions(folder):
    data = demo(folder)
    found = listed(data, 'divisions')
    assert len(found) == 20
    assert all(list(division) == DIVISION_KEYS for division in found)
    by_code = {division['code']: division for division in found}
    assert by_code['3D']['lead_teachers'] == ['M.\u00a0Benali', 'Mme\u00a0Roussel']
    assert (by_code['3A']['owed'], by_code['3A']['planned'], by_code['3A']['remaining']) == (36 * 60, 36 * 60, 0)
    assert by_code['3E SEGPA']['remaining'] == -120 and by_code['3E SEGPA']['level'] == '3e-segpa'
    assert [d['code'] for d in listed(data, 'divisions', '--school', COLLEGE)][:4] == ['4A', '4B', '4C', '3A']
    assert [d['code'] for d in listed(data, 'divisions', '--division', '3e segpa', '--division=2gt1')] == ['3E SEGPA', '2GT1']
    assert listed(data, 'divisions', '--year', '2026-2027') == found
    assert listed(data, 'divisions', '--year', '2027') == []


@test
def activities(folder):
    data = demo(folder)
    found = listed(data, 'activities')
    assert all(list(activity) == ACTIVITY_KEYS for activity in found)
    assert len({activity['id'] for activity in found}) == len(found) > 300
    for activity in found:
        assert (activity['date'] is None) == (activity['time'] is None), activity
        assert activity['date'] is None or re.fullmatch(r'202[67]-\d\d-\d\d', activity['date']), activity
        assert activity['state'] in ('planned', 'confirmed', 'done', 'cancelled'), activity
        assert activity['axis'] in ('monde', 'formations', 'projet'), activity
    dates = [activity['date'] for activity in found if activity['school'] == COLLEGE and activity['date']]
    assert dates == sorted(dates)
    assert any(activity['date'] is None for activity in found)
    of_3a = listed(data, 'activities', '--division', '3A')
    assert of_3a == [activity for activity in found if '3A' in activity['divisions']]


@test
def sums_are_those_of_the_activities(folder):
    data = demo(folder)
    found = [a for a in listed(data, 'activities', '--division', '1G1') if not a['title'].startswith('Réunion')]
    division, = listed(data, 'divisions', '--division', '1G1')
    assert division['planned'] == sum(a['minutes'] for a in found if a['state'] != 'cancelled')
    assert division['confirmed'] == sum(a['minutes'] for a in found if a['state'] in ('confirmed', 'done'))
    assert division['done'] == sum(a['minutes'] for a in found if a['state'] == 'done')


@test
def issues(folder):
    data = demo(folder)
    found = listed(data, 'issues')
    # A visit on Easter Monday, a class that has too much, what is attached; the rest is advice on axes that have little.
    by_rule = {}
    for issue in found:
        by_rule.setdefault(issue['rule'], []).append(issue)
    holiday, = by_rule['public-holiday']
    excess, = by_rule['above-reference']
    assert {'axis-share', 'offer-places', 'ambassador-charter', 'document-date'} <= set(by_rule), found
    for school in {issue['school'] for issue in found}:
        worst = [('error', 'warning', 'advice').index(issue['severity']) for issue in found if issue['school'] == school]
        assert worst == sorted(worst), found
    for issue in found:
        assert list(issue) == ISSUE_KEYS
        assert issue['severity'] in ('error', 'warning', 'advice') and issue['text'].endswith('.'), issue
        assert (issue['axis'] is not None) == (issue['rule'] == 'axis-share'), issue
        for key in ('offer', 'ambassador', 'document'):
            assert (issue[key] is not None) == issue['rule'].startswith(key) or issue['rule'] == 'refused', issue
    gaps = [issue for issue in found if issue['rule'].startswith('project-')]
    assert {gap['project'] for gap in gaps} == {project['id'] for project in listed(data, 'projects')}, gaps
    assert all(gap['severity'] == 'advice' for gap in gaps) and any(gap['level'] for gap in gaps), gaps
    assert all((issue['project'] is not None) == (issue in gaps) for issue in found), found
    activity, = [a for a in listed(data, 'activities') if a['id'] == holiday['activity']]
    assert activity['date'] == '2027-03-29' and activity['divisions'] == ['3C']
    assert excess['division'] == '3E SEGPA'
    assert holiday in listed(data, 'issues', '--division', '3C')
    assert excess not in listed(data, 'issues', '--division', '3C')
    assert {issue['school'] for issue in listed(data, 'issues', '--school', LYCEE)} == {LYCEE}
    assert 'nothing to check' in jalons('list', 'issues', '--division', '2MELEC', '--year', '2026', data=data).wants(0).err


@test
def help_of_list_names_the_keys(folder):
    words = set(re.findall(r'[\w-]+', jalons('help', 'list').wants(0).out))
    assert words >= {*DIVISION_KEYS, *ACTIVITY_KEYS, *ISSUE_KEYS, 'two-places', 'milestone-preparation'}, words


def figures(result):
    return {(figure['table'], figure['row'], figure['column']): figure for figure in result.wants(0).json()}


@test
def bilan_has_the_sums_of_the_lists(folder):
    data = demo(folder)
    for school in ([], ['--school', COLLEGE], ['--school', LYCEE]):
        found = figures(jalons('bilan', '--year', '2026', '--format', 'json', *school, data=data))
        divisions = listed(data, 'divisions', '--year', '2026', *school)
        assert found['key', 'divisions', 'value']['value'] == len(divisions)
        for key, column in (('owed', 'owed'), ('planned', 'planned'), ('held', 'done')):
            assert found['levels', 'total', key]['value'] == sum(division[column] for division in divisions), key
            assert found['key', key, 'value']['how'], key
        held = {activity['id'] for activity in listed(data, 'activities', '--year', '2026', *school)
                if activity['state'] == 'done'}
        assert set(found['kinds', 'total', 'held']['counts']) == held
        assert (('schools', 'total', 'held') in found) == (not school)
    assert jalons('bilan', '--school', COLLEGE, '--year', '2019', data=data).wants(1).err.count('\n') == 1


@test
def bilan_is_told_as_tables(folder):
    data = demo(folder)
    text = jalons('bilan', '--school', LYCEE, data=data).wants(0).out
    assert text.startswith('Bilan of Lycée du Canal, 2026-2027\n'), text[:80]
    lines = jalons('bilan', '--format', 'tsv', data=data).wants(0).out.splitlines()
    assert lines[0].split('\t')[:5] == ['school', 'year', 'table', 'row', 'column']
    assert all(len(line.split('\t')) == 13 for line in lines)


@test
def tables_are_aligned(folder):
    lines = jalons('list', 'divisions', '--year', '2026', data=demo(folder)).wants(0).out.splitlines()
    assert len(lines) == 21
    # Each head stands over its column: two spaces at least are before each of them in every line.
    starts = [match.start() for match in re.finditer(r'(?<=  )\S', lines[0])]
    assert len(starts) == 10
    for line in lines[1:]:
        assert line[:8] in (COLLEGE, LYCEE) and line[8:10] == '  ', line
        assert len(line) == len(lines[0]), line
        assert all(line[start - 2:start] == '  ' or line[start - 1] == ' ' or line[start] != ' ' for start in starts), line


@test
def tsv_is_raw(folder):
    data = demo(folder)
    text = jalons('list', 'divisions', '--format', 'tsv', '--year', '2026', data=data).wants(0).out
    rows = [line.split('\t') for line in text.splitlines()]
    assert rows[0] == DIVISION_KEYS
    for row, division in zip(rows[1:], listed(data, 'divisions'), strict=True):
        wanted = [', '.join(value) if isinstance(value, list) else str(value) for value in division.values()]
        assert row == wanted, (row, wanted)


@test
def what_does_not_exist_is_named_with_what_does(folder):
    data = demo(folder)
    result = jalons('list', 'divisions', '--school', '0750001U', data=data).wants(1)
    assert '0750001U' in result.err and COLLEGE in result.err and result.out == '', result
    result = jalons('list', 'activities', '--division', '9Z', '--school', COLLEGE, data=data).wants(1)
    assert '9Z' in result.err and '3E SEGPA' in result.err and result.out == '', result


# ---- Pages ----

def pages(path):
    text = subprocess.run(['pdfinfo', path], capture_output=True, check=True).stdout.decode()
    return int(re.search(r'^Pages:\s+(\d+)', text, re.MULTILINE)[1])


@test
def print_one_class(folder):
    data, path = demo(folder), os.path.join(folder, '3A.pdf')
    jalons('print', 'division', '3a', '--school', COLLEGE, '--output', path, data=data).wants(0)
    text = pdf_text(path)
    for activity in listed(data, 'activities', '--division', '3A'):
        assert plain(activity['title']) in text, (activity['title'], text)
    for words in ('Collège des Tilleuls', 'Mme Marchand', 'Mme Ouvrard', '36 h', '26', '2026'):
        assert words in text, (words, text)


@test
def printed_sums_are_those_of_the_list(folder):
    data = demo(folder)
    for code in ('3B', '3D', '3E SEGPA'):
        path = os.path.join(folder, 'F.pdf')
        jalons('print', 'division', code, '--school', COLLEGE, '--output', path, data=data).wants(0)
        text = pdf_text(path)
        division, = listed(data, 'divisions', '--division', code)
        for key in ('owed', 'planned', 'done', 'remaining'):
            hours, minutes = divmod(abs(division[key]), 60)
            words = f'{hours} h {minutes:02d}' if minutes else f'{hours} h'
            assert words in text, (code, key, words, text)


@test
def printed_page_is_a_table_for_a_screen_reader(folder):
    data, path = demo(folder), os.path.join(folder, 'F.pdf')
    jalons('print', 'division', '3A', '--school', COLLEGE, '--output', path, data=data).wants(0)
    structure = subprocess.run(['pdfinfo', '-struct-text', path], capture_output=True, check=True).stdout.decode()
    assert re.search(r'^\s*Table', structure, re.MULTILINE) and re.search(r'^\s*TH\b', structure, re.MULTILINE), structure
    assert 'Orientibus dans la cour' in plain(structure.replace('"', '')), structure


@test
def print_without_names(folder):
    data, path = demo(folder), os.path.join(folder, '3A.pdf')
    jalons('print', 'division', '3A', '--school', COLLEGE, '--output', path, '--without-names', data=data).wants(0)
    assert 'Marchand' not in pdf_text(path) and 'Ouvrard' not in pdf_text(path)


@test
def print_says_the_day(folder):
    data, path = demo(folder), os.path.join(folder, '3A.pdf')
    jalons('print', 'division', '3A', '--school', COLLEGE, '--output', path, data=data, JALONS_TODAY='2027-02-03').wants(0)
    assert '3 February 2027' in pdf_text(path)


@test
def print_whole_school_in_one_file(folder):
    data, path = demo(folder), os.path.join(folder, 'all.pdf')
    assert '8 classes' in jalons('print', 'division', '--all', '--school', COLLEGE, '--output', path, data=data).wants(0).out
    assert pages(path) >= 8
    for code in ('4A', '3D', '3E SEGPA'):
        assert code in pdf_text(path)


@test
def print_one_file_for_each_class(folder):
    data, target = demo(folder), os.path.join(folder, 'new', 'pdf')
    result = jalons('print', 'division', '3A', '3E SEGPA', '--school', COLLEGE, '--output-dir', target, data=data).wants(0)
    names = [f'{COLLEGE}-2026-3A.pdf', f'{COLLEGE}-2026-3E_SEGPA.pdf']
    assert sorted(os.listdir(target)) == names
    assert result.out.split('\n')[:2] == [os.path.join(target, name) for name in names], result


@test
def print_to_standard_output(folder):
    result = jalons('print', 'division', '3A', '--school', COLLEGE, '--output', '-', data=demo(folder)).wants(0)
    assert result.raw.startswith(b'%PDF-') and result.raw.rstrip().endswith(b'%%EOF')


@test
def print_failures_leave_nothing(folder):
    data, path = demo(folder), os.path.join(folder, 'F.pdf')
    jalons('print', 'division', '3A', '9Z', '--school', COLLEGE, '--output', path, data=data).wants(1)
    jalons('print', 'division', '3A', '--school', COLLEGE, '--year', '2030', '--output', path, data=data).wants(1)
    result = jalons('print', 'division', '3A', '--school', COLLEGE, '--output', '/nowhere/F.pdf', data=data).wants(1)
    assert '/nowhere/F.pdf' in result.err, result
    jalons('print', 'division', '3A', '--school', COLLEGE, '--output', folder, data=data).wants(1)
    jalons('print', 'division', '3A', '--school', COLLEGE, '--output-dir', '/proc/nowhere', data=data).wants(1)
    assert os.listdir(folder) == ['data']


# ---- Copies ----

@test
def export_and_import_again_is_the_same(folder):
    data, other = demo(folder), os.path.join(folder, 'other')
    first = export(data, folder, 'first.json')
    jalons('import', os.path.join(folder, 'first.json'), data=other).wants(0)
    assert export(other, folder, 'second.json') == first
    assert listed(other, 'divisions') == listed(data, 'divisions')
    assert jalons('export', 'json', '--output', '-', data=data).wants(0).raw == first


@test
def backup_and_restore(folder):
    data, other = demo(folder), os.path.join(folder, 'other')
    copy = os.path.join(folder, 'copy.db')
    assert copy in jalons('backup', copy, data=data).wants(0).out
    jalons('restore', copy, data=other).wants(0)
    assert export(other, folder, 'other.json') == export(data, folder, 'data.json')
    assert 'No damage' in jalons('check', data=other).wants(0).out


@test
def restore_refuses_what_is_no_copy(folder):
    data = demo(folder)
    before = export(data, folder, 'before.json')
    for path in (write(folder, 'letter.txt', 'Madame, Monsieur'), os.path.join(folder, 'nowhere.db')):
        result = jalons('restore', path, data=data).wants(1)
        assert os.path.basename(path) in result.err, result
    assert export(data, folder, 'after.json') == before


@test
def check_finds_damage(folder):
    data = demo(folder)
    jalons('check', data=data).wants(0)
    path = os.path.join(data, 'jalons.db')
    with open(path, 'r+b') as file:
        file.seek(os.path.getsize(path) // 2)
        file.write(b'\xa5' * 20000)
    jalons('check', data=data).wants(1)


# ---- Languages ----

@test
def french(folder):
    data = demo(folder)
    text = jalons('help', language='fr').wants(0).out
    assert 'Commandes\u00a0:' in text and 'Commands' not in text, text
    text = jalons('list', 'divisions', data=data, language='fr').wants(0).out
    assert text.startswith('Établissement'), text
    result = jalons('list', 'divisions', '--school', '0750001U', data=data, language='fr').wants(1)
    assert 'Aucun établissement' in result.err, result
    # What scripts read does not change with the language.
    words = ('list', 'activities', '--format', 'json')
    assert jalons(*words, data=data, language='fr').out == jalons(*words, data=data).out


if __name__ == '__main__':
    sys.exit(run_all())
