/* Every document of the house in one table: what it asks for, what it takes, how it is drawn, what its file is called.
 * Invariant: the window and the command line print what is in the table, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "print/stationery.h"

G_BEGIN_DECLS

/**
 * JalonsPaperParts:
 *
 * What must be chosen before a document can be drawn, and what may be.
 */
typedef enum
{
  JALONS_PAPER_ASKS_DIVISIONS = 1 << 0,
  JALONS_PAPER_ASKS_LEVEL = 1 << 1,
  JALONS_PAPER_ASKS_WEEK = 1 << 2,
  JALONS_PAPER_ASKS_PERIOD = 1 << 3,
  JALONS_PAPER_ASKS_AMBASSADOR = 1 << 4,
  JALONS_PAPER_TAKES_SIZE = 1 << 5,       /* A4 or A3 */
  JALONS_PAPER_TAKES_NAMES = 1 << 6,      /* the names of persons may be left out */
  JALONS_PAPER_TAKES_CONTACT = 1 << 7,    /* e-mail and telephone may be asked for */
  JALONS_PAPER_TAKES_EACH = 1 << 8,       /* one file for each class */
  JALONS_PAPER_TAKES_EVERYTHING = 1 << 9, /* not only where the counsellor speaks */
  JALONS_PAPER_TAKES_SCHOOLS = 1 << 10,   /* this school or all */
  JALONS_PAPER_IS_CHART = 1 << 11,        /* to be pinned up: A3, unless A4 is wanted */
  JALONS_PAPER_ASKS_PROJECT = 1 << 12,    /* one that has the year, unless another is chosen */
  JALONS_PAPER_TAKES_REMARKS = 1 << 13,   /* the remarks of its review may be added */
  JALONS_PAPER_NEEDS_BEFORE = 1 << 14,    /* is drawn of the year before too */
} JalonsPaperParts;

/**
 * JalonsOrder:
 * @dataset: the data, which nobody changes meanwhile
 * @year: of a school, in @dataset
 * @divisions: (nullable) (element-type JalonsDivision): the classes, in the order of the pages
 * @level: (nullable): code of a level
 * @first_day: of a period; any day of a week
 * @end_day: of a period: the day after the last
 * @counsellor: (nullable): whose agenda; %NULL for that of everybody
 * @everything: not only where the counsellor speaks
 * @all_schools: not only the school of @year
 * @ambassador: (nullable): whose mission sheet
 * @with_contact: prints e-mail and telephone
 * @project: (nullable): which project; %NULL for the one of the school that has @year
 * @with_remarks: adds the remarks of its review
 * @options: what holds for all documents
 *
 * What is wanted of a document; each looks at what it asks for.
 */
typedef struct
{
  JalonsDataset *dataset;
  JalonsYear *year;
  GPtrArray *divisions;
  const char *level;
  JalonsDay first_day;
  JalonsDay end_day;
  const char *counsellor;
  gboolean everything;
  gboolean all_schools;
  JalonsAmbassador *ambassador;
  gboolean with_contact;
  JalonsProject *project;
  gboolean with_remarks;
  JalonsPrintOptions options;
} JalonsOrder;

/**
 * JalonsPaperKind:
 * @code: of the document, as on the command line
 * @label: as in the window, to be translated
 * @parts: what it asks for and takes
 * @print: draws it into a spool; whether that got its bytes is asked of the spool
 * @subject: (transfer full): what its file and its print job are about: "3A", "Collège des Tilleuls"
 */
typedef struct
{
  const char *code;
  const char *label;
  unsigned parts;
  gboolean (*print) (const JalonsOrder *order, const JalonsPrintWatch *watch, JalonsSpool *spool, GError **error);
  char *(*subject) (const JalonsOrder *order);
} JalonsPaperKind;

const JalonsPaperKind *jalons_papers_list   (gsize *n_kinds);
const JalonsPaperKind *jalons_papers_lookup (const char *code);
JalonsProject         *jalons_papers_project (const JalonsOrder *order);
char                  *jalons_papers_name   (const JalonsPaperKind *kind, const JalonsOrder *order);
gboolean               jalons_papers_each   (const JalonsOrder *order, const JalonsPrintWatch *watch, GPtrArray *spools,
                                             GError **error);

G_END_DECLS
