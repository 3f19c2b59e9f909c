#!/usr/bin/env python3
"""The program killed at every request, before and after it took effect, and at moments by chance: killed.py JALONS SEED

Invariant: whatever was cut off, the next sync brings two data folders to the same, and no word is lost.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import http.server
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

BASE = '/dav/'
ENTRY = ('<D:response><D:href>{}</D:href><D:propstat><D:prop><D:resourcetype>{}</D:resourcetype>{}</D:prop>'
         '</D:propstat></D:response>')


class Folder:
    """What is on the server, and when it kills who asks."""

    def __init__(self):
        self.files = {}
        self.client = None
        self.left = -1
        self.after = False
        self.struck = False

    def strikes(self, after):
        if self.left != 0 or self.after != after or self.client is None:
            return False
        self.left = -1
        self.struck = True
        self.client.send_signal(signal.SIGKILL)
        return True


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    folder = None

    def log_message(self, *_arguments):
        pass

    def answer(self, status, body=b''):
        if self.folder.strikes(after=True):
            self.close_connection = True
            return
        self.folder.left -= self.folder.left > 0
        self.send_response(status)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_one(self):
        length = int(self.headers.get('Content-Length', 0))
        body = self.rfile.read(length)
        if self.folder.strikes(after=False) or len(body) < length:
            self.close_connection = True
            return
        self.answer(*getattr(self, 'serve_' + self.command.lower())(self.path.removeprefix(BASE), body))

    do_PROPFIND = do_GET = do_PUT = do_DELETE = do_MKCOL = handle_one

    def serve_propfind(self, path, _body):
        files = self.folder.files
        if path and path not in files:
            return 404, b''
        inside = [name for name in files if name.startswith(path) and name != path
                  and '/' not in name[len(path):].removesuffix('/')]
        if self.headers.get('Depth') != '1':
            inside = []
        entries = ''.join(
            ENTRY.format(BASE + name, '<D:collection/>' if name.endswith('/') or not name else '',
                         '' if name.endswith('/') or not name else
                         f'<D:getcontentlength>{len(files[name])}</D:getcontentlength>') for name in [path] + inside)
        return 207, f'<D:multistatus xmlns:D="DAV:">{entries}</D:multistatus>'.encode()

    def serve_get(self, path, _body):
        return (200, self.folder.files[path]) if path in self.folder.files else (404, b'')

    def serve_put(self, path, body):
        parent = path[:path.rfind('/') + 1]
        if parent and parent not in self.folder.files:
            return 409, b''
        self.folder.files[path] = body
        return 201, b''

    def serve_delete(self, path, _body):
        return (204, b'') if self.folder.files.pop(path, None) is not None else (404, b'')

    def serve_mkcol(self, path, _body):
        if path in self.folder.files:
            return 405, b''
        self.folder.files[path] = b''
        return 201, b''


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, _request, _address):
        """A client that was killed is no error."""


class World:
    def __init__(self, program, place):
        self.program = program
        self.place = place
        self.folder = Folder()
        Handler.folder = self.folder
        self.server = Server(('127.0.0.1', 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.where = f'http://127.0.0.1:{self.server.server_port}{BASE}'

    def path(self, name):
        return os.path.join(self.place, name)

    def run(self, name, *arguments, kill_after=None):
        """One command; its exit status, or -9."""
        process = subprocess.Popen([self.program, '--data', self.path(name), *arguments], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.folder.client = process
        try:
            output, errors = process.communicate(timeout=kill_after or 120)
        except subprocess.TimeoutExpired:
            process.kill()
            output, errors = process.communicate()
        self.folder.client = None
        self.output, self.errors = output, errors
        return process.returncode

    def must(self, name, *arguments):
        if self.run(name, *arguments) != 0:
            raise RuntimeError(f'{name} {arguments}: {self.output}{self.errors}')
        return self.output

    def content(self, name):
        return json.loads(self.must(name, 'export', 'json', '--output', '-'))

    def save(self):
        for name in 'one', 'two':
            shutil.copytree(self.path(name), self.path('saved-' + name))
        self.saved = dict(self.folder.files)

    def restore(self):
        for name in 'one', 'two':
            shutil.rmtree(self.path(name))
            shutil.copytree(self.path('saved-' + name), self.path(name))
        self.folder.files.clear()
        self.folder.files.update(self.saved)
        self.folder.left, self.folder.struck = -1, False

    def prepare(self):
        """Two who share; each has then written something that the other one has not."""
        self.must('one', 'demo')
        self.must('one', 'sync', '--create', self.where, '--label', 'CIO')
        self.must('two', 'sync', '--join', self.where)
        self.must('one', 'sync')
        for name, word in ('one', 'Boulanger'), ('two', 'Couvreur'):
            table = self.path(word + '.csv')
            with open(table, 'w', encoding='utf-8') as file:
                file.write(f'Nom;Prénom;Métier\n{word};Alix;{word}\n')
            self.must(name, 'import', table, '--as', 'ambassadors')
        self.must('two', 'sync')
        self.save()

    def agree(self):
        """What the next syncs make of it: the two contents, which must be equal and have both words."""
        for name in 'one', 'two', 'one':
            self.must(name, 'sync')
        first, second = self.content('one'), self.content('two')
        text = json.dumps(first, ensure_ascii=False)
        return first == second and 'Boulanger' in text and 'Couvreur' in text


def main():
    program, seed = sys.argv[1], int(sys.argv[2])
    rand = random.Random(seed)
    results = []
    with tempfile.TemporaryDirectory() as place:
        world = World(program, place)
        world.prepare()
        for after in False, True:
            for at in range(30):
                world.restore()
                world.folder.left, world.folder.after = at, after
                status = world.run('one', 'sync')
                if not world.folder.struck:
                    break
                ok = status == -signal.SIGKILL and world.agree()
                results.append((ok, f'killed {"after" if after else "before"} request {at + 1}'))
        world.restore()
        start = time.monotonic()
        world.must('one', 'sync')
        whole = time.monotonic() - start
        for _ in range(6):
            world.restore()
            moment = rand.uniform(0.01, whole)
            world.run('one', 'sync', kill_after=moment)
            results.append((world.agree(), f'killed {moment / whole:.0%} of the way'))
    print(f'1..{len(results) + 1}')
    print(f'# seed {seed}')
    for number, (ok, name) in enumerate(results, 1):
        print(f'{"ok" if ok else "not ok"} {number} - {name}')
    print(f'{"ok" if len(results) >= 12 else "not ok"} {len(results) + 1} - every request had its turn')
    return 0 if all(ok for ok, _name in results) and len(results) >= 12 else 1


if __name__ == '__main__':
    sys.exit(main())
