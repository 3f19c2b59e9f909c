"""The screen and the keyboard of the tests: what a person and a window manager would do.

Invariant: there is no window manager under Xvfb, so the window on top is given the keyboard before every key; nothing
else of the X server is touched.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import ctypes
import os
import subprocess
import time
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_ubyte, c_uint, c_ulong, c_void_p
from typing import NamedTuple

from program import wait_for

# Letters that the keyboard of Xvfb lacks, by X's numbers for them. xdotool would bind them to a key only while it types
# them, and now and then the program reads the key when it is bound no longer.
LETTERS = {'à': 0xe0, 'â': 0xe2, 'ç': 0xe7, 'è': 0xe8, 'é': 0xe9, 'ê': 0xea, 'î': 0xee, 'ô': 0xf4, 'ù': 0xf9,
           'É': 0xc9, 'œ': 0x13bd, '’': 0xad1}
FIRST_FREE_KEY = 9

VIEWABLE = 2
REVERT_TO_POINTER_ROOT = 1


class Attributes(ctypes.Structure):
    """XWindowAttributes."""

    _fields_ = [('x', c_int), ('y', c_int), ('width', c_int), ('height', c_int), ('border_width', c_int),
                ('depth', c_int), ('visual', c_void_p), ('root', c_ulong), ('c_class', c_int), ('bit_gravity', c_int),
                ('win_gravity', c_int), ('backing_store', c_int), ('backing_planes', c_ulong),
                ('backing_pixel', c_ulong), ('save_under', c_int), ('colormap', c_ulong), ('map_installed', c_int),
                ('map_state', c_int), ('all_event_masks', c_long), ('your_event_mask', c_long),
                ('do_not_propagate_mask', c_long), ('override_redirect', c_int), ('screen', c_void_p)]


class Place(NamedTuple):
    """A point of the screen, and the window that is there."""

    x: int
    y: int
    window: int

    def beside(self, x):
        return self._replace(x=self.x + x)


ErrorHandler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


@ErrorHandler
def ignore_error(_display, _event):
    """A window may close between two questions about it."""
    return 0


class Screen:
    def __init__(self):
        self.x11 = ctypes.CDLL('libX11.so.6')
        self.x11.XOpenDisplay.restype = c_void_p
        self.x11.XDefaultRootWindow.restype = c_ulong
        self.x11.XDefaultRootWindow.argtypes = [c_void_p]
        self.x11.XQueryTree.argtypes = [c_void_p, c_ulong, POINTER(c_ulong), POINTER(c_ulong),
                                        POINTER(POINTER(c_ulong)), POINTER(c_uint)]
        self.x11.XGetWindowAttributes.argtypes = [c_void_p, c_ulong, POINTER(Attributes)]
        self.x11.XSetInputFocus.argtypes = [c_void_p, c_ulong, c_int, c_ulong]
        self.x11.XRaiseWindow.argtypes = [c_void_p, c_ulong]
        self.x11.XMoveWindow.argtypes = [c_void_p, c_ulong, c_int, c_int]
        self.x11.XMoveResizeWindow.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint]
        self.x11.XQueryPointer.argtypes = [c_void_p, c_ulong, POINTER(c_ulong), POINTER(c_ulong), *[POINTER(c_int)] * 4,
                                           POINTER(c_uint)]
        self.x11.XGetKeyboardMapping.restype = POINTER(c_ulong)
        self.x11.XGetKeyboardMapping.argtypes = [c_void_p, c_ubyte, c_int, POINTER(c_int)]
        self.x11.XChangeKeyboardMapping.argtypes = [c_void_p, c_int, c_int, POINTER(c_ulong), c_int]
        self.x11.XSync.argtypes = [c_void_p, c_int]
        self.x11.XFree.argtypes = [c_void_p]
        self.x11.XSetErrorHandler(ignore_error)
        self.xtest = ctypes.CDLL('libXtst.so.6')
        self.xtest.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self.display = self.x11.XOpenDisplay(c_char_p(None))
        if not self.display:
            raise RuntimeError('there is no display; run this under tests/display-run')
        self.root = self.x11.XDefaultRootWindow(self.display)
        self.pictures = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'screenshots')
        self.focused = None
        self._bind_letters()
        # Out of the way: a pointer in the middle of the screen calls tooltips forth.
        subprocess.run(['xdotool', 'mousemove', '4000', '4000'], check=True)

    def _bind_letters(self):
        """Give each letter a key that has none, for good."""
        width = c_int()
        free = []
        for key in range(255, FIRST_FREE_KEY, -1):
            symbols = self.x11.XGetKeyboardMapping(self.display, key, 1, byref(width))
            if not any(symbols[i] for i in range(width.value)):
                free.append(key)
            self.x11.XFree(symbols)
        for key, symbol in zip(free, LETTERS.values(), strict=False):
            self.x11.XChangeKeyboardMapping(self.display, key, 2, (c_ulong * 2)(symbol, symbol), 1)
        self.x11.XSync(self.display, 0)

    def windows(self):
        """The windows that a window manager would manage, the one on top last."""
        return self._children(False)

    def popups(self):
        """Menus and other popovers, which no window manager sees."""
        return self._children(True)

    def _children(self, popup):
        root, parent, children, number = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        self.x11.XQueryTree(self.display, self.root, byref(root), byref(parent), byref(children), byref(number))
        found = []
        for i in range(number.value):
            attributes = Attributes()
            if (self.x11.XGetWindowAttributes(self.display, children[i], byref(attributes))
                    and attributes.map_state == VIEWABLE and bool(attributes.override_redirect) == popup):
                found.append(children[i])
        if children:
            self.x11.XFree(children)
        return found

    def focus_top(self):
        """Give the keyboard to the window on top, as a window manager does when one opens or closes."""
        windows = self.windows()
        if windows and windows[-1] != self.focused:
            self._centre(windows)
            self.focused = windows[-1]
            self.x11.XSetInputFocus(self.display, self.focused, REVERT_TO_POINTER_ROOT, 0)
            self.x11.XSync(self.display, 0)

    def raise_window(self, window):
        """Above all others, and with the keyboard."""
        self.x11.XRaiseWindow(self.display, window)
        self.x11.XSync(self.display, 0)
        wait_for(lambda: self.windows()[-1] == window, f'{window} does not come up')
        self.focus_top()

    def _attributes(self, window):
        attributes = Attributes()
        self.x11.XGetWindowAttributes(self.display, window, byref(attributes))
        return attributes

    def _centre(self, windows):
        """A new window over another one opens in the middle of the screen."""
        if self.focused in windows and len(windows) > 1:
            screen, window = self._attributes(self.root), self._attributes(windows[-1])
            self.x11.XMoveWindow(self.display, windows[-1], (screen.width - window.width) // 2,
                                 (screen.height - window.height) // 2)

    def press(self, *keys):
        """Press keys one after the other: press('ctrl+n', 'Tab')."""
        self.focus_top()
        subprocess.run(['xdotool', 'key', '--delay', '10', *keys], check=True)

    def type(self, text):
        self.focus_top()
        subprocess.run(['xdotool', 'type', '--delay', '8', '--', text], check=True)

    def bounds(self, window):
        """Left, top, width and height on the screen."""
        attributes = self._attributes(window)
        return attributes.x, attributes.y, attributes.width, attributes.height

    def point(self, x, y):
        subprocess.run(['xdotool', 'mousemove', str(x), str(y)], check=True)

    def under_pointer(self):
        """The window that a click would go to."""
        root, child, x, mask = c_ulong(), c_ulong(), c_int(), c_uint()
        self.x11.XQueryPointer(self.display, self.root, byref(root), byref(child), *[byref(x)] * 4, byref(mask))
        return child.value

    def point_at(self, place):
        """Move the pointer, and wait until its window is what is seen there. A tooltip of what was pointed at before
        may lie over it: it goes as soon as the program knows that the pointer moved, and would take the click till then.
        """
        self.point(place.x, place.y)
        wait_for(lambda: self.under_pointer() == place.window, lambda: f'{self.bounds(self.under_pointer())} is over {place}')

    def click(self, button=1, times=1):
        """Press and let go at once, where the pointer is. The display itself waits 60 ms before it does so again, however
        busy the machine is. Let go later, GTK 4.8 warns of its own accounting, as a menu has opened meanwhile."""
        for again in range(times):
            self.xtest.XTestFakeButtonEvent(self.display, button, 1, 60 if again else 0)
            self.xtest.XTestFakeButtonEvent(self.display, button, 0, 0)
        self.x11.XSync(self.display, 0)

    def hold(self):
        """Press the button of the mouse, until let_go()."""
        subprocess.run(['xdotool', 'mousedown', '1'], check=True)

    def pull(self, start, end, steps=10):
        """Move the pointer as a hand does; programs look at the way."""
        for i in range(1, steps + 1):
            self.point(*(int(a + (b - a) * i / steps) for a, b in zip(start[:2], end[:2], strict=True)))
            time.sleep(0.02)

    def let_go(self):
        subprocess.run(['xdotool', 'mouseup', '1'], check=True)

    def hold_key(self, key, down=True):
        subprocess.run(['xdotool', 'keydown' if down else 'keyup', key], check=True)

    def state(self):
        """The windows from below, and where the pointer is, in lines."""
        return [f'{what} {self.bounds(window)}{" has the pointer" if window == self.under_pointer() else ""}'
                for what, windows in (('window', self.windows()), ('popup', self.popups())) for window in windows]

    def give_size(self, width, height):
        """Put the window on top into the corner of the screen."""
        self.focus_top()
        self.x11.XMoveResizeWindow(self.display, self.focused, 0, 0, width, height)
        self.x11.XSync(self.display, 0)

    def forget_pictures(self, name):
        """Remove those of an earlier run whose names begin so."""
        if os.path.isdir(self.pictures):
            for file in os.listdir(self.pictures):
                if file.startswith(name):
                    os.remove(os.path.join(self.pictures, file))

    def leave_picture(self, name, size=None):
        """A picture in build/screenshots, for people to look at, as soon as nothing moves: of the whole screen, or of a
        window in its corner."""
        part = ['-crop', f'{size[0]}x{size[1]}+0+0'] if size else []
        os.makedirs(self.pictures, exist_ok=True)
        path = os.path.join(self.pictures, f'{name}.png')
        self.focus_top()
        last = None
        for _ in range(8):
            now = subprocess.run(['import', '-silent', '-window', 'root', *part, 'ppm:-'], check=True,
                                 capture_output=True).stdout
            if now == last:
                break
            last = now
        subprocess.run(['convert', 'ppm:-', path], input=now, check=True)
