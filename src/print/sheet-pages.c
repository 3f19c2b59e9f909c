/* Lays out and draws the words of a sheet on A4 portrait: its head, its sums, its strip, its table.
 * Invariant: a sheet begins a page and is numbered from 1; its last page is known before its first is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/sheet-pages.h"

#include <glib/gi18n-lib.h>

#include "print/hours-meter.h"
#include "print/shapes.h"
#include "print/sheet-table.h"
#include "print/stationery.h"
#include "print/year-strip.h"

#define PAGE_WIDTH   JALONS_SHEET_SHORT
#define PAGE_HEIGHT  JALONS_SHEET_LONG
#define MARGIN       42.0
#define WIDTH        (PAGE_WIDTH - 2 * MARGIN)
#define TOP          34.0
#define BOTTOM       (PAGE_HEIGHT - JALONS_FOOT_HEIGHT - JALONS_FOOT_AIR)
#define NEXT_TOP     54.0
#define PEOPLE_WIDTH 215.0
#define LOGO_WIDTH   96.0
#define LOGO_HEIGHT  54.0

static const JalonsLetters title = { .size = 27, .leading = 33, .bold = TRUE };
static const JalonsLetters level = { .size = 12.5, .leading = 16, .grey = 0.25 };
static const JalonsLetters line = { .size = 9.2, .leading = 13.5, .grey = 0.2 };
static const JalonsLetters caption = { .size = 8, .leading = 10, .grey = 0.3 };
static const JalonsLetters number = { .size = 17, .leading = 20, .bold = TRUE };

typedef struct
{
  JalonsPaper *paper;
  const JalonsSheet *sheet;
  JalonsStationery stationery;
} Pages;

static void
turn_page (int page,
           gpointer data)
{
  jalons_stationery_add_page (&((Pages *) data)->stationery, page);
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
             double width,
             double right)
{
  for (unsigned i = 0; self->sheet->people[i] != NULL; i++)
    y += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, jalons_letters_aligned (line, JALONS_ALIGN_END),
                            right - width, y, width, self->sheet->people[i]);
  return y;
}

/* Returns how much width the logo takes in the corner at the right, and *bottom, where it ends. */
static double
draw_logo (Pages *self,
           double y,
           double *bottom)
{
  double width = LOGO_WIDTH, height = LOGO_HEIGHT;

  *bottom = y;
  if (self->sheet->logo == NULL || !jalons_paper_fit_picture (self->paper, self->sheet->logo, &width, &height))
    return 0;
  jalons_paper_picture (self->paper, self->sheet->logo, self->sheet->logo_words, PAGE_WIDTH - MARGIN - width, y, width,
                        height);
  *bottom = y + height;
  return width + 12;
}

static double
draw_head (Pages *self,
           double y)
{
  double logo_bottom, logo = draw_logo (self, y + 4, &logo_bottom);
  double beside = people_width (self), width = WIDTH - logo - beside - 14;
  double bottom = draw_title (self, y, width), right;

  bottom += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, line, MARGIN, bottom, width,
                               self->sheet->school);
  bottom += jalons_paper_leaf (self->paper, (JalonsTag){ .name = "P" }, line, MARGIN, bottom, width,
                               self->sheet->subject);
  right = draw_people (self, y + 15, beside, PAGE_WIDTH - MARGIN - logo);
  return MAX (MAX (bottom, right), logo_bottom);
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

static JalonsLegend
begin_legend (Pages *self,
              double y)
{
  return (JalonsLegend){ self->paper, MARGIN, PAGE_WIDTH - MARGIN, MARGIN, y };
}

/* The hours by axis, which also tell what the letters mean. */
static double
draw_axes (Pages *self,
           double y)
{
  JalonsLegend legend = begin_legend (self, y);

  for (unsigned i = 0; i < self->sheet->axes->len; i++)
    {
      const JalonsSheetAxis *axis = self->sheet->axes->pdata[i];
      g_autofree char *words =
        /* Translators: an axis and the hours planned for it */
        g_strdup_printf (_ ("%1$s: %2$s"), axis->label, axis->sum);
      JalonsSign sign = { axis->letter, JALONS_STATE_CONFIRMED, JALONS_SIGN_MARK };

      jalons_legend_add (&legend, *axis->letter != '\0' ? &sign : NULL, words);
    }
  return legend.y + JALONS_LEGEND_LINE;
}

/* What the frames and shades mean, on the strip and in the table. */
static double
draw_key (Pages *self,
          double y)
{
  JalonsLegend legend = begin_legend (self, y);

  jalons_legend_add_states (&legend);
  if (self->sheet->strip != NULL)
    jalons_legend_add (&legend, &(JalonsSign){ .shape = JALONS_SIGN_HATCH }, C_ ("legend", "holidays"));
  if (self->sheet->away)
    jalons_legend_add (&legend, &(JalonsSign){ .shape = JALONS_SIGN_SHADE }, C_ ("legend", "class away"));
  return legend.y + 10;
}

static double
draw_first_page (Pages *self)
{
  double y = draw_head (self, TOP) + 14;

  if (self->sheet->meter != NULL)
    y = draw_figures (self, y);
  if (self->sheet->strip != NULL)
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

  self->stationery.n_pages = jalons_table_n_pages (table);
  jalons_stationery_draw_foot (&self->stationery, 0);
  jalons_table_draw (table, turn_page, self);
}

/**
 * jalons_sheet_draw:
 * @paper: a document of A4 portrait; its element "Document" is open, unless @first
 * @sheet: what is drawn, on pages of its own
 * @first: whether it begins the document
 *
 * Draws the pages of a sheet as a section, with an entry of the outline. The caller closes "Document".
 */
void
jalons_sheet_draw (JalonsPaper *paper,
                   const JalonsSheet *sheet,
                   gboolean first)
{
  g_autofree char *running = g_strconcat (sheet->code, " · ", sheet->school, NULL);
  Pages self = {
    paper,
    sheet,
    { paper, PAGE_WIDTH, PAGE_HEIGHT, MARGIN, sheet->code, running, sheet->reference, sheet->printed, 1, TRUE },
  };
  double y;

  jalons_stationery_add_page (&self.stationery, 0);
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
      jalons_stationery_draw_foot (&self.stationery, 0);
    }
  jalons_paper_close (paper);
}
