/* Bars that a copier keeps apart: white in a frame, hatched, dark; beside each stands its number.
 * Invariant: the Alt of the figure says every number that is drawn.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/report-private.h"

#include <glib/gi18n-lib.h>

#include "print/shapes.h"

#define LABEL   150.0 /* the room of the labels, at the left */
#define NUMBERS 62.0  /* and of the numbers, behind the longest bar */
#define BAR     8.0
#define STEP    10.0 /* from one bar to the next */
#define AIR     6.0  /* between two labels */
#define KEY     8.0  /* a sign of the legend */
#define LINE    14.0 /* a line of the legend */

static unsigned
count_series (const JalonsReportBlock *block)
{
  return g_strv_length (block->series);
}

static double
label_height (JalonsReport *self,
              const JalonsReportBar *bar)
{
  return jalons_paper_measure (self->paper, jalons_report_caption, LABEL - GUTTER, bar->label);
}

static double
bar_height (JalonsReport *self,
            const JalonsReportBlock *block,
            const JalonsReportBar *bar)
{
  return MAX (label_height (self, bar), count_series (block) * STEP) + AIR;
}

static double
title_height (const JalonsReportBlock *block)
{
  return *block->texts[0].text != '\0' ? block->n_lines * jalons_report_cell.leading + 3 : 0;
}

/* Of the first @n_bars of them. */
double
jalons_report_bars_height (JalonsReport *self,
                           const JalonsReportBlock *block,
                           unsigned n_bars)
{
  double height = title_height (block) + LINE + 4;

  for (unsigned i = 0; i < MIN (n_bars, block->bars->len); i++)
    height += bar_height (self, block, block->bars->pdata[i]);
  return height;
}

/* How many of them stand in @room, or one; of what is left overleaf, none has a few only. */
unsigned
jalons_report_bars_fit (JalonsReport *self,
                        const JalonsReportBlock *block,
                        double room)
{
  unsigned n = block->bars->len;

  while (n > 1 && jalons_report_bars_height (self, block, n) > room + 0.01)
    n--;
  if (n < block->bars->len && n > JALONS_REPORT_LEAST_BARS)
    n = MIN (n, MAX (JALONS_REPORT_LEAST_BARS, block->bars->len - JALONS_REPORT_LEAST_BARS));
  return n;
}

/* Returns: (transfer full): a figure of the bars after the first @n_bars, which alone stay in @block */
JalonsReportBlock *
jalons_report_part_bars (JalonsReportBlock *block,
                         unsigned n_bars)
{
  const char *untitled = "";
  JalonsReportBlock *rest = jalons_report_block_new (BLOCK_BARS, &untitled, 1);

  rest->series = g_strdupv (block->series);
  rest->greatest = block->greatest;
  rest->bars = g_ptr_array_new_with_free_func (jalons_report_bar_free);
  while (block->bars->len > n_bars)
    g_ptr_array_add (rest->bars, g_ptr_array_steal_index (block->bars, n_bars));
  return rest;
}

static char *
describe (const JalonsReportBlock *block)
{
  GString *words = g_string_new (NULL);

  if (*block->texts[0].text != '\0')
    g_string_append_printf (words, "%s. ", block->texts[0].text);
  for (unsigned i = 0; i < block->bars->len; i++)
    {
      const JalonsReportBar *bar = block->bars->pdata[i];
      g_autoptr (GString) numbers = g_string_new (NULL);

      for (unsigned j = 0; block->series[j] != NULL; j++)
        if (*bar->words[j] != '\0')
          g_string_append_printf (numbers, "%s%s %s", numbers->len > 0 ? ", " : "", block->series[j], bar->words[j]);
      /* Translators: what bars are about, and their numbers: "4e: owed 36 h, held 10 h." */
      g_string_append_printf (words, _ ("%1$s: %2$s."), bar->label, numbers->str);
      g_string_append_c (words, ' ');
    }
  return g_string_free (words, FALSE);
}

static void
draw_box (JalonsPen *pen,
          JalonsBox box,
          unsigned series,
          unsigned n_series)
{
  /* The last is what was reached: the darkest. */
  unsigned shade = series + JALONS_REPORT_MAX_SERIES - n_series;

  if (box.width < 0.5)
    box.width = 0.5;
  if (shade == 2)
    jalons_shapes_fill (pen, box, 0.25);
  else
    jalons_shapes_frame (pen, box, JALONS_FRAME_SOLID, 0, 0.6);
  if (shade == 1)
    jalons_shapes_hatch (pen, box, 3, 0.5, 0.35);
}

static void
draw_legend (JalonsReport *self,
             const JalonsReportBlock *block,
             JalonsPen *pen,
             double y)
{
  double x = MARGIN + LABEL;

  for (unsigned i = 0; block->series[i] != NULL; i++)
    {
      draw_box (pen, (JalonsBox){ x, y + 1, 2 * KEY, KEY }, i, count_series (block));
      jalons_paper_text (self->paper, jalons_report_caption, x + 2 * KEY + 4, y, -1, block->series[i]);
      x += 2 * KEY + 20 + jalons_paper_measure_width (self->paper, jalons_report_caption, block->series[i]);
    }
}

static void
draw_bar (JalonsReport *self,
          const JalonsReportBlock *block,
          const JalonsReportBar *bar,
          JalonsPen *pen,
          double y,
          double greatest)
{
  double room = WIDTH - LABEL - NUMBERS;

  jalons_paper_text (self->paper, jalons_report_caption, MARGIN, y, LABEL - GUTTER, bar->label);
  for (unsigned i = 0; block->series[i] != NULL; i++)
    {
      double width = room * MAX (0, bar->values[i]) / greatest;
      JalonsBox box = { MARGIN + LABEL, y + i * STEP + 1, width, BAR };

      if (*bar->words[i] == '\0')
        continue;
      draw_box (pen, box, i, count_series (block));
      jalons_paper_text (self->paper, jalons_report_caption, box.x + width + 4, box.y - 1, -1, bar->words[i]);
    }
}

void
jalons_report_draw_bars (JalonsReport *self,
                         const JalonsReportBlock *block,
                         double y)
{
  g_autofree char *alt = describe (block);
  double height = jalons_report_bars_height (self, block, block->bars->len), at = y;
  JalonsPen *pen = jalons_paper_begin_figure (
    self->paper, (JalonsTag){ .name = "Figure", .alt = alt, .box = { MARGIN, y, WIDTH, height } });
  JalonsLetters title = jalons_report_cell;

  title.bold = TRUE;
  if (*block->texts[0].text != '\0')
    jalons_paper_text (self->paper, title, MARGIN, at, WIDTH, block->texts[0].text);
  at += title_height (block);
  draw_legend (self, block, pen, at);
  at += LINE + 2;
  for (unsigned i = 0; i < block->bars->len; i++)
    {
      draw_bar (self, block, block->bars->pdata[i], pen, at, block->greatest);
      at += bar_height (self, block, block->bars->pdata[i]);
    }
  jalons_paper_close (self->paper);
}
