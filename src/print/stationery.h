/* What all our documents have in common: the sheets of paper, what is chosen for all, the foot, the legend of signs.
 * Invariant: measures are points of an A4 sheet; A3 is the same drawing 1.414 times as large.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/project/onward.h"
#include "print/paper.h"

G_BEGIN_DECLS

/* A4, upright. */
#define JALONS_SHEET_SHORT 595.28
#define JALONS_SHEET_LONG  841.89

typedef enum
{
  JALONS_PAPER_A4,
  JALONS_PAPER_A3, /* the same page, larger: to be pinned up */
} JalonsPaperSize;

/**
 * JalonsPrintOptions:
 * @today: the date of printing
 * @size: of the sheets
 * @without_names: leaves out the names of persons: head teachers, counsellor, speakers
 * @onward: (nullable): where a cohort goes on, for the path of one
 * @logos: (nullable) (element-type utf8 GBytes): the PNG behind each School.logo; those that are missing are not printed
 */
typedef struct
{
  JalonsDay today;
  JalonsPaperSize size;
  gboolean without_names;
  JalonsOnward *onward;
  GHashTable *logos;
} JalonsPrintOptions;

/**
 * JalonsPrintProgress:
 * @done: parts drawn so far
 * @total: parts in all
 */
typedef void (*JalonsPrintProgress) (unsigned done, unsigned total, gpointer data);

/**
 * JalonsPrintWatch:
 * @progress: (nullable): is told how far the drawing is, in the thread that draws
 * @data: for @progress
 * @cancellable: (nullable): ends the drawing
 */
typedef struct
{
  JalonsPrintProgress progress;
  gpointer data;
  GCancellable *cancellable;
} JalonsPrintWatch;

/**
 * JalonsStationery:
 * @paper: what is drawn on
 * @width: of a page
 * @height: of a page
 * @margin: at its left and at its right
 * @label: of the pages: "3C" gives "3C – 1"; "" gives "1"
 * @running: (nullable): what stands at the top of the pages after the first
 * @foot: what stands at the left of the foot
 * @printed: "Printed on 20 November 2026"
 * @n_pages: of this part of the document, known before its first foot is drawn
 * @spoken: whether the first foot is read aloud: it says what is nowhere else
 */
typedef struct
{
  JalonsPaper *paper;
  double width, height;
  double margin;
  const char *label;
  const char *running;
  const char *foot;
  const char *printed;
  int n_pages;
  gboolean spoken;
} JalonsStationery;

/* Where the foot begins, and how far above it a page must end. */
#define JALONS_FOOT_HEIGHT 42.0
#define JALONS_FOOT_AIR    6.0

typedef enum
{
  JALONS_SIGN_MARK,
  JALONS_SIGN_HATCH,
  JALONS_SIGN_SHADE,
  JALONS_SIGN_FLAG,
} JalonsSignShape;

/**
 * JalonsSign:
 * @letter: (nullable): of the mark of an axis
 * @state: of the mark
 * @shape: a mark, or what else stands on the page
 *
 * What stands in front of an entry of a legend.
 */
typedef struct
{
  const char *letter;
  JalonsState state;
  JalonsSignShape shape;
} JalonsSign;

/**
 * JalonsLegend:
 * @left: of its lines
 * @right: of its lines
 * @x: of the next entry
 * @y: of the next entry
 *
 * Entries one beside the other, on as many lines as they take.
 */
typedef struct
{
  JalonsPaper *paper;
  double left, right;
  double x, y;
} JalonsLegend;

#define JALONS_LEGEND_LINE 13.0

JalonsPaper *jalons_stationery_new_paper (const JalonsPrintOptions *options, gboolean landscape, const char *title,
                                          const char *subject, JalonsSpool *spool);
void         jalons_stationery_add_page  (const JalonsStationery *self, int page);
void         jalons_stationery_draw_foot (const JalonsStationery *self, int page);

void jalons_legend_add        (JalonsLegend *self, const JalonsSign *sign, const char *words);
void jalons_legend_add_states (JalonsLegend *self);

JalonsLetters jalons_letters_aligned (JalonsLetters letters, JalonsAlign align);
GBytes       *jalons_print_logo      (const JalonsPrintOptions *options, const JalonsSchool *school);
char         *jalons_printed_words   (JalonsDay today);

G_END_DECLS
