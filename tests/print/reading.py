# What the tests read off printed pages: words and where they stand, colours, rows of tables.
# Invariant: everything is read from the file, by other programs than the one that wrote it.
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import subprocess
import xml.etree.ElementTree as tree
from pathlib import Path

import gi
import pikepdf

gi.require_version("Poppler", "0.18")
from gi.repository import Poppler  # pylint: disable=wrong-import-position

import pdfua

XHTML = "{http://www.w3.org/1999/xhtml}"


def squeeze(text):
    return re.sub(r"\s+", "", text)


def page_text(path):
    run = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True)
    return run.stdout.decode("utf-8")


def structure_text(path):
    run = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True)
    return squeeze("".join(re.findall(r'^ *"(.*)"$', run.stdout.decode("utf-8", "replace"), re.M)))


def pages_of_words(path):
    """For each page, its width, its height and its words as (text, left, top, right, bottom)."""
    run = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True)
    root = tree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", run.stdout))
    for page in root.iter(XHTML + "page"):
        words = [(word.text, *(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
                 for word in page.iter(XHTML + "word")]
        yield float(page.get("width")), float(page.get("height")), words


def sizes_of_words(path):
    """Each word of letters alone and the size of its letters, in points. A box would not tell it: how high one is around
    the same letters changes with the version of poppler."""
    document = Poppler.Document.new_from_file(Path(path).as_uri(), None)
    for page in map(document.get_page, range(document.get_n_pages())):
        text = re.sub("[\u202a-\u202e]", "", page.get_text())  # what turns the direction is not counted
        for run in page.get_text_attributes():
            for word in text[run.start_index:run.end_index + 1].split():
                if word.isalpha():
                    yield word, run.font_size


def outside(path):
    margin = 30
    return [word for width, height, words in pages_of_words(path) for word in words
            if word[1] < margin or word[2] < margin or word[3] > width - margin or word[4] > height - 15]


def overlapping(path):
    """Pairs of words that lie over one another by more than the air around their letters."""
    found = []
    for _, _, words in pages_of_words(path):
        words.sort(key=lambda word: word[2])
        for i, one in enumerate(words):
            for other in words[i + 1:]:
                if other[2] >= one[4]:
                    break
                across = min(one[3], other[3]) - max(one[1], other[1])
                down = min(one[4], other[4]) - max(one[2], other[2])
                if across > 1 and down > 0.3 * min(one[4] - one[2], other[4] - other[2]):
                    found.append((one[0], other[0]))
    return found


def colours(path):
    """Everything that is not painted in black, white or grey."""
    found = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in ("rg", "RG") and len({float(value) for value in instruction.operands}) > 1:
                    found.add(str(instruction.operands))
                if operator in ("k", "K", "sc", "SC", "scn", "SCN", "cs", "CS", "sh", "Do"):
                    found.add(operator)
    return found


def rows_on_pages(path):
    """For each row of a table, whether it names a month and the set of the pages that hold it."""
    def page_of(node):
        # Some versions of cairo name the page in the element, others beside its content.
        for kid in [node] + [kid for kid in pdfua.kids_of(node) if isinstance(kid, pikepdf.Dictionary)]:
            if "/Pg" in kid:
                return numbers[kid.Pg.objgen]
        return None

    rows = []
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        checker = pdfua.Checker(pdf)
        checker.read_tree()
        for element in checker.elements():
            if element.type != "TR" or element.parent.type != "TBody":
                continue
            places = {page_of(cell.node) for cell in element.kids} - {None}  # an empty cell is nowhere
            rows.append((element.kids[0].type == "TH", places))
    return rows
