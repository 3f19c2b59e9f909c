#!/usr/bin/env python3
"""The pluriannual project of the demonstration lycée: written, submitted, carried to the head of school, remarked upon, merged
back, answered, adopted, and compared with what the plan became.

Invariant: all is done by keys, but what chooses the school; what is written is read from the file by the commands.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import subprocess
import sys
import tempfile

from display import Screen
from program import BUTTONS, ENTRIES, ROWS, Program, part, wait_for
from screens import label, nameless
from steps import Steps
from words import CATALOGUE, _
from year_grid import Grid

TODAY = '2026-11-21'
UAI = '0599991P'
SCHOOL = 'Lycée du Canal'
GOAL = 'Chaque classe de Tle rencontre un étudiant'
REMARK = 'Dire avec quelles formations'
FIGURE = ('Vœux en BTS', '212 sur 840', 'Parcoursup, juin 2026')
ANSWER = 'Fait : les BTS du bassin'
ACTIVITY = 'Visite du salon des études'
HEAD = 'Mme Lemaire'
COUNSELLOR = 'Mme Ouvrard'
PAGES = ('Programme', 'Diagnosis', 'Goals', 'Partners, Families, Training', 'Path of the Cohort', 'Review', 'Compare')


class Session:
    """What the steps share; a step is a method, and leaves what the next one needs."""

    def __init__(self, screen, folder):
        self.screen = screen
        self.folder = folder
        self.own = os.path.join(folder, 'own')
        self.other = os.path.join(folder, 'head')
        self.file = os.path.join(folder, 'projet.jalons')
        self.back = os.path.join(folder, 'retour.jalons')
        self.jalons = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        self.program = None
        self.command(self.own, 'demo')

    # The file

    def command(self, data, *arguments):
        done = subprocess.run([self.jalons, '--data', data, *arguments], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise AssertionError(f'{arguments}: {done.stderr}')
        return done.stdout

    def records(self, data, kind):
        path = os.path.join(self.folder, 'dump.json')
        self.command(data, 'export', 'json', '--output', path)
        with open(path, encoding='utf-8') as file:
            return json.load(file).get(kind, [])

    def project(self, data):
        schools = {school['id'] for school in self.records(data, 'school') if school['uai'] == UAI}
        return next(project for project in self.records(data, 'project') if project['school'] in schools)

    def check_state(self, data, state):
        written = self.project(data)['state']
        if written != state:
            raise AssertionError(f'{state} awaited, {written} written')

    def remarks(self, data):
        project = self.project(data)['id']
        return [remark for remark in self.records(data, 'remark') if remark['project'] == project]

    # What is done again and again

    def open(self, data):
        self.program = Program(self.screen, data)
        self.program.see(part(SCHOOL), ROWS)
        self.program.fill_screen()
        grid = Grid(self.screen, self.program)
        grid.click(self.program.see(part(SCHOOL), ROWS))
        self.screen.point(4000, 4000)
        self.program.press('alt+5')
        self.program.see(_('Pages of the project'), None)

    def quit(self):
        self.program.press('ctrl+q')
        self.program.wait_until_gone()
        self.program = None

    def entry(self, name):
        return lambda: self.program.snapshot().find(_(name), ENTRIES)

    def see_text(self, words):
        """What may be selected is a text, and has no name."""
        wait_for(lambda: any(words in text for text in self.program.texts()), f'{words} is not seen')

    def page(self, name):
        """The page, by the list of pages."""
        self.program.press('alt+5')
        self.program.see_focus(_('Pages of the project'), None)
        self.program.press('Home')
        self.program.see_focus(_(PAGES[0]), ROWS)
        self.program.walk_to(_(name), ROWS, 'Down')
        self.program.press('space')

    def see_pages(self, name):
        """The keyboard is on a page in the list, which is in sight: beside a wide page there is no room for the remarks too."""
        left, _top, width, _height = self.program.see_focus(_(name), ROWS).extents()
        if left < 0 or width < 100:
            raise AssertionError(f'{name} is {width} wide at {left}')

    def sign(self, name, following):
        """In the dialog of a step: who takes it; then the next step is suggested."""
        self.program.see(label('_Take the Step'), BUTTONS)
        self.program.type_into(self.entry('Who'), name)
        self.program.press('ctrl+Return')
        self.program.see_no(label('_Take the Step'), BUTTONS)
        self.program.see(_(following), BUTTONS)

    def take_step(self, name, who, following):
        """By the suggested button."""
        self.page('Programme')
        self.program.walk_to(_(name), BUTTONS, 'shift+Tab')
        self.program.press('Return')
        self.sign(who, following)

    def write_remark(self, words):
        self.program.press('ctrl+m')
        self.program.see_focus(_('New remark'), None)
        self.program.type(words)
        self.program.press('ctrl+Return')

    def at_the_remark(self, button):
        """At the side, where the remarks on the whole project are: the last of them is right above the new one."""
        self.program.press('ctrl+m')
        self.program.see_focus(_('New remark'), None)
        self.program.walk_to(label(button), BUTTONS, 'shift+Tab')
        self.program.press('Return')

    # The steps

    def look(self):
        """Every page, and that all that takes the keyboard has a name."""
        self.open(self.own)
        for name in PAGES:
            self.page(name)
            self.screen.leave_picture(f'project-{name.split(",")[0].split(" ")[0].lower()}')
            found = nameless(self.program.snapshot())
            if found:
                raise AssertionError(f'{name}: without a name: {found}')

    def write(self):
        self.page('Goals')
        self.program.press('ctrl+n')
        self.program.see(_('New Goal'), None)
        self.program.type(GOAL)
        self.program.press('ctrl+Return')
        self.program.see(part(GOAL), ROWS)

    def submit(self):
        self.take_step('Submit for Review', COUNSELLOR, 'Mark as Reviewed')
        self.quit()
        self.check_state(self.own, 'submitted')
        if GOAL not in [goal['wording'] for goal in self.records(self.own, 'goal')]:
            raise AssertionError('the goal is not in the file')

    def carry(self):
        """To the head of school, into a folder of their own."""
        self.command(self.own, 'export', 'project', '--school', UAI, '--output', self.file)
        self.command(self.other, 'import', self.file)

    def review(self):
        self.open(self.other)
        self.program.see(part(_('This is a copy that was carried here to be read: remarks, reviewers and the steps of the '
                                'review may be written. Export it to give them back.')), None)
        self.write_remark(REMARK)
        self.program.see(_('Who Writes'), None)
        self.program.type_into(self.entry('Name'), HEAD)
        self.program.press('ctrl+Return')
        self.see_text(REMARK)
        self.screen.leave_picture('project-remark')

    def ask_for_changes(self):
        self.program.press('Escape')
        self.page('Programme')
        self.program.walk_to(_('Other steps, and what else can be done'), BUTTONS, 'shift+Tab')
        self.program.press('Return')
        self.program.walk_to(part(_('Ask for Changes')), None, 'Down')
        self.program.press('Return')
        self.sign(HEAD, 'Submit for Review')
        self.quit()
        self.check_state(self.other, 'to-revise')

    def merge(self):
        """Back into the counsellor's data; a second time it changes nothing."""
        self.command(self.other, 'export', 'project', '--school', UAI, '--output', self.back)
        self.command(self.own, 'import', self.back)
        self.check_state(self.own, 'to-revise')
        before = self.remarks(self.own)
        self.command(self.own, 'import', self.back)
        if self.remarks(self.own) != before or len(before) != len(self.remarks(self.other)):
            raise AssertionError('the remarks are not those of the head of school')

    def answer(self):
        self.open(self.own)
        self.page('Programme')
        self.at_the_remark('_Answer…')
        self.program.see_focus(_('Answer'), None)
        self.program.type(ANSWER)
        self.program.press('ctrl+Return')
        self.see_text(ANSWER)

    def resolve(self):
        self.at_the_remark('_Resolve')
        self.program.see(label('Re_open'), BUTTONS)

    def adopt(self):
        self.take_step('Submit for Review', COUNSELLOR, 'Mark as Reviewed')
        self.take_step('Mark as Reviewed', HEAD, 'Note the Advice of the Teaching Council')
        self.take_step('Note the Advice of the Teaching Council', COUNSELLOR, 'Note the Adoption by the Board')
        self.take_step('Note the Adoption by the Board', COUNSELLOR, 'Begin the Next Version')
        self.program.see(part(_('This project is adopted: its texts, goals and intentions stay as the board adopted them. '
                                'Begin the next version to change them; remarks may always be written.')), None)

    def change(self):
        """The plan goes on living: an activity more, in the year."""
        self.program.press('alt+2', 'ctrl+n')
        self.program.see(_('Title'), ENTRIES)
        self.program.type_into(self.entry('Title'), ACTIVITY)
        self.program.press('Return')

    def compare(self):
        self.page('Compare')
        self.see_pages('Compare')
        self.program.see(part(ACTIVITY), ROWS)
        self.screen.leave_picture('project-compared')
        self.program.press('ctrl+m')
        self.program.see_focus(_('New remark'), None)
        self.program.press('alt+5')
        self.see_pages('Compare')

    def add_figure(self):
        """To the bilan; not before it is said where the figure is from."""
        self.program.press('alt+6')
        self.program.see_focus(_('Themes of the bilan'), None)
        self.program.press('Home', 'space')
        self.program.press('ctrl+n')
        self.program.see(label('_Add'), BUTTONS)
        self.program.type_into(self.entry('Figure'), FIGURE[0])
        self.program.press('Tab')
        self.program.type_into(self.entry('Value'), FIGURE[1])
        self.program.press('ctrl+Return')
        self.see_text(_('Say where the figure is from: “Archipel, June 2026”.'))
        self.program.type_into(self.entry('Source'), FIGURE[2])
        self.program.press('ctrl+Return')
        self.program.see(part(FIGURE[0]), ROWS)
        self.screen.leave_picture('bilan-figure')

    # On paper

    def pages_are_drawn(self):
        """Once the drawing is done, it can be saved."""
        def sensitive():
            button = self.program.snapshot().find(label('_Save as PDF…'), BUTTONS)
            return button is not None and button.has('sensitive')
        wait_for(sensitive, 'no page is drawn')

    def save_as_pdf(self, name):
        """What is shown in the dialog, as one text."""
        path = os.path.join(self.folder, name)
        self.pages_are_drawn()
        self.program.walk_to(label('_Save as PDF…'), BUTTONS)
        self.program.choose_file(path, saving=True)
        wait_for(lambda: os.path.exists(path), 'there is no PDF')
        text = wait_for(lambda: subprocess.run(['pdftotext', path, '-'], capture_output=True, text=True,
                                               check=False).stdout, 'the PDF cannot be read')
        return ' '.join(text.split())

    def choose_adopted(self):
        """The last step of the review stands right below "now"; the items of a list have no name for a screen reader here."""
        self.program.walk_to(part(_('Version')), None, 'shift+Tab')
        self.program.press('space', 'Down', 'Return')
        self.see_text(CATALOGUE.pgettext('project', 'adopted by the CA'))

    def back_in_window(self):
        if len(self.screen.windows()) == 1:
            return True
        self.program.press('Escape')
        return False

    def print_both(self):
        """From the view, by its key: as it is now, and as it was adopted."""
        self.program.press('ctrl+p')
        now = self.save_as_pdf('now.pdf')
        self.choose_adopted()
        self.screen.leave_picture('project-print')
        adopted = self.save_as_pdf('adopted.pdf')
        if GOAL not in now or GOAL not in adopted:
            raise AssertionError('the goal is not on paper')
        if ACTIVITY not in now or ACTIVITY in adopted:
            raise AssertionError(f'what came after the adoption: {ACTIVITY in now} now, {ACTIVITY in adopted} then')
        wait_for(self.back_in_window, 'the print dialog does not close')

    def end(self):
        self.quit()
        self.check_state(self.own, 'adopted')
        figures = [(figure['label'], figure['value'], figure['source']) for figure in self.records(self.own, 'figure')]
        if FIGURE not in figures:
            raise AssertionError(f'{figures}')
        resolved = [remark for remark in self.remarks(self.own) if remark['words'] == REMARK]
        if [remark['state'] for remark in resolved] != ['resolved'] or resolved[0]['author'] != HEAD:
            raise AssertionError(f'{resolved}')


def main():
    os.environ['JALONS_TODAY'] = TODAY
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-project.') as folder:
        session = Session(screen, folder)
        steps = Steps(screen, 'project', lambda: session.program)
        try:
            steps.run(session.look, 'every page is seen, and says what is on it')
            steps.run(session.write, 'a goal is added')
            steps.run(session.submit, 'the project is submitted')
            steps.run(session.carry, 'it is carried to the head of school')
            steps.run(session.review, 'who reads the copy and writes a remark')
            steps.run(session.ask_for_changes, 'and asks for changes')
            steps.run(session.merge, 'the remarks are merged back, once')
            steps.run(session.answer, 'the counsellor answers')
            steps.run(session.resolve, 'and resolves')
            steps.run(session.adopt, 'the project goes on to be adopted')
            steps.run(session.change, 'the plan changes')
            steps.run(session.compare, 'the difference from the adopted version is seen')
            steps.run(session.print_both, 'both versions are printed')
            steps.run(session.add_figure, 'a figure is added to the bilan')
            steps.run(session.end, 'and all of it is in the file')
        finally:
            if session.program is not None:
                session.program.kill()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
