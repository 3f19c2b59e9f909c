#!/usr/bin/env python3
# Reads small documents back: what is tagged, what is finished, what the checker sees when something is missing.
# Invariant: for every rule that the finishing pass satisfies there is a case in which the checker reports its absence.
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

import pdfua
from tap import Tap

SAMPLE = sys.argv[1]


def sample(kind, path):
    subprocess.run([SAMPLE, kind, path], check=True)
    return path


def remove_key(*keys):
    def spoil(pdf):
        node = pdf.Root
        for key in keys[:-1]:
            node = node[key]
        del node[keys[-1]]
    return spoil


def each_element(kind, change):
    def spoil(pdf):
        checker = pdfua.Checker(pdf)
        checker.read_tree()
        for element in checker.elements():
            if element.type == kind:
                change(element.node)
    return spoil


def drop(key):
    def change(node):
        if key in node:
            del node[key]
    return change


def rename(name):
    def change(node):
        node.S = pikepdf.Name("/" + name)
    return change


def each_annotation(change):
    def spoil(pdf):
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                change(annotation)
    return spoil


def each_page(change):
    def spoil(pdf):
        for page in pdf.pages:
            change(page)
    return spoil


def each_font(change):
    def spoil(pdf):
        for page in pdf.pages:
            for _, font in page.Resources.Font.items():
                change(font)
    return spoil


def replace_content(old, new):
    def spoil(pdf):
        for page in pdf.pages:
            page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(old, new))
    return spoil


def rewrite_xmp(old, new):
    def spoil(pdf):
        pdf.Root.Metadata = pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(old, new))
    return spoil


def drop_descriptor(font):
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    if "/FontDescriptor" in inner:
        del inner["/FontDescriptor"]


# What is taken from a good file, and the clause that must then be reported.
SPOILED = [
    ("identification", "5", rewrite_xmp(b"<pdfuaid:part>1", b"<pdfuaid:part>9")),
    ("metadata", "7.1", remove_key("/Metadata")),
    ("title", "7.1", rewrite_xmp(b"dc:title", b"dc:subject")),
    ("display of the title", "7.1", remove_key("/ViewerPreferences")),
    ("marked", "7.1", remove_key("/MarkInfo")),
    ("structure tree", "7.1", remove_key("/StructTreeRoot")),
    ("parent tree", "7.1", remove_key("/StructTreeRoot", "/ParentTree")),
    ("artifact marks", "7.1", replace_content(b"/Artifact BMC", b"/Other BMC")),
    ("artifact in content", "7.1", replace_content(b"/H1<</MCID 0>>BDC",
                                                   b"/H1<</MCID 0>>BDC /Artifact BMC EMC")),
    ("standard type", "7.1", each_element("H1", rename("Titre"))),
    ("language", "7.2", remove_key("/Lang")),
    ("cells of a row", "7.2", each_element("TD", rename("P"))),
    ("span of columns", "7.2", each_element("TH", drop("/A"))),
    ("alternative text", "7.3", each_element("Figure", drop("/Alt"))),
    ("place of a figure", "7.3", each_element("Figure", drop("/A"))),
    ("headings", "7.4", each_element("H1", rename("H3"))),
    ("scope", "7.5", each_element("TH", drop("/A"))),
    ("annotation in the tree", "7.18.1", each_annotation(drop("/StructParent"))),
    ("tabulation", "7.18.3", each_page(drop("/Tabs"))),
    ("contents of a link", "7.18.5", each_annotation(drop("/Contents"))),
    ("text of a font", "7.21.7", each_font(drop("/ToUnicode"))),
    ("embedded font", "7.21.4.1", each_font(drop_descriptor)),
]


def check_spoiled(tap, folder, good):
    for name, clause, spoil in SPOILED:
        bad = folder / "spoiled.pdf"
        with pikepdf.open(good) as pdf:
            spoil(pdf)
            pdf.save(bad)
        clauses = {broken for broken, _ in pdfua.check(bad)}
        tap.equal(clause in clauses, True, f"without {name}, {clause} is reported", clauses)


def structure(path):
    run = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True)
    # Each text ends with a space, so that two in one element do not run into one another.
    return [line.strip().replace(' "', '"') for line in run.stdout.decode("utf-8", "replace").splitlines()]


def check_good(tap, good, again):
    tap.equal(pdfua.check(good), [], "a finished document breaks no rule that can be read")
    tap.equal(good.read_bytes(), again.read_bytes(), "the same document is the same bytes")

    lines = structure(good)
    for text in ["Échéancier de la 3C", "Vérifier l’affiche : œuvre ? oui", "1 h 30", "Septembre", "onisep.fr"]:
        tap.equal(f'"{text}"' in lines, True, f"the structure holds “{text}” whole", lines)
    tap.equal(lines.count("TD"), 6, "empty cells are cells")
    tap.equal(lines.count("TH") + lines.count("TH:"), 4, "header cells are header cells")
    tap.equal('"Date, encore"' in lines, False, "an ornament is not in the structure")

    with pikepdf.open(good) as pdf:
        tap.equal(len(pdf.pages), 2, "two pages were drawn and there are two")
        tap.equal(str(pdf.docinfo.Title), "Échéancier de la 3C & « œuvres »", "the title is whole")
        with pdf.open_outline() as outline:
            tap.equal([item.title for item in outline.root], ["3C"], "the outline has its entry")
        link = pdf.pages[0].Annots[0]
        tap.equal(str(link.A.URI), "https://www.onisep.fr/l%27essai", "the link leads where it should")
        tap.equal(str(link.Contents), "Page de l’Onisep", "the link says where it leads")
    tap.equal(pdfua.elements(good, "Figure"),
              [("11 h sur 36 h", {"/O": "/Layout", "/Placement": "/Block", "/BBox": [50, 761.89, 150, 781.89]})],
              "the figure has its text and its place")


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = sample("finished", folder / "good.pdf")
        check_good(tap, good, sample("finished", folder / "again.pdf"))
        for kind in "plain", "tagged":
            tap.equal(len(pdfua.check(sample(kind, folder / f"{kind}.pdf"))) >= 6, True, f"a {kind} file of cairo fails")
        check_spoiled(tap, folder, good)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
