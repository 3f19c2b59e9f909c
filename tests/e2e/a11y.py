"""What a program tells assistive technology, asked of the accessibility bus itself.

Invariant: a snapshot is one moment of the whole tree; nothing in it changes or is asked for later, but the texts.
SPDX-License-Identifier: GPL-3.0-or-later

The protocol is AT-SPI's own, spoken directly: a tree of some hundreds of objects takes libatspi seconds, call by call,
and one call of the program's cache here. GTK fills that cache with what was once asked for.
"""
import re

from gi.repository import Gio, GLib

ROOT = '/org/a11y/atspi/accessible/root'
CACHE = '/org/a11y/atspi/cache'
TIMEOUT = 20_000
WINDOW_COORDINATES = 1

# Numbers of AT-SPI's roles: the names differ between its versions, and GTK 4.8 and 4.18 choose differently.
ROLES = {
    2: 'alert', 7: 'check box', 8: 'check menu item', 11: 'combo box', 16: 'dialog', 20: 'filler', 23: 'frame',
    26: 'icon', 27: 'image', 28: 'internal frame', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu',
    35: 'menu item', 37: 'page tab', 38: 'page tab list', 39: 'panel', 40: 'password text', 41: 'popup menu',
    42: 'progress bar', 43: 'button', 44: 'radio button', 45: 'radio menu item', 46: 'column header',
    47: 'row header', 48: 'scroll bar', 49: 'scroll pane',
    50: 'separator', 51: 'slider', 52: 'spin button', 54: 'status bar', 55: 'table', 56: 'table cell', 61: 'text',
    62: 'toggle button', 63: 'tool bar', 65: 'tree', 66: 'tree table', 69: 'window', 75: 'application', 79: 'entry',
    82: 'caption', 83: 'heading', 85: 'section', 87: 'form', 90: 'table row', 91: 'tree item', 98: 'list box',
    99: 'grouping', 101: 'notification', 103: 'level bar', 116: 'static', 129: 'menu button', 130: 'switch',
}
STATES = {'active': 1, 'checked': 4, 'collapsed': 5, 'editable': 7, 'enabled': 8, 'expandable': 9, 'expanded': 10,
          'focusable': 11, 'focused': 12, 'pressed': 20, 'selected': 23, 'sensitive': 24, 'showing': 25, 'visible': 30}


class Node:
    """One object of a snapshot."""

    def __init__(self, client, item):
        reference, _application, parent, self.index, self.n_children, self.interfaces, self.name, role, \
            self.description, states = item
        self.client = client
        self.path = reference[1]
        self.parent_path = parent[1]
        self.parent = None
        self.children = []
        self.role = ROLES.get(role, str(role))
        self.states = states[0] | states[1] << 32

    def has(self, state):
        return bool(self.states >> STATES[state] & 1)

    def matches(self, name, roles):
        if roles is not None and self.role not in roles:
            return False
        if isinstance(name, re.Pattern):
            return bool(name.search(self.name))
        return name is None or self.name == name

    def walk(self):
        """This and all that is in it and visible, parents first."""
        yield self
        for child in self.children:
            if child.has('visible'):
                yield from child.walk()

    def find_all(self, name=None, roles=None):
        """Those of that name (a text, or a compiled pattern that matches a part) and one of the roles."""
        return [node for node in self.walk() if node.matches(name, roles)]

    def find(self, name=None, roles=None):
        return next(iter(self.find_all(name, roles)), None)

    def above(self):
        """What this is in, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def text(self):
        """What an entry or a text holds now; GTK 4.8 wants the number of characters."""
        if 'org.a11y.atspi.Text' not in self.interfaces:
            return ''
        length = self.client.ask(self.path, 'org.freedesktop.DBus.Properties', 'Get',
                                 GLib.Variant('(ss)', ('org.a11y.atspi.Text', 'CharacterCount')))[0]
        return self.client.ask(self.path, 'org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, length)))[0]

    def name_now(self):
        """Its name at this moment, which may be another than that of the snapshot."""
        return self._ask_now('Name')

    def description_now(self):
        return self._ask_now('Description')

    def _ask_now(self, which):
        return self.client.ask(self.path, 'org.freedesktop.DBus.Properties', 'Get',
                               GLib.Variant('(ss)', ('org.a11y.atspi.Accessible', which)))[0]

    def size(self):
        """Width and height in pixels, nothing for what was never laid out."""
        if 'org.a11y.atspi.Component' not in self.interfaces:
            return 0, 0
        return self.client.ask(self.path, 'org.a11y.atspi.Component', 'GetSize')

    def extents(self):
        """Left, top, width and height in its window."""
        return self.client.ask(self.path, 'org.a11y.atspi.Component', 'GetExtents',
                               GLib.Variant('(u)', (WINDOW_COORDINATES,)))[0]

    def __repr__(self):
        states = ' '.join(state for state in ('focused', 'selected', 'checked', 'pressed') if self.has(state))
        return f'<{self.role} {self.name!r}{" " if states else ""}{states}>'


class Client:
    """One program on the accessibility bus."""

    def __init__(self, pid):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
                                    Gio.DBusCallFlags.NONE, TIMEOUT, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.pid = pid
        self.name = None
        self.unpacked = {}  # of the last moment, by what they were unpacked from

    def _answer(self, name, path, interface, method, parameters=None):
        return self.bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, TIMEOUT,
                                  None)

    def _call(self, name, path, interface, method, parameters=None):
        return self._answer(name, path, interface, method, parameters).unpack()

    def _items(self):
        """What the cache has. Few objects change from one moment to the next, and unpacking is what takes the time."""
        items = self._answer(self.name, CACHE, 'org.a11y.atspi.Cache', 'GetItems').get_child_value(0)
        last, self.unpacked = self.unpacked, {}
        for i in range(items.n_children()):
            item = items.get_child_value(i)
            data = item.get_data_as_bytes().get_data()
            self.unpacked[data] = last[data] if data in last else item.unpack()
        return self.unpacked.values()

    def ask(self, path, interface, method, parameters=None):
        return self._call(self.name, path, interface, method, parameters)

    def connect(self):
        """Whether the program is on the bus."""
        children = self._call('org.a11y.atspi.Registry', ROOT, 'org.a11y.atspi.Accessible', 'GetChildren')[0]
        for name, _path in children:
            pid = self._call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                             'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]
            if pid == self.pid:
                self.name = name
                return True
        return False

    def _tree(self):
        """The root over all that the cache holds."""
        nodes = {}
        for item in self._items():
            node = Node(self, item)
            nodes[node.path] = node
        root = nodes[ROOT]
        for node in nodes.values():
            parent = nodes.get(node.parent_path)
            # GTK 4.18 keeps what is in a closed popover, whose window then says that it has nothing.
            if node is not root and parent is not None and (parent.n_children > 0 or parent is root):
                node.parent = parent
                parent.children.append(node)
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        return root

    def snapshot(self):
        """The tree of all windows. What the cache lacks of it is asked for, which puts it there."""
        asked = set()
        while True:
            root = self._tree()
            lacking = [node for node in self._all(root)
                       if len(node.children) < node.n_children and node.path not in asked]
            if not lacking:
                return root
            for node in lacking:
                asked.add(node.path)
                try:
                    self.ask(node.path, 'org.a11y.atspi.Accessible', 'GetChildren')
                except GLib.Error:
                    pass  # it has just gone

    def _all(self, node):
        yield node
        for child in node.children:
            yield from self._all(child)
