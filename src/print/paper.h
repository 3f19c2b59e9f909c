/* The pages of a document: one drawing that a screen reader reads, a printer prints and a window shows.
 * Invariant: what is painted is of the innermost open element, or of an ornament, which says nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "pdf/pen.h"
#include "pdf/spool.h"
#include "pdf/tag.h"
#include "print/lettering.h"

G_BEGIN_DECLS

/**
 * JalonsPaperSetup:
 * @width: of a page, in points
 * @height: of a page, in points
 * @scale: how much larger the sheet is than that: 1 on A4, √2 for the same page on A3; 0 reads as 1
 * @title: what the document is, shown in the title bar of readers
 * @author: (nullable): who made it
 * @subject: (nullable): what it is about
 * @language: a BCP 47 tag, "fr-FR"
 * @created: ISO 8601, "2026-11-20T00:00:00Z": there is no clock in here
 */
typedef struct
{
  double width;
  double height;
  double scale;
  const char *title;
  const char *author;
  const char *subject;
  const char *language;
  const char *created;
} JalonsPaperSetup;

typedef struct _JalonsPaper JalonsPaper;

void         jalons_paper_prepare (void);
JalonsPaper *jalons_paper_new  (const JalonsPaperSetup *setup, JalonsSpool *spool);
void         jalons_paper_free (JalonsPaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsPaper, jalons_paper_free)

void     jalons_paper_add_page    (JalonsPaper *self, const char *label);
void     jalons_paper_open        (JalonsPaper *self, JalonsTag tag);
void     jalons_paper_open_link   (JalonsPaper *self, JalonsTag tag, const char *uri);
void     jalons_paper_open_jump   (JalonsPaper *self, JalonsTag tag, int page, double y);
void     jalons_paper_close       (JalonsPaper *self);
void     jalons_paper_begin_ornament (JalonsPaper *self);
void     jalons_paper_end_ornament   (JalonsPaper *self);
int      jalons_paper_add_outline (JalonsPaper *self, int parent, const char *title, double y);
void     jalons_paper_finish      (JalonsPaper *self);

double   jalons_paper_measure       (JalonsPaper *self, JalonsLetters letters, double width, const char *text);
double   jalons_paper_measure_width (JalonsPaper *self, JalonsLetters letters, const char *text);
unsigned *jalons_paper_break         (JalonsPaper *self, JalonsLetters letters, double width, const char *text,
                                      unsigned *n_lines);
double   jalons_paper_text          (JalonsPaper *self, JalonsLetters letters, double x, double y, double width,
                                     const char *text);
double   jalons_paper_leaf          (JalonsPaper *self, JalonsTag tag, JalonsLetters letters, double x, double y,
                                     double width, const char *text);

gboolean jalons_paper_fit_picture   (JalonsPaper *self, GBytes *png, double *width, double *height);
void     jalons_paper_picture       (JalonsPaper *self, GBytes *png, const char *alt, double x, double y, double width,
                                     double height);
JalonsPen *jalons_paper_begin_figure (JalonsPaper *self, JalonsTag tag);
JalonsPen *jalons_paper_get_pen      (JalonsPaper *self);

G_END_DECLS
