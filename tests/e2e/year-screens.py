#!/usr/bin/env python3
"""The year view in every size, colour and scale that people have, on the demonstration and on a school of 60 classes.

Invariant: what a program can tell is told by it: nothing out of the window, nothing over another thing; the pictures are
for people.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import itertools
import os
import subprocess
import sys
import tempfile

from display import Screen
from program import BUTTONS, Program, wait_for
from steps import Steps
from words import _
from year_grid import CELLS, HEADS, Grid

TODAY = '2026-11-21'
SIZES = ((1366, 768), (1920, 1080), (800, 500))
DARK = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}
LARGE_DPI = int(1.5 * 96)
# A data folder, what the pictures are called, the environment, the sizes, and whether the other scales are looked at.
LOOKS = (
    ('demo', 'light', {}, SIZES, True),
    ('demo', 'dark', DARK, SIZES, False),
    ('demo', 'large-text', {}, SIZES[:2], True),
    ('sixty', 'light', {}, SIZES, True),
    ('sixty', 'dark', DARK, SIZES[:1], False),
)


def make_data(folder):
    """The demonstration, and the schools of the benchmarks, 60 classes and some 900 activities each."""
    build = os.environ['JALONS_BUILD_ROOT']
    demo, sixty = os.path.join(folder, 'demo'), os.path.join(folder, 'sixty')
    subprocess.run([os.path.join(build, 'src', 'jalons'), '--data', demo, 'demo'], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([os.path.join(build, 'tests', 'bench', 'bench-generate'), sixty, '4500', '5'], check=True,
                   stdout=subprocess.DEVNULL)


def overlap(a, b):
    """How many pixels two boxes share at the narrower side."""
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return min(across, down)


def boxes(nodes):
    """Each node and its box, without those that have none."""
    found = [(node, tuple(node.extents())) for node in nodes]
    return [(node, box) for node, box in found if box[2] > 0 and box[3] > 0]


LOADS = {_('Load of the week, in hours'), _('Load of the half-day, in hours')}

# Linked buttons share their border.
SHARED = 1


def overlapping(found, what):
    """Boxes side by side share no more than a border; what lies in another is a part of it."""
    return [f'{what}: {first} {a} and {second} {b} overlap' for (first, a), (second, b) in itertools.combinations(found, 2)
            if overlap(a, b) > SHARED and first not in second.above() and second not in first.above()]


def outside(found, frame, what):
    return [f'{what}: {node} {box} is out of {frame}' for node, box in found
            if box[0] < frame[0] or box[1] < frame[1] or box[0] + box[2] > frame[0] + frame[2]
            or box[1] + box[3] > frame[1] + frame[3]]


class Look:
    def __init__(self, screen, folder, data, name, variables):
        self.screen = screen
        self.name = f'year-{data}-{name}'
        self.folder = os.path.join(folder, data)
        self.variables = variables
        self.large = name == 'large-text'
        self.program = None
        self.grid = None

    def open(self):
        # GTK asks the X server's resources for the size of text where no desktop tells it.
        subprocess.run(['xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                        f'Xft.dpi:\t{LARGE_DPI if self.large else 96}\n'], check=True)
        os.environ.update(self.variables)
        try:
            self.program = Program(self.screen, self.folder)
        finally:
            for variable in self.variables:
                del os.environ[variable]
        self.program.see(_('Year of the school'), None)
        self.grid = Grid(self.screen, self.program)
        self.grid.see_focus()

    def look(self, size, more='', fits=False):
        self.screen.leave_picture(f'{self.name}-{size[0]}x{size[1]}{more}', size)
        faults = self.faults(fits)
        assert self.program.has_size(size), f'the window is no more of {size}'
        assert not faults, '\n'.join(faults)

    def faults(self, fits):
        tree = self.program.snapshot()
        frame = tuple(tree.find(None, {'frame'}).extents())
        table = tree.find(_('Year of the school'), {'table', 'tree table'})
        x, y, width, height = table.extents()
        faults = [] if height > 100 else [f'the grid is {height} pixels high']
        faults += outside([(table, (x, y, width, height))], frame, 'the grid')
        faults += self.faults_of_grid(table, (x, y, width, height), fits)
        # What is above the grid, in the page that it is in.
        page = next(place for place in table.above()
                    if any(box[1] + box[3] <= y for _node, box in boxes(place.find_all(None, BUTTONS))))
        above = [(node, box) for node, box in boxes(page.find_all(None, BUTTONS | {'label'})) if box[1] + box[3] <= y]
        assert above, 'nothing is above the grid'
        faults += outside(above, frame, 'above the grid')
        return faults + overlapping(above, 'above the grid')

    @staticmethod
    def faults_of_grid(table, frame, fits):
        # Rows that wait to be used have no name; GTK 4.18 still tells where they were.
        rows = boxes(row for row in table.children if row.role == 'table row' and row.name)
        loads = next(box for row, box in rows if row.name in LOADS)
        # Rows that were scrolled out of sight wait under the loads, unseen.
        inner = sorted((box[1], box[3], row.name, row) for row, box in rows if box[1] <= loads[1])
        assert len(inner) > 4, f'there are only {inner}'
        faults = outside([(row, box) for row, box in rows if row in (inner[0][3], inner[1][3], inner[-1][3])],
                         (frame[0] - 1, frame[1] - 1, frame[2] + 2, frame[3] + 2), 'rows')
        # The last row is cut where the loads begin.
        faults += [f'{above[2]} and {below[2]} overlap' for above, below in itertools.pairwise(inner[:-1])
                   if above[0] + above[1] > below[0]]
        # What the columns scroll out of sight stays where it was, unseen.
        for _y, _height, _name, row in (inner[0], inner[2], inner[-1]) if fits else ():
            cells = boxes(row.find_all(None, CELLS | HEADS | {'column header'}))
            faults += overlapping(cells, f'row {row.name}')
        return faults

    # Other scales

    def show_week(self, size):
        before = self.grid.see_focus().name
        self.program.press('ctrl+e')
        wait_for(lambda: self.grid.focus() and self.grid.focus().name != before, 'the week is not shown')
        self.look(size, '-week')
        self.program.press('ctrl+e')
        self.grid.see_focus()

    def zoom(self, size):
        """The columns are wider, and the cursor's stays in sight."""
        self.program.give_size(size)
        width = self.grid.see_focus().size()[0]
        self.program.press('ctrl+plus', 'ctrl+plus')
        wait_for(lambda: self.grid.see_focus().size()[0] > width, 'nothing is wider')
        self.look(size, '-zoomed')
        self.program.press('ctrl+0')
        wait_for(lambda: self.grid.see_focus().size()[0] == width, 'the year does not fit again')

    def close(self):
        self.program.press('ctrl+q')
        self.program.wait_until_gone()


def main():
    os.environ['JALONS_TODAY'] = TODAY
    screen = Screen()
    looks = []
    steps = Steps(screen, 'year-screens', lambda: looks[-1].program if looks else None, stop=False)
    with tempfile.TemporaryDirectory(prefix='jalons-year-screens.') as folder:
        make_data(folder)
        for data, name, variables, sizes, scales in LOOKS:
            look = Look(screen, folder, data, name, variables)
            looks.append(look)
            try:
                steps.run(look.open, f'{look.name}: opens')
                for size in sizes:
                    def there(look=look, size=size):
                        look.program.give_size(size)
                        look.look(size, fits=size[0] >= 1366 and not look.large)
                    steps.run(there, f'{look.name}: {size[0]}×{size[1]}')
                if scales:
                    steps.run(lambda look=look: look.zoom(SIZES[0]), f'{look.name}: zoomed')
                    steps.run(lambda look=look: look.show_week(SIZES[0]), f'{look.name}: a week')
                steps.run(look.close, f'{look.name}: closes')
            finally:
                if look.program is not None:
                    look.program.kill()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
