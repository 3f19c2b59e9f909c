#!/usr/bin/env python3
# Reads projects and bilans back: every text and figure, where the words stand, links, outline, how they are read.
# Invariant: what must be found is told by the program that made the data, not by the pages.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

import pdfua
from reading import colours, outside, overlapping, page_text, squeeze, structure_text
from tap import Tap

SAMPLE = sys.argv[1]
CASES = ["project", "remarks", "frozen", "bare", "strange", "bilan", "nothing", "all"]


def sample(case, path, language="en"):
    """Prints a case to @path; returns what it says of itself, as a list of (what, text)."""
    run = subprocess.run([SAMPLE, case, path], check=True, capture_output=True, text=True,
                         env={**os.environ, "LANGUAGE": language})
    return [tuple(line.split("\t", 1)) for line in run.stdout.splitlines()]


def all_of(facts, what):
    return [text for kind, text in facts if kind == what]


def titles(items):
    for item in items:
        yield item.title
        yield from titles(item.children)


def check_words(tap, case, path, facts):
    text, structure = squeeze(page_text(path)), structure_text(path)
    missing = [word[:60] for word in all_of(facts, "text") if squeeze(word) not in structure]
    tap.equal(missing, [], f"{case}: a screen reader is told all of it")
    unwanted = [word for word in all_of(facts, "none") if squeeze(word) in text or squeeze(word) in structure]
    tap.equal(unwanted, [], f"{case}: nothing is there that should not be")


def check_document(tap, case, path, facts):
    with pikepdf.open(path) as pdf:
        n_pages = len(pdf.pages)
        with pdf.open_outline() as found:
            outline = list(titles(found.root))
        tap.equal(str(pdf.Root.Lang), "en-GB", f"{case}: the language of the words is told")
    tap.equal([title for title in all_of(facts, "outline") if title not in outline], [], f"{case}: the outline has every part")
    pages = page_text(path).split("\f")[:-1]
    tap.equal([re.findall(r"page (\d+)/(\d+)$", page.strip(), re.M)[-1:] for page in pages],
              [[(str(number), str(n_pages))] for number in range(1, n_pages + 1)], f"{case}: every page has its number")
    for foot in all_of(facts, "foot"):
        tap.equal([number for number, page in enumerate(pages) if foot not in page], [], f"{case}: every page says its state")
    return outline[1:]


def check_links(tap, case, path, outline):
    """The contents lead to each part, by a link to the page whose number stands there."""
    with pikepdf.open(path) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        links = [annotation for annotation in pdf.pages[1].get("/Annots", []) if annotation.Subtype == "/Link"]
        said = [str(link.Contents) for link in links]
        led = [pages.index((link.get("/Dest") or link.A.D)[0].objgen) + 1 for link in links]
    wanted = [title for title in outline if title != "Contents"]
    # A link whose text stands on several lines is several annotations.
    once = [one for i, one in enumerate(said) if i == 0 or one != said[i - 1]]
    tap.equal([one.rsplit(", page ", 1)[0] for one in once], wanted, f"{case}: the contents name every part")
    tap.equal([int(one.rsplit(" ", 1)[1]) for one in said], led, f"{case}: and lead to the page that they name")


def check_charts(tap, case, path):
    """Every number that a chart paints is said by its Alt."""
    figures = [alt for alt, _ in pdfua.elements(path, "Figure")]
    tap.equal(len(figures) > 3 and all(re.search(r"\d", alt) for alt in figures), True, f"{case}: the charts say their numbers")
    tap.equal(any("3e: Owed 144" in re.sub(r"\s", " ", alt) for alt in figures), True, f"{case}: those of a level are told")


def check_case(tap, case, folder):
    path, again = folder / f"{case}.pdf", folder / "again.pdf"
    facts = sample(case, path)
    check_words(tap, case, path, facts)
    tap.equal(outside(path), [], f"{case}: no word leaves the page")
    tap.equal(overlapping(path), [], f"{case}: no word lies over another")
    tap.equal(colours(path), set(), f"{case}: black, white and greys only")
    tap.equal(pdfua.check(path), [], f"{case}: no rule of PDF/UA that can be read is broken")
    check_links(tap, case, path, check_document(tap, case, path, facts))
    if case == "all":
        check_charts(tap, case, path)
    sample(case, again)
    tap.equal(path.read_bytes() == again.read_bytes(), True, f"{case}: the same data is the same bytes")


def check_language(tap, folder):
    path = folder / "fr.pdf"
    for case in "project", "all":
        sample(case, path, "fr")
        tap.equal(overlapping(path) + outside(path), [], f"{case}, in French: every word has its place")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case in CASES:
            check_case(tap, case, folder)
        check_language(tap, folder)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
