/* The words of a PDF as lines of runs: poppler's letters, put together again by where they stand.
 * Invariant: nothing of our own drawing is asked; a run is what has no gap wider than between two words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/**
 * PageRun:
 * @text: its letters without any space
 * @left: in points
 * @right: in points
 */
typedef struct
{
  GString *text;
  double left;
  double right;
} PageRun;

/**
 * PageLine:
 * @page: from 0
 * @bottom: in points, from the top of the page
 * @runs: (element-type PageRun): from left to right
 */
typedef struct
{
  int page;
  double bottom;
  GPtrArray *runs;
} PageLine;

/* (element-type PageLine): of all pages, from top to bottom */
GPtrArray *page_lines_read (GBytes *pdf);
const PageRun *page_line_run (const PageLine *line, guint i);
char *page_lines_tight (const char *text);
