#!/usr/bin/env python3
"""The places that screens.py does not visit: the catalogue, the project, the bilan, the history, and what they open.

Invariant: as in screens.py: each is opened by keyboard, looked at as a whole, photographed and left again.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import subprocess
import sys
import tempfile

from display import Screen
from program import BUTTONS, ENTRIES, ROWS, Program, part, wait_for
from screens import LISTS, MENU_ITEMS, Tour, label
from steps import Steps
from words import _

TODAY = '2026-11-21'
KINDS = ('Actions of the Région', 'Ambassadors', 'Documentation')
PAGES = ('Programme', 'Diagnosis', 'Goals', 'Partners, Families, Training', 'Path of the Cohort', 'Review', 'Compare')
THEMES = 7
# The main menu's items that open a window of ours, but for those that screens.py opens.
DIALOGS = ('_Feeds of the Régions…', '_Edit the Class…', 'H_istory…', 'Search _Everything…', '_Duplicates among the Ambassadors…',
           'Retention of Personal _Data…', 'Print the _Request to the Région…')
MORE = {'project': 'Other steps, and what else can be done', 'entry': 'What else can be done'}


def picture(text):
    """A name for a file."""
    return re.sub(r'\W+', '-', text.replace('_', '')).strip('-').lower()


class Places(Tour):
    def look(self, name, library=None):
        super().look('places-' + name, library)

    def open_by(self, key):
        """GTK 4.8 does not tell that the text of an entry row has the keyboard: the window itself is waited for."""
        below, told = len(self.screen.windows()), len(self.program.snapshot().children)
        self.program.press(key)
        wait_for(lambda: len(self.screen.windows()) > below, f'{key} opens no window')
        wait_for(lambda: len(self.program.snapshot().children) > told, 'the window is not told of')

    def start(self):
        self.program.see(_('Year of the school'), None)
        self.program.press('alt+2')
        self.program.see(_('Activities of the class'), None)

    def dialog(self, item):
        self.open_from_menu(item)
        self.look(picture(item))

    # The year

    def week(self):
        self.program.press('alt+1')
        wait_for(self.program.focus, 'nothing takes the keyboard')
        self.program.press('ctrl+e')
        self.look('week')
        self.program.press('ctrl+e')

    def pane(self):
        self.program.press('alt+1', 'F8')
        self.program.see(_('Find in the catalogue'), ENTRIES)
        self.look('year-catalogue')
        self.program.press('F8')

    def attach(self):
        self.program.press('alt+1')
        wait_for(lambda: self.program.focus_in(ROWS), 'no cell has the keyboard')
        self.open_by('ctrl+r')
        self.program.see(_('Find in the catalogue'), ENTRIES)
        self.look('attach')

    def year_menu_of_activity(self):
        self.program.press('alt+1', 'ctrl+Home', 'Right', 'Right', 'Right')
        wait_for(lambda: self.program.focus_in(ROWS), 'no cell has the keyboard')
        self.pop_up('shift+F10')
        self.look('year-menu-of-activity')

    # The catalogue

    def kind(self, kind, words=''):
        """Its first entry, of those with these words, is selected and shown beside the list."""
        program = self.program
        program.press('alt+4')
        wait_for(lambda: program.focus_in(ROWS | ENTRIES), 'neither the list nor the search has the keyboard')
        program.press('ctrl+f')
        program.see_focus(_('Find in the catalogue'), ENTRIES)
        program.walk_to(_(kind), BUTTONS, 'shift+Tab')
        if not program.see_focus(_(kind), BUTTONS).has('pressed'):
            program.press('space')
            wait_for(lambda: program.see_focus(_(kind), BUTTONS).has('pressed'), f'{kind} is not chosen')
        program.press('ctrl+f')
        program.see_focus(_('Find in the catalogue'), ENTRIES)
        program.type_into(lambda: program.focus_in(ENTRIES), words)
        program.press('Return')
        row = wait_for(lambda: program.focus_in(ROWS), 'no entry has the keyboard')
        assert part(words).search(row.name), row

    def entry(self, kind):
        self.kind(kind)
        self.program.see(_('Where It Is Used'), None)
        self.look('catalogue-' + picture(kind))

    def entry_button(self, kind, button):
        self.kind(kind)
        self.program.walk_to(label(button), BUTTONS)
        self.open_by('Return')
        self.look(f'catalogue-{picture(kind)}-{picture(button)}')

    def new_entry(self, kind):
        self.kind(kind)
        self.open_by('ctrl+n')
        self.look(f'catalogue-{picture(kind)}-new')

    def entry_menu(self, kind):
        self.kind(kind)
        self.program.walk_to(_(MORE['entry']), BUTTONS)
        self.pop_up('Return')
        self.look(f'catalogue-{picture(kind)}-menu')

    def item_of_menu(self, button, item, name):
        """What an item of the menu of a button opens."""
        self.program.walk_to(_(button), BUTTONS)
        self.pop_up('Return')
        self.program.walk_to(label(item), MENU_ITEMS, 'Down', most=12)
        self.open_by('Return')
        self.look(name)

    def person(self, item):
        self.kind('Ambassadors')
        self.item_of_menu(MORE['entry'], item, 'person-' + picture(item))

    def link_menu(self):
        """Of a line under "Where it is used"."""
        self.kind('Actions of the Région', 'Orientibus : découvrir')
        self.program.walk_to(part(_('Change the state, or detach')), BUTTONS)
        self.pop_up('Return')
        self.look('catalogue-link-menu')

    def filter(self):
        self.kind('Actions of the Région')
        self.program.walk_to(_('Filter'), BUTTONS, 'shift+Tab')
        self.pop_up('Return')
        self.look('catalogue-filter')

    # The project

    def page(self, page):
        self.program.press('alt+5')
        self.program.see_focus(_('Pages of the project'), None)
        self.program.press('Home')
        self.program.see_focus(_(PAGES[0]), ROWS)
        self.program.walk_to(_(page), ROWS, 'Down')
        self.program.press('space')

    def project_page(self, page):
        self.page(page)
        self.look('project-' + picture(page))

    def project_menu(self):
        self.page('Programme')
        self.program.walk_to(_(MORE['project']), BUTTONS, 'shift+Tab')
        self.pop_up('Return')
        self.look('project-menu')

    def project_item(self, item):
        self.page('Programme')
        self.program.walk_to(_(MORE['project']), BUTTONS, 'shift+Tab')
        self.pop_up('Return')
        self.program.walk_to(label(item), MENU_ITEMS, 'Down', most=12)
        self.open_by('Return')
        self.look('project-' + picture(item))

    def new_of_page(self, page):
        self.page(page)
        self.open_by('ctrl+n')
        self.look(f'project-{picture(page)}-new')

    def remark(self):
        self.page('Programme')
        self.program.press('ctrl+m')
        self.program.see_focus(_('New remark'), None)
        self.look('project-remark')

    # The bilan

    def theme(self, number):
        self.program.press('alt+6')
        themes = self.program.see_focus(_('Themes of the bilan'), LISTS)
        self.program.press('Home', *['Down'] * number, 'space')
        wait_for(lambda: self.selected(themes) == number, f'theme {number} is not chosen')
        self.look(f'bilan-{number}')

    def selected(self, themes):
        rows = self.program.snapshot().find(themes.name, LISTS).find_all(None, ROWS)
        return next((number for number, row in enumerate(rows) if row.has('selected')), None)

    def counted(self):
        """What a figure opens on."""
        self.theme(1)
        self.program.walk_to(part(_('%s: what is counted').replace('%s', '')), BUTTONS)
        self.pop_up('Return')
        self.look('bilan-counted')

    def new_figure(self):
        """From elsewhere, to be typed with its source."""
        self.theme(0)
        self.open_by('ctrl+n')
        self.look('bilan-new-figure')

    def all_schools(self):
        self.theme(0)
        self.program.walk_to(label('All Schools'), BUTTONS)
        self.program.press('space')
        self.program.see(part(_('All schools together')), None)
        self.look('bilan-all')
        self.program.walk_to(label('This School'), BUTTONS, 'shift+Tab')
        self.program.press('space')


def list_places(tour):
    """Each place with what opens and looks at it, in the order of the visit."""
    places = [('the classes', tour.start)]

    def add(name, place, *arguments):
        places.append((name, lambda: place(*arguments)))

    for item in DIALOGS:
        add(item.replace('_', ''), tour.dialog, item)
    for name, place in (('one week', tour.week), ('the catalogue beside the year', tour.pane), ('attaching', tour.attach),
                        ('the menu of an activity in the year', tour.year_menu_of_activity)):
        add(name, place)
    for kind in KINDS:
        add(kind, tour.entry, kind)
        add(f'{kind}: the menu of an entry', tour.entry_menu, kind)
        add(f'{kind}: changing one', tour.entry_button, kind, '_Change…')
        add(f'{kind}: attaching one', tour.entry_button, kind, '_Attach…')
        add(f'{kind}: a new one', tour.new_entry, kind)
    for item in ('_Print the Mission Sheet…', '_What Is Kept of This Person…', '_Forget This Person…'):
        add(item.replace('_', ''), tour.person, item)
    add('where an action is used: the menu', tour.link_menu)
    add('the filters of the catalogue', tour.filter)
    for page in PAGES:
        add(f'the project: {page}', tour.project_page, page)
    add('the menu of the project', tour.project_menu)
    for item in ('Change the _Title…', 'Who _Writes…'):
        add(f'the project: {item}', tour.project_item, item)
    add('a new goal', tour.new_of_page, 'Goals')
    add('a new remark', tour.remark)
    for number in range(THEMES):
        add(f'the bilan, theme {number + 1}', tour.theme, number)
    add('what a figure counts', tour.counted)
    add('a new figure of the bilan', tour.new_figure)
    add('the bilan of all schools', tour.all_schools)
    return places


def main():
    os.environ['JALONS_TODAY'] = TODAY
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-places.') as folder:
        data = os.path.join(folder, 'data')
        jalons = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        subprocess.run([jalons, '--data', data, 'demo'], check=True, stdout=subprocess.DEVNULL)
        program = Program(screen, data)
        steps = Steps(screen, 'places', lambda: program, stop=False)
        try:
            program.see(_('Year of the school'), None)
            program.fill_screen()
            tour = Places(screen, program)
            wanted = re.compile(sys.argv[1] if len(sys.argv) > 1 else '')  # by hand: some of them
            for name, place in list_places(tour):
                if not wanted.search(name):
                    continue
                steps.run(place, f'{name}: named and in French')
                steps.run(tour.back, f'{name}: left by Escape')
        finally:
            program.kill()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
