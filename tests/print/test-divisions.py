#!/usr/bin/env python3
# Reads the printed year of made-up classes back: every word and sum, where the words stand, how the table is read.
# Invariant: what must be found is told by the program that made the data, not by the pages.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path

import pikepdf

import pdfua
from tap import Tap

SAMPLE = sys.argv[1]
CASES = ["ordinary", "nothing", "strange", "endless", "sixty", "many", "excess", "unknown", "school", "wall", "nameless"]
XHTML = "{http://www.w3.org/1999/xhtml}"


def sample(case, path, environment=None):
    """Prints a case to @path; returns what it says of itself, as a list of (what, text)."""
    run = subprocess.run([SAMPLE, case, path], check=True, capture_output=True, text=True, env=environment)
    return [tuple(line.split("\t", 1)) for line in run.stdout.splitlines()]


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
