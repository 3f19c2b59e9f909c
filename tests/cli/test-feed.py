#!/usr/bin/env python3
"""`jalons feed` on the real binary, with a server on this computer that publishes, changes, withdraws and misbehaves.

Invariant: nothing but this computer is asked; after an answer that is refused, the data are what they were.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import contextlib
import hashlib
import http.server
import json
import os
import sys
import threading

from harness import demo, export, jalons, listed, run_all, test


class Publisher(http.server.BaseHTTPRequestHandler):
    """Answers with what the server's `published` says: a status, a body, headers."""

    def do_GET(self):
        status, body, headers = self.server.published
        etag = '"' + hashlib.sha256(body).hexdigest() + '"'
        self.server.seen.append((self.path, dict(self.headers)))
        if status == 200 and self.headers.get('If-None-Match') == etag:
            status, body = 304, b''
        self.send_response(status)
        self.send_header('ETag', etag)
        for name, value in headers.items():
            self.send_header(name, value)
        if 'Content-Length' not in headers:
            self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def publisher():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Publisher)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.url = f'http://127.0.0.1:{server.server_port}/offers.json'
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def publish(server, *offers, status=200, body=None, **headers):
    text = json.dumps({'format': 'jalons-offers', 'version': 1, 'region': 'Région d’essai', 'title': 'Actions 2026',
                       'publisher': 'La Région', 'licence': 'Licence Ouverte 2.0', 'offers': list(offers)})
    server.published = status, (text.encode() if body is None else body), {k.replace('_', '-'): v for k, v in headers.items()}


A = {'code': 'a', 'title': 'Orientibus', 'places': 4, 'levels': ['3e']}
B = {'code': 'b', 'title': 'Forum'}


@test
def a_feed_is_followed_listed_and_left(folder):
    data = os.path.join(folder, 'data')
    with publisher() as server:
        publish(server, A, B)
        result = jalons('feed', 'add', server.url, data=data).wants(0)
        assert '2 offers created' in result.out and result.err == '', result
        found, = jalons('feed', 'list', '--format', 'json', data=data).wants(0).json()
        assert (found['title'], found['url'], found['offers'], found['withdrawn'], found['asked']) == \
            ('Actions 2026', server.url, 2, 0, '2026-11-16'), found
        assert server.url in jalons('feed', 'list', data=data).wants(0).out
        assert (found['publisher'], found['licence']) == ('La Région', 'Licence Ouverte 2.0'), found
        result = jalons('feed', 'refresh', '--take-back', 'nothing', data=data).wants(0)
        assert '“nothing”' in result.err and 'Nothing new' in result.out, result
        assert jalons('feed', 'refresh', '--take-back=all', data=data).wants(0).err == ''
        assert {offer['feed'] for offer in listed(data, 'offers')} == {found['id']}
        assert server.seen[0][1]['User-Agent'].startswith('Jalons/')
        result = jalons('feed', 'remove', server.url, data=data).wants(0)
        assert 'its actions stay' in result.out, result
        assert jalons('feed', 'list', '--format', 'json', data=data).wants(0).json() == []
        assert len(listed(data, 'offers')) == 2
        assert os.listdir(os.path.join(data, 'feeds')) == []


@test
def refreshing_says_what_is_new_changed_and_withdrawn(folder):
    data = os.path.join(folder, 'data')
    with publisher() as server:
        publish(server, A, B)
        jalons('feed', 'add', server.url, data=data).wants(0)
        result = jalons('feed', 'refresh', data=data).wants(0)
        assert 'Nothing new' in result.out, result
        assert 'If-None-Match' in server.seen[-1][1]

        publish(server, {**A, 'places': 6}, {'code': 'c', 'title': 'Salon'})
        result = jalons('feed', 'refresh', '--preview', data=data).wants(0)
        assert 'Places: 4 → 6' in result.out and '1 offer to create' in result.out, result
        assert len(listed(data, 'offers')) == 2
        # Not taken: the next time the server need not send it again, and it is still said.
        result = jalons('feed', 'refresh', server.url, data=data).wants(0)
        for words in ('Places: 4 → 6', 'Salon', 'withdrawn, kept', 'Forum', '1 offer withdrawn'):
            assert words in result.out, (words, result)
        found = {offer['code']: offer for offer in listed(data, 'offers')}
        assert found['a']['places'] == 6 and found['b']['withdrawn_day'] == '2026-11-16', found
        publish(server, A, B)
        assert 'Published again' in jalons('feed', 'refresh', data=data).wants(0).out
        assert {offer['code']: offer['withdrawn_day'] for offer in listed(data, 'offers')} == \
            {'a': None, 'b': None, 'c': '2026-11-16'}


@test
def refused_answers_change_nothing(folder):
    data = demo(folder)
    with publisher() as server:
        publish(server, A)
        jalons('feed', 'add', server.url, data=data).wants(0)
        before = export(data, folder)
        cases = (
            (dict(status=404, body=b''), '404'),
            (dict(status=410, body=b''), '410'),
            (dict(status=500, body=b''), '500'),
            (dict(body=b'Bonjour'), 'line 1'),
            (dict(body=b'<html><body>Portail</body></html>'), 'web page'),
            (dict(body=b'{"x": ' + b'[' * 10000), 'nested'),
            (dict(body=b'{', Content_Length=str(1 << 30)), '32 MB'),
            (dict(body=b'{', Content_Length='1000'), 'broke off'),
            (dict(status=302, body=b'', Location='/loop'), 'without an end'),
            (dict(status=302, body=b'', Location='file:///etc/passwd'), 'https://'),
            (dict(status=302, body=b'', Location='http://example.org/'), 'https://'),
        )
        for answer, words in cases:
            publish(server, **answer)
            result = jalons('feed', 'refresh', data=data).wants(1)
            assert words in result.err and result.out == '' and len(result.err.strip().splitlines()) == 1, (answer, result)
        for offers, words in (((A, A), '“a”'), (({**A, 'first_day': '2027-02-30'},), '2027-02-30'),
                              (({**A, 'page': 'javascript:x'},), 'javascript')):
            publish(server, *offers)
            assert words in jalons('feed', 'refresh', data=data).wants(1).err
        assert export(data, folder) == before


@test
def a_feed_that_fails_does_not_hinder_the_others(folder):
    data = os.path.join(folder, 'data')
    with publisher() as good, publisher() as bad:
        publish(good, A)
        publish(bad, {'code': 'z', 'title': 'Z'})
        for server in (good, bad):
            jalons('feed', 'add', server.url, data=data).wants(0)
        publish(good, A, B)
        publish(bad, status=500, body=b'')
        result = jalons('feed', 'refresh', data=data).wants(1)
        assert '1 offer created' in result.out and '500' in result.err, result


@test
def wrong_addresses_and_wrong_usage(folder):
    data = os.path.join(folder, 'data')
    for address, words in (('http://example.org/o', 'https://'), ('file:///etc/passwd', 'https://'),
                           ('nonsense', 'not an address'), ('https://me:secret@example.org/', 'password')):
        assert words in jalons('feed', 'add', address, data=data).wants(1).err
    assert not os.path.exists(data)
    for words in ([], ['add'], ['list', 'x'], ['refresh', 'a', 'b'], ['remove'], ['fetch'], ['list', '--preview'],
                  ['list', '--take-back', 'all'], ['remove', 'https://example.org/', '--take-back', 'all'],
                  ['add', 'https://example.org/', '--format', 'json'], ['list', '--format', 'xml']):
        jalons('feed', *words, data=demo(folder) if words == ['list', '--format', 'xml'] else data).wants(2)
    data = os.path.join(folder, 'data')
    assert 'not followed' in jalons('feed', 'refresh', 'https://example.org/', data=data).wants(1).err
    assert 'not followed' in jalons('feed', 'remove', 'https://example.org/', data=data).wants(1).err
    assert 'feed add' in jalons('feed', 'refresh', data=data).wants(0).err


if __name__ == '__main__':
    sys.exit(run_all())
