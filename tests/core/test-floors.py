#!/usr/bin/env python3
# The floors of the design, held against every include under src/.
# Invariant: the checker is first run on a bad sample, so that a green line means that it looked.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Speaks TAP; reads JALONS_SOURCE_ROOT."""

import os
import pathlib
import re
import sys
import tempfile

# What each floor may include, besides itself. main.c and parts.c stand on no floor.
BELOW = {
    'core': set(),
    'store': {'core'},
    'exchange': {'core'},
    'replica': {'core'},
    'pdf': {'core'},
    'print': {'core', 'pdf'},
    'plan': {'core'},
    'reader': {'core'},
    'sync': {'core', 'replica', 'store', 'exchange', 'pdf', 'print', 'plan', 'reader'},
    'ui': {'core', 'replica', 'store', 'exchange', 'pdf', 'print', 'plan', 'reader', 'sync'},
    'cli': {'core', 'replica', 'store', 'exchange', 'pdf', 'print', 'plan', 'reader', 'sync'},
    'main': {'core', 'replica', 'store', 'exchange', 'pdf', 'print', 'plan', 'reader', 'sync', 'ui', 'cli'},
}

# A library's headers, and the floors that are given it.
LIBRARIES = [
    (re.compile(r'^(gtk|gdk|gsk|adwaita|libadwaita)\b'), {'ui'}),
    (re.compile(r'^sqlite3'), {'store'}),
    (re.compile(r'^(libsoup|libsecret)\b'), {'sync'}),
    (re.compile(r'^(libxml|archive|libical)'), {'exchange'}),
    (re.compile(r'^poppler'), {'print', 'reader'}),
    (re.compile(r'^(cairo|pango)'), {'pdf', 'print', 'ui'}),
    (re.compile(r'^hb\b'), {'pdf'}),
]

# Made by meson: config.h at the top of the build, and resources.
GENERATED = re.compile(r'^(config\.h|([\w-]+/)*[\w-]+-resources\.h)$')

INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|import)[ \t]*([<"])([^">]+)[">]', re.MULTILINE)
CONTINUED = re.compile(r'\\\n')


def floor_of(path):
    """The folder of src/ that a file is in; a file of src/ itself is main."""
    return path.parts[0] if len(path.parts) > 1 else 'main'


def fault_of_own(floor, name):
    """What is wrong with #include "name" on this floor, or None."""
    if GENERATED.match(name):
        return None
    target = name.split('/')[0]
    if '/' not in name or target not in BELOW or target == 'main':
        return f'"{name}" does not name its floor'
    if '..' in name.split('/'):
        return f'"{name}" leaves its floor'
    if target != floor and target not in BELOW[floor]:
        return f'"{name}": {floor} does not stand on {target}'
    return None


def fault_of_library(floor, name):
    """What is wrong with a library's header on this floor, or None."""
    for pattern, floors in LIBRARIES:
        if pattern.match(name) and floor not in floors:
            return f'<{name}> belongs to {", ".join(sorted(floors))}'
    return None


def check(root):
    """Return (number of includes read, list of faults) for all C files under root."""
    faults = []
    count = 0
    for path in sorted(p for suffix in ('*.c', '*.h', '*.def', '*.in') for p in root.rglob(suffix)):
        relative = path.relative_to(root)
        floor = floor_of(relative)
        if floor not in BELOW:
            faults.append(f'{relative}: no such floor: {floor}')
            continue
        text = CONTINUED.sub(' ', path.read_text(encoding='utf-8'))
        for match in INCLUDE.finditer(text):
            count += 1
            # A header may be asked for by either bracket: both rules see both.
            fault = fault_of_library(floor, match[2])
            if not fault and (match[1] == '"' or match[2].split('/')[0] in BELOW):
                fault = fault_of_own(floor, match[2])
            if fault:
                faults.append(f'{relative}: {fault}')
    return count, faults


# File, its include, and whether the checker must complain.
SAMPLE = [
    ('core/up.c', '#include "store/store.h"', True),
    ('core/fine.c', '#include "core/time/day.h"', False),
    ('core/fine.h', '#include <glib.h>', False),
    ('core/window.c', '#include <gtk/gtk.h>', True),
    ('core/sql.c', '#  include <sqlite3.h>', True),
    ('core/nameless.c', '#include "day.h"', True),
    ('core/config.c', '#include "config.h"', False),
    ('core/resources.c', '#include "data/reference/reference-resources.h"', False),
    ('core/dots.c', '#include "core/../store/store.h"', True),
    ('core/continued.c', '#include \\\n  "ui/window.h"', True),
    ('core/brackets.c', '#include <ui/window.h>', True),
    ('core/generated.h.in', '#include "ui/window.h"', True),
    ('store/sideways.c', '#include "exchange/sts.h"', True),
    ('store/sql.c', '#include <sqlite3.h>', False),
    ('exchange/sideways.c', '#include "print/page.h"', True),
    ('exchange/soup.c', '#include <libsoup/soup.h>', True),
    ('print/sideways.c', '#include "plan/plan.h"', True),
    ('print/gtk.c', '#include "gtk/gtk.h"', True),
    ('plan/up.c', '#include "sync/sync.h"', True),
    ('plan/sideways.c', '#include "store/store.h"', True),
    ('plan/sql.c', '#include <sqlite3.h>', True),
    ('plan/fine.c', '#include "core/hours.h"', False),
    ('reader/ask.c', '#include <poppler.h>\n#include "reader/protocol.h"', False),
    ('reader/window.c', '#include <gtk/gtk.h>', True),
    ('reader/sideways.c', '#include "store/store.h"', True),
    ('store/pages.c', '#include "reader/pdf.h"', True),
    ('ui/read.c', '#include "reader/pdf.h"', False),
    ('core/xml.c', '#include <libxml/parser.h>', True),
    ('exchange/xml.c', '#include <libxml/parser.h>\n#include <archive.h>\n#include <libical/ical.h>', False),
    ('core/dates.c', '#include <libical/ical.h>', True),
    ('ui/dates.c', '#include "libical/ical.h"', True),
    ('store/cairo.c', '#include <cairo.h>', True),
    ('print/fine.c', '#include <pango/pangocairo.h>\n#include <poppler.h>\n#include "pdf/pen.h"', False),
    ('print/letters.c', '#include <hb-ot.h>', True),
    ('pdf/fine.c', '#include <pango/pangocairo.h>\n#include <hb-ot.h>\n#include "core/error.h"', False),
    ('pdf/up.c', '#include "print/paper.h"', True),
    ('replica/fine.c', '#include "core/words/quoted.h"', False),
    ('replica/up.c', '#include "sync/holder.h"', True),
    ('replica/sql.c', '#include <sqlite3.h>', True),
    ('ui/paper.c', '#include <cairo-pdf.h>', False),
    ('ui/letters.c', '#include <hb.h>', True),
    ('ui/pages.c', '#include <poppler.h>', True),
    ('ui/resources.c', '#include "ui-resources.h"', False),
    ('core/table.def', '#include "store/store.h"', True),
    ('sync/soup.c', '#include <libsoup/soup.h>\n#include <libsecret/secret.h>', False),
    ('ui/secret.c', '#include <libsecret/secret.h>', True),
    ('sync/up.c', '#include "ui/window.h"', True),
    ('sync/fine.c', '#include "store/store.h"', False),
    ('ui/sideways.c', '#include "cli/cli.h"', True),
    ('ui/fine.c', '#include <adwaita.h>\n#include "sync/sync.h"\n#include "ui/window.h"', False),
    ('ui/sql.c', '#include <sqlite3.h>', True),
    ('cli/sideways.c', '#include "ui/window.h"', True),
    ('cli/adwaita.c', '#include <adwaita.h>', True),
    ('cli/fine.c', '#include "print/page.h"\n#include "plan/gestures.h"', False),
    ('ui/proposals.c', '#include "plan/gestures.h"', False),
    ('store/proposals.c', '#include "plan/gestures.h"', True),
    ('cellar/what.c', '#include <glib.h>', True),
    ('main.c', '#include "cli/cli.h"\n#include "ui/application.h"', False),
]


def self_test():
    """Return what the checker gets wrong on the sample."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text, _bad in SAMPLE:
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(f'/* sample */\n{text}\n', encoding='utf-8')
        _count, faults = check(root)
    complained = {fault.split(':')[0] for fault in faults}
    for name, _text, bad in SAMPLE:
        if bad != (name in complained):
            wrong.append(f'{name}: should {"" if bad else "not "}be a fault')
    return wrong


def main():
    root = pathlib.Path(os.environ['JALONS_SOURCE_ROOT']) / 'src'
    wrong = self_test()
    count, faults = check(root)
    print('1..2')
    for line in wrong:
        print(f'# {line}')
    print(f'{"not " if wrong else ""}ok 1 the checker finds the faults of a sample')
    for line in faults:
        print(f'# src/{line}')
    failed = bool(faults) or count == 0
    print(f'{"not " if failed else ""}ok 2 the {count} includes of src point down')
    return 1 if wrong or failed else 0


if __name__ == '__main__':
    sys.exit(main())
