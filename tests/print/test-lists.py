#!/usr/bin/env python3
# Reads wall charts, lists of a week and agendas back: every title and sum, where the words stand, how they are read.
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
from reading import (colours, outside, overlapping, page_text, pages_of_words, rows_on_pages, sizes_of_words, squeeze,
                     structure_text)
from tap import Tap

SAMPLE = sys.argv[1]
CHARTS = ["level", "school", "strange", "key", "crowd", "sixty", "empty", "nothing"]
LISTS = ["week", "nameless", "idle", "agenda", "everything"]
A3, A4 = (1190.6, 841.9), (841.9, 595.3)


def sample(case, path, language="en"):
    """Prints a case to @path; returns what it says of itself, as a list of (what, text)."""
    run = subprocess.run([SAMPLE, case, path], check=True, capture_output=True, text=True,
                         env={**os.environ, "LANGUAGE": language})
    return [tuple(line.split("\t", 1)) for line in run.stdout.splitlines()]


def all_of(facts, what):
    return [text for kind, text in facts if kind == what]


def check_words(tap, case, path, facts):
    text, structure = squeeze(page_text(path)), structure_text(path)
    wanted = [squeeze(word) for word in all_of(facts, "text")]
    tap.equal([word for word in wanted if word not in structure], [], f"{case}: a screen reader is told all of it")
    unwanted = [squeeze(word) for word in all_of(facts, "none")]
    tap.equal([word for word in unwanted if word in text or word in structure], [],
              f"{case}: nothing is there that should not be")


def check_document(tap, case, path, facts):
    with pikepdf.open(path) as pdf:
        n_pages = len(pdf.pages)
        with pdf.open_outline() as found:
            outline = [item.title for item in found.root]
        tap.equal(str(pdf.Root.Lang), "en-GB", f"{case}: the language of the words is told")
        tap.equal("Collège des Tilleuls" in str(pdf.docinfo.Title) or case in ("agenda", "everything"), True,
                  f"{case}: the title names the school")
    if case in CHARTS:
        tap.equal(outline, sorted(all_of(facts, "outline"), key=outline.index if outline else None),
                  f"{case}: an entry of the outline for each level")
    tap.equal(re.findall(r"page (\d+)/(\d+)", page_text(path)),
              [(str(number), str(n_pages)) for number in range(1, n_pages + 1)], f"{case}: every page has its number")
    return n_pages


def check_rows(tap, case, path, facts):
    rows = rows_on_pages(path)
    tap.equal([row for row in rows if len(row[1]) != 1], [], f"{case}: no row is cut")
    if all_of(facts, "rows"):
        tap.equal(len(rows), int(all_of(facts, "rows")[0]), f"{case}: a row for each")


def check_chart(tap, case, path, n_pages):
    texts = page_text(path).split("\f")[:-1]
    sizes = {(round(width, 1), round(height, 1)) for width, height, _ in pages_of_words(path)}
    tap.equal(sizes, {A3 if case in ("school", "sixty") else A4},
              f"{case}: the sheets lie on their long side")
    if case == "empty":
        return
    heads = [text for text in texts if "Planned / owed" in text and "W36" in text]
    tap.equal(len(heads), n_pages, f"{case}: the months and weeks are at the top of every page")
    scopes = [attributes.get("/Scope") for _, attributes in pdfua.elements(path, "TH")]
    tap.equal((scopes.count("/Column"), "/Row" in scopes), (12, True), f"{case}: months and classes are heads")
    tap.equal(n_pages > 1, case in ("crowd", "sixty"), f"{case}: as many pages as it takes")


def check_case(tap, case, folder):
    path, again = folder / f"{case}.pdf", folder / "again.pdf"
    facts = sample(case, path)
    check_words(tap, case, path, facts)
    tap.equal(outside(path), [], f"{case}: no word leaves the page")
    tap.equal(overlapping(path), [], f"{case}: no word lies over another")
    tap.equal(colours(path) - {"Do"}, set(), f"{case}: black, white and greys only")
    tap.equal(pdfua.check(path), [], f"{case}: no rule of PDF/UA that can be read is broken")
    n_pages = check_document(tap, case, path, facts)
    check_rows(tap, case, path, facts)
    if case in CHARTS:
        check_chart(tap, case, path, n_pages)
    sample(case, again)
    tap.equal(path.read_bytes() == again.read_bytes(), True, f"{case}: the same data is the same bytes")


def check_sizes(tap, folder):
    """A chart on A4 is that on A3, made smaller: the same words at the same places."""
    for case in "strange", "key":
        sample(case, folder / "size.pdf")
        sizes = list(sizes_of_words(folder / "size.pdf"))
        small = [(word, size) for word, size in sizes if size < (6 if len(word) > 1 else 5)]
        tap.equal((len(sizes) > 40, small), (True, []), f"{case}: no letters are too small to be read on A4")


def check_language(tap, folder):
    path = folder / "fr.pdf"
    for case in "school", "week", "agenda":
        sample(case, path, "fr")
        with pikepdf.open(path) as pdf:
            tap.equal(str(pdf.Root.Lang), "fr-FR" if "Imprimé le" in page_text(path) else "en-GB",
                      f"{case}: the language is told")
        tap.equal(overlapping(path) + outside(path), [], f"{case}, in French: every word has its place")


def check_logos(tap, folder):
    """The logo is a figure with words, once in the file however often it is seen; a damaged one is left out."""
    path = folder / "logo.pdf"
    for case in "logo", "logos", "damaged", "logo-request", "logo-mission", "logo-of-two":
        facts = sample(case, path)
        found = [alternative for alternative, _ in pdfua.elements(path, "Figure") if alternative.startswith("Logo")]
        with pikepdf.open(path) as pdf:
            pictures = {stream.objgen for page in pdf.pages for _, stream in page.images.items()}
            n_pages = len(pdf.pages)
        wanted = all_of(facts, "figure") * (n_pages if case == "logos" else 1)
        tap.equal(found, wanted, f"{case}: the logo is told")
        tap.equal(len(pictures), len(set(wanted)), f"{case}: the picture is in the file once")
        tap.equal(pdfua.check(path), [], f"{case}: no rule of PDF/UA that can be read is broken")
        tap.equal(overlapping(path) + outside(path), [], f"{case}: every word has its place")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case in CHARTS + LISTS:
            check_case(tap, case, folder)
        check_sizes(tap, folder)
        check_language(tap, folder)
        check_logos(tap, folder)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
