#!/usr/bin/env python3
"""Count what meson ran, subtest by subtest, and tell what failed.

Invariant: a program that failed without naming a subtest still counts as one failure.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import sys

TAP_LINE = re.compile(r'^(not )?ok\b(?:\s+\d+)?(?:\s+-)?\s*(.*?)\s*(?:#\s*(SKIP|TODO)\b\s*(.*))?$', re.IGNORECASE)
TAP_OUTPUT = re.compile(r'^(1\.\.\d+|(not )?ok \d+)', re.MULTILINE)
GOOD = {'OK', 'EXPECTEDFAIL'}
TAIL = 60


def subtests(record):
    """The (name, 'passed' | 'failed' | 'skipped', reason) of one program that meson ran."""
    output = record.get('stdout') or ''
    found = []
    if TAP_OUTPUT.search(output):
        for line in output.splitlines():
            match = TAP_LINE.match(line)
            if match:
                failed, name, directive, reason = match.groups()
                directive = (directive or '').upper()
                state = 'skipped' if directive == 'SKIP' else 'failed' if failed and directive != 'TODO' else 'passed'
                found.append((f'{record["name"]} {name}', state, reason or ''))

    if record['result'] == 'SKIP':
        if not found:
            found.append((record['name'], 'skipped', ''))
    elif record['result'] in GOOD:
        if not found:
            found.append((record['name'], 'passed', ''))
    elif not any(state == 'failed' for _, state, _ in found):
        found.append((record['name'], 'failed', f'{record["result"].lower()}, exit status {record.get("returncode")}'))
    return found


def show_output(record):
    for stream in ('stdout', 'stderr'):
        lines = (record.get(stream) or '').rstrip().splitlines()
        if lines:
            print(f'--- {record["name"]}: {stream} (last {TAIL} lines) ---')
            print('\n'.join(lines[-TAIL:]))


def main(arguments):
    with open(arguments[0], encoding='utf-8') as file:
        records = [json.loads(line) for line in file]

    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    bad = []
    for record in records:
        found = subtests(record)
        for name, state, reason in found:
            counts[state] += 1
            if state != 'passed':
                bad.append(f'{state}: {name}' + (f' ({reason})' if reason else ''))
        if any(state == 'failed' for _, state, _ in found):
            show_output(record)

    if bad:
        print('\n'.join(sorted(bad)))
    print(f'{counts["passed"]} passed, {counts["failed"]} failed')
    return 1 if counts['failed'] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
