#!/usr/bin/env python3
"""Every window and dialog on the demonstration: what it says to a screen reader, and in which language.

Invariant: each is opened by keyboard, looked at as a whole and photographed; one that cannot be opened is a failure.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml

from display import Screen
from program import BUTTONS, ENTRIES, PAUSE, ROWS, Program, part, wait_for
from steps import Steps
from words import _, english_words, untranslated

CLASS = '3B'
LISTS = {'list', 'list box'}
WINDOWS = {'frame', 'dialog', 'window', 'application'}
MENU_ITEMS = {'menu item', 'check menu item', 'radio menu item'}
# What GTK 4.8 calls a widget that has no name.
TYPE_NAME = re.compile(r'^(Gtk|Adw|Jalons)[A-Z]\w+$')
# Parts of GTK's own widgets, which no program can name: the button in a menu button, the text of a combo row…
GTK_PARTS = {'scroll pane', 'panel', 'filler', 'separator', 'scroll bar'}


def label(text):
    """What is seen of a label that has a mnemonic."""
    return part(_(text).replace('_', ''))


def main_menu():
    """The labels of the main menu, in their order, each with those of the menu that it opens, if it opens one."""
    window = xml.parse(os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'src', 'ui', 'window.ui'))
    entries = window.findall("menu[@id='primary_menu']/section/*")

    def name(entry):
        return entry.find("attribute[@name='label']").text

    return {name(entry): [name(item) for item in entry.iter('item') if item is not entry] for entry in entries}


def is_closed(node):
    """Whether this is in a popover that is closed: GTK 4.8 takes its size away, 4.18 leaves it its border."""
    if min(node.size()) <= 0:
        return True
    around = itertools.takewhile(lambda place: place.role not in WINDOWS, node.above())
    return any(0 < min(place.size()) <= 4 for place in around)


def is_out_of_sight(node):
    """Whether this is a row that its list does not show now: GTK 4.18 keeps it, empty, and beyond what the list says it has."""
    above = node.parent
    return node.role == 'list item' and not node.children and above is not None and node.index >= above.n_children


def nameless(tree):
    """What takes the keyboard and has no name of its own, nor inside a thing of one purpose that has."""
    faults = []
    # GTK 4.8 says of nothing but windows that it is showing.
    tells_showing = any(node.has('showing') for node in tree.walk() if node.role not in ('frame', 'dialog'))
    for node in tree.walk():
        named = node.name and not TYPE_NAME.match(node.name)
        if not node.has('focusable') or named or node.role in GTK_PARTS:
            continue
        if tells_showing and not node.has('showing'):
            continue
        above = node.parent
        if above is not None and above.role == node.role and above.name and not TYPE_NAME.match(above.name):
            continue  # the button in a menu button, the text in an entry
        if any(place.role == 'combo box' for place in node.above()):
            continue  # the list that it opens is GTK's
        if any(place.name == 'AdwToastWidget' for place in node.above()):
            continue  # its button is libadwaita's, and says its text at a pointer alone
        if node.role in LISTS and node.children:
            continue  # it hands the keyboard to its rows
        if is_closed(node) or is_out_of_sight(node):
            continue
        faults.append(f'{node} {node.size()} in {[str(place) for place in node.above() if place.name]}')
    return faults


# The button in the header bar of a window of libadwaita's or GTK's own that searches.
SEARCH = r"""<(toggle )?button 'GtkImage'.* in \["<filler 'AdwGizmo'>"""


class Tour:
    def __init__(self, screen, program):
        self.screen = screen
        self.program = program
        self.home = len(screen.windows())

    def look(self, name, library=None):
        """Check and photograph what is open now; library is a pattern of what the window has of GTK's own, nameless as it is."""
        self.screen.leave_picture(name)
        tree = self.program.snapshot()
        faults = [f'no name: {fault}' for fault in nameless(tree) if not (library and re.search(library, fault))]
        texts = self.program.texts(tree)
        faults += [f'not translated: {text!r}' for text in texts if untranslated(text)]
        faults += [f'English: {text!r}' for text in texts if english_words(text)]
        assert not faults, '\n'.join(sorted(set(faults)))

    def back(self):
        """Escape closes what is over the window: dialogs, then menus."""

        def open_now():
            return self.screen.windows(), self.screen.popups()

        def home():
            if len(self.screen.windows()) == self.home and not self.screen.popups():
                return True
            # One thing at a time: an Escape too many would close something of the window itself.
            before = open_now()
            self.program.press('Escape')
            deadline = time.monotonic() + 3
            while open_now() == before and time.monotonic() < deadline:
                time.sleep(PAUSE)
            return False

        wait_for(home, lambda: f'{self.program.snapshot().children} do not close')

    def open_from_menu(self, item):
        """F10, down to the item, or to the menu that has it and down in that, Enter."""
        self.open_menu()
        menu = main_menu()
        above = next((name for name, items in menu.items() if item in items), None)
        place = list(menu).index(above or item)
        if place > 0:
            self.program.press(*['Down'] * place)
        wait_for(lambda: self.is_on(above or item), f'{above or item} is not reached')
        if above is not None:
            self.program.press('Return')
            self.program.walk_to(label(item), MENU_ITEMS, 'Down', most=len(menu[above]) + 1)
        self.open_by('Return')

    def is_on(self, item):
        return any(node.has('focused') and node.matches(label(item), None) for node in self.menu_items())

    def open_menu(self):
        self.program.press('F10')
        wait_for(lambda: self.screen.popups() and len(self.menu_items()) >= len(main_menu()), 'the menu does not open')
        wait_for(lambda: any(item.has('focused') for item in self.menu_items()), 'no item of the menu has the keyboard')

    def menu_items(self):
        return self.program.snapshot().find(_('Main menu'), BUTTONS).find_all(None, MENU_ITEMS)

    def open_by(self, key):
        below = len(self.screen.windows())
        self.program.press(key)
        wait_for(lambda: len(self.screen.windows()) > below, f'{key} opens no window')
        wait_for(self.program.focus, 'nothing takes the keyboard')

    def close_top(self):
        below = len(self.screen.windows())
        self.program.press('Escape')
        wait_for(lambda: len(self.screen.windows()) < below, 'Escape does not close the window on top')

    def pop_up(self, key):
        self.program.press(key)
        wait_for(self.screen.popups, f'{key} opens nothing')
        wait_for(self.program.focus, 'nothing takes the keyboard')

    # The places, in the order of the visit

    def year(self):
        self.program.see(_('Year of the school'), None)
        self.look('year')

    def year_filters(self):
        self.program.press('ctrl+shift+f')
        self.program.see(label('_Order of the classes'), None)
        self.look('year-filters')

    def year_search(self):
        self.program.press('ctrl+f')
        self.program.see_focus(_('Find an activity or a class'), ENTRIES)
        self.program.press('f', 'o', 'r', 'u', 'm')
        wait_for(lambda: self.program.snapshot().find(re.compile(r'^1 sur \d+$')), 'nothing is found')
        self.look('year-find')
        self.program.press('Escape')

    def classes(self):
        self.program.press('alt+2')
        wait_for(lambda: self.program.snapshot().find(part(f'{CLASS},'), ROWS), f'{CLASS} is not in the list')
        for _turn in range(30):
            before = self.selected_class()
            self.program.press('alt+Down')
            selected = wait_for(lambda before=before: self.selected_class() != before and self.selected_class(),
                                f'{before} stays selected')
            if part(f'{CLASS},').search(selected):
                break
        assert part(f'{CLASS},').search(selected), f'{CLASS} is not reached'
        self.look('classes')

    def selected_class(self):
        classes = self.program.snapshot().find(_('Classes'), LISTS)
        return next((row.name for row in classes.find_all(None, ROWS) if row.has('selected')), None) if classes else None

    def row_menu(self):
        self.program.walk_to(_('Activities of the class'), LISTS | {'table'})
        self.pop_up('shift+F10')
        self.look('row-menu')

    def editor(self):
        rows = self.program.see(_('Activities of the class'), {'list', 'list box', 'table'})
        assert rows.find_all(None, ROWS), 'the class has no activity'
        self.program.walk_to(None, {'list item'}, key='Tab')
        self.program.press('Return')
        self.program.see(label('Place'), {'text', 'entry'})
        self.look('editor')

    def calendar(self):
        self.program.walk_to(label('Choose a day in the calendar'), BUTTONS)
        self.program.press('space')
        self.program.see(label('Next month'), BUTTONS)
        self.look('calendar')

    def check(self):
        self.program.press('alt+3')
        rows = self.program.see(_('To be checked'), {'list', 'list box', 'table'})
        assert rows.find_all(None, ROWS), 'the demonstration has nothing to check'
        wait_for(lambda: self.program.focus_in(ROWS), 'no line has the keyboard')
        self.look('check')

    def classes_of_activity(self):
        self.program.walk_to(_('Classes'), BUTTONS)
        self.pop_up('space')
        self.look('classes-of-activity')

    def competences(self):
        self.program.walk_to(_('Competences'), BUTTONS)
        self.pop_up('space')
        self.look('competences')

    def year_menu(self):
        self.program.walk_to(part(_('School year %s').replace('%s', '')), BUTTONS)
        self.pop_up('space')
        self.look('year-menu')

    def menu(self):
        self.open_menu()
        self.look('menu')

    def preferences(self):
        # The toast of the step before has a button of libadwaita's, which GTK 4.18 does not tell from others.
        undone = re.compile(_('Undone: %s').replace('%s', ''))
        self.program.see_no(undone)
        self.open_by('ctrl+comma')
        self.look('preferences', library=SEARCH)

    def preferences_page(self, page, picture):
        """A page of the preferences, which are open."""
        self.program.open_page(label(page), key='shift+Tab')
        self.look(picture, library=SEARCH)

    def calendar_page(self):
        self.preferences_page('_Calendar', 'preferences-calendar')

    def hours_page(self):
        self.preferences_page('_Hours', 'preferences-hours')

    def classes_page(self):
        self.preferences_page('_Classes', 'preferences-classes')

    def dialog_of_page(self, button, picture):
        """A dialog over the preferences, left again."""
        self.program.walk_to(_(button), BUTTONS)
        below = len(self.screen.windows())
        self.program.press('Return')
        wait_for(lambda: len(self.screen.windows()) > below, f'{button} opens no window')
        try:
            self.program.see(label('_Cancel'), BUTTONS)
            self.look(picture, library=SEARCH)
        finally:
            self.close_top()

    def printing(self):
        self.open_by('ctrl+p')
        wait_for(lambda: self.program.snapshot().find(re.compile(r'^\d+\s+pages?$')), 'no page is drawn')
        self.look('print')

    def importing(self):
        self.open_by('ctrl+i')
        self.look('import-empty')

    def shortcuts(self):
        self.open_by('F1')
        self.look('shortcuts')
        self.program.see(re.compile(f'^{re.escape(_("Undo"))}, Ctrl.Z$'))


    def open_next_year(self):
        self.open_from_menu('Prepare the Next _Year…')
        self.program.see_focus(label('_Prepare'), BUTTONS)

    def next_year(self):
        self.open_next_year()
        self.look('preparing')

    def prepare(self):
        """The next year is prepared, shown, and taken back with one key."""
        self.open_next_year()
        self.program.press('ctrl+Return')
        self.program.see(_('School year %s') % '2027-2028', None)
        wait_for(lambda: len(self.screen.windows()) == self.home, 'the dialog does not close')
        self.look('prepared', library="<filler 'AdwToastWidget'>")
        self.program.press('ctrl+z')
        self.program.see(_('School year %s') % '2026-2027', None)


def visit(steps, tour):
    """Every place, each left again."""
    places = [
        ('the year', tour.year), ('the filters of the year', tour.year_filters),
        ('the search in the year', tour.year_search), ('the classes', tour.classes),
        ('the menu of an activity', tour.row_menu),
        ('the editor', tour.editor), ('the calendar of the editor', tour.calendar),
        ('the classes of an activity', tour.classes_of_activity), ('its competences', tour.competences),
        ('the menu of years', tour.year_menu), ('what is to be checked', tour.check),
        ('the main menu', tour.menu), ('printing', tour.printing),
        ('importing', tour.importing), ('the shortcuts', tour.shortcuts),
    ]
    for name, item, library in (('the backups', '_Backups…', None), ('a new class', '_New Class…', None),
                                ('a new school', 'New _School…', None), ('an absence', '_Absence of Classes…', None),
                                ('about Jalons', '_About Jalons', "<frame 'À propos'>")):
        def dialog(name=name, item=item, library=library):
            tour.open_from_menu(item)
            tour.look(re.sub(r'\W+', '-', name), library)
        places.append((name, dialog))
    places.append(('the next year', tour.next_year))
    for name, place in places:
        steps.run(place, f'{name}: named and in French')
        steps.run(tour.back, f'{name}: left by Escape')
    steps.run(tour.prepare, 'the next year: prepared, and undone')
    visit_preferences(steps, tour)


def visit_preferences(steps, tour):
    """Its four pages, and the dialogs that they open over it."""
    steps.run(tour.preferences, 'the preferences: named and in French')
    steps.run(tour.classes_page, 'their classes: named and in French')
    steps.run(tour.hours_page, 'their hours: named and in French')
    steps.run(lambda: tour.dialog_of_page('Add a level', 'level'), 'a level: named and in French, left by Escape')
    steps.run(tour.calendar_page, 'their calendar: named and in French')
    for button, picture in (('Add days without class', 'closure'), ('Add a milestone', 'milestone')):
        steps.run(lambda button=button, picture=picture: tour.dialog_of_page(button, picture),
                  f'a {picture}: named and in French, left by Escape')
    steps.run(tour.back, 'the preferences: left by Escape')


def main():
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-screens.') as folder:
        data = os.path.join(folder, 'data')
        jalons = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        subprocess.run([jalons, '--data', data, 'demo'], check=True, stdout=subprocess.DEVNULL)
        program = Program(screen, data)
        steps = Steps(screen, 'screens', lambda: program, stop=False)
        try:
            program.see(_('Year of the school'), None)
            program.fill_screen()
            visit(steps, Tour(screen, program))
        finally:
            program.kill()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
