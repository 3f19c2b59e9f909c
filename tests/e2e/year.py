#!/usr/bin/env python3
"""A school's year planned in its grid, by keyboard alone and then by mouse alone, and all of it undone and done again.

Invariant: what is written is read from the file by the commands, never from the screen that wrote it.
SPDX-License-Identifier: GPL-3.0-or-later

Only titles are typed when the mouse is used: there is no other way to say a title.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from display import Screen
from program import BUTTONS, ENTRIES, PATIENCE, PAUSE, Program, part, wait_for
from steps import Steps
from words import _
from year_grid import CELLS, HEADS, MENU_ITEMS, Grid, in_week

TODAY = '2026-09-16'
FOURTH, OTHER_FOURTHS = '4 1', ['4 2', '4 3', '4 4', '4 5', '4 6']
THIRD, OTHER_THIRDS = '3 1', ['3 2', '3 3', '3 4', '3 5', '3 6']
ORDER = [FOURTH, *OTHER_FOURTHS, '3e', THIRD, *OTHER_THIRDS]  # from top to bottom when the other levels are closed
FORUM_WEEK = 5
WORKSHOP_WEEKS = (10, 13, 16, 18, 23, 29)  # 5 h each
REVIEW_WEEK = 33                           # 4 h, and 2 h of forum: 36 h


class Session:
    """One data folder and the steps that both ways of working share."""

    def __init__(self, screen, folder, name):
        self.screen = screen
        self.name = name
        self.data = os.path.join(folder, name)
        self.jalons = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        self.program = None
        self.grid = None
        self.gestures = 0
        file = os.path.join(folder, 'sts_emp_0590116F_2026.xml')
        maker = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange', 'make-sts.py')
        subprocess.run([sys.executable, maker, '--divisions', '24', file], check=True)
        self._command('import', file)
        self.before = self.dump()
        self.done = None

    # The file

    def _command(self, *arguments):
        return subprocess.run([self.jalons, '--data', self.data, *arguments], check=True, capture_output=True,
                              text=True).stdout

    def dump(self):
        path = os.path.join(self.data, 'dump.json')
        self._command('export', 'json', '--output', path)
        with open(path, encoding='utf-8') as file:
            return file.read()

    def written(self):
        """What each class has: its titles, weeks' Mondays and minutes, in the order of time."""
        found = {}
        for activity in json.loads(self._command('list', 'activities', '--format', 'json')):
            for code in activity['divisions']:
                found.setdefault(code, []).append((activity['date'], activity['title'], activity['minutes']))
        return {code: sorted(activities) for code, activities in found.items()}

    # Parts that both ways have

    def open(self):
        self.program = Program(self.screen, self.data)
        self.program.see(_('Year of the school'), None)
        self.program.fill_screen()
        self.grid = Grid(self.screen, self.program)

    def gesture(self, act, what, until=None):
        self.grid.gesture(act, what, until)
        self.gestures += 1

    def quit(self):
        self.program.press('ctrl+q')
        self.program.wait_until_gone()

    def see_all_planned(self):
        self.grid.see_planned(FOURTH, 12)
        for code in (THIRD, *OTHER_THIRDS[:-1]):
            self.grid.see_planned(code, 36)

    def look_at_file(self):
        """Leave, and compare what is in the file with what was wanted."""
        self.screen.leave_picture(f'year-{self.name}-planned')
        self.quit()
        self.done = self.dump()
        written = self.written()
        third = written[THIRD]
        assert sum(minutes for _day, _title, minutes in written[FOURTH]) == 12 * 60, written[FOURTH]
        assert sum(minutes for _day, _title, minutes in third) == 36 * 60, third
        assert len(third) == 2 + len(WORKSHOP_WEEKS), third
        for code in OTHER_THIRDS:
            assert written[code] == third, f'{code}: {written[code]}, not {third}'
        # From S5, which begins on 28 September, to S7, which begins on 12 October
        assert third[0][:2] == ('2026-W42', 'Forum'), third[0]
        ids = [activity['id'] for activity in json.loads(self.done)['activity']]
        assert len(ids) >= 6 * len(third), 'the classes share what was copied'

    def step_through(self, act, what):
        """Undo or redo every gesture, one by one; the grid keeps the keyboard."""
        self.open()
        for _turn in range(self.gestures):
            self.grid.gesture(act, what)
        self.grid.see_focus()
        self.screen.leave_picture(f'year-{self.name}-{what}')
        self.quit()

    def undo_all(self):
        self.step_through(self.undo, 'undone')
        assert self.dump() == self.before, 'undoing everything does not lead back to the beginning'

    def redo_all(self):
        self.step_through(self.redo, 'redone')
        assert self.dump() == self.done, 'doing everything again does not lead to what was done'


class Keyboard(Session):
    def undo(self):
        self.program.press('ctrl+z')

    def redo(self):
        self.program.press('ctrl+shift+z')

    def type_here(self, text):
        """Type in the cell that has the keyboard; the first letter opens the field."""
        self.program.type(text)
        self.program.see_typed(text)
        self.gesture(lambda: self.program.press('Return'), text)

    # The steps

    def open_on_grid(self):
        self.open()
        self.grid.see_focus(in_week('6 1', 3))

    def look_at_names(self):
        """Rows and cells have names, which begin with the row's."""
        rows = self.grid.rows()
        assert len(rows) > 10, rows
        faults = [row for row in rows if not row.name or row.name.startswith('Jalons')]
        for row in rows:
            cells = row.find_all(None, HEADS | CELLS | {'column header'})
            faults += [cell for cell in cells if not cell.name or cell.name.startswith('Jalons')]
            if row.find(None, HEADS) and row.find(None, CELLS) and row != rows[-1]:
                faults += [cell for cell in cells if not cell.name.startswith(row.name)]
                assert len(cells) > 36, f'{row} has {len(cells)} cells'
        assert not faults, faults

    def look_at_tab(self):
        """One stop of the Tab key, and the same cell again on the way back."""
        here = self.grid.see_focus().name
        self.program.press('Right')
        self.grid.see_focus(in_week('6 1', 4))
        stops = [node for node in self.grid.look().walk() if node.has('focusable') and node.role in CELLS | HEADS]
        assert len(stops) == 1, f'{here}: {stops}'
        self.program.press('Tab')
        wait_for(lambda: self.program.focus() and not self.grid.focus(), 'Tab does not leave the grid')
        self.program.press('shift+Tab')
        self.grid.see_focus(in_week('6 1', 4))

    def close_levels(self):
        """Left on a heading closes it, as in a tree."""
        self.program.press('ctrl+Home', 'Up', 'Left', 'Down', 'Left')
        wait_for(lambda: not {'6 1', '5 1'} & set(self.grid.codes()), lambda: f'{self.grid.codes()} are open')
        self.grid.see_focus(r'^5e')

    def go_to(self, code, week):
        """By arrows, from the head of the first class that is seen."""
        self.program.press('ctrl+Home', *['Down'] * ORDER.index(code), *['Right'] * (week + 1))
        self.grid.see_focus(in_week(code, week))

    def fill_fourth(self):
        self.go_to(FOURTH, 6)
        self.type_here('Découvrir les métiers 4h')
        self.grid.see_focus(in_week(FOURTH, 6))
        self.program.press('Right')
        self.type_here('Visite du lycée 4 h')
        self.program.press('Right')
        self.type_here('Entretien 3h')
        for hours in ('3 h 30', '4 h'):
            self.gesture(lambda: self.program.press('ctrl+shift+Right'), 'longer',
                         lambda hours=hours: self.grid.has(FOURTH, 8, f', {hours},'))
        self.grid.see_planned(FOURTH, 12)

    def type_for_many(self):
        """One activity for five classes at once."""
        self.program.press('Down', *['shift+Down'] * (len(OTHER_FOURTHS) - 1))
        self.grid.see_focus(in_week(OTHER_FOURTHS[-1], 8))
        self.type_here('Réunion 1h')
        for code in OTHER_FOURTHS:
            self.grid.see_planned(code, 1)
            self.grid.see_in(code, 8, 'Réunion')
        self.screen.leave_picture('year-keyboard-fourths')

    def fill_third(self):
        self.program.press('Escape')
        self.go_to(THIRD, FORUM_WEEK)
        self.type_here('Forum 2h')
        for week in WORKSHOP_WEEKS:
            self.go_to(THIRD, week)
            self.type_here(f'Atelier {week} 5h')
        self.go_to(THIRD, REVIEW_WEEK)
        self.type_here('Bilan 4h')
        self.grid.see_planned(THIRD, 36)

    def copy_year(self):
        """On the head of the row, the whole year; five classes by Shift."""
        self.program.press('Home', 'ctrl+c', 'Down', *['shift+Down'] * (len(OTHER_THIRDS) - 1))
        self.grid.see_focus(rf'^{OTHER_THIRDS[-1]},')
        self.gesture(lambda: self.program.press('ctrl+v'), 'paste')
        for code in OTHER_THIRDS:
            self.grid.see_planned(code, 36)
        self.grid.see_focus(rf'^{OTHER_THIRDS[-1]},')
        self.screen.leave_picture('year-keyboard-copied')

    def move_forum(self):
        """A range of six classes, two weeks later, each with one key."""
        self.program.press('Escape')
        self.go_to(OTHER_THIRDS[-1], FORUM_WEEK)
        self.program.press(*['shift+Up'] * len(OTHER_THIRDS))
        self.grid.see_focus(in_week(THIRD, FORUM_WEEK))
        for week in (FORUM_WEEK + 1, FORUM_WEEK + 2):
            self.gesture(lambda: self.program.press('ctrl+Right'), 'a week later',
                         lambda week=week: self.grid.has(THIRD, week, 'Forum'))
            self.grid.see_focus(in_week(THIRD, week))
            for code in (THIRD, *OTHER_THIRDS[:-1]):
                self.grid.see_in(code, week, 'Forum')
        self.screen.leave_picture('year-keyboard-moved')

    def keep_focus(self):
        """After deleting, undoing, and closing what was open over the cell, the keyboard is on the cell."""
        place = in_week(THIRD, FORUM_WEEK + 2)
        self.program.press('Escape')
        self.grid.gesture(lambda: self.program.press('Delete'), 'delete')
        self.grid.see_focus(place)
        self.grid.gesture(self.undo, 'undo')
        self.grid.see_focus(place)
        # Of the fields of the editor libadwaita 1.2 does not say that they have the keyboard.
        for opens, name in (('F2', _('Title and duration')), ('shift+F10', None), ('Return', _('Title'))):
            self.program.press(opens)
            wait_for(lambda name=name: not self.grid.focus() and self.program.snapshot().find(name, ENTRIES | MENU_ITEMS),
                     f'{opens} opens nothing')
            self.program.press('Escape')
            self.grid.see_focus(place)

    def run(self, steps):
        steps.run(self.open_on_grid, 'keyboard: the grid has it from the start')
        steps.run(self.look_at_names, 'rows and cells have names')
        steps.run(self.look_at_tab, 'the grid is one stop of the Tab key')
        steps.run(self.close_levels, 'keyboard: levels are closed')
        steps.run(self.fill_fourth, 'keyboard: a 4e is filled to 12 h')
        steps.run(self.type_for_many, 'keyboard: five classes at once')
        steps.run(self.fill_third, 'keyboard: a 3e is filled to 36 h')
        steps.run(self.copy_year, 'keyboard: its year is copied to five classes')
        steps.run(self.move_forum, 'keyboard: the forum of six classes is moved by two weeks')
        steps.run(self.keep_focus, 'keyboard: deleting, undoing and closing leave it on the cell')
        steps.run(self.look_at_file, 'keyboard: the file has it all')
        steps.run(self.undo_all, 'keyboard: all is undone to the beginning')
        steps.run(self.redo_all, 'keyboard: all is done again')


class Mouse(Session):
    def undo(self):
        self.click_button('Undo')

    def redo(self):
        self.click_button('Redo')

    def click_button(self, name):
        """On a machine that is many times overloaded one click of some hundreds on these buttons does nothing, for no
        reason that was found. Who has seen nothing happen for long clicks again."""
        before = self.grid.state()
        self.grid.click(self.grid.nodes[name])
        deadline = time.monotonic() + PATIENCE / 2
        while self.grid.state() == before:
            if time.monotonic() > deadline:
                print(f'# clicked on {name} again', flush=True)
                self.grid.click(self.grid.nodes[name])
                return
            time.sleep(PAUSE)

    def add(self, text, opens):
        """Type a title in the field that something opens, and press its button."""
        opens()
        name = part(_('_Add').replace('_', ''))

        def button():
            return next((node for node in self.program.snapshot().find_all(name, BUTTONS)
                         if node.has('sensitive') and self.grid.in_popup(node)), None)

        wait_for(lambda: self.program.focus_in(ENTRIES), 'no field opens')
        self.program.type(text)
        self.program.see_typed(text)
        self.gesture(lambda: self.grid.click(wait_for(button, 'there is no button to add it')), text)
        self.grid.see_focus()

    def double_click(self, code, week):
        self.grid.click(self.grid.cell(code, week), 1, 2)

    def drag(self, start, end, copies=False):
        """A chip from one cell to another; with Ctrl it is copied."""
        here, there = self.grid.drag_out(self.grid.cell(*start)), self.grid.place(self.grid.cell(*end))
        if copies:
            self.screen.hold_key('ctrl')
        self.screen.pull(here.beside(20), there)
        name = part(f'{end[0]}, {_("week %d") % end[1]}')
        # The line under the grid says where it would be dropped.
        wait_for(lambda: any(name.search(node.name) for node in self.program.snapshot().find_all(None, {'label'})),
                 f'nothing is said of {end}')
        self.screen.let_go()
        if copies:
            self.screen.hold_key('ctrl', down=False)

    # The steps

    def close_levels(self):
        self.open()
        for level in ('6e', '5e'):
            heading = self.grid.head(level)
            self.grid.click(heading)
            code = f'{level[0]} 1'
            wait_for(lambda code=code: code not in self.grid.codes(), f'{level} stays open')
        self.grid.nodes.clear()

    def fill_fourth(self):
        self.add('Découvrir les métiers 4h', lambda: self.double_click(FOURTH, 6))
        self.grid.click(self.grid.cell(FOURTH, 7))
        self.grid.see_focus(in_week(FOURTH, 7))
        button = self.program.see(_('Add an activity'), BUTTONS)
        self.add('Visite du lycée 4h', lambda: self.grid.click(button))
        self.add('Entretien 4h', lambda: self.grid.choose(self.grid.cell(FOURTH, 8), '_New Activity Here'))
        self.grid.see_planned(FOURTH, 12)

    def fill_third(self):
        """One workshop is typed, the others are dragged from it with Ctrl."""
        self.add('Forum 2h', lambda: self.double_click(THIRD, FORUM_WEEK))
        first, *others = WORKSHOP_WEEKS
        self.add('Atelier 5h', lambda: self.double_click(THIRD, first))
        for week in others:
            self.gesture(lambda week=week: self.drag((THIRD, first), (THIRD, week), copies=True), 'drag a copy',
                         lambda week=week: self.grid.has(THIRD, week, 'Atelier'))
        self.add('Bilan 4h', lambda: self.double_click(THIRD, REVIEW_WEEK))
        self.grid.see_planned(THIRD, 36)
        self.screen.leave_picture('year-mouse-third')

    def copy_year(self):
        """Copied from the head of the row; the five others are pulled over, the last one out of sight."""
        self.grid.choose(self.grid.head(THIRD), 'Cop_y')
        bottom = self.grid.place(self.grid.rows()[-1])
        start = self.grid.hold(self.grid.head(OTHER_THIRDS[0]))
        self.screen.pull(start, (start.x, bottom.y))
        self.grid.see_focus(rf'^{OTHER_THIRDS[-1]},')
        self.screen.let_go()
        self.grid.nodes.clear()
        self.gesture(lambda: self.grid.choose(self.grid.head(OTHER_THIRDS[1]), '_Paste'), 'paste')
        for code in OTHER_THIRDS:
            self.grid.see_planned(code, 36)
        self.screen.leave_picture('year-mouse-copied')

    def move_forum(self):
        """The six are pulled over from an empty cell, and one of them is dragged."""
        there = self.grid.place(self.grid.cell(OTHER_THIRDS[-1], FORUM_WEEK))
        here = self.grid.hold(self.grid.cell(THIRD, FORUM_WEEK - 1))
        self.screen.pull(here, there)
        self.grid.see_focus(in_week(OTHER_THIRDS[-1], FORUM_WEEK))
        self.screen.let_go()
        self.screen.leave_picture('year-mouse-selected')
        self.gesture(lambda: self.drag((OTHER_THIRDS[1], FORUM_WEEK), (OTHER_THIRDS[1], FORUM_WEEK + 2)), 'drag six')
        for code in (THIRD, *OTHER_THIRDS):
            self.grid.see_in(code, FORUM_WEEK + 2, 'Forum')
        self.screen.leave_picture('year-mouse-moved')

    def run(self, steps):
        steps.run(self.close_levels, 'mouse: levels are closed')
        steps.run(self.fill_fourth, 'mouse: a 4e is filled to 12 h')
        steps.run(self.fill_third, 'mouse: a 3e is filled to 36 h, by copies')
        steps.run(self.copy_year, 'mouse: its year is copied to five classes')
        steps.run(self.move_forum, 'mouse: the forum of six classes is dragged by two weeks')
        steps.run(self.look_at_file, 'mouse: the file has it all')
        steps.run(self.undo_all, 'mouse: all is undone to the beginning')
        steps.run(self.redo_all, 'mouse: all is done again')


def main():
    os.environ['JALONS_TODAY'] = TODAY
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-year.') as folder:
        way = sys.argv[1]
        session = {'keyboard': Keyboard, 'mouse': Mouse}[way](screen, folder, way)
        steps = Steps(screen, f'year-{way}', lambda: session.program)
        try:
            session.run(steps)
        finally:
            if session.program is not None:
                session.program.kill()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
