#!/usr/bin/env python3
# Reads a PDF and lists the rules of PDF/UA-1 (ISO 14289-1) that it breaks, by clause.
# Invariant: a rule that cannot be decided by reading the file is not here; passing is no proof of conformance.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: pdfua.py FILE…   prints one line for each broken rule; exit 1 when there is one.

Rules (clause of ISO 14289-1, what is asked):
  5        XMP names the part of PDF/UA
  7.1      MarkInfo/Marked; no Suspects; a structure tree; standard types or mapped to one; all that is painted is
           tagged or an artifact, never one within the other; tagged content is in the tree; XMP with dc:title;
           DisplayDocTitle
  7.2      Lang of the document; tables made of rows, rows of cells, at most one head, every row as wide as the others
           with spans counted; lists made of items
  7.3      figures have Alt or ActualText and a BBox
  7.4      headings begin at H1 and skip no level
  7.5      header cells have a Scope
  7.16     encryption allows reading aloud
  7.18     annotations: in the tree, Tabs S, links with Contents
  7.20     no form XObject paints text that the tree does not know
  7.21     fonts embedded, with ToUnicode, CIDToGIDMap for TrueType, widths present
"""

import re
import sys

import pikepdf
from pikepdf import Dictionary, Name

STANDARD = set("""Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP
Warichu WT WP Figure Formula Form""".split())
PAINT = set("f F f* B B* b b* S s Do sh EI Tj TJ ' \" INLINE".split())
SECTIONS = {"THead", "TBody", "TFoot"}


class Element:
    """One element of the structure tree, with its kids in order."""

    def __init__(self, node, parent, role_map):
        self.node = node
        self.parent = parent
        name = str(node.get("/S", "/"))[1:]
        self.raw = name
        self.type = str(role_map.get("/" + name, "/" + name))[1:] if role_map is not None else name
        self.kids = []

    def attributes(self, owner):
        found = self.node.get("/A", [])
        for one in [found] if isinstance(found, Dictionary) else list(found):
            if isinstance(one, Dictionary) and one.get("/O") == owner:
                return one
        return {}

    def span(self, key):
        return int(self.attributes("/Table").get(key, 1))

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()


def is_element(node):
    return isinstance(node, Dictionary) and "/S" in node


def kids_of(node):
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def build(node, parent, role_map):
    element = Element(node, parent, role_map)
    element.kids = [build(kid, element, role_map) for kid in kids_of(node) if is_element(kid)]
    return element


class Checker:
    def __init__(self, pdf):
        self.pdf = pdf
        self.root = pdf.Root
        self.broken = []
        self.tree = []

    def fail(self, clause, text):
        self.broken.append((clause, text))

    def check(self):
        self.check_catalogue()
        self.check_metadata()
        self.read_tree()
        self.check_types()
        self.check_headings()
        self.check_figures()
        self.check_tables()
        self.check_lists()
        for number, page in enumerate(self.pdf.pages, 1):
            self.check_page(number, page)
        return self.broken

    def elements(self):
        for top in self.tree:
            yield from top.walk()

    def check_catalogue(self):
        mark = self.root.get("/MarkInfo", {})
        if mark.get("/Marked") is not True:
            self.fail("7.1", "the file is not marked as tagged")
        if mark.get("/Suspects") is True:
            self.fail("7.1", "the file says that its tags are suspect")
        if self.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
            self.fail("7.1", "DisplayDocTitle is not set")
        if not str(self.root.get("/Lang", "")):
            self.fail("7.2", "the document has no Lang")
        elif not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", str(self.root.Lang)):
            self.fail("7.2", "Lang is no language tag")
        if self.pdf.is_encrypted and not self.pdf.allow.accessibility:
            self.fail("7.16", "reading aloud is forbidden")

    def check_metadata(self):
        if "/Metadata" not in self.root:
            self.fail("7.1", "there is no XMP metadata")
            self.fail("5", "the file does not say that it is PDF/UA")
            return
        xmp = self.root.Metadata.read_bytes().decode("utf-8")
        if not re.search(r"pdfuaid:part(>|=[\"'])1", xmp):
            self.fail("5", "the file does not say that it is PDF/UA-1")
        if not re.search(r"<dc:title>.*<rdf:li[^>]*>[^<]+</rdf:li>.*</dc:title>", xmp, re.S):
            self.fail("7.1", "XMP has no dc:title")

    def read_tree(self):
        if "/StructTreeRoot" not in self.root:
            self.fail("7.1", "there is no structure tree")
            return
        root = self.root.StructTreeRoot
        self.tree = [build(kid, None, root.get("/RoleMap")) for kid in kids_of(root) if is_element(kid)]

    def check_types(self):
        for element in self.elements():
            if element.type not in STANDARD:
                self.fail("7.1", f"{element.raw} is no standard type")

    def check_headings(self):
        last = 0
        for element in self.elements():
            if not re.fullmatch(r"H[1-6]", element.type):
                continue
            level = int(element.type[1])
            if level > last + 1:
                self.fail("7.4", f"H{level} follows H{last}")
            last = level

    def check_figures(self):
        for element in self.elements():
            if element.type != "Figure":
                continue
            if not str(element.node.get("/Alt", "")) and "/ActualText" not in element.node:
                self.fail("7.3", "a figure has no Alt")
            if "/BBox" not in element.attributes("/Layout"):
                self.fail("7.3", "a figure has no BBox")

    def check_lists(self):
        for element in self.elements():
            if element.type == "L" and any(kid.type not in ("L", "LI", "Caption") for kid in element.kids):
                self.fail("7.2", "a list holds something else than items")
            if element.type == "LI" and (element.parent is None or element.parent.type != "L"):
                self.fail("7.2", "an item is in no list")
            if element.type == "LI" and any(kid.type not in ("Lbl", "LBody") for kid in element.kids):
                self.fail("7.2", "an item holds something else than Lbl and LBody")

    def check_tables(self):
        for element in self.elements():
            parent = element.parent.type if element.parent else ""
            if element.type == "TR" and parent not in SECTIONS | {"Table"}:
                self.fail("7.2", "a row is in no table")
            if element.type in SECTIONS and parent != "Table":
                self.fail("7.2", f"{element.type} is in no table")
            if element.type in ("TH", "TD") and parent != "TR":
                self.fail("7.2", "a cell is in no row")
            if element.type == "TR" and any(kid.type not in ("TH", "TD") for kid in element.kids):
                self.fail("7.2", "a row holds something else than cells")
            if element.type in SECTIONS and any(kid.type != "TR" for kid in element.kids):
                self.fail("7.2", f"{element.type} holds something else than rows")
            if element.type == "TH" and element.attributes("/Table").get("/Scope") is None:
                self.fail("7.5", "a header cell has no Scope")
            if element.type == "Table":
                self.check_grid(element)

    def check_grid(self, table):
        kinds = [kid.type for kid in table.kids]
        if any(kind not in SECTIONS | {"TR", "Caption"} for kind in kinds):
            self.fail("7.2", "a table holds something else than rows")
        if kinds.count("THead") > 1 or kinds.count("TFoot") > 1:
            self.fail("7.2", "a table has two heads or two feet")
        if "THead" in kinds and "TBody" not in kinds:
            self.fail("7.2", "a table has a head and no body")
        if not any(element.type == "TH" for element in table.walk()):
            self.fail("7.5", "a table has no header cell")
        rows = [element for element in table.walk() if element.type == "TR"]
        widths, hanging = set(), []
        for row in rows:
            width = sum(1 for _ in hanging) + sum(cell.span("/ColSpan") for cell in row.kids)
            widths.add(width)
            hanging = [left - 1 for left in hanging if left > 1]
            for cell in row.kids:
                hanging += [cell.span("/RowSpan") - 1] * cell.span("/ColSpan") if cell.span("/RowSpan") > 1 else []
        if len(widths) > 1:
            self.fail("7.2", f"the rows of a table are of several widths: {sorted(widths)}")
        if hanging:
            self.fail("7.2", "a cell spans more rows than there are")

    def check_page(self, number, page):
        self.check_annotations(number, page)
        self.check_fonts(number, page.get("/Resources", {}).get("/Font", {}))
        used = self.check_content(number, page)
        self.check_parent_tree(number, page, used)
        for _, form in page.get("/Resources", {}).get("/XObject", {}).items():
            if form.get("/Subtype") == "/Form" and b"BT" in form.read_bytes():
                self.fail("7.20", f"page {number}: a form paints text")

    def check_content(self, number, page):
        marks, used, bare = [], set(), 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                self.open_mark(number, marks, instruction, used)
            elif operator == "EMC":
                if not marks:
                    self.fail("7.1", f"page {number}: EMC without a beginning")
                else:
                    marks.pop()
            elif (operator in PAINT or "INLINE" in operator) and not any(marks):
                bare += 1
        if bare:
            self.fail("7.1", f"page {number}: {bare} paintings are neither tagged nor artifacts")
        if marks:
            self.fail("7.1", f"page {number}: a marked sequence has no end")
        return used

    def open_mark(self, number, marks, instruction, used):
        name = str(instruction.operands[0])
        properties = instruction.operands[1] if len(instruction.operands) > 1 else {}
        kind = ""
        if name == "/Artifact":
            kind = "artifact"
        elif isinstance(properties, Dictionary) and "/MCID" in properties:
            kind = "content"
            used.add(int(properties.MCID))
        if kind and any(mark and mark != kind for mark in marks):
            self.fail("7.1", f"page {number}: an artifact and tagged content are one within the other")
        marks.append(kind)

    def check_parent_tree(self, number, page, used):
        if not used or not self.tree:
            return
        owners = self.parents().get(int(page.get("/StructParents", -1)))
        if owners is None or len(owners) <= max(used):
            self.fail("7.1", f"page {number}: content is not in the structure tree")
            return
        for mcid in used:
            owner = owners[mcid]
            if not is_element(owner) or mcid not in self.contents(owner):
                self.fail("7.1", f"page {number}: content {mcid} is in no element")
                return

    @staticmethod
    def contents(owner):
        found = set()
        for kid in kids_of(owner):
            if isinstance(kid, int):
                found.add(kid)
            elif isinstance(kid, Dictionary) and "/MCID" in kid:
                found.add(int(kid.MCID))
        return found

    def parents(self):
        tree = self.root.StructTreeRoot.get("/ParentTree")
        return {} if tree is None else dict(self.numbers(tree))

    def numbers(self, node):
        for kid in node.get("/Kids", []):
            yield from self.numbers(kid)
        flat = list(node.get("/Nums", []))
        yield from zip((int(key) for key in flat[::2]), flat[1::2])

    def check_annotations(self, number, page):
        annotations = page.get("/Annots", [])
        if len(annotations) and page.get("/Tabs") != Name.S:
            self.fail("7.18.3", f"page {number}: Tabs is not S")
        for annotation in annotations:
            if "/StructParent" not in annotation:
                self.fail("7.18.1", f"page {number}: an annotation is not in the structure tree")
            if annotation.get("/Subtype") == "/Link" and not str(annotation.get("/Contents", "")):
                self.fail("7.18.5", f"page {number}: a link has no Contents")

    def check_fonts(self, number, fonts):
        for _, font in fonts.items():
            inner = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
            name = str(font.get("/BaseFont", "?"))
            described = inner.get("/FontDescriptor", {})
            if font.get("/Subtype") != "/Type3" and not any(
                    key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                self.fail("7.21.4.1", f"page {number}: font {name} is not embedded")
            if "/ToUnicode" not in font:
                self.fail("7.21.7", f"page {number}: font {name} has no ToUnicode")
            if inner.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
                self.fail("7.21.3.2", f"page {number}: font {name} has no CIDToGIDMap")
            if not ("/Widths" in inner or "/W" in inner or "/DW" in inner):
                self.fail("7.21.5", f"page {number}: font {name} has no widths")


def check(path):
    """The broken rules of the file: a list of (clause, sentence)."""
    with pikepdf.open(path) as pdf:
        return Checker(pdf).check()


def elements(path, kind):
    """The elements of one type, in reading order, as (Alt, attributes of tables and layout)."""
    with pikepdf.open(path) as pdf:
        checker = Checker(pdf)
        checker.read_tree()
        found = []
        for element in checker.elements():
            if element.type == kind:
                attributes = {**dict(element.attributes("/Table")), **dict(element.attributes("/Layout"))}
                found.append((str(element.node.get("/Alt", "")), {key: str(value) if not isinstance(value, pikepdf.Array)
                              else [float(item) for item in value] for key, value in attributes.items()}))
        return found


def main(paths):
    worst = 0
    for path in paths:
        for clause, text in check(path):
            print(f"{path}: {clause}: {text}")
            worst = 1
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
