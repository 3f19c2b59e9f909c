"""The steps of a session, told as TAP: one that fails leaves a picture.

Invariant: the plan is printed at the end, so that a test which dies half-way is seen to have died.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import time
import traceback


class Steps:
    def __init__(self, screen, name, program=None, stop=True):
        self.screen = screen
        self.name = name
        self.program = program  # gives the one that is there, or nothing
        self.stop = stop  # whether a step needs those before it
        screen.forget_pictures(f'{name}-failure')
        self.number = 0
        self.failed = 0

    def run(self, step, what):
        """Do one step, unless it needs one that failed."""
        self.number += 1
        if self.failed and self.stop:
            print(f'not ok {self.number} - {what}\n# not tried, as a step before it failed', flush=True)
            return
        started = time.monotonic()
        try:
            step()
        except Exception:  # pylint: disable=broad-except # whatever it is, it is told, with a picture
            self.failed += 1
            print(f'not ok {self.number} - {what}')
            print('# ' + traceback.format_exc().strip().replace('\n', '\n# '), flush=True)
            self.screen.leave_picture(f'{self.name}-failure-{self.number}')
            self.tell_state()
            return
        print(f'ok {self.number} - {what}\n# {time.monotonic() - started:.1f} s', flush=True)

    def tell_state(self):
        """What was there: where no picture can be looked at, this must do."""
        program = self.program() if self.program else None
        for line in self.screen.state() + (program.state() if program else []):
            print(f'#   {line}', flush=True)

    def skip(self, what, why):
        self.number += 1
        print(f'ok {self.number} - {what} # SKIP {why}', flush=True)

    def done(self):
        print(f'1..{self.number}')
        return 1 if self.failed else 0
