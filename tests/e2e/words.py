"""The words of the screen: those of the sources, in the language that the program is run in.

Invariant: the tests name things in English, as the sources do, so that a better French word breaks none of them.
SPDX-License-Identifier: GPL-3.0-or-later
"""
import gettext
import os
import re

CATALOGUE = gettext.translation('jalons', os.environ.get('JALONS_LOCALEDIR'), ['fr'], fallback=True)
_ = CATALOGUE.gettext

# Words that French does not have, and no name of the demonstration either.
ENGLISH = re.compile(r'\b(the|of|and|with|this|that|is|are|was|to|from|for|not|no|all|add|class|school|year|week|done|'
                     r'hours)\b', re.IGNORECASE)
MNEMONIC = re.compile(r'_(?=\w)')


def _messages():
    """The English texts whose French differs, without what is put into them."""
    found = set()
    for message, french in getattr(CATALOGUE, '_catalog', {}).items():
        text = MNEMONIC.sub('', (message[0] if isinstance(message, tuple) else message).split('\4')[-1])
        if len(text) > 2 and '%' not in text and text != MNEMONIC.sub('', french):
            found.add(text)
    return found


MESSAGES = _messages()
FRENCH = {MNEMONIC.sub('', french) for french in getattr(CATALOGUE, '_catalog', {}).values()}


def untranslated(text):
    """Whether a text is one of the sources', as they have it, though there is French for it."""
    return text in MESSAGES and text not in FRENCH


def english_words(text):
    """Whether there is English in a text, whatever the catalogue has."""
    return bool(ENGLISH.search(text))
