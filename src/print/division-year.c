/* Lays out and draws the year of a class on A4 portrait.
 * Invariant: each class begins a page and is numbered from 1; its last page is known before its first is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/division-year.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/labels.h"
#include "core/text.h"
#include "print/hours-meter.h"
#include "print/paper.h"
#include "print/shapes.h"
#include "print/sheet-table.h"
#include "print/sheet.h"
#include "print/year-strip.h"

/* A4 in points; A3 is the same page 1.414 times as large. */
#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89
#define A3_SCALE    1.41421

#define MARGIN       42.0
#define WIDTH        (PAGE_WIDTH - 2 * MARGIN)
#define TOP          34.0
#define FOOT_Y       (PAGE_HEIGHT - 42.0)
#define BOTTOM       (FOOT_Y - 6.0)
#define NEXT_TOP     54.0
#define PEOPLE_WIDTH 215.0
#define MARK         8.6 /* the signs of the legends */

static const JalonsLetters title = { .size = 27, .leading = 33, .bold = TRUE };
static const JalonsLetters level = { .size = 12.5, .leading = 16, .grey = 0.25 };
static const JalonsLetters line = { .size = 9.2, .leading = 13.5, .grey = 0.2 };
static const JalonsLetters caption = { .size = 8, .leading = 10, .grey = 0.3 };
static const JalonsLetters number = { .size = 17, .leading = 20, .bold = TRUE };
static const JalonsLetters note = { .size = 7.5, .leading = 9.4, .grey = 0.3 };

typedef struct
{
  JalonsPaper *paper;
  const JalonsSheet *sheet;
  int n_pages;
} Pages;

static JalonsLetters
aligned (JalonsLetters letters,
         JalonsAlign align)
{
  letters.align = align;
  return letters;
}

/* The foot. On the first page of a class it is read aloud; on the others it is an ornament. */

static void
draw_foot (Pages *self,
           int page)
{
  double half = WIDTH * 0.66;
  g_autofree char *printed =
    /* Translators: "Printed on 20 November 2026", page, number of pages */
    g_strdup_printf (_ ("%1$s · page %2$d/%3$d"), self->sheet->printed, page + 1, self->n_pages);

  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_cairo (self->paper), MARGIN, FOOT_Y, WIDTH, JALONS_HAIRLINE, 0.35);
  jalons_paper_end_ornament (self->paper);
  if (page > 0)
    jalons_paper_begin_ornament (self->paper);
  else
    jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
  jalons_paper_text (self->paper, note, MARGIN, FOOT_Y + 4, half, self->sheet->reference);
  jalons_paper_text (self->paper, aligned (note, JALONS_ALIGN_END), MARGIN + half + 8, FOOT_Y + 4,
                     WIDTH - half - 8, printed);
  if (page > 0)
    jalons_paper_end_ornament (self->paper);
  else
    jalons_paper_close (self->paper);
}

static void
begin_page (Pages *self,
            int page)
{
  g_autofree char *label = g_strdup_printf ("%s – %d", self->sheet->code, page + 1);

  jalons_paper_add_page (self->paper, label);
}

static void
turn_page (int page,
           gpointer data)
{
  Pages *self = data;
  g_autofree char *running = g_strconcat (self->sheet->code, " · ", self->sheet->school, NULL);

  begin_page (self, page);
  jalons_paper_begin_ornament (self->paper);
  jalons_paper_text (self->paper, line, MARGIN, TOP, WIDTH, running);
  jalons_paper_end_ornament (self->paper);
  draw_foot (self, page);
}

/* The head of the first page. Each function is given the top of its part and returns its bottom. */

/* How far below the title's top the level begins, for both to stand on one line. */
#define LEVEL_DROP 12.6

/* Returns the bottom of a short code with the level beside it. */
static double
draw_short_title (Pages *self,
                  double y,
                  double width,
                  double code_width)
{
  double left = code_width + 10;
  double height = jalons_paper_text (self->paper, title, MARGIN, y, -1, self->sheet->code);
  double beside = jalons_paper_text (self->paper, level, MARGIN + left, y + LEVEL_DROP, width - left, self->sheet->level);

  return y + MAX (height, beside + LEVEL_DROP);
}

/* A code is seldom longer than six letters. A longer one is set smaller, with the level below it. */
static double
draw_long_title (Pages *self,
                 double y,
                 double width,
                 double code_width)
{
  JalonsLetters code = title;

  code.size = MAX (title.size * MIN (width / code_width, 1), 15);
  code.leading = code.size * 1.25;
  y += 4 + jalons_paper_text (self->paper, code, MARGIN, y + 4, width, self->sheet->code);
  return y + jalons_paper_text (self->paper, level, MARGIN, y, width, self->sheet->level);
}

static double
draw_title (Pages *self,
            double y,
            double width)
{
  double code_width = jalons_paper_measure_width (self->paper, title, self->sheet->code);
  double level_width = jalons_paper_measure_width (self->paper, level, self->sheet->level);

  jalons_paper_open (self->paper, (JalonsTag){ .name = "H1" });
  if (code_width + 10 + level_width <= width)
    y = draw_short_title (self, y, width, code_width);
  else
    y = draw_long_title (self, y, width, code_width);
  jalons_paper_close (self->paper);
  return y;
}

/* As wide as the longest line, so that the school's name beside it is not broken without need. */
static double
people_width (Pages *self)
{
  double width = 0;

  for (unsigned i = 0; self->sheet->people[i] != NULL; i++)
    width = MAX (width, jalons_paper_measure_width (self->paper, line, self->sheet->people[i]));
  return MIN (width + 1, PEOPLE_WIDTH);
}

static double
draw_people (Pages *self,
             double y,
             double width)
{
  for (unsigned i = 0; self->sheet->people[i] != NULL; i++)
    y += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, aligned (line, JALONS_ALIGN_END),
                            PAGE_WIDTH - MARGIN - width, y, width, self->sheet->people[i]);
  return y;
}

static double
draw_head (Pages *self,
           double y)
{
  double beside = people_width (self), width = WIDTH - beside - 14;
  double bottom = draw_title (self, y, width), right;

  bottom += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, line, MARGIN, bottom, width,
                               self->sheet->school);
  bottom += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, line, MARGIN, bottom, width,
                               self->sheet->subject);
  right = draw_people (self, y + 15, beside);
  return MAX (bottom, right);
}

static double
draw_figures (Pages *self,
              double y)
{
  double x = MARGIN;

  for (unsigned i = 0; i < self->sheet->figures->len; i++)
    {
      const JalonsSheetFigure *figure = self->sheet->figures->pdata[i];
      double width = MAX (jalons_paper_measure_width (self->paper, caption, figure->caption),
                          jalons_paper_measure_width (self->paper, number, figure->value));

      jalons_paper_open (self->paper, (JalonsTag){ .name = "P" });
      jalons_paper_text (self->paper, caption, x, y, -1, figure->caption);
      jalons_paper_text (self->paper, number, x, y + 9, -1, figure->value);
      jalons_paper_close (self->paper);
      x += width + 18;
    }
  jalons_hours_meter_draw (self->paper, self->sheet, x + 4, y + 1, PAGE_WIDTH - MARGIN - x - 4);
  return y + 29;
}

/* What stands in front of an entry of a legend: the mark of an axis in some state, or a shade of the strip. */
typedef struct
{
  const char *letter; /* NULL for a shade */
  JalonsState state;
  gboolean hatched;
} Sign;

static void
draw_sign (JalonsPaper *paper,
           const Sign *sign,
           double x,
           double y)
{
  JalonsBox box = { x, y, MARK, MARK };

  if (sign->letter != NULL)
    jalons_axis_mark_draw (paper, x, y, MARK, sign->letter, sign->state);
  else if (sign->hatched)
    jalons_shapes_hatch (jalons_paper_get_cairo (paper), box, 2.6, 0.35, 0.55);
  else
    jalons_shapes_fill (jalons_paper_get_cairo (paper), box, 0.88);
}

/* Draws an entry at *x, *y, on the next line when there is no room, and moves past it. @sign may be NULL. */
static void
draw_entry (JalonsPaper *paper,
            const Sign *sign,
            const char *words,
            double *x,
            double *y)
{
  double indent = sign != NULL ? MARK + 4 : 0;
  double width = indent + jalons_paper_measure_width (paper, caption, words);

  if (*x > MARGIN && *x + width > PAGE_WIDTH - MARGIN)
    {
      *x = MARGIN;
      *y += 13;
    }
  jalons_paper_open (paper, (JalonsTag){ .name = "P" });
  if (sign != NULL)
    draw_sign (paper, sign, *x, *y + 0.8);
  jalons_paper_text (paper, caption, *x + indent, *y, -1, words);
  jalons_paper_close (paper);
  *x += width + 16;
}

/* The hours by axis, which also tell what the letters mean. */
static double
draw_axes (Pages *self,
           double y)
{
  double x = MARGIN;

  for (unsigned i = 0; i < self->sheet->axes->len; i++)
    {
      const JalonsSheetAxis *axis = self->sheet->axes->pdata[i];
      g_autofree char *words =
        /* Translators: an axis and the hours planned for it */
        g_strdup_printf (_ ("%1$s: %2$s"), axis->label, axis->sum);
      Sign sign = { axis->letter, JALONS_STATE_CONFIRMED, FALSE };

      draw_entry (self->paper, *axis->letter != '\0' ? &sign : NULL, words, &x, &y);
    }
  return y + 13;
}

/* What the frames and shades mean, on the strip and in the table. */
static double
draw_key (Pages *self,
          double y)
{
  static const JalonsState states[] = { JALONS_STATE_DONE, JALONS_STATE_CONFIRMED, JALONS_STATE_PLANNED };
  double x = MARGIN;

  for (unsigned i = 0; i < G_N_ELEMENTS (states); i++)
    draw_entry (self->paper, &(Sign){ "", states[i], FALSE }, jalons_state_label (states[i]), &x, &y);
  draw_entry (self->paper, &(Sign){ .hatched = TRUE }, C_ ("legend", "holidays"), &x, &y);
  if (self->sheet->away)
    draw_entry (self->paper, &(Sign){ NULL }, C_ ("legend", "class away"), &x, &y);
  return y + 10;
}

static double
draw_first_page (Pages *self)
{
  double y = draw_head (self, TOP);

  y = draw_figures (self, y + 14);
  y += 12 + jalons_year_strip_draw (self->paper, self->sheet, MARGIN, y + 12, WIDTH);
  y = draw_axes (self, y + 6);
  return draw_key (self, y) + 14;
}

static void
draw_table (Pages *self,
            double y)
{
  JalonsTableSpace space = { MARGIN, WIDTH, y, NEXT_TOP, BOTTOM };
  g_autoptr (JalonsTable) table = jalons_table_new (self->paper, self->sheet, space);

  self->n_pages = jalons_table_n_pages (table);
  draw_foot (self, 0);
  jalons_table_draw (table, turn_page, self);
}

static void
draw_sheet (JalonsPaper *paper,
            const JalonsSheet *sheet,
            gboolean first)
{
  Pages self = { paper, sheet, 1 };
  double y;

  begin_page (&self, 0);
  if (first)
    jalons_paper_open (paper, (JalonsTag){ .name = "Document" });
  jalons_paper_open (paper, (JalonsTag){ .name = "Sect" });
  jalons_paper_add_outline (paper, 0, sheet->code, 0);
  y = draw_first_page (&self);
  if (sheet->groups->len > 0)
    draw_table (&self, y);
  else
    {
      jalons_paper_leaf (paper, (JalonsTag){ .name = "P" }, line, MARGIN, y, WIDTH, sheet->nothing);
      draw_foot (&self, 0);
    }
  jalons_paper_close (paper);
}

/* The document */

static char *
make_title (const JalonsSheet *sheet,
            gboolean alone)
{
  if (!alone)
    return g_strconcat (sheet->school, " · ", sheet->subject, NULL);
  return g_strconcat (sheet->code, " · ", sheet->school, NULL);
}

static JalonsPaper *
make_paper (const JalonsSheet *sheet,
            const JalonsPrintOptions *options,
            gboolean alone)
{
  g_autofree char *document_title = make_title (sheet, alone);
  g_autofree char *day = jalons_day_to_string (options->today);
  g_autofree char *created = g_strconcat (day, "T00:00:00Z", NULL);
  const JalonsPaperSetup setup = {
    .width = PAGE_WIDTH,
    .height = PAGE_HEIGHT,
    .scale = options->size == JALONS_PAPER_A3 ? A3_SCALE : 1,
    .title = document_title,
    .subject = sheet->subject,
    /* Translators: the language of these translations as a BCP 47 tag: "fr-FR". Screen readers speak it. */
    .language = C_ ("language tag", "en-GB"),
    .created = created,
  };

  return jalons_paper_new (&setup);
}

static JalonsSheet *
read_sheet (JalonsDataset *dataset,
            JalonsDivision *division,
            const JalonsPrintOptions *options,
            GError **error)
{
  JalonsSheet *sheet = jalons_sheet_new (dataset, division, options->today, options->without_names);

  if (sheet == NULL)
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                 _ ("The class %s cannot be printed: its school year is not there."), jalons_division_code (division));
  return sheet;
}

/**
 * jalons_print_divisions:
 * @dataset: the data, which nobody changes meanwhile
 * @divisions: (element-type JalonsDivision): the classes, in the order of the pages
 * @options: see #JalonsPrintOptions; @today is a day
 * @progress: (nullable) (scope call): is told after each class, in the calling thread
 * @progress_data: for @progress
 * @cancellable: (nullable): looked at before each class
 * @error: %JALONS_ERROR_MISSING when there is no class, or the year of one is not in @dataset;
 *   %G_IO_ERROR_CANCELLED; %JALONS_ERROR_DAMAGED for a fault of ours
 *
 * Draws the year of each class: one PDF of A4 or A3 pages, tagged to PDF/UA-1, with one entry of the outline for each
 * class. It takes some 15 ms a class; a whole school is for a worker thread.
 *
 * Returns: (transfer full): the PDF, or %NULL; the same data and options give the same bytes
 */
GBytes *
jalons_print_divisions (JalonsDataset *dataset,
                        GPtrArray *divisions,
                        const JalonsPrintOptions *options,
                        JalonsPrintProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (JalonsPaper) paper = NULL;

  g_return_val_if_fail (options->today != JALONS_NO_DAY, NULL);
  if (divisions->len == 0)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                           _ ("There is no class to print: choose at least one."));
      return NULL;
    }
  for (unsigned i = 0; i < divisions->len; i++)
    {
      g_autoptr (JalonsSheet) sheet = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      sheet = read_sheet (dataset, divisions->pdata[i], options, error);
      if (sheet == NULL)
        return NULL;
      if (paper == NULL)
        paper = make_paper (sheet, options, divisions->len == 1);
      draw_sheet (paper, sheet, i == 0);
      if (progress != NULL)
        progress (i + 1, divisions->len, progress_data);
    }
  jalons_paper_close (paper);
  return jalons_paper_finish (paper, error);
}
