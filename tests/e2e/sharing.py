#!/usr/bin/env python3
"""Two counsellors and a head of school share a folder, each in a window of their own on one screen: one makes the space, the
other joins it from the first page; they change different fields, then the same one, then one deletes; the head remarks; and
the space goes on in another folder. sharing.py [webdav]: through a directory, or through Apache on this machine.

Invariant: all is done by keys, in windows that are open at the same time; nothing is believed before the other window shows it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import dav
from display import Screen
from program import BUTTONS, ENTRIES, ROWS, NotSeen, Program, part, wait_for
from screens import label
from steps import Steps
from words import _

TODAY = '2026-11-21'
MARTIN, PETIT, HEAD, OBSERVER = 'Mme Martin', 'M. Petit', 'Mme Lemaire', 'Témoin'
CLASS = '3E SEGPA'  # the last of its list, from which Tab leads to its activities
ACTIVITY = 'Second stage : présenter un geste professionnel'
TITLE = 'Second stage'
FIRST, SECOND = 'Geste professionnel', 'Atelier et stage'
TYPED = 'Stage raconté à la classe'
REMARK = 'Dire avec quelles formations'
LISTS = {'list', 'list box', 'table'}


class Session:
    """What the steps share; a step is a method, and leaves what the next one needs."""

    def __init__(self, screen, folder, server=None):
        self.screen = screen
        self.folder = folder
        self.server = server
        self.name = 'sharing' if server is None else 'sharing-webdav'
        self.space = os.path.join(folder if server is None else server.share, 'commun')
        self.where = self.space if server is None else server.address + 'commun/'
        self.jalons = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        self.id = None
        self.programs = {}
        self.windows = {}
        self.program = None
        if server is None:
            os.mkdir(self.space)
        self.command(MARTIN, 'demo')

    # The files

    def data(self, who):
        return os.path.join(self.folder, who.split()[-1].lower())

    def command(self, who, *arguments):
        own = dict(os.environ)
        if self.server is not None:
            own |= {'JALONS_SYNC_USER': self.user(who), 'JALONS_SYNC_PASSWORD': dav.PASSWORD}
        done = subprocess.run([self.jalons, '--data', self.data(who), *arguments], capture_output=True, text=True,
                              check=False, env=own)
        if done.returncode != 0:
            raise AssertionError(f'{arguments}: {done.stderr}')
        return done.stdout

    def user(self, who):
        """By which name the server knows somebody."""
        return who.split()[-1].lower().replace('é', 'e')

    def observe(self):
        """What is in the folder, for who looks at it without a window: a window keeps its data to itself."""
        if not os.path.exists(self.data(OBSERVER)):
            self.command(OBSERVER, 'sync', '--join', self.where, '--name', OBSERVER)
        self.command(OBSERVER, 'sync')

    def activity(self):
        self.observe()
        path = os.path.join(self.folder, 'dump.json')
        self.command(OBSERVER, 'export', 'json', '--output', path)
        with open(path, encoding='utf-8') as file:
            return next(activity for activity in json.load(file)['activity'] if activity['id'] == self.id)

    def conflicts(self):
        self.observe()
        return json.loads(self.command(OBSERVER, 'sync', '--status'))['conflicts']

    # The windows

    def open(self, who):
        before = set(self.screen.windows())
        self.program = self.programs[who] = Program(self.screen, self.data(who))
        self.windows[who] = next(iter(set(self.screen.windows()) - before))
        self.use(who)
        self.program.fill_screen()

    def use(self, who):
        """What is typed goes to this window."""
        self.screen.raise_window(self.windows[who])
        self.program = self.programs[who]
        return self.program

    def synchronise(self, *names):
        """Each in turn, until its icon says that all is there."""
        for who in names:
            program = self.use(who)
            pending = self.files()
            program.press('F5')
            wait_for(lambda program=program: self.is_at_rest(program),
                     lambda program=program: f'{self.state(program)} after {pending} files')

    def files(self):
        return sum(len(names) for _root, _dirs, names in os.walk(self.space))

    def state(self, program):
        """What the icon of the header says."""
        names = [node.name for node in program.snapshot().find_all(None, BUTTONS) if node.name]
        return next((name for name in names if any(word in name for word in (
            'À jour', 'en attente', 'Hors connexion', 'Action'))), None)

    def is_at_rest(self, program):
        return 'À jour' in (self.state(program) or '')

    def row(self, words, program=None):
        """Of the list of the class: the year has the same activity."""

        def find():
            activities = (program or self.program).snapshot().find(_('Activities of the class'), LISTS)
            return activities.find(part(words), ROWS) if activities else None

        return wait_for(find, f'{words} is not seen')

    def point(self, words):
        """Of the list of what is to be checked, which the sidebar has one of the same name as."""
        lists = self.program.snapshot().find_all(_('To be checked'), LISTS)
        return next((found for points in lists if (found := points.find(part(words), ROWS))), None)

    def see_no_row(self, words):
        wait_for(lambda: self.program.snapshot().find(_('Activities of the class'), LISTS).find(part(words), ROWS) is None,
                 f'{words} does not go')

    def choose_class(self):
        program = self.program
        program.press('alt+2')
        program.see(_('Classes'), {'list', 'list box'})
        program.press('ctrl+f')
        program.see_focus(_('Find a class'), ENTRIES)
        program.type_into(lambda: program.snapshot().find(_('Find a class'), ENTRIES), CLASS)
        program.press('Return')
        program.see_focus(part(f'{CLASS},'), ROWS)

    def choose_activity(self, words):
        """In the list of the class."""
        self.choose_class()
        self.program.walk_to(_('Activities of the class'), None)
        self.program.press('Home')
        self.program.walk_to(part(words), ROWS, 'Down')

    def rename(self, words, title):
        """In the editor."""
        self.choose_activity(words)
        self.program.press('F2')
        self.program.type_into(lambda: self.program.snapshot().find(_('Title'), ENTRIES), title)
        self.program.press('Return')
        self.row(title)
        self.program.press('Escape')

    def set_state(self, words, key, state):
        self.choose_activity(words)
        self.program.press(key)
        wait_for(lambda: _(state) in self.row(words).name, f'{words} is not {state}')

    def picture(self, name):
        self.screen.leave_picture(f'{self.name}-{name}')

    # The steps

    def make_space(self):
        self.open(MARTIN)
        program = self.program
        program.see(part('Collège'), ROWS)
        program.press('F10')
        program.walk_to(label('Share with C_olleagues…'), None, 'Down')
        program.press('Return')
        program.walk_to(label('_Share…'), BUTTONS)
        self.picture('page')
        program.press('Return')
        self.choose_kind()
        self.fill_form(MARTIN, True)
        self.picture('create')
        program.press('ctrl+Return')
        wait_for(lambda: len(self.screen.windows()) == 2, 'the dialog does not close')
        program.see(part('CIO de Roubaix'))
        self.picture('members')
        program.press('Escape')
        wait_for(lambda: self.is_at_rest(program), lambda: f'{self.state(program)}')
        assert self.files() > 0

    def choose_kind(self):
        self.program.walk_to(part(_('A Folder' if self.server is None else 'Another WebDAV Server')), ROWS)
        self.program.press('Return')

    def fill_form(self, name, creates):
        program = self.program
        if self.server is None:
            # A newer libadwaita names the button of a row as the row.
            program.walk_to(re.compile(f'{label("C_hoose…").pattern}|^{_("Folder")}$'), BUTTONS)
            program.choose_file(self.space)
            program.see(self.space)
        else:
            self.fill('Address of the shared folder (https://…)', self.where)
            self.fill('User name', self.user(name))
            self.fill_password()
        if creates:
            program.walk_to(part(_('Make a Space for Colleagues')), None)
            program.press('space')
            self.fill('What the space is called, such as “CIO de Roubaix”', 'CIO de Roubaix')
        self.fill('Your name, as your colleagues will read it', name)

    def fill_password(self):
        """It stands after the name; what is typed there is told to nobody, so that only signing in shows that it was."""
        self.program.press('Tab')
        self.program.type(dav.PASSWORD)

    def fill(self, title, text):
        """Tab leads to it; GTK 4.8 says of no text in an entry row that it has the keyboard."""
        program = self.program

        def entry():
            return program.snapshot().find(part(_(title)), ENTRIES)

        wait_for(entry, f'{title} is not seen')
        # What is typed on the way stays where it was typed.
        letter = next(letter for letter in 'xyz' if program.entry_text(entry) != letter)
        for _again in range(12):
            program.press('Tab', 'ctrl+a')
            program.type(letter)
            deadline = time.monotonic() + 1.5
            while time.monotonic() < deadline:
                if program.entry_text(entry) == letter:
                    program.type_into(entry, text)
                    return
                time.sleep(0.05)
        raise NotSeen(f'Tab does not lead to {title}')

    def join(self):
        self.open(PETIT)
        program = self.program
        program.walk_to(part(_('Join Colleagues Who Use Jalons…')), BUTTONS)
        program.press('Return')
        self.choose_kind()
        self.fill_form(PETIT, False)
        self.picture('join')
        program.press('ctrl+Return')
        program.see(part('Collège'), ROWS)
        wait_for(lambda: self.is_at_rest(program), lambda: f'{self.state(program)}')
        self.observe()
        found = json.loads(self.command(OBSERVER, 'list', 'activities', '--year', '2026', '--format', 'json'))
        self.id = next(activity['id'] for activity in found if part(ACTIVITY).search(activity['title'])
                       and CLASS in activity['divisions'])

    def different_fields(self):
        self.use(MARTIN)
        self.rename(ACTIVITY, TITLE)
        self.use(PETIT)
        self.set_state(ACTIVITY, 'ctrl+3', 'held')
        # A command finds a window that has the data open, and has it synchronise.
        for who in (MARTIN, PETIT, MARTIN):
            said = self.command(who, 'sync')
            assert 'À jour' in said, said
        self.use(MARTIN)
        for who in (MARTIN, PETIT):
            row = self.row(TITLE, self.programs[who])
            assert _('held') in row.name, row.name
        self.programs[MARTIN].see(part(_('changed by %s') % PETIT))
        self.picture('different-fields')
        activity = self.activity()
        assert (activity['title'], activity['state']) == (TITLE, 'done'), activity

    def same_field(self):
        self.use(MARTIN)
        self.rename(TITLE, FIRST)
        self.use(PETIT)
        self.rename(TITLE, SECOND)
        self.synchronise(MARTIN, PETIT, MARTIN)
        program = self.use(MARTIN)
        self.choose_activity(SECOND)
        program.press('Return')
        program.see(_('Written by two people at once'))
        self.picture('conflict-in-editor')
        program.press('Escape')
        program.press('alt+3')
        row = wait_for(lambda: self.point(FIRST), 'the conflict is not to be checked')
        assert SECOND in row.name and PETIT in row.name, row.name
        self.picture('conflict')
        program.press('Home', '2')
        wait_for(lambda: self.point(FIRST) is None, 'the conflict does not go')
        self.synchronise(MARTIN, PETIT)
        assert self.activity()['title'] == FIRST, self.activity()
        assert self.conflicts() == [], self.conflicts()

    def deleted_while_edited(self):
        self.use(MARTIN)
        self.set_state(FIRST, 'ctrl+2', 'confirmed')
        program = self.use(PETIT)
        self.choose_activity(FIRST)
        program.press('Delete')
        self.see_no_row(FIRST)
        self.synchronise(MARTIN, PETIT, MARTIN)
        program = self.use(MARTIN)
        program.press('alt+3')
        sentence = _('Deleted by %s while you were changing it.') % PETIT
        row = wait_for(lambda: self.point(sentence), 'the deletion is not to be checked')
        assert FIRST in row.name, row.name
        self.picture('deleted')
        program.press('Home', '1')
        wait_for(lambda: self.point(sentence) is None, 'the deletion does not go')
        self.synchronise(MARTIN, PETIT)
        for who in (MARTIN, PETIT):
            self.use(who)
            self.choose_class()
            row = self.row(FIRST)
            assert _('confirmed') in row.name, row.name
        self.picture('restored')

    def see_in_editor(self, words):
        """What stands above the title. Something else may have been shown there before and be hidden now: then as many things
        are known there as there are, and GTK 4.8 tells of what is new only when it is asked."""
        program = self.program

        def find():
            for node in program.snapshot().find(_('Title'), ENTRIES).above():
                program.client.ask(node.path, 'org.a11y.atspi.Accessible', 'GetChildren')
            return program.snapshot().find(part(words))

        wait_for(find, f'{words} is not seen')

    def deleted_while_typed(self):
        """What is being typed is there again with the activity."""
        program = self.use(PETIT)
        self.choose_activity(FIRST)
        program.press('Delete')
        self.see_no_row(FIRST)
        self.synchronise(PETIT)
        program = self.use(MARTIN)
        self.choose_activity(FIRST)
        program.press('F2')
        program.type_into(lambda: program.snapshot().find(_('Title'), ENTRIES), TYPED)
        program.press('F5')
        sentence = _('Deleted by %s while you were changing it.') % PETIT
        self.see_in_editor(sentence)
        assert program.entry_text(lambda: program.snapshot().find(_('Title'), ENTRIES)) == TYPED
        self.picture('deleted-while-typed')
        program.walk_to(_('Restore'), BUTTONS, 'shift+Tab')
        program.press('Return')
        self.row(TYPED)
        program.press('Escape')
        self.synchronise(MARTIN, PETIT)
        self.use(PETIT)
        self.choose_class()
        self.row(TYPED)
        assert self.activity()['title'] == TYPED, self.activity()
        # And where it is to stay deleted, the editor goes.
        program = self.program
        self.choose_activity(TYPED)
        program.press('Delete')
        self.see_no_row(TYPED)
        self.synchronise(PETIT)
        program = self.use(MARTIN)
        self.choose_activity(TYPED)
        program.press('F2')
        program.press('F5')
        self.see_in_editor(sentence)
        program.walk_to(_('Leave Deleted'), BUTTONS, 'shift+Tab')
        program.press('Return')
        program.see_no(part(sentence))
        self.see_no_row(TYPED)

    def head_remarks(self):
        """The head of school reads everything, and writes remarks into an inbox."""
        os.makedirs(os.path.join(self.space, 'inbox', 'lemaire'), exist_ok=True)
        if self.server is not None:
            self.server.own(self.space)
        self.command(HEAD, 'sync', '--join', self.where, '--inbox', 'lemaire', '--name', HEAD)
        self.open(HEAD)
        program = self.program
        program.see(part('Collège'), ROWS)
        if self.server is not None:
            self.sign_in_again(HEAD)
        program.press('alt+5')
        program.see(_('Pages of the project'), None)
        program.press('ctrl+m')
        program.see_focus(_('New remark'), None)
        program.type(REMARK)
        program.press('ctrl+Return')
        wait_for(lambda: any(REMARK in text for text in program.texts()), 'the remark is not written')
        self.synchronise(HEAD)
        program = self.use(MARTIN)
        program.press('alt+5')
        program.see(_('Pages of the project'), None)
        program.press('ctrl+m')

        def arrives():
            program.press('F5')
            return any(REMARK in text for text in program.texts())

        wait_for(arrives, 'the remark does not arrive')
        self.picture('remark')

    def sign_in_again(self, who):
        """The command was told the password and kept it nowhere; here is no keyring."""
        program = self.program
        n_windows = len(self.screen.windows())
        program.walk_to(part(_('No password is kept for “%1$s”. Sign in again: nothing is lost.').split('“')[0].split('«')[0]),
                        BUTTONS)
        program.press('Return')
        program.walk_to(label('_Reconnect…'), BUTTONS)
        self.picture('no-password')
        program.press('Return')
        self.fill('User name', self.user(who))
        self.fill_password()
        self.picture('sign-in-again')
        program.press('ctrl+Return')
        wait_for(lambda: len(self.screen.windows()) == n_windows, 'the dialog does not close')
        wait_for(lambda: self.is_at_rest(program), lambda: f'{self.state(program)}')

    def go_on_elsewhere(self):
        """Mme Martin makes a new year of it in the preferences; M. Petit follows by himself."""
        program = self.use(MARTIN)
        program.press('ctrl+comma')
        program.open_page(label('S_haring'))
        program.walk_to(label('_Go On in a New Folder…'), BUTTONS)
        program.press('Return')
        program.see(part(_('New folder, beside the present one')), ENTRIES)
        self.picture('new-folder')
        program.press('Return')
        program.see(_('The Space Goes On in the New Folder'))
        self.picture('gone-on')
        program.press('Return')
        new = f'{os.path.basename(self.space)} 2026-2027'
        program.see(part(new.replace(' ', '%20') if self.server is not None else new))
        program.press('Escape')
        program = self.use(PETIT)

        program.press('ctrl+comma')
        program.open_page(label('S_haring'))

        def follows():
            """His next sync says where it goes on, and follows."""
            self.command(PETIT, 'sync')
            return program.snapshot().find(part(new.replace(' ', '%20') if self.server is not None else new))

        wait_for(follows, 'M. Petit does not follow')
        self.picture('followed')
        program.press('Escape')
        self.space = os.path.join(os.path.dirname(self.space), new)
        self.use(MARTIN)
        self.synchronise(MARTIN, PETIT)

    def leave(self):
        for who in list(self.programs):
            self.use(who).press('ctrl+q')
            self.programs.pop(who).wait_until_gone()

    def kill(self):
        for program in self.programs.values():
            program.kill()


def main():
    os.environ['JALONS_TODAY'] = TODAY
    webdav = sys.argv[1:] == ['webdav']
    if webdav and not dav.is_there():
        print('1..0 # SKIP apache2-bin is not installed')
        return 0
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-sharing.') as folder:
        server = dav.Server(os.path.join(folder, 'server')) if webdav else None
        session = Session(screen, folder, server)
        steps = Steps(screen, session.name, lambda: session.program)
        try:
            steps.run(session.make_space, 'a space is made in a folder')
            steps.run(session.join, 'a colleague joins it from the first page, and has everything')
            steps.run(session.different_fields, 'two fields of one activity, each changed by one, are both kept')
            steps.run(session.same_field, 'the same field changed by both is to be checked, and settled for both')
            steps.run(session.deleted_while_edited, 'what was deleted while it was edited can be restored')
            steps.run(session.deleted_while_typed, 'what is typed stays when a colleague deletes what it is typed in')
            steps.run(session.head_remarks, 'a head of school remarks, and the counsellor reads it')
            steps.run(session.go_on_elsewhere, 'the space goes on in a new folder, and a colleague follows')
            steps.run(session.leave, 'the windows are left')
        finally:
            session.kill()
            if server is not None:
                server.stop()
    return steps.done()


if __name__ == '__main__':
    sys.exit(main())
