#!/usr/bin/env python3
# Replicas in a hostile world: simulate.py PROGRAM VERSION FIRST COUNT [REPLICAS [STEPS]]
# Invariant: the program is asked for exactly what the model asked for, in that order, and is told exactly the same; a run that
# finds nothing has compared every request and every register.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Speaks TAP, one line for each property. A failure prints the seed: simulate.py PROGRAM VERSION SEED 1 repeats it."""

import collections
import copy
import multiprocessing
import os
import random
import socket
import subprocess
import sys
import tempfile

from model import Failure, NAME, Replica, canonical, pack, split_blocks, unpack, Bad
import zlib

DAY = 86400000


class Difference(Exception):
    """The program and the model part, or a property does not hold."""


class Pipe:
    """The program's end of a replica: lines out, lines in."""

    def __init__(self, reader, writer, process=None):
        self.reader, self.writer, self.process = reader, writer, process

    def say(self, line):
        self.writer.write(line + '\n')

    def hear(self):
        self.writer.flush()
        line = self.reader.readline()
        if not line:
            raise Difference('the program is gone')
        return line.rstrip('\n')

    def fork(self, folder):
        """A second process in the same state."""
        path = os.path.join(folder, f'{random.getrandbits(64):x}')
        server = socket.socket(socket.AF_UNIX)
        server.bind(path)
        server.listen()
        self.say('fork ' + path)
        if self.hear() != 'ok':
            raise Difference('no fork')
        other = server.accept()[0]
        server.close()
        os.unlink(path)
        return Pipe(other.makefile('r'), other.makefile('w'))

    def close(self):
        for end in (self.writer, self.reader):
            try:
                end.close()
            except OSError:
                pass
        if self.process:
            self.process.wait()


class Recorder:
    """The folder as a sync sees it, with a note of all that it was asked and told."""

    def __init__(self, folder, log):
        self.folder, self.log = folder, log

    def ask(self, verb, *arguments):
        entry = [verb, arguments, None]
        at = len(self.log)
        try:
            answer = getattr(self.folder, verb)(*arguments)
        except Failure:
            self.log.append(entry + ['fail'])
            raise
        self.log.append(entry + [answer])
        # What was typed while the folder was asked came before the answer.
        self.log[at:] = [self.log[-1][:2] + [self.log[at:-1], answer]]
        return answer

    def list(self):
        return self.ask('list')

    def get(self, name):
        return self.ask('get', name)

    def put(self, name, data):
        return self.ask('put', name, data)

    def delete(self, name):
        return self.ask('delete', name)


class Twin(Replica):
    """A replica of the model beside one of the program: both live through the same."""

    def __init__(self, rng, name, clock, world):
        self.rng, self.name, self.world = rng, name, world
        self.log = []
        self.syncing = False
        super().__init__(self.note_draw, clock, world.version)
        process = subprocess.Popen([world.program, world.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.pipe = Pipe(process.stdout, process.stdin, process)
        self.replay()

    def note_draw(self, below):
        value = self.rng.randrange(below) if below else self.rng.getrandbits(64)
        self.log.append(['draw', (below,), [], value])
        return value

    def edit(self, entity, row, fields):
        operation = super().edit(entity, row, fields)
        (field, value), = fields.items()
        line = f'edit {self.now()} {entity} {row} {field} {canonical(value)}'
        if self.syncing:
            self.log.append(['edit', line])
        else:
            self.pipe.say(line)
        return operation

    def replay(self):
        """Tells the program what the model was told, and holds what it asks against what the model asked."""
        for entry in self.log:
            if entry[0] == 'edit':
                self.pipe.say(entry[1])
                continue
            verb, arguments, typed, answer = entry
            self.expect(verb, arguments, self.pipe.hear())
            for edit in typed or []:
                self.pipe.say(edit[1])
            self.answer(verb, answer)
        self.log.clear()

    def expect(self, verb, arguments, line):
        words = line.split(' ')
        if words[0] != verb or (verb != 'list' and words[1] != str(arguments[0])):
            raise Difference(f'{self.name}: the model asked {verb} {arguments[:1]}, the program {line[:120]}')
        if verb == 'put' and unpack(bytes.fromhex(words[2])) != unpack(arguments[1]):
            raise Difference(f'{self.name}: other bytes under {words[1]}')

    def answer(self, verb, answer):
        if answer == 'fail':
            self.pipe.say('fail')
        elif verb == 'draw':
            self.pipe.say(str(answer))
        elif verb == 'list':
            for name, size in answer.items():
                self.pipe.say(f'{name.replace(" ", "_")} {size}')
            self.pipe.say('.')
        elif verb == 'get':
            self.pipe.say('none' if answer is None else answer.hex() or '-')
        else:
            self.pipe.say('ok')

    def sync(self, folder):
        failure = None
        self.pipe.say(f'sync {self.now()}')
        self.syncing = True
        try:
            super().sync(Recorder(folder, self.log))
        except Failure as cut:
            failure = cut
        self.syncing = False
        self.replay()
        if (said := self.pipe.hear()) != 'done':
            raise Difference(f'{self.name}: the model is done, the program asks {said[:120]}')
        if failure:
            raise failure

    def hold_against(self):
        """Compares every register, and how many blocks there are."""
        self.pipe.say('state')
        lines = []
        while (line := self.pipe.hear()) != '.':
            lines.append(line)
        mine = sorted(' '.join([*key] + [word for write in writes for word in write])
                      for key, writes in self.registers().items())
        mine.append(f'blocks {len(self.state["blocks"])} waiting {len(self.state["waiting"])}')
        if lines != mine:
            raise Difference(f'{self.name}: {sorted(set(lines) ^ set(mine))[:2]}')

    def take_image(self):
        return copy.deepcopy(self.state), self.pipe.fork(self.world.folder)

    def restore(self, image):
        state, pipe = image
        self.pipe.close()
        self.state = copy.deepcopy(state)
        self.pipe = pipe.fork(self.world.folder)

    def clone(self, name, clock):
        other = copy.copy(self)
        other.name, other.clock, other.log = name, clock, []
        other.draw = other.note_draw
        other.state = copy.deepcopy(self.state)
        other.pipe = self.pipe.fork(self.world.folder)
        return other


class Folder:
    """What is shared, on a server that does everything that servers do."""

    def __init__(self, rng):
        self.rng = rng
        self.files = {}
        self.before = []
        self.faulty = True
        self.type = None
        self.counts = collections.Counter()

    def hit(self, fault, chance):
        if self.faulty and self.rng.random() < chance:
            self.counts[fault] += 1
            return True
        return False

    def fail_if(self, fault, chance):
        if self.hit(fault, chance):
            raise Failure(fault)

    def typing(self):
        if self.type and self.rng.random() < .06:
            self.type()

    def cut(self, data):
        return data[:self.rng.randrange(len(data) + 1)]

    def list(self):
        self.fail_if('listing refused', .05)
        listing = {name: len(data) for name, data in self.files.items()}
        now = dict(listing)
        if self.hit('stale listing', .08) and self.before:
            listing = self.rng.choice(self.before)
        if self.hit('partial listing', .04):
            listing = {name: size for name, size in listing.items() if self.rng.random() < .7}
        self.before = (self.before + [now])[-5:]
        return listing

    def get(self, name):
        self.typing()
        self.fail_if('reading refused', .05)
        data = self.files.get(name)
        if data is not None and self.hit('reading cut off', .04):
            return self.cut(data)
        if data is not None and self.hit('not found', .03):
            return None
        return data

    def put(self, name, data):
        self.typing()
        self.fail_if('writing lost', .05)
        if self.hit('writing cut off', .03):
            self.files[name] = self.cut(data)
            raise Failure('writing cut off')
        if self.hit('writing cut off in silence', .03):
            self.files[name] = self.cut(data)
        elif self.hit('empty file', .03):
            self.files[name] = b''
        elif not self.hit('swallowed by a portal', .03):
            self.files[name] = data
            self.fail_if('reply lost', .05)

    def delete(self, name):
        self.fail_if('deleting refused', .05)
        self.files.pop(name, None)
        self.fail_if('reply lost', .03)


Edit = collections.namedtuple('Edit', 'stamp entity row field value')


class World:
    """One run: everything that happens follows from the seed."""

    def __init__(self, program, version, folder, seed, n_replicas, n_steps):
        self.program, self.version, self.folder = program, version, folder
        self.rng = random.Random(seed)
        self.n_replicas, self.n_steps = n_replicas, n_steps
        self.time = 1790000000000
        self.skew = {}
        self.server = Folder(self.rng)
        self.replicas = []
        self.images, self.snapshots = {}, []
        self.edits = []
        self.forgiven, self.at_risk = set(), set()
        self.knew = {}
        self.values = {}
        self.counts = collections.Counter()
        for i in range(n_replicas):
            name = f'r{i}'
            self.skew[name] = self.rng.choice([0, 0, 0, 1500, -4000, 3600000, -DAY, 40 * DAY])
            self.replicas.append(Twin(self.rng, name, self.clock_of(name), self))

    def clock_of(self, name):
        return lambda: self.time + self.skew[name]

    def close(self):
        for replica in self.replicas:
            replica.pipe.close()
        for _, image in self.images.values():
            image[1].close()

    # What people do

    def known_to(self, replica):
        """The values that its user can have seen: every value is written once."""
        known = {canonical(value) for operation in replica.state['unsealed'] for value in operation['f'].values()}
        for own, (_, raw) in replica.state['blocks'].items():
            if own not in self.values:
                self.values[own] = frozenset(canonical(value) for operation in split_blocks(raw)[0][2]
                                             for value in operation['f'].values())
            known |= self.values[own]
        return known

    def type_one(self, replica):
        row = str(self.rng.randrange(6))
        field = self.rng.choice(['slot', 'title', 'place', 'deleted', 'tag/a', 'tag/b'])
        value = f'{replica.name}.{len(self.edits)}'
        self.knew[canonical(value)] = self.known_to(replica)
        operation = replica.edit('activity', row, {field: value})
        self.edits.append(Edit(operation['s'], 'activity', row, field, value))
        if replica.value('activity', row, field) != value:
            raise Difference('P3: an edit does not show')

    def sync(self, replica):
        self.server.type = lambda: self.type_one(replica)
        try:
            replica.sync(self.server)
        except Failure:
            self.counts['syncs cut'] += 1
        self.server.type = None

    # What happens to the server

    def roll_back(self):
        if self.snapshots:
            self.server.files = dict(self.rng.choice(self.snapshots))

    def rot(self):
        if self.server.files:
            name = self.rng.choice(list(self.server.files))
            data = bytearray(self.server.files[name])
            if data:
                data[self.rng.randrange(len(data))] = self.rng.randrange(256)
            self.server.files[name] = bytes(data)

    def put_junk(self, replica):
        random_hash = f'{self.rng.getrandbits(256):064x}'
        names = ['README.txt', 'x' * 200, f'{self.rng.getrandbits(64):016x}-00000001-00000001-{random_hash}.seg',
                 '../../etc/passwd', f'{replica.state["id"]}-00000001-00000001-{"f" * 64}.seg']
        contents = [b'', b'[' * 1000, pack([b'{"fmt":1}\n']), pack([b'[' * 5000]), zlib.compress(b'0' * 100)]
        self.server.files[self.rng.choice(names)] = self.rng.choice(contents)

    # What happens to disks

    def take_image(self, replica):
        if replica.name in self.images:
            self.images.pop(replica.name)[1][1].close()
        self.images[replica.name] = (len(self.edits), replica.take_image())

    def restore(self, replica):
        """An old image of the disk. What was typed since and is on no other disk cannot be saved by any protocol."""
        state, _ = image = self.images[replica.name][1]
        others = [other for other in self.replicas if other is not replica]
        elsewhere = b''.join({raw for other in others for _, raw in other.state['blocks'].values()})
        elsewhere += b''.join(canonical(other.state['unsealed']).encode() for other in others)
        elsewhere += b''.join(raw for _, raw in state['blocks'].values()) + canonical(state['unsealed']).encode()
        for edit in self.edits:
            value = canonical(edit.value).encode()
            if value not in elsewhere:
                hangs = any(value in unpack_or_nothing(data) for data in self.server.files.values())
                (self.at_risk if hangs else self.forgiven).add(edit)
        replica.restore(image)

    def clone(self, replica):
        name = f'c{len(self.replicas)}'
        self.skew[name] = self.skew[replica.name]
        self.replicas.append(replica.clone(name, self.clock_of(name)))

    def step(self):
        self.time += self.rng.randrange(1, 60000) if self.rng.random() < .95 else DAY
        replica, chance = self.rng.choice(self.replicas), self.rng.random()
        files = self.server.files
        if chance < .48:
            self.type_one(replica)
        elif chance < .90:
            self.sync(replica)
        elif chance < .92:
            self.snapshots = (self.snapshots + [dict(files)])[-3:]
        elif chance < .93:
            self.roll_back()
        elif chance < .935:
            self.server.files = {}
        elif chance < .945:
            if files:
                del files[self.rng.choice(list(files))]
        elif chance < .955:
            self.rot()
        elif chance < .965:
            self.put_junk(replica)
        elif chance < .975:
            self.take_image(replica)
        elif chance < .985:
            if replica.name in self.images:
                self.restore(replica)
                self.counts['images restored'] += 1
        elif chance < .992:
            if len(self.replicas) < self.n_replicas + 2:
                self.clone(replica)
                self.counts['disks cloned'] += 1
        else:
            self.skew[replica.name] = self.rng.choice([0, -7200000, 400 * DAY, 5000])

    # What must be true at the end

    def settle(self):
        self.server.faulty = False
        for turn in range(150):
            for replica in self.replicas:
                self.time += 3600000
                replica.sync(self.server)
            first = set(self.replicas[0].state['blocks'])
            if turn > 12 and all(set(replica.state['blocks']) == first and not replica.state['waiting']
                                 for replica in self.replicas):
                return
        raise Difference('P5: they do not come to rest')

    def check_converged(self):
        first = self.replicas[0].registers()
        for replica in self.replicas:
            if replica.registers() != first:
                raise Difference(f'P1: {replica.name} differs from {self.replicas[0].name}')
            replica.hold_against()

    def everything(self):
        return b''.join(raw for _, raw in self.replicas[0].state['blocks'].values())

    def check_nothing_lost(self):
        everything = self.everything()
        for edit in self.edits:
            if canonical(edit.value).encode() in everything or edit in self.forgiven:
                continue
            if edit not in self.at_risk:
                raise Difference(f'P2: lost {edit}')
            self.counts['lost with disk and server'] += 1

    def check_competitors(self):
        """What competes is exactly what nobody had seen who wrote after: told by who knew what, not by blocks."""
        everything = self.everything()
        written = collections.defaultdict(list)
        for edit in self.edits:
            if canonical(edit.value).encode() in everything:
                written[edit.entity, edit.row, edit.field].append(canonical(edit.value))
        closures = {}
        for edit in self.edits:
            value = canonical(edit.value)
            closures[value] = set(self.knew[value]).union(*(closures.get(known, ()) for known in self.knew[value]))
        registers = self.replicas[0].registers()
        for key, values in written.items():
            wanted = {value for value in values if not any(value in closures[other] for other in values if other != value)}
            kept = {value for _, value in registers.get(key, ())}
            if wanted - kept:
                raise Difference(f'P1: {key} does not keep {sorted(wanted - kept)}')
            self.counts['registers'] += 1
            self.counts['registers in conflict'] += len(kept) > 1

    def check_rebuilt(self):
        replica = self.replicas[0]
        before = replica.registers()
        replica.rebuild()
        replica.pipe.say('rebuild')
        if replica.registers() != before:
            raise Difference('P4: it depends on the order')
        replica.hold_against()

    def check_quiet(self):
        """After a while nothing changes on the server any more, and its files are few."""
        calm = 0
        for _ in range(80):
            before = dict(self.server.files)
            for replica in self.replicas:
                self.time += 3600000
                replica.sync(self.server)
            calm = calm + 1 if self.server.files == before else 0
            if calm == 3:
                break
        else:
            raise Difference('P5: syncing goes on changing the server')
        matched = [NAME.match(name) for name in self.server.files]
        most = max(collections.Counter(found[1] for found in matched if found).values(), default=0)
        if most > 40:
            raise Difference(f'P6: {most} files of one replica')

    def run(self):
        for _ in range(self.n_steps):
            self.step()
        self.settle()
        self.check_converged()
        self.check_nothing_lost()
        self.check_competitors()
        self.check_rebuilt()
        self.check_quiet()


def unpack_or_nothing(data):
    try:
        return unpack(data)
    except Bad:
        return b''


def run_one(arguments):
    program, version, seed, n_replicas, n_steps = arguments
    with tempfile.TemporaryDirectory(prefix='jalons-simulate-') as folder:
        world = World(program, version, folder, seed, n_replicas, n_steps)
        failure = None
        try:
            world.run()
        except Difference as difference:
            failure = f'seed {seed}: {difference}'
        finally:
            world.close()
        counts = world.counts + collections.Counter(edits=len(world.edits), faults=sum(world.server.counts.values()))
        return failure, counts


def main():
    program, version, first, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    n_replicas = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    n_steps = int(sys.argv[6]) if len(sys.argv) > 6 else 220
    runs = [(program, version, seed, n_replicas, n_steps) for seed in range(first, first + count)]
    failures, counts = [], collections.Counter()
    with multiprocessing.Pool() as pool:
        for failure, more in pool.imap_unordered(run_one, runs, chunksize=4):
            counts += more
            if failure:
                failures.append(failure)
                print('#', failure, flush=True)
    print('1..1')
    print('#', f'{count} seeds from {first}:', ', '.join(f'{number} {what}' for what, number in sorted(counts.items())))
    print('not ok 1' if failures or not counts['edits'] else 'ok 1', '- the program does what the model does')
    sys.exit(bool(failures))


main()
