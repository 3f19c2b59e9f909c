"""What the tests of the command line share: running the real binary, TAP, and files to import.

Invariant: no test has a display, the user's data folder or the network.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from xml.etree import ElementTree

BUILD = os.environ['JALONS_BUILD_ROOT']
BINARY = os.path.join(BUILD, 'src', 'jalons')
COLLEGE, LYCEE = '0599990N', '0599991P'

_tests = []


def test(function):
    """Marks a function as a test; it is given an empty folder."""
    _tests.append(function)
    return function


def run_all():
    """Runs every marked function and prints TAP. Returns the exit status."""
    failed = 0
    print(f'1..{len(_tests)}')
    for number, function in enumerate(_tests, 1):
        folder = tempfile.mkdtemp(prefix='jalons-cli-')
        name = function.__name__.replace('_', '-')
        try:
            function(folder)
            print(f'ok {number} {name}', flush=True)
        except Exception:  # whatever it is, the next test must run
            failed += 1
            print(''.join(f'# {line}\n' for line in traceback.format_exc().splitlines()), end='')
            print(f'not ok {number} {name}', flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


class Result:
    """What a run of the program left: status, out, err (text), raw (bytes of out)."""

    def __init__(self, process, arguments):
        self.status = process.returncode
        self.raw = process.stdout
        self.out = process.stdout.decode('utf-8', 'replace')
        self.err = process.stderr.decode('utf-8', 'replace')
        self.arguments = arguments

    def __repr__(self):
        return f'{self.arguments} → {self.status}\n{self.out[-2000:]}\n{self.err[-2000:]}'

    def wants(self, status):
        """Asserts the exit status, and that an error is one sentence or more on the standard error."""
        assert self.status == status, self
        assert (status == 0) or self.err.strip(), self
        assert 'CRITICAL' not in self.err and 'WARNING' not in self.err, self
        return self

    def json(self):
        return json.loads(self.out)


def jalons(*arguments, data=None, language='en', stdout=subprocess.PIPE, restore_signals=True, **environment):
    """Runs the program without a display, with a home of its own."""
    words = [BINARY] + (['--data', data] if data else []) + list(arguments)
    with tempfile.TemporaryDirectory(prefix='jalons-home-') as home:
        env = {key: value for key, value in os.environ.items() if key not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        env.update(HOME=home, XDG_DATA_HOME=os.path.join(home, 'share'), LANGUAGE=language, JALONS_TODAY='2026-11-16')
        env.update(environment)
        process = subprocess.run(words, env=env, stdout=stdout, stderr=subprocess.PIPE, timeout=60, check=False,
                                 restore_signals=restore_signals)
        process.stdout = process.stdout or b''
        return Result(process, words)


def listed(data, what, *options):
    """The objects of `list WHAT --format json`: what is of a year, of 2026, unless the options say which."""
    if what in ('divisions', 'activities', 'issues') and '--year' not in options:
        options += ('--year', '2026')
    return jalons('list', what, '--format', 'json', *options, data=data).wants(0).json()


def demo(folder):
    """A data folder with the demonstration."""
    data = os.path.join(folder, 'data')
    jalons('demo', data=data).wants(0)
    return data


def export(data, folder, name='export.json'):
    """The bytes of `export json`."""
    path = os.path.join(folder, name)
    jalons('export', 'json', '--output', path, data=data).wants(0)
    with open(path, 'rb') as file:
        return file.read()


def write(folder, name, content, encoding='utf-8'):
    path = os.path.join(folder, name)
    with open(path, 'wb') as file:
        file.write(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def pdf_text(path):
    """The text of a PDF with spaces of every kind made one plain space, so that wrapped cells can be found."""
    text = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, check=True).stdout.decode()
    return plain(text)


def plain(text):
    return ' '.join(text.replace('\u202f', ' ').replace('\u00a0', ' ').split())


# ---- An export of STS-Web, written by the generator that the tests of the readers use too ----

MAKE_STS = os.path.join(os.environ['JALONS_SOURCE_ROOT'], 'tests', 'fixtures', 'exchange', 'make-sts.py')


def sts(folder, name='sts_emp_0590116F_2026.xml', replace=(), **options):
    """Writes an STS-Web export of 30 classes in ISO-8859-15, unless options say otherwise. Returns its path."""
    path = os.path.join(folder, name)
    words = [word for key, value in options.items() for word in (f'--{key}', str(value))]
    subprocess.run([sys.executable, MAKE_STS, path] + words, check=True)
    for old, new in replace:
        with open(path, 'rb') as file:
            content = file.read()
        assert old in content, old
        write(folder, name, content.replace(old, new))
    return path


def divisions_of(path):
    """What an export says, read by another reader than ours: {code: (headcount, surname of the head teacher)}."""
    root = ElementTree.parse(path).getroot()
    leads = {lead.findtext('CODE_STRUCTURE'): person.findtext('NOM_USAGE')
             for person in root.iter('INDIVIDU') for lead in person.iter('PROF_PRINC')}
    return {division.get('CODE'): (int(division.findtext('EFFECTIF_CALCULE')), leads[division.get('CODE')])
            for division in root.iter('DIVISION')}
