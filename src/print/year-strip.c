/* Draws the strip of the year, its marks stacked where a week has several.
 * Invariant: no mark leaves the frame; where there is no room left, marks slide sideways or lie over one another.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/year-strip.h"

#include "core/words/text.h"
#include "print/shapes.h"

#define MARK        8.6
#define STEP        10.2 /* from one mark to the next, across and down */
#define HEAD        12.0 /* the line of the months */
#define FOOT        3.0
#define MOST_LEVELS 6

typedef struct
{
  const JalonsSheetRow *row;
  double x;
  int level;
} Mark;

typedef struct
{
  JalonsDay first, end;
  double x, width;
} Scale;

/* From the first day of class to the day after the last. */
static Scale
make_scale (JalonsCalendar *calendar,
            double x,
            double width)
{
  JalonsDay first = jalons_calendar_first_day (calendar);

  return (Scale){ first, MAX (jalons_calendar_last_day (calendar) + 1, first + 1), x, width };
}

static double
place (const Scale *scale,
       JalonsDay day)
{
  double passed = (double) CLAMP (day, scale->first, scale->end) - scale->first;

  return scale->x + scale->width * passed / (scale->end - scale->first);
}

/* The first level whose last mark ends before @x; the one that ends first when all are taken. */
static int
find_level (const double *ends,
            double x)
{
  int best = 0;

  for (int level = 0; level < MOST_LEVELS; level++)
    {
      if (ends[level] <= x)
        return level;
      if (ends[level] < ends[best])
        best = level;
    }
  return best;
}

static void
place_mark (GArray *marks,
            double *ends,
            const Scale *scale,
            const JalonsSheetRow *row)
{
  double right = scale->x + scale->width - MARK - 1;
  double x = CLAMP (place (scale, row->day) - MARK / 2 + 1, scale->x + 1, right);
  int level = find_level (ends, x);
  Mark mark = { row, MIN (MAX (x, ends[level]), right), level };

  ends[level] = mark.x + STEP;
  g_array_append_val (marks, mark);
}

static GArray *
place_marks (const JalonsSheet *sheet,
             const Scale *scale)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  double ends[MOST_LEVELS] = { 0 };

  for (unsigned i = 0; i < sheet->groups->len; i++)
    {
      const JalonsSheetGroup *group = sheet->groups->pdata[i];
      for (unsigned j = 0; j < group->rows->len; j++)
        {
          const JalonsSheetRow *row = group->rows->pdata[j];
          if (row->activity != NULL && row->day != JALONS_NO_DAY && row->state != JALONS_STATE_CANCELLED)
            place_mark (marks, ends, scale, row);
        }
    }
  return marks;
}

static int
count_levels (GArray *marks)
{
  int levels = 1;

  for (unsigned i = 0; i < marks->len; i++)
    levels = MAX (levels, g_array_index (marks, Mark, i).level + 1);
  return levels;
}

static double
height_of (GArray *marks)
{
  return HEAD + FOOT + count_levels (marks) * STEP;
}

static void
draw_span (JalonsPaper *paper,
           const Scale *scale,
           JalonsDay first,
           JalonsDay end,
           double y,
           double height,
           gboolean hatched)
{
  double from = place (scale, first), to = place (scale, end);
  JalonsBox box = { from, y, to - from, height };

  if (hatched)
    jalons_shapes_hatch (jalons_paper_get_pen (paper), box, 2.6, 0.35, 0.55);
  else
    jalons_shapes_fill (jalons_paper_get_pen (paper), box, 0.88);
}

static void
draw_breaks (JalonsPaper *paper,
             const JalonsSheet *sheet,
             const Scale *scale,
             double y,
             double height)
{
  gsize n_breaks;
  const JalonsBreak *breaks = jalons_calendar_breaks (sheet->calendar, &n_breaks);

  for (gsize i = 0; i < n_breaks; i++)
    draw_span (paper, scale, breaks[i].first_day, breaks[i].return_day, y, height, TRUE);
}

static void
draw_absences (JalonsPaper *paper,
               const JalonsSheet *sheet,
               const Scale *scale,
               double y,
               double height)
{
  for (unsigned i = 0; i < sheet->groups->len; i++)
    {
      const JalonsSheetGroup *group = sheet->groups->pdata[i];
      for (unsigned j = 0; j < group->rows->len; j++)
        {
          const JalonsSheetRow *row = group->rows->pdata[j];
          if (row->kind == JALONS_ROW_ABSENCE)
            draw_span (paper, scale, row->day, row->return_day, y, height, FALSE);
        }
    }
}

static void
draw_month (JalonsPaper *paper,
            const Scale *scale,
            JalonsDay day,
            JalonsDay next,
            double y,
            double height)
{
  static const JalonsLetters letters = { .size = 6.8, .leading = 8.5, .grey = 0.25 };
  double from = place (scale, day), to = place (scale, next);
  int month;

  jalons_day_split (day, NULL, &month, NULL);
  if (day > scale->first)
    jalons_shapes_fill (jalons_paper_get_pen (paper),
                        (JalonsBox){ from - JALONS_HAIRLINE / 2, y, JALONS_HAIRLINE, height }, 0.72);
  /* A piece of a month at either end has no room for its name. */
  if (jalons_paper_measure_width (paper, letters, jalons_month_short_name (month)) < to - from - 4)
    jalons_paper_text (paper, letters, from + 3, y + 1.8, -1, jalons_month_short_name (month));
}

static void
draw_months (JalonsPaper *paper,
             const Scale *scale,
             double y,
             double height)
{
  JalonsDay day = scale->first;

  while (day < scale->end)
    {
      int year, month;
      JalonsDay next;

      jalons_day_split (day, &year, &month, NULL);
      next = jalons_day_new (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
      draw_month (paper, scale, day, next, y, height);
      day = next;
    }
}

/**
 * jalons_axis_mark_draw:
 * @size: of its side
 * @letter: of an axis, or ""
 *
 * Draws the letter of an axis in a box whose frame tells the state: filled when held, solid when confirmed, dashed
 * when it is still to be confirmed; a cancelled one has no frame.
 */
void
jalons_axis_mark_draw (JalonsPaper *paper,
                       double x,
                       double y,
                       double size,
                       const char *letter,
                       JalonsState state)
{
  JalonsLetters letters = { .size = size * 0.68, .leading = size, .bold = TRUE, .align = JALONS_ALIGN_CENTRE };
  JalonsBox box = { x, y, size, size };
  JalonsFrame frame = state == JALONS_STATE_DONE        ? JALONS_FRAME_FILLED
                      : state == JALONS_STATE_CONFIRMED ? JALONS_FRAME_SOLID
                                                        : JALONS_FRAME_DASHED;

  if (state != JALONS_STATE_CANCELLED)
    jalons_shapes_frame (jalons_paper_get_pen (paper), box, frame, size * 0.14, 0.65);
  letters.grey = state == JALONS_STATE_DONE ? 1 : (state == JALONS_STATE_CANCELLED ? 0.45 : 0);
  if (*letter != '\0')
    jalons_paper_text (paper, letters, x, y, size, letter);
}

/**
 * jalons_year_strip_draw:
 *
 * Draws the strip as a figure.
 *
 * Returns: its height in points
 */
double
jalons_year_strip_draw (JalonsPaper *paper,
                        const JalonsSheet *sheet,
                        double x,
                        double y,
                        double width)
{
  Scale scale = make_scale (sheet->calendar, x, width);
  g_autoptr (GArray) marks = place_marks (sheet, &scale);
  double height = height_of (marks);
  JalonsPen *pen = jalons_paper_begin_figure (
    paper, (JalonsTag){ .name = "Figure", .alt = sheet->strip, .box = { x, y, width, height } });

  draw_absences (paper, sheet, &scale, y + HEAD, height - HEAD);
  draw_breaks (paper, sheet, &scale, y + HEAD, height - HEAD);
  draw_months (paper, &scale, y, height);
  jalons_shapes_rule (pen, x, y, width, JALONS_HAIRLINE, 0.35);
  jalons_shapes_rule (pen, x, y + height, width, JALONS_HAIRLINE, 0.35);
  for (unsigned i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      jalons_axis_mark_draw (paper, mark->x, y + HEAD + 1 + mark->level * STEP, MARK, mark->row->letter,
                             mark->row->state);
    }
  jalons_paper_close (paper);
  return height;
}
