/* What is said of one element of the structure of a document: its type, scope, spans, alternative text.
 * Invariant: a tag owns nothing; who opens an element copies what it keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JalonsTag:
 * @name: a standard structure type of PDF 1.7: "Document", "Sect", "H1", "P", "Table", "TR", "TH", "TD", "Figure", "Link"…
 * @alt: (nullable): what a figure shows, or where a link leads, in words
 * @expansion: (nullable): the words behind an abbreviation
 * @summary: (nullable): what a table is about
 * @scope: (nullable): of a "TH": "Column", "Row" or "Both"
 * @row_span: rows that a cell covers; 0 reads as 1
 * @column_span: columns that a cell covers; 0 reads as 1
 * @box: of a "Figure": left, top, width and height in points from the top left corner of the page
 *
 * Sources of the demands: ISO 14289-1 (PDF/UA-1) 7.3, 7.5 and 7.18.5; ISO 32000-1 14.8.5.
 */
typedef struct
{
  const char *name;
  const char *alt;
  const char *expansion;
  const char *summary;
  const char *scope;
  int row_span;
  int column_span;
  double box[4];
} JalonsTag;

G_END_DECLS
