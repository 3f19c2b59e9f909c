/* What the files of a long document share: its blocks, the pieces of them that stand on pages, its letters.
 * Invariant: a piece is some whole lines of one block; the pieces of a block are all its lines, in order.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "print/report.h"

G_BEGIN_DECLS

#define PAGE_WIDTH  JALONS_SHEET_SHORT
#define PAGE_HEIGHT JALONS_SHEET_LONG
#define MARGIN      52.0
#define WIDTH       (PAGE_WIDTH - 2 * MARGIN)
#define TOP         46.0
#define BOTTOM      (PAGE_HEIGHT - JALONS_FOOT_HEIGHT - JALONS_FOOT_AIR)
#define GUTTER      8.0 /* between two columns */
#define PADDING     2.6 /* above and below the text of a row */
#define JALONS_REPORT_LEAST_BARS 3u /* of a figure that is parted */
#define NUMBER      36.0 /* the room of a page's number in the contents */

typedef enum
{
  BLOCK_WORDS,
  BLOCK_SPACE,
  BLOCK_LOGO,
  BLOCK_ENTRY, /* of the contents */
  BLOCK_REFERENCE,
  BLOCK_BLANK,
  BLOCK_HEAD, /* of a table */
  BLOCK_ROW,
  BLOCK_TOTAL,
  BLOCK_GROUP, /* a row that is the title of those after it */
  BLOCK_BARS,
} ReportBlockKind;

/* Where the lines of a text begin, in bytes; then where it ends. Of a single line that is not written down. */
typedef struct
{
  const char *text;
  unsigned *starts;
  unsigned n_lines;
} ReportLines;

typedef struct
{
  ReportBlockKind kind;
  JalonsReportStyle style;
  unsigned n_texts;
  unsigned n_lines;   /* of the longest of them */
  char *name;         /* of a reference: that of its target */
  char *summary;      /* of a table's head */
  double *shares;     /* of a table's head: of each column, of the width */
  unsigned numbers;   /* of a table's head: a bit for each column of numbers */
  gpointer target;    /* of an entry or a reference: a block, or NULL when there is none */
  gpointer head;      /* of a row: the head of its table */
  char **series;      /* of bars */
  GPtrArray *bars;
  double greatest;    /* of all bars, also of the figures that show the others */
  GBytes *png;
  double width, height; /* of a picture; of a space */
  int page;           /* of its first piece, from 0 */
  double y;
  ReportLines texts[]; /* one, or the cells of a row */
} JalonsReportBlock;

typedef struct
{
  JalonsReportBlock *block;
  unsigned first, n_lines;
  int page;
  double y, height;
} JalonsReportPiece;

/**
 * JalonsReportLook:
 * @letters: how it is set
 * @before: what is left above it, but at the top of a page
 * @after: what is left under it
 * @tag: its element
 */
typedef struct
{
  JalonsLetters letters;
  double before, after;
  const char *tag;
} JalonsReportLook;

struct _JalonsReport
{
  char *title;
  char *subject;
  char *foot;
  JalonsPrintOptions options;
  GPtrArray *blocks; /* of JalonsReportBlock */
  GArray *pieces;    /* of JalonsReportPiece */
  GHashTable *names; /* of blocks */
  int contents;      /* before which block they stand, or -1 */
  JalonsPaper *paper;
  JalonsStationery stationery;
};

extern const JalonsReportLook jalons_report_looks[];
extern const JalonsLetters jalons_report_cell, jalons_report_head, jalons_report_caption;

JalonsReportBlock *jalons_report_block_new   (ReportBlockKind kind, const char *const *texts, unsigned n_texts);
gboolean           jalons_report_is_row      (const JalonsReportBlock *block);
gboolean           jalons_report_is_part     (const JalonsReportBlock *block);
JalonsLetters      jalons_report_letters     (const JalonsReportBlock *block);
double             jalons_report_cell_width  (const JalonsReportBlock *head, unsigned column);
double             jalons_report_text_width  (const JalonsReportBlock *block);
double             jalons_report_head_height (const JalonsReportBlock *head);
double             jalons_report_bars_height (JalonsReport *self, const JalonsReportBlock *block, unsigned n_bars);
unsigned           jalons_report_bars_fit    (JalonsReport *self, const JalonsReportBlock *block, double room);
JalonsReportBlock *jalons_report_part_bars   (JalonsReportBlock *block, unsigned n_bars);
void               jalons_report_draw_bars   (JalonsReport *self, const JalonsReportBlock *block, double y);
void               jalons_report_draw_row    (JalonsReport *self, const JalonsReportPiece *piece);
void               jalons_report_open_table  (JalonsReport *self, const JalonsReportPiece *piece);
void               jalons_report_repeat_head (JalonsReport *self, const JalonsReportBlock *head);
double             jalons_report_draw_lines  (JalonsReport *self, const char *tag, const char *scope,
                                              JalonsLetters letters, double x, double y, double width,
                                              const ReportLines *lines, unsigned first, unsigned n_lines);
char              *jalons_report_piece_text  (const ReportLines *lines, unsigned first, unsigned n_lines);
void               jalons_report_spread      (JalonsReport *self);
void               jalons_report_draw        (JalonsReport *self);

G_END_DECLS
