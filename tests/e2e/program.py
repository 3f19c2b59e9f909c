"""One run of Jalons, used as a person uses it: keys go in, and what is seen comes back.

Invariant: nothing is believed to have happened until it is seen; no wait is a fixed time.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import subprocess
import time

from gi.repository import GLib

from a11y import Client

PATIENCE = 20 * float(os.environ.get('JALONS_TEST_PATIENCE', '1'))
PAUSE = 0.05
STILL = 0.3  # longer than libadwaita takes to move something
SHADOW = 20  # pixels, of a window at both its sides

BUTTONS = {'button', 'toggle button', 'menu button'}
ENTRIES = {'text', 'entry'}
ROWS = {'list item', 'table row', 'table cell', 'tree item'}


class NotSeen(AssertionError):
    """Something did not come in time."""


def wait_for(question, what):
    """Ask until the answer is true; the answer. What fails because it has just gone is asked again."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            answer = question()
        except (GLib.Error, KeyError):
            answer = None
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise NotSeen(f'{what() if callable(what) else what} (in {PATIENCE:.0f} seconds)')
        time.sleep(PAUSE)


def environment():
    """That of the test. Under ASan leaks are not asked for: GTK's file chooser and its accessible texts lose some of
    their own, and only slow stacks could tell them from ours, which every other program of the tests looks for."""
    own = dict(os.environ)
    if 'ASAN_OPTIONS' in own:
        own['ASAN_OPTIONS'] += ':detect_leaks=0'
    return own


class Program:
    def __init__(self, screen, data, *arguments, under=()):
        """@under: a command that runs it, and is the same process"""
        self.screen = screen
        binary = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        self.process = subprocess.Popen([*under, binary, '--data', data, *arguments], env=environment())
        self.client = Client(self.process.pid)
        wait_for(self._is_there, 'Jalons does not appear')
        wait_for(screen.windows, 'no window appears')

    def _is_there(self):
        if self.process.poll() is not None:
            raise NotSeen(f'Jalons left with {self.process.returncode}')
        return self.client.connect()

    def snapshot(self):
        return self.client.snapshot()

    def press(self, *keys):
        self.screen.press(*keys)

    def type(self, text):
        self.screen.type(text)

    def see(self, name=None, roles=None):
        """Wait until something is there; its node."""
        return wait_for(lambda: self.snapshot().find(name, roles), f'{name or roles} is not seen')

    def see_no(self, name=None, roles=None):
        wait_for(lambda: self.snapshot().find(name, roles) is None, f'{name or roles} does not go')

    def focused(self):
        """What says that it has the keyboard: a row and the text in it may both say so, and under GTK 4.18 a text that had
        it once goes on saying so."""
        return [node for node in self.snapshot().walk() if node.has('focused')]

    def focus(self):
        """What has the keyboard: the innermost."""
        return next(reversed(self.focused()), None)

    def fill_screen(self):
        """As one does with a window that is worked in."""
        self.give_size(self.screen.bounds(self.screen.root)[2:])

    def give_size(self, size):
        """Make the window on top so large, and wait until it stays so, and all buttons where that puts them: it comes by
        several steps, and what is pressed meanwhile may not be what one looked at."""
        wait_for(lambda: self._keeps(size), lambda: f'{self.snapshot().find(None, {"frame"})} is not of {size}')

    def _keeps(self, size):
        # As a hand does, pull until the window follows: the least width is less once the sidebar is gone.
        if not self.has_size(size):
            self.screen.give_size(*size)
            return False
        before = self._places_of_buttons()
        time.sleep(STILL)
        return self.has_size(size) and self._places_of_buttons() == before

    def wait_until_alone(self):
        """No dialog is over the window any more: a key that is pressed before goes with it."""
        wait_for(lambda: len(self.screen.windows()) == 1, lambda: f'{self.screen.state()} do not close')

    def has_size(self, size):
        """The frame is the window without its shadow."""
        frame = self.snapshot().find(None, {'frame'}).size()
        return all(whole - SHADOW <= part <= whole for whole, part in zip(size, frame, strict=True))

    def _places_of_buttons(self):
        return {node.path: node.extents() for node in self.snapshot().find_all(None, BUTTONS)}

    def focus_in(self, roles):
        """What has the keyboard, if it has one of the roles."""
        focus = self.focus()
        return focus if focus is not None and focus.role in roles else None

    def see_typed(self, text):
        """Wait until the entry that has the keyboard holds a text."""

        def typed():
            return self.entry_text(lambda: self.focus_in(ENTRIES))

        wait_for(lambda: typed() == text, lambda: f'{text!r} typed, {typed()!r} seen')

    def state(self):
        """What has the keyboard, what it is in and what is beside it, in lines; not why that cannot be told."""
        if self.process.poll() is not None:
            return [f'Jalons left with {self.process.returncode}']
        try:
            focus = self.focus()
        except (GLib.Error, KeyError) as error:
            return [f'Jalons does not answer: {error}']
        if focus is None:
            return ['nothing has the keyboard']
        beside = focus.parent.children[max(0, focus.index - 3):focus.index + 4] if focus.parent else []
        return [f'the keyboard is on {focus}', f'in {[node for node in focus.above() if node.name]}', f'beside {beside}']

    def see_focus(self, name=None, roles=None):
        """Wait until the keyboard is on something, or in it."""

        def there():
            node = self.focus()
            return node and next((place for place in (node, *node.above()) if place.matches(name, roles)), None)

        return wait_for(there, lambda: f'the keyboard is not on {name or roles} but on {self.focus()}')

    def walk_to(self, name=None, roles=None, key='Tab', most=60):
        """Press a key, Tab or an arrow, until the keyboard is on something."""
        focused = self.focused()
        for _ in range(most):
            for focus in reversed(focused):
                if any(node.matches(name, roles) for node in (focus, *focus.above())):
                    return focus
            self.press(key)
            focused = self._see_other_focus(focused)
        raise NotSeen(f'{key} does not lead to {name or roles}; it stops on {self.focus()}')

    def open_page(self, name, key='Tab'):
        """Show a page of a window that has several, by its tab. In libadwaita 1.2 Tab leads from one to the next too; in 1.7
        all are one stop, among which the arrows go."""
        focused = [self.walk_to(roles={'page tab'}, key=key, most=200)]
        for arrow in ['Right'] * 8 + ['Left'] * 16:
            if any(focus.matches(name, {'page tab'}) for focus in focused):
                self.press('space')
                return
            self.press(arrow)
            focused = self._see_other_focus(focused)
        raise NotSeen(f'the arrows do not lead to the page {name}; they stop on {self.focus()}')

    def _see_other_focus(self, before):
        """Wait a moment for the keyboard to be elsewhere; where. GTK 4.8 says of the text in an entry row that it is
        nowhere."""
        deadline = time.monotonic() + 1
        nowhere = time.monotonic() + 0.25
        while time.monotonic() < deadline:
            now = self.focused()
            if now and [node.path for node in now] != [node.path for node in before]:
                return now
            if not now and time.monotonic() > nowhere:
                return []
            time.sleep(PAUSE)
        return now

    def type_into(self, entry, text):
        """Type in place of what the entry that has the keyboard holds, and see it there; entry() finds it.

        Under load the display now and then loses a letter that is not on the keyboard: what is not seen is typed again.
        """
        wait_for(entry, 'there is no entry')
        for _again in range(3):
            self.press('ctrl+a')
            if text:
                self.type(text)
            else:
                self.press('Delete')
            deadline = time.monotonic() + 3
            while time.monotonic() < deadline:
                if self.entry_text(entry) == text:
                    return
                time.sleep(PAUSE)
        raise NotSeen(f'typed {text!r}, seen {self.entry_text(entry)!r}')

    @staticmethod
    def entry_text(entry):
        try:
            found = entry()
            return found.text() if found is not None else None
        except GLib.Error:
            return None  # it has just gone

    def choose_file(self, path, saving=False, opening=None):
        """Press the button that has the keyboard, or do what opens GTK's file chooser, and give a path to it.

        A chooser that opens files asks for a path at Ctrl+L.
        """
        below = len(self.screen.windows())
        (opening or (lambda: self.press('Return')))()
        wait_for(lambda: len(self.screen.windows()) > below, 'no file chooser opens')
        if not saving:
            wait_for(self.focus, 'the file chooser does not take the keyboard')
            self.press('ctrl+l')

        def entry():
            return self.focus_in(ENTRIES)

        wait_for(entry, 'the file chooser has no entry')
        self.press('ctrl+a')
        self.type(path)

        def typed():
            """What the chooser adds to complete the path stands behind the cursor; it comes when it has read the folder."""
            text = entry().text()
            if text != path and text.startswith(path):
                self.press('shift+End', 'Delete')
            return text == path

        wait_for(typed, lambda: f'typed {path!r}, seen {entry().text()!r}')
        self.press('Return')
        wait_for(lambda: len(self.screen.windows()) <= below, 'the file chooser does not go')

    def texts(self, tree=None):
        """Every name, description and text that is there."""
        found = []
        for node in (tree or self.snapshot()).walk():
            try:
                found += [text for text in (node.name, node.description, node.text()) if text]
            except GLib.Error:
                pass  # it has just gone
        return found

    def wait_until_gone(self):
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise NotSeen('Jalons does not leave') from None
        if status != 0:
            raise NotSeen(f'Jalons left with {status}')

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        elif self.process.returncode != 0:
            print(f'# Jalons had left with {self.process.returncode}')


def part(text):
    """A pattern that finds a part of a name, whatever its spaces: narrow ones, and those that do not break."""
    return re.compile(r'\s*'.join(re.escape(word) for word in text.split()))
