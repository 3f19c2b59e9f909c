/* Measures the rows, gives each its page, then draws.
 * Invariant: what is measured and what is drawn go through the same columns and the same letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/sheet-table.h"

#include <glib/gi18n-lib.h>

#include "print/shapes.h"
#include "print/year-strip.h"

#define GUTTER       8.0 /* between two columns */
#define WIDEST_ASIDE 96.0
#define HEAD_HEIGHT  16.0
#define MARK         10.4
#define GROUP_HEIGHT 14.4
#define LITTLE       0.35 /* of a page: a last page that holds less is worth avoiding */

/* How much air there is: usually some, less where that saves a page that would hold only a few rows. */
typedef struct
{
  double padding;     /* above and below the text of a row */
  double group_space; /* above the name of a month */
} Air;

static const Air airy = { 3.4, 8 };
static const Air tight = { 2.2, 4.5 };

enum
{
  COLUMN_WHEN,
  COLUMN_ASIDE,
  COLUMN_TITLE,
  COLUMN_PEOPLE,
  COLUMN_AXIS,
  COLUMN_LENGTH,
};

static const JalonsLetters head = { .size = 7.5, .leading = 10, .grey = 0.3, .bold = TRUE };
static const JalonsLetters body = { .size = 9.2, .leading = 11.6 };
static const JalonsLetters small = { .size = 7.5, .leading = 9.3, .grey = 0.36 };
static const JalonsLetters month = { .size = 9.6, .leading = 12, .bold = TRUE };

typedef struct
{
  const JalonsSheetGroup *group;
  const JalonsSheetRow *row; /* NULL: the name of the month */
  double y;
  double height;
  int page; /* from 0 */
} Line;

struct _JalonsTable
{
  JalonsPaper *paper;
  const JalonsSheet *sheet;
  JalonsTableSpace space;
  Air air;
  double left[JALONS_SHEET_N_COLUMNS];
  double width[JALONS_SHEET_N_COLUMNS];
  GArray *lines;
  int n_pages;
};

static double
width_of (JalonsPaper *paper,
          JalonsLetters letters,
          const char *text)
{
  return jalons_paper_measure_width (paper, letters, text);
}

/* A column is as wide as what it holds on this sheet, or its head, but no wider than @most. */
static void
widen (JalonsTable *self,
       int column,
       double least,
       double most,
       const char *text,
       const char *detail)
{
  double width = MAX (self->width[column], least);

  width = MAX (width, width_of (self->paper, head, self->sheet->heads[column]));
  if (width < most && *text != '\0')
    width = MAX (width, width_of (self->paper, body, text));
  if (width < most && *detail != '\0')
    width = MAX (width, width_of (self->paper, small, detail));
  self->width[column] = MIN (width, most);
}

/* Columns of fixed content are as wide as what they hold on this sheet, within bounds; the title takes the rest. */
static void
fit_columns (JalonsTable *self)
{
  double x = self->space.x, total = self->space.width;

  widen (self, COLUMN_AXIS, MARK, 40, "", "");
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      const JalonsSheetRow *row = g_array_index (self->lines, Line, i).row;
      if (row == NULL)
        continue;
      widen (self, COLUMN_WHEN, 62, 84, row->when, row->when_detail);
      widen (self, COLUMN_ASIDE, 0, WIDEST_ASIDE, row->aside, row->aside_detail);
      widen (self, COLUMN_LENGTH, 30, 62, row->length, "");
    }
  total -= self->width[COLUMN_WHEN] + self->width[COLUMN_ASIDE] + self->width[COLUMN_AXIS] +
           self->width[COLUMN_LENGTH] + (JALONS_SHEET_N_COLUMNS - 1) * GUTTER;
  self->width[COLUMN_PEOPLE] = total * 0.335;
  self->width[COLUMN_TITLE] = total * 0.665;
  for (int i = 0; i < JALONS_SHEET_N_COLUMNS; i++)
    {
      self->left[i] = x;
      x += self->width[i] + GUTTER;
    }
}

/* Absences and milestones have no speaker, axis nor length: their title takes those columns too. */
static double
title_width (const JalonsTable *self,
             const JalonsSheetRow *row)
{
  if (row->kind == JALONS_ROW_ACTIVITY)
    return self->width[COLUMN_TITLE];
  return self->left[COLUMN_LENGTH] + self->width[COLUMN_LENGTH] - self->left[COLUMN_TITLE];
}

static double
measure_pair (const JalonsTable *self,
              double width,
              const char *text,
              const char *detail)
{
  double height = *text != '\0' ? jalons_paper_measure (self->paper, body, width, text) : 0;

  return height + (*detail != '\0' ? jalons_paper_measure (self->paper, small, width, detail) : 0);
}

/* A place without a speaker moves up. */
static const char *
people (const JalonsSheetRow *row)
{
  return *row->people != '\0' ? row->people : row->place;
}

static const char *
place (const JalonsSheetRow *row)
{
  return *row->people != '\0' ? row->place : "";
}

static double
measure_row (const JalonsTable *self,
             const JalonsSheetRow *row)
{
  double height = MARK;

  height = MAX (height, measure_pair (self, self->width[COLUMN_WHEN], row->when, row->when_detail));
  height = MAX (height, measure_pair (self, self->width[COLUMN_ASIDE], row->aside, row->aside_detail));
  height = MAX (height, measure_pair (self, title_width (self, row), row->title, row->detail));
  height = MAX (height, measure_pair (self, self->width[COLUMN_PEOPLE], people (row), place (row)));
  height = MAX (height, measure_pair (self, self->width[COLUMN_LENGTH], row->length, row->length_detail));
  return height + 2 * self->air.padding;
}

static void
list_lines (JalonsTable *self)
{
  for (unsigned i = 0; i < self->sheet->groups->len; i++)
    {
      const JalonsSheetGroup *group = self->sheet->groups->pdata[i];
      Line line = { .group = group };

      g_array_append_val (self->lines, line);
      for (unsigned j = 0; j < group->rows->len; j++)
        {
          line.row = group->rows->pdata[j];
          g_array_append_val (self->lines, line);
        }
    }
}

/* What must be on the same page as the line: a month's name and its first row. */
static double
height_together (const JalonsTable *self,
                 unsigned i)
{
  const Line *line = &g_array_index (self->lines, Line, i);

  if (line->row == NULL && i + 1 < self->lines->len)
    return line->height + g_array_index (self->lines, Line, i + 1).height;
  return line->height;
}

static void
measure_lines (JalonsTable *self)
{
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      line->height = line->row ? measure_row (self, line->row) : self->air.group_space + GROUP_HEIGHT;
    }
}

/* Gives each line its place. Returns how far down the last page goes. */
static double
spread (JalonsTable *self,
        Air air)
{
  double y = self->space.first_top + HEAD_HEIGHT;
  int page = 0;

  self->air = air;
  measure_lines (self);
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if (y + height_together (self, i) > self->space.bottom)
        {
          page++;
          y = self->space.next_top + HEAD_HEIGHT;
          /* A month that goes on has its name said again. */
          if (line->row != NULL)
            y += self->air.group_space + GROUP_HEIGHT;
        }
      line->page = page;
      line->y = y;
      y += line->height;
    }
  self->n_pages = page + 1;
  return y;
}

static void
fit_pages (JalonsTable *self)
{
  double end = spread (self, airy);
  double room = self->space.bottom - self->space.next_top;
  int n_pages = self->n_pages;

  if (n_pages == 1 || end - self->space.next_top > LITTLE * room)
    return;
  spread (self, tight);
  if (self->n_pages == n_pages)
    spread (self, airy);
}

/**
 * jalons_table_new:
 * @paper: what it will be drawn on
 * @sheet: what it says; it has at least one row
 * @space: the room it has
 *
 * Measures the table and gives each row its page.
 *
 * Returns: (transfer full): the table
 */
JalonsTable *
jalons_table_new (JalonsPaper *paper,
                  const JalonsSheet *sheet,
                  JalonsTableSpace space)
{
  JalonsTable *self = g_new0 (JalonsTable, 1);

  self->paper = paper;
  self->sheet = sheet;
  self->space = space;
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  list_lines (self);
  fit_columns (self);
  fit_pages (self);
  return self;
}

void
jalons_table_free (JalonsTable *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

int
jalons_table_n_pages (JalonsTable *self)
{
  return self->n_pages;
}

/* Drawing */

static void
draw_rule (JalonsTable *self,
           double y,
           double thickness,
           double grey)
{
  jalons_paper_begin_ornament (self->paper);
  jalons_shapes_rule (jalons_paper_get_pen (self->paper), self->space.x, y, self->space.width, thickness, grey);
  jalons_paper_end_ornament (self->paper);
}

static void
draw_head (JalonsTable *self,
           double y,
           gboolean tagged)
{
  if (tagged)
    {
      jalons_paper_open (self->paper, (JalonsTag){ .name = "THead" });
      jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
    }
  else
    jalons_paper_begin_ornament (self->paper);
  for (int i = 0; i < JALONS_SHEET_N_COLUMNS; i++)
    {
      JalonsLetters letters = head;
      letters.align = i == COLUMN_LENGTH ? JALONS_ALIGN_END : JALONS_ALIGN_START;
      if (tagged)
        jalons_paper_leaf (self->paper, (JalonsTag){ .name = "TH", .scope = "Column" }, letters, self->left[i], y,
                           self->width[i], self->sheet->heads[i]);
      else
        jalons_paper_text (self->paper, letters, self->left[i], y, self->width[i], self->sheet->heads[i]);
    }
  if (tagged)
    {
      jalons_paper_close (self->paper);
      jalons_paper_close (self->paper);
    }
  else
    jalons_paper_end_ornament (self->paper);
  draw_rule (self, y + HEAD_HEIGHT - 2, 0.9, 0);
}

static void
draw_group (JalonsTable *self,
            const Line *line)
{
  JalonsLetters sum = small;
  double y = line->y + self->air.group_space;

  sum.align = JALONS_ALIGN_END;
  sum.leading = month.leading;
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  jalons_paper_leaf (self->paper, (JalonsTag){ .name = "TH", .scope = "Row", .column_span = JALONS_SHEET_N_COLUMNS - 1 }, month,
                     self->left[COLUMN_WHEN], y, self->left[COLUMN_AXIS] - self->left[COLUMN_WHEN],
                     line->group->heading);
  jalons_paper_leaf (self->paper, (JalonsTag){ .name = "TD" }, sum, self->left[COLUMN_LENGTH], y,
                     self->width[COLUMN_LENGTH], line->group->sum);
  jalons_paper_close (self->paper);
  draw_rule (self, line->y + line->height, JALONS_HAIRLINE, 0.55);
}

static void
draw_pair (JalonsTable *self,
           JalonsTag tag,
           int column,
           double y,
           double width,
           JalonsLetters letters,
           const char *text,
           const char *detail)
{
  JalonsLetters below = small;

  below.align = letters.align;
  jalons_paper_open (self->paper, tag);
  if (*text != '\0')
    y += jalons_paper_text (self->paper, letters, self->left[column], y, width, text);
  if (*detail != '\0')
    jalons_paper_text (self->paper, below, self->left[column], y, width, detail);
  jalons_paper_close (self->paper);
}

static void
draw_mark (JalonsTable *self,
           const JalonsSheetRow *row,
           double y)
{
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TD", .expansion = *row->axis != '\0' ? row->axis : NULL });
  if (*row->letter != '\0')
    jalons_axis_mark_draw (self->paper, self->left[COLUMN_AXIS], y + 0.6, MARK, row->letter, row->state);
  jalons_paper_close (self->paper);
}

static void
draw_activity (JalonsTable *self,
               const JalonsSheetRow *row,
               double y)
{
  gboolean cancelled = row->state == JALONS_STATE_CANCELLED;
  JalonsLetters text = body, length = body;

  text.struck = length.struck = cancelled;
  text.grey = length.grey = cancelled ? 0.38 : 0;
  length.align = JALONS_ALIGN_END;
  draw_pair (self, (JalonsTag){ .name = "TD" }, COLUMN_TITLE, y, self->width[COLUMN_TITLE], text, row->title,
             row->detail);
  draw_pair (self, (JalonsTag){ .name = "TD" }, COLUMN_PEOPLE, y, self->width[COLUMN_PEOPLE], body, people (row),
             place (row));
  draw_mark (self, row, y);
  draw_pair (self, (JalonsTag){ .name = "TD" }, COLUMN_LENGTH, y, self->width[COLUMN_LENGTH], length, row->length,
             row->length_detail);
}

static void
draw_row (JalonsTable *self,
          const Line *line)
{
  const JalonsSheetRow *row = line->row;
  JalonsLetters aside = body, light = body;
  double y = line->y + self->air.padding;

  aside.grey = 0.25;
  light.grey = 0.3;
  if (row->kind == JALONS_ROW_ABSENCE)
    {
      jalons_paper_begin_ornament (self->paper);
      jalons_shapes_fill (jalons_paper_get_pen (self->paper),
                          (JalonsBox){ self->space.x, line->y + 0.6, self->space.width, line->height - 1.2 }, 0.94);
      jalons_paper_end_ornament (self->paper);
    }
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TR" });
  draw_pair (self, (JalonsTag){ .name = "TD" }, COLUMN_WHEN, y, self->width[COLUMN_WHEN], body, row->when,
             row->when_detail);
  draw_pair (self, (JalonsTag){ .name = "TD" }, COLUMN_ASIDE, y, self->width[COLUMN_ASIDE], aside, row->aside,
             row->aside_detail);
  if (row->kind == JALONS_ROW_ACTIVITY)
    draw_activity (self, row, y);
  else
    draw_pair (self, (JalonsTag){ .name = "TD", .column_span = JALONS_SHEET_N_COLUMNS - COLUMN_TITLE }, COLUMN_TITLE, y,
               title_width (self, row), light, row->title, row->detail);
  jalons_paper_close (self->paper);
  draw_rule (self, line->y + line->height, JALONS_HAIRLINE, 0.8);
}

/* The top of a page that is not the first: the head again, and the month when it goes on. */
static void
draw_again (JalonsTable *self,
            const Line *line)
{
  double y = self->space.next_top;

  draw_head (self, y, FALSE);
  if (line->row == NULL)
    return;
  y += HEAD_HEIGHT + self->air.group_space;
  jalons_paper_begin_ornament (self->paper);
  {
    JalonsLetters continued = small;
    /* Translators: a month whose activities go on from the page before */
    g_autofree char *again = g_strdup_printf (_ ("%s (continued)"), line->group->heading);
    continued.leading = month.leading;
    continued.size = month.size;
    jalons_paper_text (self->paper, continued, self->space.x, y, -1, again);
  }
  jalons_paper_end_ornament (self->paper);
  draw_rule (self, y + GROUP_HEIGHT, JALONS_HAIRLINE, 0.55);
}

static void
open_body (JalonsTable *self,
           gboolean first)
{
  if (!first)
    jalons_paper_close (self->paper);
  jalons_paper_open (self->paper, (JalonsTag){ .name = "TBody" });
}

/**
 * jalons_table_draw:
 * @turn: begins page @page of the class, from 1, and draws what is not the table
 * @data: for @turn
 *
 * Draws the table from the present page on.
 */
void
jalons_table_draw (JalonsTable *self,
                   JalonsTableTurn turn,
                   gpointer data)
{
  int page = 0;

  jalons_paper_open (self->paper, (JalonsTag){ .name = "Table", .summary = self->sheet->subject });
  draw_head (self, self->space.first_top, TRUE);
  for (unsigned i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->page != page)
        {
          page = line->page;
          turn (page, data);
          draw_again (self, line);
        }
      if (line->row == NULL)
        {
          open_body (self, i == 0);
          draw_group (self, line);
        }
      else
        draw_row (self, line);
    }
  jalons_paper_close (self->paper);
  jalons_paper_close (self->paper);
}
