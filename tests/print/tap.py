# The little of TAP that the tests in Python need.
# Invariant: a plan is printed at the end, so a test that dies half-way is seen to have died.
# SPDX-License-Identifier: GPL-3.0-or-later


class Tap:
    def __init__(self):
        self.run = 0
        self.failed = 0

    def equal(self, found, wanted, name, detail=None):
        """One test: whether two values are equal; @detail is shown when they are not."""
        self.run += 1
        if found == wanted:
            print(f"ok {self.run} - {name}")
            return
        self.failed += 1
        print(f"not ok {self.run} - {name}")
        shown = f"found {found!r}, wanted {wanted!r}" + ("" if detail is None else f", in {detail!r}")
        print("# " + shown[:4000].replace("\n", " "))

    def done(self):
        print(f"1..{self.run}")
        return 1 if self.failed else 0
