#!/usr/bin/env python3
"""With no account Jalons opens no socket but those of the display and of D-Bus, whatever is done in it: traced by strace.

Invariant: the trace is of every process that Jalons starts, from its first instruction on.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from display import Screen
from program import ROWS, Program, environment, part
from steps import Steps
from words import _

TRACE = ('strace', '-D', '-f', '-qq', '-s', '256', '-e', 'trace=socket,connect', '-o')
SCHOOL = 'Lycée du Canal'


def lines_of(path):
    with open(path, encoding='utf-8', errors='replace') as file:
        return [line.strip() for line in file if re.search(r'\b(socket|connect)\(', line)]


def places():
    """Where the display, the buses and the names of users are."""
    found = ['/.X11-unix/', 'nscd/socket', '/userdb/']
    for name in ('DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS'):
        found += re.findall(r'(?:path|abstract)=([^,;]+)', os.environ.get(name, ''))
    return [*found, 'at-spi', '/dbus-', 'system_bus_socket']


def strangers(path):
    """The lines of a trace that are not of this machine's display and buses."""
    allowed = places()
    found = []
    for line in lines_of(path):
        if 'socket(' in line and 'connect(' not in line:
            if 'socket(AF_UNIX' not in line:
                found.append(line)
        elif 'resumed>' not in line and ('sa_family=AF_UNIX' not in line or not any(place in line for place in allowed)):
            found.append(line)
    return found


class Session:
    def __init__(self, screen, folder):
        self.screen = screen
        self.folder = folder
        self.data = os.path.join(folder, 'data')
        self.jalons = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'src', 'jalons')
        self.program = None

    def trace(self, name):
        return os.path.join(self.folder, name)

    def commands(self):
        for number, words in enumerate((('demo',), ('list', 'schools'), ('sync', '--status'), ('search', 'forum'),
                                        ('print', 'week', '--school', '0599991P', '--output',
                                         os.path.join(self.folder, 'semaine.pdf')))):
            path = self.trace(f'command-{number}')
            subprocess.run([*TRACE, path, self.jalons, '--data', self.data, *words], check=True,
                           stdout=subprocess.DEVNULL, env=environment())
            assert not strangers(path), strangers(path)

    def the_trace_sees_the_network(self):
        """Else the rest would hold by itself."""
        path = self.trace('python')
        code = 'import socket; s = socket.socket(); s.setblocking(False); s.connect_ex(("127.0.0.1", 9))'
        subprocess.run([*TRACE, path, sys.executable, '-c', code], check=True)
        assert len(strangers(path)) == 2, lines_of(path)

    def leave(self):
        """A dialog."""
        self.program.press('Escape')
        self.program.wait_until_alone()

    def window(self):
        path = self.trace('window')
        self.program = Program(self.screen, self.data, under=(*TRACE, path))
        self.program.see(part(SCHOOL), ROWS)
        self.program.fill_screen()
        for key in ('alt+2', 'alt+3', 'alt+4', 'alt+5', 'alt+6', 'alt+1'):
            self.program.press(key)
        self.program.press('ctrl+k')
        self.program.type('forum')
        self.program.see(part('Forum'), ROWS)
        self.leave()
        self.program.press('ctrl+comma')
        self.program.see(_('Guidance counsellor'))
        self.leave()
        self.program.press('ctrl+h')
        self.program.see(_('History'), {'label', 'frame', 'window'})
        self.leave()
        self.program.press('ctrl+q')
        self.program.wait_until_gone()
        assert any('.X11-unix' in line for line in lines_of(path)), lines_of(path)
        assert not strangers(path), strangers(path)


def main():
    screen = Screen()
    with tempfile.TemporaryDirectory(prefix='jalons-network-') as folder:
        session = Session(screen, folder)
        steps = Steps(screen, 'no-network', lambda: session.program, stop=False)
        if shutil.which('strace') is None or subprocess.run(['strace', '-qq', '-o', os.devnull, 'true'],
                                                            capture_output=True, check=False).returncode != 0:
            print('1..0 # SKIP strace is missing, or may not trace here')
            return 0
        steps.run(session.the_trace_sees_the_network, 'a socket that is opened is seen')
        steps.run(session.commands, 'no command opens a socket but for the names of users')
        steps.run(session.window, 'the window opens those of the display and of D-Bus alone')
        if session.program is not None:
            session.program.kill()
        return steps.done()


if __name__ == '__main__':
    sys.exit(main())
