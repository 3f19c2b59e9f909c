"""The grid of the year view as a person finds it: classes, weeks, the line under it, Undo and Redo; by keys or by mouse.

Invariant: a cell is known by what it says, "4 1, week 7, …"; where it is on the screen is asked when it is pointed at.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import itertools
import re
import time

from gi.repository import GLib

from display import Place
from program import BUTTONS, PAUSE, part, wait_for
from words import _

HEADS = {'row header'}
CELLS = {'table cell'}
WEEK = _('week %d')
MENU_ITEMS = {'menu item', 'check menu item', 'radio menu item'}


def in_week(code, week):
    """What the name of a cell of that week begins with; English or French, whatever follows the number."""
    return re.compile(rf'^{re.escape(code)}, {re.escape(WEEK % week)}\b')


def fills(node, size):
    """Whether it is what an open popover of this size shows; GTK 4.18 does not count the shadow and the border."""
    return all(0 <= whole - part <= 60 for whole, part in zip(size, node.size())) and min(node.size()) > 4


class Grid:
    def __init__(self, screen, program):
        self.screen = screen
        self.program = program
        self.nodes = {}
        self.table = program.see(_('Year of the school'), {'table', 'tree table'})

    # What is there

    def look(self):
        """The grid as it is now."""
        return self.program.snapshot().find(_('Year of the school'), {'table', 'tree table'})

    def rows(self):
        return [row for row in self.look().children if row.role == 'table row']

    def codes(self):
        """The names of the rows, from top to bottom, without the headings of columns and the loads."""
        rows = [row for row in self.rows() if row.find(None, HEADS)]
        return [row.name for row in sorted(rows, key=lambda row: row.extents()[1])][:-1]

    def _find(self, pattern, roles):
        """A node by its name; those that were seen are looked at first, as a whole snapshot is slow."""
        node = self.nodes.get(pattern)
        if node is not None:
            try:
                if pattern.search(node.name_now()):
                    return node
            except GLib.Error:
                pass  # its row is gone
        node = self.look().find(pattern, roles)
        if node is not None:
            self.nodes[pattern] = node
        return node

    def cell(self, code, week):
        return wait_for(lambda: self._find(in_week(code, week), CELLS), f'{code} in week {week} is not in sight')

    def head(self, code):
        return wait_for(lambda: self._find(re.compile(rf'^{re.escape(code)},'), HEADS), f'{code} is not in sight')

    def says(self, code, week):
        return self.cell(code, week).name_now()

    def has(self, code, week, text):
        return part(text).search(self.says(code, week))

    def see_in(self, code, week, text):
        """Wait until a cell says something; an empty one says so."""
        wait_for(lambda: self.has(code, week, text), lambda: f'{text!r} is not in {self.says(code, week)!r}')

    def see_planned(self, code, hours):
        """Wait until the head of a class tells so many hours."""
        wanted = part(', ' + _('%s planned') % f'{hours} h')
        wait_for(lambda: wanted.search(self.head(code).name_now()), lambda: self.head(code).name_now())

    # Where the keyboard is

    def focus(self):
        """The cell that has the keyboard, or nothing."""
        return next((node for node in self.look().walk() if node.has('focused') and node.role in HEADS | CELLS), None)

    def see_focus(self, pattern=''):
        wanted = pattern if isinstance(pattern, re.Pattern) else re.compile(pattern)
        return wait_for(lambda: next((node for node in [self.focus()] if node and wanted.search(node.name)), None),
                        lambda: f'not {wanted.pattern!r} but {self.program.focus()} has the keyboard')

    # Undo and redo

    def state(self):
        """What would be undone and done again, as the two buttons say, and the hours of the school."""
        for name in ('Undo', 'Redo'):
            if name not in self.nodes:
                self.nodes[name] = self.program.see(_(name), BUTTONS)
        if 'hours' not in self.nodes:
            self.nodes['hours'] = self.program.see(re.compile(r'^\d+ classes ·'), {'label'})
        undo, redo, hours = (self.nodes[name] for name in ('Undo', 'Redo', 'hours'))
        return undo.description_now(), redo.description_now(), hours.name_now()

    def gesture(self, act, what, until=None):
        """Do something, and wait until it is in the history; until tells it from the same gesture just before."""
        before = self.state()
        act()
        wait_for(until or (lambda: self.state() != before), lambda: f'{what}: nothing is written after {before}')
        # The buttons and the hours change one after the other: none of it may be taken for what comes of the next gesture.
        wait_for(self._is_still, lambda: f'{what}: {self.state()} goes on changing')

    def _is_still(self):
        before = self.state()
        time.sleep(PAUSE)
        return self.state() == before

    # The mouse

    def place(self, node):
        """The middle of a node on the screen; in a popover it is told from the popover's corner."""
        left, top, width, height = node.extents()
        for around in node.above():
            if around.role == 'frame':
                return self._in_window(around, left + width / 2, top + height / 2)
            for popup in self.screen.popups():
                x, y, *size = self.screen.bounds(popup)
                if fills(around, size):
                    corner = around.extents()
                    x, y = x + (size[0] - corner[2]) / 2, y + (size[1] - corner[3]) / 2
                    return Place(int(x + left - corner[0] + width / 2), int(y + top - corner[1] + height / 2), popup)
        raise AssertionError(f'{node} is in no window')

    def _in_window(self, frame, x, y):
        """The frame begins where its shadow ends; the window fills the screen."""
        screen = self.screen.bounds(self.screen.root)
        left, top, width, height = frame.extents()
        return Place(int(x - left + (screen[2] - width) / 2), int(y - top + (screen[3] - height) / 2),
                     self.screen.windows()[-1])

    def in_popup(self, node):
        """Whether it is in a popover that is open."""
        sizes = [self.screen.bounds(popup)[2:] for popup in self.screen.popups()]
        return any(fills(around, size) for around in node.above() if around.role not in ('application', 'frame')
                   for size in sizes)

    def point_at(self, node):
        """Move the pointer over a node; the place where it stays. It may still be on its way when it is first asked, as
        after a popover or a row has changed its size."""

        def there():
            place = self.place(node)
            self.screen.point_at(place)
            return place if self.place(node) == place else None

        return wait_for(there, lambda: f'{node} does not stay in its place')

    def click(self, node, *arguments):
        self.point_at(node)
        self.screen.click(*arguments)

    def hold(self, node):
        """Press the button on a node, until it is let go; where that is."""
        place = self.point_at(node)
        self.screen.hold()
        return place

    def drag_out(self, node):
        """Begin to drag a node; where it is held. A quick pull may reach GTK 4.18 as one motion, at which it only begins to
        think of it: the next one shows what is dragged, and a hand goes on moving."""
        here = self.hold(node)
        before = set(self.screen.popups())  # a tooltip that is about to go
        self.screen.pull(here, here.beside(20), 4)
        ways = itertools.cycle((21, 20))

        def is_dragged():
            self.screen.point(here.x + next(ways), here.y)
            return set(self.screen.popups()) - before

        wait_for(is_dragged, 'nothing is dragged')
        return here

    def choose(self, node, item):
        """An item of the context menu of a node."""
        self.click(node, 3)
        name = part(_(item).replace('_', ''))

        def find():
            return next(filter(self.in_popup, self.program.snapshot().find_all(name, MENU_ITEMS)), None)

        self.click(wait_for(find, f'{item} is not in the menu'))
        wait_for(lambda: not find(), 'the menu does not close')
