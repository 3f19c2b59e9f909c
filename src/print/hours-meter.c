/* Draws the meter of hours, with its legend above the bar.
 * Invariant: the parts of the bar are to one scale; an excess lies beyond the mark of what is owed.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/hours-meter.h"

#include <glib/gi18n-lib.h>

#include "print/shapes.h"

#define BAR    10.0
#define SWATCH 6.0

typedef enum
{
  PART_HELD,
  PART_PLANNED,
  PART_LEFT,
  PART_OWED, /* the mark of what is owed, where there is more */
} Part;

static const JalonsLetters caption = { .size = 7.5, .leading = 10, .grey = 0.3 };

static void
fill_part (JalonsPen *pen,
           JalonsBox box,
           Part part)
{
  if (part == PART_HELD)
    jalons_shapes_fill (pen, box, 0.1);
  else if (part == PART_PLANNED)
    jalons_shapes_hatch (pen, box, 2.3, 0.6, 0.1);
  else if (part == PART_OWED)
    jalons_shapes_fill (pen, (JalonsBox){ box.x + box.width / 2 - 0.7, box.y - 1, 1.4, box.height + 2 }, 0);
}

static void
stroke_box (JalonsPen *pen,
            JalonsBox box)
{
  jalons_pen_rectangle (pen, box.x, box.y, box.width, box.height);
  jalons_pen_stroke (pen, (JalonsStroke){ .width = 0.6 });
}

/* Returns where the next entry of the legend begins. */
static double
draw_entry (JalonsPaper *paper,
            double x,
            double y,
            Part part,
            const char *words)
{
  JalonsBox box = { x + 0.3, y + 2.2, SWATCH, SWATCH };

  fill_part (jalons_paper_get_pen (paper), box, part);
  if (part != PART_OWED)
    stroke_box (jalons_paper_get_pen (paper), box);
  x += SWATCH + 3;
  jalons_paper_text (paper, caption, x, y, -1, words);
  return x + jalons_paper_measure_width (paper, caption, words) + 10;
}

static void
draw_legend (JalonsPaper *paper,
             const JalonsHours *hours,
             double x,
             double y)
{
  x = draw_entry (paper, x, y, PART_HELD, C_ ("hours", "held"));
  x = draw_entry (paper, x, y, PART_PLANNED, C_ ("hours", "planned"));
  if (jalons_hours_remaining (hours) > 0)
    draw_entry (paper, x, y, PART_LEFT, C_ ("hours", "left to plan"));
  else if (jalons_hours_remaining (hours) < 0)
    draw_entry (paper, x, y, PART_OWED, C_ ("hours", "owed"));
}

/**
 * jalons_hours_meter_bar:
 * @bar: where; the mark of what is owed, where there is more, stands out of it above and below
 *
 * Draws what is held, planned and left, without a word.
 */
void
jalons_hours_meter_bar (JalonsPen *pen,
                        const JalonsHours *hours,
                        JalonsBox bar)
{
  int owed = MAX (hours->owed.minutes, 0);
  double most = MAX (MAX (owed, hours->total.planned), 1);
  double held = bar.width * CLAMP (hours->total.done, 0, most) / most;
  double planned = bar.width * hours->total.planned / most;

  fill_part (pen, (JalonsBox){ bar.x, bar.y, held, bar.height }, PART_HELD);
  fill_part (pen, (JalonsBox){ bar.x + held, bar.y, planned - held, bar.height }, PART_PLANNED);
  stroke_box (pen, bar);
  /* Beyond what is owed: the mark stands out of the bar on both sides. */
  if (owed > 0 && hours->total.planned > owed)
    jalons_shapes_fill (
      pen, (JalonsBox){ bar.x + bar.width * owed / most - 0.7, bar.y - bar.height * 0.3, 1.4, bar.height * 1.6 }, 0);
}

/**
 * jalons_hours_meter_draw:
 *
 * Draws the meter as a figure, %JALONS_METER_HEIGHT points high.
 */
void
jalons_hours_meter_draw (JalonsPaper *paper,
                         const JalonsSheet *sheet,
                         double x,
                         double y,
                         double width)
{
  JalonsPen *pen = jalons_paper_begin_figure (
    paper,
    (JalonsTag){ .name = "Figure", .alt = sheet->meter, .box = { x, y, width, JALONS_METER_HEIGHT } });

  draw_legend (paper, &sheet->hours, x, y);
  jalons_hours_meter_bar (pen, &sheet->hours, (JalonsBox){ x + 0.3, y + JALONS_METER_HEIGHT - BAR - 2, width - 0.6, BAR });
  jalons_paper_close (paper);
}
