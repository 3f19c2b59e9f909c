#!/usr/bin/env python3
"""The French is complete and set as French is: every text that the program may show has its translation.

Invariant: what is translatable is read from the sources afresh, never from what the .po file happens to hold.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.environ['JALONS_SOURCE_ROOT']
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'PLURAL:1,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
MARKED = re.compile(r'\b(_|N_|C_|NC_|ngettext) ?\(\s*"|translatable="yes"')
UNSPACED = re.compile(r'[^\s\u202f\u00a0][:;?!](\s|$)|«[^\u202f\u00a0]|[^\u202f\u00a0]»')
PLAIN = re.compile(r" [:;?!»]|« |'|\.\.\.")


def run(*command):
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def listed():
    with open(os.path.join(ROOT, 'po/POTFILES.in'), encoding='utf-8') as lines:
        return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def marked():
    for folder, _, names in os.walk(os.path.join(ROOT, 'src')):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(('.c', '.ui')):
                with open(path, encoding='utf-8') as text:
                    if MARKED.search(text.read()):
                        yield os.path.relpath(path, ROOT)


def merged(scratch):
    template = os.path.join(scratch, 'jalons.pot')
    french = os.path.join(scratch, 'fr.po')
    run('xgettext', '--from-code=UTF-8', '-o', template, *('-k' + keyword for keyword in KEYWORDS), *listed())
    run('msgmerge', '-q', '--no-fuzzy-matching', '-o', french, 'po/fr.po', template)
    return french


def entries(text):
    """Pairs of a msgid and its translations; good enough for what msgattrib prints without wrapping."""
    for block in text.split('\n\n'):
        identity = re.search(r'^msgid "(.*)"', block, re.M)
        if identity and identity.group(1):
            yield identity.group(1), re.findall(r'^msgstr(?:\[\d\])? "(.*)"', block, re.M)


def wrong_spacing(translation):
    bare = re.sub(r'%(\d\$)?[a-z]+', 'x', translation)
    bare = re.sub(r'\w+://\S*|<[^>]+>|\\.', ' ', bare)
    return PLAIN.search(bare) is not None or UNSPACED.search(bare) is not None


def disorder():
    """What does not stand where sorting puts it: a catalogue in another order would be written anew by the next one."""
    present, ordered = ([identity for identity, _ in entries(run('msgattrib', '--no-wrap', *more, 'po/fr.po'))]
                        for more in ((), ('--sort-output',)))
    return [f'{one!r} stands where {other!r} should' for one, other in zip(present, ordered) if one != other]


def report(number, name, problems):
    for problem in problems[:40]:
        print('#', problem)
    print(f"{'not ok' if problems else 'ok'} {number} {name}")
    return not problems


def main():
    print('1..5')
    missing = sorted(set(marked()) - set(listed()))
    good = report(1, 'every source with texts is in POTFILES.in', missing)
    with tempfile.TemporaryDirectory() as scratch:
        french = merged(scratch)
        gaps = entries(run('msgattrib', '--no-wrap', '--untranslated', french))
        good &= report(2, 'nothing is untranslated', [identity for identity, _ in gaps])
        doubts = entries(run('msgattrib', '--no-wrap', '--only-fuzzy', french))
        good &= report(3, 'nothing is fuzzy', [identity for identity, _ in doubts])
        texts = entries(run('msgattrib', '--no-wrap', '--translated', french))
        ill = [f'{text!r}' for _, translations in texts for text in translations
               if wrong_spacing(text) and not text.endswith(';')]  # the desktop's list of keywords
        good &= report(4, 'French spaces, apostrophes and quotes', ill)
    good &= report(5, 'the catalogue is in the order in which ./dev po writes it', disorder())
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
