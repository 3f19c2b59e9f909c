# The protocol of sharing as an executable model: what the program's own code is held against.
# Invariant: the model is the simplest thing that is right, never the fastest; it shares no code with the program.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks of operations, chained by hashes for each replica, in files with immutable names; multi-value registers of which the
last writer's value is shown; no lock, and nothing deleted because it is absent."""

import hashlib
import json
import re
import zlib

NAME = re.compile(r'^([0-9a-f]{16})-([0-9a-f]{8})-([0-9a-f]{8})-([0-9a-f]{64})\.seg$')
FIELD = re.compile(r'^[a-z_][a-z0-9_]{0,40}(/[0-9a-zA-Z-]{1,64})?$')
STAMP = re.compile(r'^[0-9a-f]{32}$')
HASH = re.compile(r'^[0-9a-f]{64}$')
MAX_FILE = 8 << 20
MAX_RAW = 64 << 20
MAX_LINE = 1 << 20
MAX_DEPTH = 8
MAX_AHEAD = 600000
END = 7258118400000  # 2200-01-01
PATIENCE = 2
BAD_ENOUGH = 5
BAD_LONG = 24 * 3600 * 1000
BAD_RARELY = 3600 * 1000
ONE_SYNC = 60 * 1000
OTHERS_PATIENCE = 4
FAN = 8
GRACE = 2
GRACE_TIME = 24 * 3600 * 1000


class Failure(Exception):
    """Any failure of the folder: also the place where a sync is cut."""


class Bad(Exception):
    """A file is not what its name says."""


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(',', ':'), ensure_ascii=False)


def digest(raw):
    return hashlib.sha256(raw).hexdigest()


def pack(raws):
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(b''.join(raws)) + packer.flush()


def unpack(data):
    if len(data) > MAX_FILE:
        raise Bad('too large')
    unpacker = zlib.decompressobj(31)
    try:
        raw = unpacker.decompress(data, MAX_RAW)
    except zlib.error as failure:
        raise Bad(str(failure)) from failure
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise Bad('cut off, or a bomb')
    return raw


def is_shallow(line):
    depth = 0
    quoted = escaped = False
    for letter in line:
        if quoted:
            if escaped:
                escaped = False
            elif letter == '\\':
                escaped = True
            elif letter == '"':
                quoted = False
        elif letter == '"':
            quoted = True
        elif letter in '[{':
            depth += 1
            if depth > MAX_DEPTH:
                return False
        elif letter in ']}':
            depth -= 1
    return True


def read_line(line):
    if len(line.encode()) > MAX_LINE or not is_shallow(line):
        raise Bad('line')
    try:
        return json.loads(line)
    except ValueError as failure:
        raise Bad('JSON') from failure


def is_header(header):
    return (isinstance(header, dict) and header.get('fmt') == 1 and isinstance(header.get('k'), int) and
            0 < header['k'] <= 100000 and isinstance(header.get('n'), int) and isinstance(header.get('dev'), str) and
            isinstance(header.get('prev'), str) and isinstance(header.get('deps'), list) and isinstance(header.get('min'), int))


def is_operation(operation):
    return (isinstance(operation, dict) and isinstance(operation.get('e'), str) and isinstance(operation.get('i'), str) and
            isinstance(operation.get('s'), str) and STAMP.match(operation['s']) and isinstance(operation.get('f'), dict))


def split_blocks(raw):
    """Returns a list of (hash, header, operations, bytes)."""
    blocks = []
    try:
        lines = raw.decode('utf-8').split('\n')
    except UnicodeDecodeError as failure:
        raise Bad('UTF-8') from failure
    if lines.pop() != '':
        raise Bad('the last line has no end')
    at = 0
    while at < len(lines):
        header = read_line(lines[at])
        if not is_header(header) or at + 1 + header['k'] > len(lines):
            raise Bad('header')
        after = at + 1 + header['k']
        operations = [read_line(line) for line in lines[at + 1:after]]
        if not all(is_operation(operation) for operation in operations):
            raise Bad('operation')
        block = ('\n'.join(lines[at:after]) + '\n').encode()
        blocks.append((digest(block), header, operations, block))
        at = after
    if not blocks:
        raise Bad('empty')
    return blocks


def verify(name, data):
    """Returns the blocks of a file, or raises Bad."""
    matched = NAME.match(name)
    if not matched:
        raise Bad('name')
    replica, first, last, head = matched[1], int(matched[2], 16), int(matched[3], 16), matched[4]
    blocks = split_blocks(unpack(data))
    if len(blocks) != last - first + 1:
        raise Bad('how many')
    before = None
    for number, (own, header, _, _) in enumerate(blocks, first):
        if header['dev'] != replica or header['n'] != number or (before is not None and header['prev'] != before):
            raise Bad('chain')
        before = own
    if before != head:
        raise Bad('head')
    return blocks


def is_sensible(operation):
    return int(operation['s'][:12], 16) < END and all(FIELD.match(field) for field in operation['f'])


def make_name(replica, first, last, head):
    return f'{replica}-{first:08x}-{last:08x}-{head}.seg'


def known_of(header):
    return ([header['prev']] if header['prev'] else []) + header['deps']


class Replica:
    """One copy of the data. clock() is its own clock, in milliseconds; draw(below) a random number, of 64 bits for 0."""

    def __init__(self, draw, clock, app):
        self.draw = draw
        self.clock = clock
        self.app = app
        self.state = {'id': self.new_id(), 'number': 0, 'head': '', 'blocks': {}, 'ancestors': {}, 'front': set(), 'waiting': {},
                      'gone': set(), 'registers': {}, 'unsealed': [], 'last': '0' * 16, 'missed': {}, 'retired': [],
                      'covered': {}, 'sizes': {}, 'bad': {}, 'cursor': 0}

    def new_id(self):
        return f'{self.draw(0):016x}'

    # Writing

    def now(self):
        return max(0, int(self.clock()))

    def make_stamp(self, entity, row):
        state = self.state
        floor = state['last']
        for writes in state['registers'].get((entity, row), {}).values():
            floor = max([floor] + [write[0][:16] for write in writes])
        moment, count = int(floor[:12], 16), int(floor[12:], 16)
        now = min(self.now(), END - 1)
        if now > moment:
            moment, count = now, 0
        else:
            count += 1
            if count > 0xffff:
                moment, count = moment + 1, 0
        if moment >= END:
            moment, count = END - 1, 0xffff
        stamp = f'{moment:012x}{count:04x}'
        if moment <= now + MAX_AHEAD:
            state['last'] = max(state['last'], stamp)
        return stamp + state['id']

    def edit(self, entity, row, fields):
        operation = {'e': entity, 'i': row, 's': self.make_stamp(entity, row), 'f': fields}
        self.state['unsealed'].append(operation)
        self.apply(operation, None)
        return operation

    # Merging

    def knows(self, by, of):
        """Whether the author of one write had seen the other. What is not sealed yet has no block: it knows all."""
        if by[2] == of[2]:
            return by[0] > of[0]
        if by[2] is None or of[2] is None:
            return by[2] is None
        return of[2] in self.state['ancestors'][by[2]]

    def apply(self, operation, block):
        registers = self.state['registers'].setdefault((operation['e'], operation['i']), {})
        for field, value in operation['f'].items():
            writes = registers.get(field, [])
            new = (operation['s'], canonical(value), block)
            if new in writes or any(self.knows(write, new) for write in writes):
                continue
            registers[field] = sorted([write for write in writes if not self.knows(new, write)] + [new],
                                      key=lambda write: write[:2])

    def value(self, entity, row, field):
        writes = self.state['registers'].get((entity, row), {}).get(field)
        return json.loads(writes[-1][1]) if writes else None

    def registers(self):
        """What must be the same everywhere at rest: the values that compete, the winner last."""
        return {(entity, row, field): tuple(write[:2] for write in writes)
                for (entity, row), fields in self.state['registers'].items() for field, writes in fields.items() if writes}

    # Blocks

    def put(self, own, header, operations, raw):
        state = self.state
        ancestors = set()
        for other in known_of(header):
            ancestors |= {other} | state['ancestors'].get(other, set())
            if other not in state['blocks']:
                state['gone'].add(other)
        state['ancestors'][own] = ancestors
        state['blocks'][own] = (header, raw)
        state['front'] = (state['front'] - ancestors) | {own}
        for operation in operations:
            self.apply(operation, own)
            if int(operation['s'][:12], 16) <= self.now() + MAX_AHEAD:
                state['last'] = max(state['last'], operation['s'][:16])

    def seal(self):
        state = self.state
        operations, state['unsealed'] = state['unsealed'], []
        if not operations:
            return
        header = {'app': self.app, 'fmt': 1, 'dev': state['id'], 'n': state['number'] + 1, 'prev': state['head'],
                  'k': len(operations), 'deps': sorted(state['front'] - {state['head']}), 'min': 1}
        raw = ''.join(canonical(line) + '\n' for line in [header] + operations).encode()
        state['number'] += 1
        state['head'] = digest(raw)
        for operation in operations:
            registers = state['registers'][operation['e'], operation['i']]
            for field in operation['f']:
                registers[field] = [write for write in registers[field] if write[2] is not None or write[0] != operation['s']]
        self.put(state['head'], header, operations, raw)

    def receive(self, own, header, operations, raw):
        if own not in self.state['blocks'] and own not in self.state['waiting']:
            self.state['waiting'][own] = [0, header, operations, raw]

    def apply_waiting(self):
        state = self.state
        going = True
        while going:
            going = False
            for own in sorted(state['waiting']):
                age, header, operations, raw = state['waiting'][own]
                missing = [other for other in known_of(header) if other not in state['blocks']]
                if missing and (age < PATIENCE or any(other in state['waiting'] for other in missing)):
                    continue
                del state['waiting'][own]
                going = True
                self.seal()
                if own in state['gone']:
                    state['gone'].discard(own)
                    state['blocks'][own] = (header, raw)
                    self.rebuild()
                else:
                    self.put(own, header, operations, raw)
        for waiting in state['waiting'].values():
            waiting[0] += 1

    def rebuild(self):
        """What a replica shows is a function of the set of its blocks."""
        state = self.state
        left, unsealed = dict(state['blocks']), state['unsealed']
        state.update(blocks={}, ancestors={}, front=set(), registers={}, gone=set())
        while left:
            ready = [own for own in sorted(left) if not any(other in left for other in known_of(left[own][0]))]
            for own in ready:
                header, raw = left.pop(own)
                self.put(own, header, split_blocks(raw)[0][2], raw)
        for operation in unsealed:
            self.apply(operation, None)

    def renew_id(self):
        self.seal()
        self.state['retired'].append(self.state['id'])
        self.state.update(id=self.new_id(), number=0, head='')

    # One sync

    def chain(self, first, last, head):
        blocks = self.state['blocks']
        chain = []
        for _ in range(first, last + 1):
            if head not in blocks:
                return None
            chain.append((head, blocks[head][1]))
            head = blocks[head][0]['prev']
        return chain[::-1]

    def is_own(self, replica):
        return replica == self.state['id'] or replica in self.state['retired']

    @staticmethod
    def is_good(name, data):
        try:
            return data is not None and bool(verify(name, data))
        except Bad:
            return False

    def send(self, folder, name, chain):
        data = pack([raw for _, raw in chain])
        self.state['sizes'].setdefault(name, set()).add(len(data))
        folder.put(name, data)

    def how_bad(self, name):
        """How often a file was bad, and for how long."""
        times, since = self.state['bad'].get(name, (0, self.now()))
        if since > self.now():
            self.state['bad'][name] = times, self.now()
        return times, self.now() - min(since, self.now())

    def note_bad(self, name):
        """Returns whether it was bad long enough to go."""
        times, length = self.how_bad(name)
        times += length >= times * ONE_SYNC
        self.state['bad'][name] = times, self.now() - length
        return times >= BAD_ENOUGH and length >= BAD_LONG

    def pull(self, folder, files, sizes):
        state = self.state
        for replica, first, last, head in sorted(files):
            name = make_name(replica, first, last, head)
            chain = self.chain(first, last, head)
            if chain is not None or head in state['waiting']:
                if chain is not None and sizes[name] not in state['sizes'].get(name, ()):
                    data = folder.get(name)
                    if self.is_good(name, data):
                        state['sizes'].setdefault(name, set()).add(len(data))
                    elif data is not None:
                        self.send(folder, name, chain)
                continue
            times, length = self.how_bad(name)
            if times >= BAD_ENOUGH and length < (times - BAD_ENOUGH + 1) * BAD_RARELY:
                continue
            data = folder.get(name)
            if data is None:
                continue
            try:
                blocks = verify(name, data)
                if not all(is_sensible(operation) for block in blocks for operation in block[2]):
                    raise Bad('nonsense')
            except Bad:
                if self.note_bad(name):
                    folder.delete(name)
                    state['bad'].pop(name)
                continue
            state['bad'].pop(name, None)
            state['sizes'].setdefault(name, set()).add(len(data))
            new = [block for block in blocks if block[0] not in state['blocks'] and block[0] not in state['waiting']]
            if new and replica == state['id']:
                self.renew_id()
            for block in blocks:
                self.receive(*block)

    def publish(self, folder, files):
        state = self.state
        covered = {own for _, first, last, head in files for own, _ in self.chain(first, last, head) or []}
        for own, (header, raw) in sorted(state['blocks'].items(), key=lambda block: (block[1][0]['dev'], block[1][0]['n'])):
            if own in covered:
                state['missed'].pop(own, None)
                continue
            if not self.is_own(header['dev']):
                state['missed'][own] = state['missed'].get(own, 0) + 1
                if state['missed'][own] < OTHERS_PATIENCE:
                    continue
            self.send(folder, make_name(header['dev'], header['n'], header['n'], own), [(own, raw)])

    def scrub(self, folder, files):
        own = sorted(file for file in files if self.is_own(file[0]))
        chosen = None
        if own and self.draw(2) == 0:
            self.state['cursor'] += 1
            chosen = own[self.state['cursor'] % len(own)]
        elif files and self.draw(10) == 0:
            chosen = sorted(files)[self.draw(len(files))]
        chain = chosen and self.chain(*chosen[1:])
        if chain:
            name = make_name(*chosen)
            data = folder.get(name)
            if data is not None and not self.is_good(name, data):
                self.send(folder, name, chain)

    def is_within(self, small, large):
        return (small != large and large[1] <= small[1] and large[2] >= small[2] and
                small[3] in [own for own, _ in self.chain(*large[1:]) or []])

    def merge(self, folder, mine):
        classes = {}
        for file in mine:
            if not any(self.is_within(file, other) for other in mine):
                classes.setdefault((file[2] - file[1] + 1).bit_length() // 3, []).append(file)
        for _, files in sorted(classes.items()):
            run = []
            for file in files:
                if run and file[1] != run[-1][2] + 1:
                    run = []
                run.append(file)
                if len(run) == FAN:
                    chain = self.chain(run[0][1], file[2], file[3])
                    if chain:
                        self.send(folder, make_name(self.state['id'], run[0][1], file[2], file[3]), chain)
                    break

    def clean(self, folder, mine):
        covered = self.state['covered']
        for file in mine:
            larger = [other for other in mine if self.is_within(file, other)]
            if not larger:
                continue
            name = make_name(*file)
            times, since = covered.get(name, (0, self.now()))
            covered[name] = (times + 1, since)
            if times + 1 < GRACE or self.now() - since < GRACE_TIME:
                continue
            cover = make_name(*max(larger, key=lambda other: other[2] - other[1]))
            if self.is_good(cover, folder.get(cover)):
                folder.delete(name)
                covered.pop(name, None)

    def sync(self, folder):
        self.seal()
        sizes = folder.list()
        matched = [NAME.match(name) for name in sizes]
        files = [(found[1], int(found[2], 16), int(found[3], 16), found[4]) for found in matched if found]
        files = [file for file in files if 0 < file[1] <= file[2] and file[2] - file[1] < 100000]
        self.pull(folder, files, sizes)
        self.apply_waiting()
        self.publish(folder, files)
        self.scrub(folder, files)
        mine = sorted((file for file in files if file[0] == self.state['id'] and file[3] in self.state['blocks']),
                      key=lambda file: (file[1], -file[2]))
        self.merge(folder, mine)
        self.clean(folder, mine)
