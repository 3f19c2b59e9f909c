/* A long document: cover, contents with links, parts, texts that flow over pages, tables, bars, lines to be signed.
 * Invariant: nothing that is added is ever cut: what a page cannot hold goes on overleaf, by whole lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/stationery.h"

G_BEGIN_DECLS

#define JALONS_REPORT_MAX_COLUMNS 12
#define JALONS_REPORT_MAX_SERIES  3

typedef struct _JalonsReport JalonsReport;

/**
 * JalonsReportStyle:
 * @JALONS_REPORT_TITLE: of the document, on its cover
 * @JALONS_REPORT_LEAD: what stands under it
 * @JALONS_REPORT_PART: a title on a new page; in the contents and in the outline
 * @JALONS_REPORT_SHORT_PART: the same, on the same page when most of it is free
 * @JALONS_REPORT_HEADING: likewise, on the same page
 * @JALONS_REPORT_SUBHEADING: in neither
 * @JALONS_REPORT_TEXT: paragraphs, one for each line of what is given
 * @JALONS_REPORT_NOTE: the same in small letters
 */
typedef enum
{
  JALONS_REPORT_TITLE,
  JALONS_REPORT_LEAD,
  JALONS_REPORT_PART,
  JALONS_REPORT_SHORT_PART,
  JALONS_REPORT_HEADING,
  JALONS_REPORT_SUBHEADING,
  JALONS_REPORT_TEXT,
  JALONS_REPORT_NOTE,
} JalonsReportStyle;

/**
 * JalonsReportBar:
 * @label: what the bars are about
 * @values: one for each series, at least 0
 * @words: the same as they are written
 */
typedef struct
{
  char *label;
  double values[JALONS_REPORT_MAX_SERIES];
  char *words[JALONS_REPORT_MAX_SERIES];
} JalonsReportBar;

JalonsReport *jalons_report_new           (const char *title, const char *subject, const char *foot,
                                           const JalonsPrintOptions *options, JalonsSpool *spool);
void          jalons_report_free          (JalonsReport *self);
void          jalons_report_add           (JalonsReport *self, JalonsReportStyle style, const char *text);
void          jalons_report_add_space     (JalonsReport *self, double points);
void          jalons_report_add_logo      (JalonsReport *self, const JalonsSchool *school);
void          jalons_report_add_contents  (JalonsReport *self);
void          jalons_report_add_blank     (JalonsReport *self, const char *label);

void          jalons_report_set_name      (JalonsReport *self, const char *name);
void          jalons_report_add_reference (JalonsReport *self, const char *words, const char *name);

void          jalons_report_add_table     (JalonsReport *self, const char *summary, const double *shares,
                                           const char *const *heads);
void          jalons_report_set_numbers   (JalonsReport *self, unsigned column);
void          jalons_report_add_row       (JalonsReport *self, const char *const *cells);
void          jalons_report_add_total     (JalonsReport *self, const char *const *cells);
void          jalons_report_add_group     (JalonsReport *self, const char *label);

double        jalons_report_least_width   (JalonsReport *self, const char *text, gboolean whole);
double        jalons_report_width         (void);

void          jalons_report_add_bars      (JalonsReport *self, const char *title, const char *const *series,
                                           GPtrArray *bars);
void          jalons_report_bar_free      (gpointer bar);

void          jalons_report_finish        (JalonsReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JalonsReport, jalons_report_free)

G_END_DECLS
