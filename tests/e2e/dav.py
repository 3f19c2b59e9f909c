"""A WebDAV folder by Apache's mod_dav, on this machine alone, with names and passwords.

Invariant: nothing of it stays when it is stopped, and nobody but this computer reaches it.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import socket
import subprocess
import time

APACHE = '/usr/sbin/apache2'
MODULES = '/usr/lib/apache2/modules'
NAMES = ('mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'alias', 'mime', 'dav', 'dav_fs',
         'filter', 'deflate')
PASSWORD = 'secret'
USERS = ('martin', 'petit', 'lemaire', 'temoin')

CONFIGURATION = '''ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
Mutex file:{folder} default
TypesConfig /dev/null
StartServers 1
ThreadsPerChild 16
MaxRequestWorkers 64
DavLockDB {folder}/locks
Alias /dav {folder}/share
AddOutputFilterByType DEFLATE text/xml application/xml
<Directory {folder}/share>
  Dav On
  AuthType Basic
  AuthName "Jalons"
  AuthUserFile {folder}/users
  Require valid-user
</Directory>
'''


def is_there():
    return os.access(APACHE, os.X_OK) and os.path.exists(os.path.join(MODULES, 'mod_dav_fs.so'))


def find_port():
    with socket.socket() as listener:
        listener.bind(('127.0.0.1', 0))
        return listener.getsockname()[1]


class Server:
    def __init__(self, folder):
        self.folder = folder
        self.share = os.path.join(folder, 'share')
        self.port = find_port()
        self.address = f'http://127.0.0.1:{self.port}/dav/'
        os.makedirs(self.share)
        self.write_users()
        self.write_configuration()
        self.process = subprocess.Popen([APACHE, '-f', os.path.join(folder, 'apache.conf'), '-DFOREGROUND'])
        self.wait_until_there()

    def write_users(self):
        done = subprocess.run(['openssl', 'passwd', '-apr1', PASSWORD], capture_output=True, text=True, check=True)
        with open(os.path.join(self.folder, 'users'), 'w', encoding='utf-8') as file:
            file.writelines(f'{user}:{done.stdout.strip()}\n' for user in USERS)

    def write_configuration(self):
        text = ''.join(f'LoadModule {name}_module {path}\n' for name in NAMES
                       if os.path.exists(path := os.path.join(MODULES, f'mod_{name}.so')))
        if os.geteuid() == 0:
            # It serves as nobody, to whom the folder has to belong.
            text += 'User nobody\nGroup nogroup\n'
            os.chmod(os.path.dirname(self.folder), 0o755)
            for path in (self.folder, self.share):
                shutil.chown(path, 'nobody', 'nogroup')
                os.chmod(path, 0o755)
        with open(os.path.join(self.folder, 'apache.conf'), 'w', encoding='utf-8') as file:
            file.write(text + CONFIGURATION.format(folder=self.folder, port=self.port))

    def own(self, path):
        """Makes what the test made there the server's, as if it had been made through it."""
        if os.geteuid() != 0:
            return
        for root, folders, files in os.walk(path):
            for name in (*folders, *files):
                shutil.chown(os.path.join(root, name), 'nobody', 'nogroup')

    def wait_until_there(self):
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(('127.0.0.1', self.port), 1).close()
                return
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def stop(self):
        self.process.terminate()
        self.process.wait()
