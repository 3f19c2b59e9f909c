"""The words of the screen: those of the sources, in the language that the program is run in.

Invariant: the tests name things in English, as the sources do, so that a better French word breaks none of them.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import gettext
import os

_ = gettext.translation('jalons', os.environ.get('JALONS_LOCALEDIR'), ['fr'], fallback=True).gettext
