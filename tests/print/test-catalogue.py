#!/usr/bin/env python3
# Reads mission sheets and requests back: every visit, every booking and sum, what is not to be there, the tables.
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
CASES = ["mission", "contact", "visits", "person", "request", "many", "endless"]
LONG = ["contact", "visits", "person", "many"]


def sample(case, path, language="en"):
    """Prints a case to @path; returns what it says of itself, as a list of (what, text)."""
    run = subprocess.run([SAMPLE, case, path], check=True, capture_output=True, text=True,
                         env={**os.environ, "LANGUAGE": language})
    return [tuple(line.split("\t", 1)) for line in run.stdout.splitlines()]


def pages_of(path):
    """The text of each page."""
    return page_text(path).split("\f")[:-1]


def check_words(tap, case, path, facts):
    text, structure = squeeze(page_text(path)), structure_text(path)
    wanted = [squeeze(fact) for what, fact in facts if what == "text"]
    tap.equal([word for word in wanted if word not in structure], [], f"{case}: a screen reader is told all of it")
    # A cell that is broken over lines stands between its neighbours in the text of the page.
    tap.equal([word for word in wanted if word not in text and word not in structure], [], f"{case}: all is on the pages")
    unwanted = [squeeze(fact) for what, fact in facts if what == "none"]
    tap.equal([word for word in unwanted if word in text or word in structure], [],
              f"{case}: nothing is there that should not be")
    tap.equal([word for word in unwanted if word.encode() in path.read_bytes()], [], f"{case}: nor hidden in the file")


def check_document(tap, case, path, facts):
    outline = [fact for what, fact in facts if what == "outline"]
    with pikepdf.open(path) as pdf:
        n_pages = len(pdf.pages)
        if outline:
            with pdf.open_outline() as found:
                tap.equal(sorted(item.title for item in found.root), sorted(outline), f"{case}: an entry for each school")
        for name in (fact for what, fact in facts if what == "title"):
            tap.equal(name in str(pdf.docinfo.Title), True, f"{case}: the title names the person")
        tap.equal(str(pdf.Root.Lang), "en-GB", f"{case}: the language of the words is told")
    tap.equal(re.findall(r"page (\d+)/(\d+)", page_text(path)),
              [(str(number), str(n_pages)) for number in range(1, n_pages + 1)], f"{case}: every page has its number")
    tap.equal(n_pages > 1, case in LONG or len(outline) > 1, f"{case}: as many pages as it takes")


def check_boxes(tap, case, path, facts):
    """Whether a box is ticked is told in words: in the drawing nobody hears it."""
    wanted = [fact for what, fact in facts if what == "box"]
    if wanted:
        tap.equal([alternative for alternative, _ in pdfua.elements(path, "Figure")], wanted, f"{case}: each box is told")


def check_table(tap, case, path, facts):
    rows = rows_on_pages(path)
    tap.equal([len(rows)], [int(fact) for what, fact in facts if what == "rows"] or [0], f"{case}: a row for each")
    tap.equal([row for row in rows if len(row[1]) != 1], [], f"{case}: no row is cut")
    headed = [number for number, text in enumerate(pages_of(path)) if "State" in text and "Wanted on" in text]
    if case in ("request", "many", "endless"):
        tap.equal(headed, sorted({page for _, places in rows for page in places}),
                  f"{case}: every page with rows has the heads of the columns")
        tap.equal([scope.get("/Scope") for _, scope in pdfua.elements(path, "TH")],
                  ["/Column"] * 6 * len([what for what, _ in facts if what == "outline"]), f"{case}: each column has one head")


def check_together(tap, folder):
    """A visit stays whole, and who signs sees what is signed."""
    path = folder / "together.pdf"
    sample("visits", path)
    texts = pages_of(path)
    starts = [text.count("Rencontre numéro") for text in texts]
    tap.equal(sum(starts), 40, "every visit has its heading")
    tap.equal([text.count("date and signature") == start for text, start in zip(texts, starts)], [True] * len(texts),
              "no visit goes over two pages")
    tap.equal("What the charter asks" in texts[-1] and "The ambassador:" in texts[-1], True,
              "the charter is on the page of the signatures")
    sample("many", path)
    last = pages_of(path)[-1]
    tap.equal("Action numéro 90." in last and "90 requests" in last and "The head of school" in last, True,
              "the sum and the signature have a row above them")


def check_case(tap, case, folder):
    path, again = folder / f"{case}.pdf", folder / "again.pdf"
    facts = sample(case, path)
    check_words(tap, case, path, facts)
    tap.equal(outside(path), [], f"{case}: no word leaves the page")
    tap.equal(overlapping(path), [], f"{case}: no word lies over another")
    tap.equal(colours(path), set(), f"{case}: black, white and greys only")
    tap.equal(pdfua.check(path), [], f"{case}: no rule of PDF/UA that can be read is broken")
    check_document(tap, case, path, facts)
    check_table(tap, case, path, facts)
    check_boxes(tap, case, path, facts)
    sample(case, again)
    tap.equal(path.read_bytes() == again.read_bytes(), True, f"{case}: the same data is the same bytes")


def check_language(tap, folder):
    path = folder / "fr.pdf"
    for case in "mission", "request":
        sample(case, path, "fr")
        with pikepdf.open(path) as pdf:
            tap.equal(str(pdf.Root.Lang), "fr-FR" if "Imprimé le" in page_text(path) else "en-GB",
                      f"{case}: the language is told")
        tap.equal(overlapping(path) + outside(path), [], f"{case}, in French: every word has its place")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case in CASES:
            check_case(tap, case, folder)
        check_together(tap, folder)
        check_language(tap, folder)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
