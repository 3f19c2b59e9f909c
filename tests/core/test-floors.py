#!/usr/bin/env python3
"""No floor of src/ includes what stands above it or beside it, and each library has one floor.

Invariant: a folder of src/ that is not in BELOW is a failure, so that a new floor finds its place here.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import sys

SOURCE = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'src')

# floor: the floors that it stands on, besides itself
BELOW = {
    'core': set(),
    'store': {'core'},
    'exchange': {'core'},
    'print': {'core'},
    'cli': {'core', 'store', 'exchange', 'print'},
    'ui': {'core', 'store', 'exchange', 'print'},
    '': {'core', 'store', 'exchange', 'print', 'cli', 'ui'},  # main.c
}
# a header of a library: the floors that may know it
LIBRARIES = [
    (re.compile(r'^(gtk|gdk|gsk|adwaita)\b'), {'ui'}),
    (re.compile(r'^sqlite3'), {'store'}),
    (re.compile(r'^(libxml|archive)'), {'exchange'}),
    (re.compile(r'^(qpdf|cairo|pango)'), {'print', 'ui'}),
    (re.compile(r'^poppler'), {'print', 'ui'}),
]
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def faults_of(floor, path):
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            kind, name = match.groups()
            if kind == '<':
                for pattern, floors in LIBRARIES:
                    if pattern.match(name) and floor not in floors:
                        yield f'{path}:{number}: <{name}> is not for the floor {floor or "main"}'
            elif '/' in name:
                other = name.split('/')[0]
                if other in BELOW and other != floor and other not in BELOW[floor]:
                    yield f'{path}:{number}: {name} is not below the floor {floor or "main"}'
            elif name != 'config.h' and not name.endswith('-resources.h'):
                yield f'{path}:{number}: {name} does not name its floor'


def main():
    found = {floor: [] for floor in BELOW}
    files = 0
    for folder, _, names in os.walk(SOURCE):
        floor = os.path.relpath(folder, SOURCE).split(os.sep)[0].replace('.', '')
        for name in names:
            if name.endswith(('.c', '.h', '.def')):
                files += 1
                if floor not in BELOW:
                    found.setdefault(floor, []).append(f'{floor} has no place among the floors')
                else:
                    found[floor] += faults_of(floor, os.path.join(folder, name))

    print(f'1..{len(found) + 1}')
    print(f'{"ok" if files > 0 else "not ok"} 1 sources are read')
    for number, (floor, faults) in enumerate(found.items(), 2):
        print('\n'.join(f'# {fault}' for fault in faults), end='\n' if faults else '')
        print(f'{"not ok" if faults else "ok"} {number} {floor or "main"}')
    return 1 if files == 0 or any(found.values()) else 0


if __name__ == '__main__':
    sys.exit(main())
