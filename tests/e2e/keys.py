#!/usr/bin/env python3
"""Every action can be reached from the keyboard; tests/build/test-shortcuts.py holds the keys against their window.

Invariant: it reads the sources alone, so that an action that no test opens is held to it too.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

UI = pathlib.Path(os.environ['JALONS_SOURCE_ROOT'], 'src', 'ui')
ACCELERATOR = re.compile(r'\{ "((?:app|win)\.[\w:()-]+)", \{ ((?:"[^"]+"(?:, )?)+) \} \}')
INSTALLED = re.compile(r'install_action \(\w+, "([\w.-]+)"')
# In C: a button, an item of a menu or a key that is given its action, or a row that Enter opens.
USED_IN_C = re.compile(r'(?:set_action_name|set_detailed_action_name|set_action_and_target|g_menu_append|g_menu_item_new|'
                       r'"action-name",|\badd_button \(|\bnew_button \(|gtk_named_action_new|'
                       r'\badd_item \(|\bset_action \(|add_binding_action|\bactivate \(self|'
                       r'widget_activate_action)[^;]*?"([a-z-]+\.[\w-]+)[":(]')

# A table of keys for a controller of shortcuts.
KEYS_IN_C = re.compile(r'\{ "(?:<|F\d)[^"]*", "([a-z-]+\.[\w-]+)"')


def accelerators():
    source = (UI / 'application.c').read_text(encoding='utf-8')
    return {action: re.findall(r'"([^"]+)"', keys) for action, keys in ACCELERATOR.findall(source)}


def installed():
    return {action for path in UI.rglob('*.c') for action in INSTALLED.findall(path.read_text(encoding='utf-8'))}


def reachable():
    """The actions of buttons, which Tab reaches, of menus, which F10 opens, and of keys."""
    found = {re.split(r'::|[(]', action)[0] for action in accelerators()}
    for path in UI.rglob('*.ui'):
        for element in xml.parse(path).iter():
            if element.get('name') in ('action', 'action-name') and element.text:
                found.add(re.sub(r'^action\((.*)\)$', r'\1', element.text).split('::')[0])
    for path in UI.rglob('*.c'):
        source = path.read_text(encoding='utf-8')
        found |= set(USED_IN_C.findall(source)) | set(KEYS_IN_C.findall(source))
    return found


def main():
    checks = {
        'every action has a key, a menu or a button': sorted(installed() - reachable()),
    }
    assert len(accelerators()) > 5 and len(installed()) > 5, 'the sources are not read'
    print(f'1..{len(checks)}')
    for number, (what, faults) in enumerate(checks.items(), 1):
        print(f'{"not " if faults else ""}ok {number} - {what}')
        for fault in faults:
            print(f'# {fault}')
    return 1 if any(checks.values()) else 0


if __name__ == '__main__':
    sys.exit(main())
