/* The heads of rows, the headings of columns, and the loads under them.
 * Invariant: who is behind is said by a figure and by its weight, not by a colour alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-draw-private.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/parts/words.h"

/* Heads of rows */

/* Far behind: under two thirds of what is owed. */
static gboolean
is_far_behind (const JalonsHours *hours)
{
  return hours->owed.minutes > 0 && 3 * hours->total.planned < 2 * hours->owed.minutes;
}

static void
draw_bar (JalonsYearPaint *paint,
          cairo_t *cr,
          JalonsBox box,
          const JalonsHours *hours)
{
  double whole = MAX (1, MAX (hours->owed.minutes, hours->total.planned));
  double owed = hours->owed.minutes > 0 ? box.width * hours->owed.minutes / whole : box.width;
  double planned = box.width * hours->total.planned / whole;
  double done = MIN (box.width * hours->total.done / whole, owed);
  gboolean complete = hours->owed.minutes > 0 && hours->total.planned >= hours->owed.minutes;
  JalonsColour colour = complete ? JALONS_COLOUR_SUCCESS : is_far_behind (hours) ? JALONS_COLOUR_WARNING
                                                                                 : JALONS_COLOUR_DONE;
  const struct
  {
    double from, to;
    JalonsColour colour;
    double alpha;
  } parts[] = {
    { 0, box.width, JALONS_COLOUR_TROUGH, 1 },
    { 0, MIN (planned, owed), colour, 0.5 },
    { 0, done, colour, 1 },
    { owed + 1, planned, JALONS_COLOUR_EXCESS, 1 },
  };

  cairo_save (cr);
  jalons_year_trace_box (cr, box, box.height / 2);
  cairo_clip (cr);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].to > parts[i].from)
      {
        jalons_year_paint_source (paint, cr, parts[i].colour, parts[i].alpha);
        cairo_rectangle (cr, box.x + parts[i].from, box.y, parts[i].to - parts[i].from, box.height);
        cairo_fill (cr);
      }
  cairo_restore (cr);
}

/**
 * jalons_year_draw_head:
 * @row: of a class
 *
 * Draws its code, its pupils, what is planned of what it owes, and the meter of that.
 */
void
jalons_year_draw_head (JalonsYearPaint *paint,
                       cairo_t *cr,
                       int width,
                       int height,
                       const JalonsYearRow *row)
{
  const char *code = jalons_division_code (row->division);
  g_autofree char *progress = jalons_words_progress (row->hours.total.planned, row->hours.owed.minutes);
  int headcount = jalons_division_headcount (row->division);
  /* Translators: how many pupils a class has, as short as can be */
  g_autofree char *pupils = headcount > 0 ? g_strdup_printf (_ ("%d pup."), headcount) : g_strdup ("");
  double margin = 0.6 * paint->em, upper = 0.36 * height;
  int room = width - (int) (2 * margin), right = jalons_year_paint_text_width (paint, JALONS_FONT_SMALL_BOLD, progress);
  int left = MIN (jalons_year_paint_text_width (paint, JALONS_FONT_BOLD, code), room - right - 6);
  int middle = room - right - left - 12;

  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_BOLD, code, margin, upper, left, 0);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, is_far_behind (&row->hours) ? 1 : 0.75);
  jalons_year_paint_text (paint, cr, is_far_behind (&row->hours) ? JALONS_FONT_SMALL_BOLD : JALONS_FONT_SMALL, progress,
                          margin, upper, room, 1);
  if (jalons_year_paint_text_width (paint, JALONS_FONT_SMALL, pupils) <= middle)
    {
      jalons_year_paint_source (paint, cr, JALONS_COLOUR_DIM, 1);
      jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL, pupils, margin + left + 6, upper, middle, 0);
    }
  draw_bar (paint, cr, (JalonsBox){ margin, 0.68 * height, room, MAX (4, 0.26 * paint->em) }, &row->hours);
  jalons_year_draw_alarm (paint, cr, 0.3 * paint->em, upper, row->worst);
}

/**
 * jalons_year_draw_level:
 * @row: the heading of a level
 */
void
jalons_year_draw_level (JalonsYearPaint *paint,
                        cairo_t *cr,
                        int width,
                        int height,
                        const JalonsYearRow *row)
{
  g_autofree char *progress = jalons_words_progress (row->hours.total.planned, row->hours.owed.minutes);
  g_autofree char *text = g_strdup_printf (ngettext ("%u class", "%u classes", row->n_divisions), row->n_divisions);
  g_autofree char *figures = g_strdup_printf ("%s · %s", text, progress);
  double margin = 0.6 * paint->em, middle = height / 2.0, side = 0.2 * paint->em, x = margin + side;

  cairo_save (cr);
  cairo_translate (cr, x, middle);
  cairo_rotate (cr, row->collapsed ? 0 : G_PI_2);
  cairo_move_to (cr, -side, -1.4 * side);
  cairo_line_to (cr, side, 0);
  cairo_line_to (cr, -side, 1.4 * side);
  cairo_close_path (cr);
  cairo_restore (cr);
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 0.8);
  cairo_fill (cr);

  x += 0.6 * paint->em;
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_BOLD, row->label, x, middle, -1, 0);
  x += jalons_year_paint_text_width (paint, JALONS_FONT_BOLD, row->label) + 0.6 * paint->em;
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_DIM, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL, figures, x, middle, -1, 0);
}

/* Headings of columns, and loads */

void
jalons_year_draw_flag (JalonsYearPaint *paint,
                       cairo_t *cr,
                       double x,
                       double y)
{
  double side = 0.24 * paint->em;

  jalons_year_paint_source (paint, cr, JALONS_COLOUR_MILESTONE, 1);
  cairo_move_to (cr, x, y - side);
  cairo_line_to (cr, x + side, y);
  cairo_line_to (cr, x, y + side);
  cairo_line_to (cr, x - side, y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static char *
heading_text (const JalonsYearColumn *column,
              JalonsFont *font)
{
  *font = JALONS_FONT_SMALL;
  if (column->target.half == JALONS_HALF_MORNING)
    return g_strdup (C_ ("half of a day", "morning"));
  if (column->target.half == JALONS_HALF_AFTERNOON)
    return g_strdup (C_ ("half of a day", "afternoon"));
  *font = JALONS_FONT_SMALL_BOLD;
  return column->week > 0 ? g_strdup_printf ("%d", column->week) : g_strdup ("");
}

/**
 * jalons_year_draw_heading:
 * @present: whether today is in it
 * @milestone: where a milestone is in the width, 0 to 1; below 0 for none
 * @public_holiday: whether a public holiday takes a day of class from it
 *
 * Draws the number of the week and its Monday, or the half of the day. The line of the months is above it.
 */
void
jalons_year_draw_heading (JalonsYearPaint *paint,
                          cairo_t *cr,
                          int width,
                          int height,
                          const JalonsYearColumn *column,
                          gboolean present,
                          double milestone,
                          gboolean public_holiday)
{
  gboolean week = column->target.half == JALONS_HALF_NONE;
  double upper = (week ? 0.3 : 0.5) * height, lower = 0.74 * height;
  JalonsFont font;
  g_autofree char *text = heading_text (column, &font);
  g_autofree char *number = NULL;
  int day;

  if (present)
    {
      jalons_year_trace_box (cr, (JalonsBox){ 1, 1, width - 2, height - 2 }, 0.3 * paint->em);
      jalons_year_paint_source (paint, cr, JALONS_COLOUR_ACCENT, 1);
      cairo_fill (cr);
    }
  jalons_year_paint_source (paint, cr, present ? JALONS_COLOUR_ACCENT_TEXT : JALONS_COLOUR_TEXT, 1);
  jalons_year_paint_text (paint, cr, font, text, 0, upper, width, 0.5);
  if (milestone >= 0)
    jalons_year_draw_flag (paint, cr, milestone * width, 0);
  if (!week || column->week == 0)
    return;

  jalons_day_split (column->first_day, NULL, NULL, &day);
  number = g_strdup_printf (public_holiday ? "%d*" : "%d", day);
  jalons_year_paint_source (paint, cr, present ? JALONS_COLOUR_ACCENT_TEXT : JALONS_COLOUR_DIM, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_TINY, number, 0, lower, width, 0.5);
}

/**
 * jalons_year_draw_load:
 * @minutes: of all classes in the column
 * @top: the most that any column has
 */
void
jalons_year_draw_load (JalonsYearPaint *paint,
                       cairo_t *cr,
                       int width,
                       int height,
                       int minutes,
                       int top)
{
  g_autofree char *text = g_strdup_printf ("%d", (minutes + 30) / 60);
  double line = 0.85 * paint->em, room = height - line - 3, tall;

  if (minutes <= 0)
    return;
  tall = MAX (1, room * minutes / MAX (top, 1));
  jalons_year_trace_box (cr, (JalonsBox){ width * 0.15, height - 1 - tall, width * 0.7, tall }, MIN (2, tall / 2));
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_TEXT, 0.3);
  cairo_fill (cr);
  if (jalons_year_paint_text_width (paint, JALONS_FONT_TINY, text) > width)
    return;
  jalons_year_paint_source (paint, cr, JALONS_COLOUR_DIM, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_TINY, text, 0, height - 2 - tall - line / 2, width, 0.5);
}
