"""The screen and the keyboard of the tests: what a person and a window manager would do.

Invariant: there is no window manager under Xvfb, so the window on top is given the keyboard before every key; nothing else
of the X server is touched.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import ctypes
import os
import subprocess
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p

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
        self.x11.XMoveResizeWindow.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint]
        self.x11.XSync.argtypes = [c_void_p, c_int]
        self.x11.XFree.argtypes = [c_void_p]
        self.x11.XSetErrorHandler(ignore_error)
        self.display = self.x11.XOpenDisplay(c_char_p(None))
        if not self.display:
            raise RuntimeError('there is no display; run this under tests/display-run')
        self.root = self.x11.XDefaultRootWindow(self.display)
        self.focused = None
        # Out of the way: a pointer in the middle of the screen calls tooltips forth.
        subprocess.run(['xdotool', 'mousemove', '4000', '4000'], check=True)

    def windows(self):
        """The windows that a window manager would manage, the one on top last."""
        root, parent, children, number = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        self.x11.XQueryTree(self.display, self.root, byref(root), byref(parent), byref(children), byref(number))
        found = []
        for i in range(number.value):
            attributes = Attributes()
            if (self.x11.XGetWindowAttributes(self.display, children[i], byref(attributes))
                    and attributes.map_state == VIEWABLE and not attributes.override_redirect):
                found.append(children[i])
        if children:
            self.x11.XFree(children)
        return found

    def focus_top(self):
        """Give the keyboard to the window on top, as a window manager does when one opens or closes."""
        windows = self.windows()
        if windows and windows[-1] != self.focused:
            self.focused = windows[-1]
            self.x11.XSetInputFocus(self.display, self.focused, REVERT_TO_POINTER_ROOT, 0)
            self.x11.XSync(self.display, 0)

    def press(self, *keys):
        """Press keys one after the other: press('ctrl+n', 'Tab')."""
        self.focus_top()
        subprocess.run(['xdotool', 'key', '--delay', '10', *keys], check=True)

    def type(self, text):
        self.focus_top()
        subprocess.run(['xdotool', 'type', '--delay', '8', '--', text], check=True)

    def fill(self):
        """Make the window on top as large as the screen, as one does with a window that is worked in."""
        self.focus_top()
        attributes = Attributes()
        self.x11.XGetWindowAttributes(self.display, self.root, byref(attributes))
        self.x11.XMoveResizeWindow(self.display, self.focused, 0, 0, attributes.width, attributes.height)
        self.x11.XSync(self.display, 0)

    def leave_picture(self, name):
        """A picture of the whole screen in build/screenshots, for people to look at."""
        folder = os.path.join(os.environ['JALONS_BUILD_ROOT'], 'screenshots')
        os.makedirs(folder, exist_ok=True)
        subprocess.run(['import', '-silent', '-window', 'root', os.path.join(folder, f'{name}.png')], check=True)
