#!/usr/bin/env python3
# Every key that a window or a dialog is given stands in the window of shortcuts.
# Invariant: the keys are read from the sources; what need not be told (Escape, digits of the keypad) is named here.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import sys
from pathlib import Path

SOURCE = Path(os.environ["JALONS_SOURCE_ROOT"]) / "src" / "ui"

BINDING = re.compile(r"gtk_widget_class_add_binding(?:_action|_signal)?\s*\(\s*\w+,\s*GDK_KEY_(\w+),\s*([^,]+),")
CONSTANT = re.compile(r"(?:const GdkModifierType|GdkModifierType) (\w+) = ([^;,]+)[;,]")
LINE = re.compile(r'\{ N_ \("([^"]+)"\), (NULL|"[^"]+") \}')
ACCELERATOR = re.compile(r'\{ "(?:win|app)\.[^"]+", \{ ([^}]+) \} \}')

# Keys that do everywhere what they do in any program, and those that only stand beside others.
PLAIN = {"Escape", "Up", "Down", "Left", "Right", "Home", "End", "Tab"}


# Windows that have the keyboard alone: their keys stand together.
OWN = {"reader-window.c": "Reading a Document"}


def modifiers(text, constants):
    text = constants.get(text.strip(), text)
    names = {"GDK_CONTROL_MASK": "Control", "GDK_SHIFT_MASK": "Shift", "GDK_ALT_MASK": "Alt"}
    return frozenset(name for mask, name in names.items() if mask in text)


def parse(accelerator):
    """"<Shift><Control>z" as a key and a set of modifiers."""
    return re.sub(r"<\w+>", "", accelerator), frozenset(re.findall(r"<(\w+)>", accelerator))


def bindings():
    for path in sorted(SOURCE.rglob("*.c")):
        text = path.read_text(encoding="utf-8")
        constants = dict(CONSTANT.findall(text))
        for key, mask in BINDING.findall(text):
            yield path.name, key, modifiers(mask, constants)
        for list_ in ACCELERATOR.findall(text):
            for accelerator in re.findall(r'"([^"]+)"', list_):
                yield (path.name, *parse(accelerator))


def expand(text):
    """"<Alt>1...<Alt>5" as its five accelerators; any other as itself."""
    first, _, last = text.partition("...")
    if not last:
        return [parse(first)]
    (key, mods), (end, _) = parse(first), parse(last)
    return [(str(number), mods) for number in range(int(key), int(end) + 1)]


def told():
    """Title of a group → its keys."""
    groups, group = {}, None
    for title, keys in LINE.findall((SOURCE / "shortcuts.c").read_text(encoding="utf-8")):
        if keys == "NULL":
            group = groups.setdefault(title, set())
        else:
            group.update(accelerator for word in keys.strip('"').split() for accelerator in expand(word))
    return groups


def main():
    groups = told()
    everywhere = set().union(*groups.values())
    wanted = [(name, key, mods) for name, key, mods in bindings()
              if not key.startswith("KP_") and not (key in PLAIN and not mods)]
    print(f"1..{len(wanted) + 1}")
    failed = False
    for number, (name, key, mods) in enumerate(wanted, 1):
        ok = (key, mods) in (groups[OWN[name]] if name in OWN else everywhere)
        failed |= not ok
        accelerator = "+".join([*sorted(mods), key])
        print(f"{'ok' if ok else 'not ok'} {number} - {name}: {accelerator} is in the window of shortcuts")
    # A pattern that no longer fits the sources would find nothing to complain of.
    enough = len(wanted) > 60
    print(f"{'ok' if enough else 'not ok'} {len(wanted) + 1} - the keys were found: {len(wanted)}")
    return 1 if failed or not enough else 0


if __name__ == "__main__":
    sys.exit(main())
