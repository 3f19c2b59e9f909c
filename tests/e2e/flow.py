#!/usr/bin/env python3
"""A counsellor's first session, by keyboard alone, on the real program: from an empty folder to a printed page.

Invariant: nothing but keys goes in, and the files that a person would be given; what is checked is what is seen.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import subprocess
import sys
import tempfile

from display import Screen
from program import BUTTONS, ENTRIES, ROWS, Program, part, wait_for
from steps import Steps
from words import _

CLASS = '3 A'  # as the school's file writes it
TYPED = '3a'   # as one looks for it
IMPORT = part(_('_Import').replace('_', ''))
ACTIVITIES = [
    ('Découvrir les métiers de la forêt', '13/10/2026', '13\u00a0octobre'),
    ('Forum des formations', '17/11/2026', '17\u00a0novembre'),
    ('Entretien : où j’en suis', '12/01/2027', '12\u00a0janvier'),
    ('Préparer ses vœux', '11/05/2027', '11\u00a0mai'),
]


def export_of_school(folder):
    """A file as STS-Web gives it to the secretariat."""
    path = os.path.join(folder, 'sts_emp_0590116F_2026.xml')
    maker = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange', 'make-sts.py')
    subprocess.run([sys.executable, maker, path], check=True)
    return path


class Session:
    """What the steps share; a step is a method, and leaves what the next one needs."""

    def __init__(self, screen, folder):
        self.screen = screen
        self.folder = folder
        self.data = os.path.join(folder, 'data')
        self.file = export_of_school(folder)
        self.pdf = os.path.join(folder, '3A.pdf')
        self.moments = []  # what was shown after each gesture, the last one last
        self.program = None

    # What is seen

    def shown(self):
        """The label of what Ctrl+Z takes back, and the rows of the class."""
        tree = self.program.snapshot()
        undo = tree.find(_('Undo'), BUTTONS)
        activities = tree.find(_('Activities of the class'), {'list', 'list box', 'table'})
        rows = activities.find_all(None, ROWS) if activities else []
        return undo.description if undo else '', tuple(row.name for row in rows)

    def gesture(self, *keys, until):
        """Press keys, and wait until what is shown is as it must be; it is one gesture more."""
        self.program.press(*keys)
        wait_for(lambda: until(*self.shown()), lambda: f'after {keys}: {self.shown()}')
        self.moments.append(self.shown())

    # The steps, in their order

    def open_window(self):
        self.program = Program(self.screen, self.data)
        self.program.see(part(_('Plan the hours of orientation')))
        self.program.fill_screen()
        self.screen.leave_picture('flow-welcome')
        self.program.press('F10')
        # There is nothing to search in yet, and where one is would not be seen.
        for words, is_ready in (('New _School…', True), ('Search _Everything…', False)):
            item = self.program.see(part(_(words).replace('_', '')), None)
            assert item.has('sensitive') == is_ready, words
        self.program.press('Escape')

    def import_file(self):
        program = self.program
        program.press('ctrl+i')
        program.see_focus(part(_('_Choose a File…').replace('_', '')), BUTTONS)
        program.choose_file(self.file)
        wait_for(lambda: any(button.has('sensitive') for button in program.snapshot().find_all(IMPORT, BUTTONS)),
                 'the file is not read')
        self.screen.leave_picture('flow-import')
        program.walk_to(IMPORT, BUTTONS)
        program.press('Return')
        program.walk_to(part(_('_Close').replace('_', '')), BUTTONS)
        program.press('Return')
        program.see(_('Year of the school'), None)
        program.press('alt+2')
        classes = program.see(_('Classes'), {'list', 'list box'})
        assert len(classes.find_all(None, ROWS)) == 30, classes.find_all(None, ROWS)

    def go_to_class(self):
        self.program.press('ctrl+f')
        self.program.see_focus(_('Find a class'), ENTRIES)
        self.program.type_into(lambda: self.program.snapshot().find(_('Find a class'), ENTRIES), TYPED)
        self.program.press('Return')
        self.program.see_focus(part(f'{CLASS},'), ROWS)

    def open_class(self):
        program = self.program
        self.go_to_class()
        wait_for(lambda: program.snapshot().find(_('No activity yet'), None), 'the class is not seen to be empty')
        self.moments.append(self.shown())

    def add_activities(self):
        for title, day, spoken in ACTIVITIES:
            before = len(self.moments[-1][1])
            self.gesture('ctrl+n', until=lambda undo, rows, before=before: len(rows) == before + 1)
            self.program.type_into(lambda: self.program.snapshot().find(_('Title'), ENTRIES), title)
            self.gesture('Tab', until=lambda undo, rows, title=title: any(title in row for row in rows))
            self.program.type(day)
            self.gesture('Return', until=lambda undo, rows, spoken=spoken: any(spoken in row for row in rows))
        rows = self.moments[-1][1]
        assert [title for title, _day, _spoken in ACTIVITIES if not any(title in row for row in rows)] == [], rows
        self.screen.leave_picture('flow-activities')

    def mark_as_done(self):
        done = _('held')
        assert not any(done in row for row in self.moments[-1][1]), self.moments[-1]
        self.gesture('ctrl+Return', until=lambda undo, rows: sum(done in row for row in rows) == 1)

    def undo_three_times(self):
        for times in (1, 2, 3):
            wanted = self.moments[-1 - times]
            self.program.press('ctrl+z')
            wait_for(lambda wanted=wanted: self.shown() == wanted, lambda: f'undone: {self.shown()}, wanted {wanted}')

    def redo_once(self):
        self.moments = self.moments[:-2]
        self.program.press('ctrl+shift+z')
        wait_for(lambda: self.shown() == self.moments[-1], lambda: f'{self.shown()}, wanted {self.moments[-1]}')

    def print_to_pdf(self):
        program = self.program
        program.press('ctrl+p')
        program.walk_to(part(_('_Save as PDF…').replace('_', '')), BUTTONS)
        wait_for(lambda: program.snapshot().find(part('1 page')), 'no page is drawn')
        self.screen.leave_picture('flow-print')
        program.choose_file(self.pdf, saving=True)
        wait_for(lambda: os.path.exists(self.pdf), 'there is no PDF')
        text = wait_for(lambda: subprocess.run(['pdftotext', self.pdf, '-'], capture_output=True, text=True,
                                               check=False).stdout, 'the PDF cannot be read')
        titles = [title for title, _day, _spoken in ACTIVITIES if ' '.join(title.split()) not in ' '.join(text.split())]
        assert titles == [], f'{titles} are not in the PDF: {text}'
        wait_for(self.back_in_window, 'the print dialog does not close')

    def back_in_window(self):
        """Escape closes what is over the window."""
        if len(self.screen.windows()) == 1:
            return True
        self.program.press('Escape')
        return False

    def quit(self):
        self.program.press('ctrl+q')
        self.program.wait_until_gone()

    def start_again(self):
        self.program = Program(self.screen, self.data)
        self.program.see(_('Year of the school'), None)
        self.program.fill_screen()
        self.program.press('alt+2')
        self.program.see(_('Classes'), {'list', 'list box'})
        self.go_to_class()
        wait_for(lambda: self.shown() == self.moments[-1], lambda: f'{self.shown()}, wanted {self.moments[-1]}')

    def undo_after_restart(self):
        self.program.press('ctrl+z')
        wait_for(lambda: self.shown() == self.moments[-2], lambda: f'{self.shown()}, wanted {self.moments[-2]}')
        self.program.press('ctrl+shift+z')
        wait_for(lambda: self.shown()[1] == self.moments[-1][1], lambda: f'{self.shown()}, wanted {self.moments[-1]}')
        self.quit()


def main():
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-flow.') as folder:
        session = Session(screen, folder)
        steps = Steps(screen, 'flow', lambda: session.program)
        try:
            steps.run(session.open_window, 'the window opens on an empty folder')
            steps.run(session.import_file, 'the export of the school is imported')
            steps.run(session.open_class, 'a class is opened')
            steps.run(session.add_activities, 'four activities are added')
            steps.run(session.mark_as_done, 'one is marked as done')
            steps.run(session.undo_three_times, 'three gestures are undone')
            steps.run(session.redo_once, 'one is done again')
            steps.run(session.print_to_pdf, 'the year of the class is printed to a PDF')
            steps.run(session.quit, 'the program is left')
            steps.run(session.start_again, 'it starts again as it was left')
            steps.run(session.undo_after_restart, 'what was done before is undone')
        finally:
            if session.program is not None:
                session.program.kill()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
