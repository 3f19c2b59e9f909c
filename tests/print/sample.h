/* Programs that print one of their cases into a file, for the tests in Python to read back: PROGRAM CASE FILE.
 * Invariant: a case that cannot be printed ends the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixture.h"

typedef struct
{
  const char *name;
  GBytes *(*print) (Fixture *fixture);
} SampleCase;

int sample_run (int argc, char *argv[], const SampleCase *cases, gsize n_cases);
