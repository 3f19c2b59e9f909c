#!/usr/bin/env python3
# Reads the printed year of made-up classes back: every word and sum, where the words stand, how the table is read.
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
from reading import colours, outside, overlapping, page_text, rows_on_pages, squeeze, structure_text
from tap import Tap

SAMPLE = sys.argv[1]
CASES = ["ordinary", "nothing", "strange", "endless", "sixty", "many", "excess", "unknown", "school", "wall", "nameless"]


def sample(case, path, environment=None):
    """Prints a case to @path; returns what it says of itself, as a list of (what, text)."""
    run = subprocess.run([SAMPLE, case, path], check=True, capture_output=True, text=True, env=environment)
    return [tuple(line.split("\t", 1)) for line in run.stdout.splitlines()]


def check_rows(tap, case, path):
    rows = rows_on_pages(path)
    tap.equal([row for row in rows if len(row[1]) != 1], [], f"{case}: no row is cut")
    alone = [i for i, (heading, places) in enumerate(rows) if heading and rows[i + 1][1] != places]
    tap.equal(alone, [], f"{case}: no month stands alone at the foot of a page")


def check_words(tap, case, path, facts):
    text, structure = squeeze(page_text(path)), structure_text(path)
    wanted = [squeeze(fact) for what, fact in facts if what == "text"]
    tap.equal([word for word in wanted if word not in text], [], f"{case}: every activity and every sum is on the pages")
    tap.equal([word for word in wanted if word not in structure], [], f"{case}: a screen reader is told them all")
    unwanted = [squeeze(fact) for what, fact in facts if what == "none"]
    tap.equal([word for word in unwanted if word in text], [], f"{case}: nothing is there that should not be")


def check_document(tap, case, path, facts):
    codes = [fact for what, fact in facts if what == "outline"]
    with pikepdf.open(path) as pdf:
        with pdf.open_outline() as outline:
            tap.equal([item.title for item in outline.root], codes, f"{case}: one entry of the outline for each class")
        for pages in (int(fact) for what, fact in facts if what == "pages" and len(codes) == 1):
            tap.equal(len(pdf.pages), pages, f"{case}: as many pages as it takes")
        tap.equal(str(pdf.Root.Lang), "en-GB", f"{case}: the language of the words is told")
        tap.equal("Collège des Tilleuls" in str(pdf.docinfo.Title), True, f"{case}: the title names the school")
    numbers = re.findall(r"page (\d+)/(\d+)", page_text(path))
    with pikepdf.open(path) as pdf:
        tap.equal(len(numbers), len(pdf.pages), f"{case}: every page has its number")
    tap.equal(sum(number == "1" for number, _ in numbers), len(codes), f"{case}: each class begins a page")
    follow = [pair for pair, after in zip(numbers, numbers[1:] + [("1", "")])
              if (pair[0] == pair[1]) != (after[0] == "1")]
    tap.equal(follow, [], f"{case}: pages are numbered to the last of each class")


def check_case(tap, case, folder):
    path, again = folder / f"{case}.pdf", folder / "again.pdf"
    facts = sample(case, path)
    check_words(tap, case, path, facts)
    tap.equal(outside(path), [], f"{case}: no word leaves the page")
    tap.equal(overlapping(path), [], f"{case}: no word lies over another")
    tap.equal(colours(path), set(), f"{case}: black, white and greys only")
    tap.equal(pdfua.check(path), [], f"{case}: no rule of PDF/UA that can be read is broken")
    tap.equal(all(alternative for alternative, _ in pdfua.elements(path, "Figure")), True, f"{case}: figures have words")
    check_rows(tap, case, path)
    check_document(tap, case, path, facts)
    if case not in ("nothing",):
        tap.equal([scope for _, scope in pdfua.elements(path, "TH")][0].get("/Scope"), "/Column",
                  f"{case}: the table has headed columns")
    sample(case, again)
    tap.equal(path.read_bytes() == again.read_bytes(), True, f"{case}: the same data is the same bytes")


def check_checks(tap, folder):
    """The checks above can fail: a page of words one over another, one outside, one in red."""
    path = folder / "bad.pdf"
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                                    BaseFont=pikepdf.Name.Helvetica))
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        pdf.pages[0].Contents = pdf.make_stream(
            b"BT /F 10 Tf 1 0 0 rg 100 500 Td (Orientation) Tj 4 2 Td (Avenir) Tj -100 0 Td (Bord) Tj ET")
        pdf.save(path)
    tap.equal(overlapping(path) != [], True, "words one over another are seen")
    tap.equal([word[0] for word in outside(path)], ["Bord"], "a word outside is seen")
    tap.equal(len(colours(path)), 1, "a colour is seen")


def check_language(tap, folder):
    """The language that the file names is that of its words, translated or not."""
    for language in "en", "fr":
        path = folder / f"{language}.pdf"
        facts = sample("excess", path, {**os.environ, "LANGUAGE": language})
        with pikepdf.open(path) as pdf:
            told = str(pdf.Root.Lang)
        tap.equal(told, "fr-FR" if "Imprimé le" in page_text(path) else "en-GB", f"{language}: the language is told")
        check_words(tap, language, path, facts)
        tap.equal(overlapping(path) + outside(path), [], f"{language}: every word has its place")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check_checks(tap, folder)
        check_language(tap, folder)
        for case in CASES:
            check_case(tap, case, folder)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
