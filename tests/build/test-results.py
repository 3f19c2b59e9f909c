#!/usr/bin/env python3
"""tests/results.py counts what meson's log says, and never forgets a failure.

Invariant: each case is a log as meson writes it and the counts that a person would make of it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import io
import json
import os
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests'))
import results  # noqa: E402

# name, [(result, exit status, standard output)], last line
CASES = [
    ('subtests are counted one by one', [('OK', 0, '1..3\nok 1 /a\nok 2 /b\nok 3 - /c\n')], '3 passed, 0 failed'),
    ('a program without TAP counts as one', [('OK', 0, 'hello\nok then\n')], '1 passed, 0 failed'),
    ('a failed subtest', [('FAIL', 1, '1..2\nnot ok 1 /a\nok 2 /b\n')], '1 passed, 1 failed'),
    ('a crash after good subtests', [('ERROR', -11, '1..9\nok 1 /a\nok 2 /b\n')], '2 passed, 1 failed'),
    ('a crash before the plan', [('ERROR', -11, 'ok 1 /a\nok 2 /b\n')], '2 passed, 1 failed'),
    ('a time-out without output', [('TIMEOUT', -9, '')], '0 passed, 1 failed'),
    ('a skipped subtest is in neither count', [('OK', 0, '1..2\nok 1 /a # SKIP no font\nok 2 /b\n')], '1 passed, 0 failed'),
    ('a skipped program', [('SKIP', 77, '')], '0 passed, 0 failed'),
    ('an expected failure', [('OK', 0, '1..1\nnot ok 1 /a # TODO one day\n')], '1 passed, 0 failed'),
    ('programs add up', [('OK', 0, '1..1\nok 1 /a\n'), ('FAIL', 1, 'boom')], '1 passed, 1 failed'),
]


def tally(runs):
    with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
        for index, (result, status, output) in enumerate(runs):
            log.write(json.dumps({'name': f'test-{index}', 'result': result, 'returncode': status, 'stdout': output}) + '\n')
        log.flush()
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            status = results.main([log.name])
    return status, printed.getvalue()


def main():
    failures = 0
    print(f'1..{len(CASES)}')
    for number, (name, runs, expected) in enumerate(CASES, 1):
        status, printed = tally(runs)
        good = printed.rstrip().splitlines()[-1] == expected and status == (0 if expected.endswith(' 0 failed') else 1)
        if not good:
            failures += 1
            print('\n'.join('# ' + line for line in printed.splitlines()))
        print(f'{"ok" if good else "not ok"} {number} {name}')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
