#!/usr/bin/env python3
# Reads documents of random shapes, texts and trees back: the file is sound, all is marked, and no letter is lost.
# Invariant: a document is known by its seed, which is printed; the last seed is another one each time.
# SPDX-License-Identifier: GPL-3.0-or-later

import random
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

import pikepdf

import pdfua
from tap import Tap

SAMPLE = sys.argv[1]
SEEDS = list(range(1, 9)) + [random.randrange(2**32)]

# What leaves no trace on paper: joiners, marks of direction and variation, soft hyphens, what is no letter at all.
SILENT = {"Cf", "Cc", "Zs", "Mn", "Cn"}


def letters(text):
    """How often each letter is in a text: their order is turned around where it is from right to left."""
    plain = unicodedata.normalize("NFD", text)
    return Counter(letter for letter in plain if unicodedata.category(letter) not in SILENT and letter != "\ufffd")


def said(seed, path):
    run = subprocess.run([SAMPLE, str(seed), path], check=True, capture_output=True)
    return run.stdout.decode("utf-8", "replace").splitlines()


def codes_of(pdf):
    """For each font, by its name on the pages: what a code says."""
    maps = {}
    for name, font in pdf.pages[0].Resources.get("/Font", {}).items():
        maps[name] = texts = {}
        for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
            if line.startswith("<") and "><" in line:
                code, text = line.strip("<>").split("><")
                if len(text) >= 4 and line != "<0000><FFFF>":
                    texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    return maps


def shown(pdf):
    """All that the pages show, read by the codes alone, as a reader does that copies text."""
    maps, text = codes_of(pdf), []
    for page in pdf.pages:
        font = None
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator == "Tf":
                font = maps[str(instruction.operands[0])]
            if operator == "TJ":
                for piece in instruction.operands[0]:
                    if isinstance(piece, pikepdf.String):
                        data = bytes(piece)
                        text += [font[data[i] << 8 | data[i + 1]] for i in range(0, len(data), 2)]
    return "".join(text)


def check(tap, seed, folder):
    path, again = folder / "random.pdf", folder / "again.pdf"
    texts = said(seed, path)
    said(seed, again)
    tap.equal(path.read_bytes(), again.read_bytes(), f"seed {seed}: the same bytes again")
    tap.equal(pdfua.check(path), [], f"seed {seed}: all is marked and in the tree")
    with pikepdf.open(path) as pdf:
        tap.equal(pdf.check(), [], f"seed {seed}: the file is sound")
        found, wanted = letters(shown(pdf)), letters("".join(texts))
        tap.equal((wanted - found, found - wanted), (Counter(), Counter()), f"seed {seed}: no letter is lost or made up")
    run = subprocess.run(["pdftoppm", "-r", "20", "-png", path, folder / "page"], capture_output=True, text=True)
    tap.equal((run.returncode, run.stderr), (0, ""), f"seed {seed}: poppler paints it without a complaint")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        for seed in SEEDS:
            check(tap, seed, Path(name))
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
