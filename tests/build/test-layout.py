#!/usr/bin/env python3
"""Every source opens with its three lines and is laid out as .editorconfig says.

Invariant: only what a machine can tell for sure is checked here; taste is left to readers.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import sys

ROOT = os.environ['JALONS_SOURCE_ROOT']
PLACES = ('src', 'tests', 'data', 'resources', 'dev', '.ci', 'meson.build')
TEXTS = ('.c', '.h', '.def', '.py', '.ui', '.build', '.css', '.in', '')
CODE = ('.c', '.h', '.def', '.py', '')
FIXTURES = re.compile(r'^tests/(fixtures|fuzz/|[a-z]+/(fixtures|data|golden)/)')
COLUMNS = 130  # the aim is 120; the few that a split would make worse are let be


def texts():
    for place in PLACES:
        path = os.path.join(ROOT, place)
        if os.path.isfile(path):
            yield place
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if name != '__pycache__']
            for name in sorted(names):
                relative = os.path.relpath(os.path.join(folder, name), ROOT)
                if os.path.splitext(name)[1] in TEXTS and not FIXTURES.match(relative):
                    yield relative


def layout(lines):
    for number, line in enumerate(lines, 1):
        if line != line.rstrip():
            yield f'{number}: space at the end of the line'
        if '\t' in line:
            yield f'{number}: tab'
        if len(line) > COLUMNS:
            yield f'{number}: {len(line)} columns'
    if lines and lines[-1] == '':
        yield f'{len(lines)}: empty line at the end'


def header(lines):
    opening = '\n'.join(lines[:12])
    if 'Invariant:' not in opening:
        yield '1: the opening comment states no invariant'
    if 'SPDX-License-Identifier: GPL-3.0-or-later' not in opening:
        yield '1: no licence'


def plain_assertions(lines):
    for number, line in enumerate(lines, 1):
        if re.search(r'\bg_assert \(', line):
            yield f'{number}: g_assert disappears from a release; g_assert_cmp… or g_assert_true says more'


def types(lines):
    for number, line in enumerate(lines, 1):
        if re.search(r'\bg(char|int|float|double|long|short)\b', line):
            yield f'{number}: a type of C under the name of GLib'


CHECKS = [
    ('layout', layout, lambda path, kind: True),
    ('opening lines', header, lambda path, kind: kind in CODE),
    ('assertions of tests', plain_assertions, lambda path, kind: path.startswith('tests/') and kind == '.c'),
    ('types', types, lambda path, kind: kind in ('.c', '.h')),
]


def main():
    failures = 0
    read = {}
    for path in texts():
        with open(os.path.join(ROOT, path), encoding='utf-8') as file:
            text = file.read()
        read[path] = (text.removesuffix('\n').split('\n'), text.endswith('\n') or text == '')

    print(f'1..{len(CHECKS) + 1}')
    for number, (name, check, applies) in enumerate(CHECKS, 1):
        faults = [f'{path}:{fault}' for path, (lines, _) in read.items()
                  if applies(path, os.path.splitext(path)[1]) for fault in check(lines)]
        for fault in faults[:40]:
            print(f'# {fault}')
        failures += bool(faults)
        print(f'{"not ok" if faults else "ok"} {number} {name}')
    endless = [path for path, (_, ended) in read.items() if not ended]
    print(f'{"not ok" if endless or len(read) < 20 else "ok"} {len(CHECKS) + 1} every line is ended {" ".join(endless)}')
    return 1 if failures or endless or len(read) < 20 else 0


if __name__ == '__main__':
    sys.exit(main())
