/* First fit: each item in turn takes the first place that is free, from the left and from the top.
 * Invariant: two places of one piece never overlap, and none leaves the columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "print/chart-pack.h"

#include <math.h>

#define WIDEST 112.0 /* of a title on one line */
#define ROOMY  230.0 /* likewise, where there is no week beside to leave room to */
#define GAP    1.6   /* between a mark and its title */
#define AIR    3.4   /* after a place */

typedef struct
{
  double from, to;
} Span;

typedef struct
{
  GArray *lanes[JALONS_CHART_LANES]; /* of Span: what is taken */
} Piece;

typedef struct
{
  JalonsPaper *paper;
  const JalonsChartColumns *columns;
  JalonsLetters letters;
  double indent;
  GPtrArray *pieces; /* of Piece */
  JalonsChartPacking *packing;
} Packer;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  for (int i = 0; i < JALONS_CHART_LANES; i++)
    g_clear_pointer (&piece->lanes[i], g_array_unref);
  g_free (piece);
}

static gboolean
lane_is_free (const Piece *piece,
              int lane,
              Span span)
{
  GArray *taken = piece->lanes[lane];

  for (unsigned i = 0; taken != NULL && i < taken->len; i++)
    {
      Span other = g_array_index (taken, Span, i);

      if (span.from < other.to && other.from < span.to)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_free (const Piece *piece,
         int lane,
         int n_lanes,
         Span span)
{
  for (int i = lane; i < lane + n_lanes; i++)
    if (!lane_is_free (piece, i, span))
      return FALSE;
  return TRUE;
}

static void
take (Piece *piece,
      int lane,
      int n_lanes,
      Span span)
{
  for (int i = lane; i < lane + n_lanes; i++)
    {
      if (piece->lanes[i] == NULL)
        piece->lanes[i] = g_array_new (FALSE, FALSE, sizeof (Span));
      g_array_append_val (piece->lanes[i], span);
    }
}

static Piece *
piece_at (Packer *self,
          unsigned number)
{
  int none = 0;

  if (number == self->pieces->len)
    {
      g_ptr_array_add (self->pieces, g_new0 (Piece, 1));
      g_array_append_val (self->packing->lanes, none);
    }
  return self->pieces->pdata[number];
}

static gboolean
has_mark (const JalonsChartItem *item)
{
  return item->kind != JALONS_ROW_ABSENCE;
}

/* A long title goes on below, in lines of about the same length: short boxes leave more room to others. */
static double
width_of_title (double whole,
                double widest)
{
  double n_lines = ceil (whole / widest);

  return n_lines > 1 ? MAX (whole / n_lines * 1.15, widest * 0.6) : whole;
}

/* How large the item is; its place comes later. */
static JalonsChartPlace
measure (Packer *self,
         const JalonsChartItem *item)
{
  JalonsChartPlace place = { .item = item, .n_lanes = 1, .align = JALONS_ALIGN_START };
  double height;

  if (item->number != NULL)
    place.number_width = GAP + jalons_paper_measure_width (self->paper, self->letters, item->number);
  if (*item->title == '\0')
    return place;
  /* A little more than it takes, lest the last word goes below. */
  place.text_width = width_of_title (jalons_paper_measure_width (self->paper, self->letters, item->title),
                                     item->day != JALONS_NO_DAY ? WIDEST : ROOMY) +
                     0.5;
  height = jalons_paper_measure (self->paper, self->letters, place.text_width, item->title);
  place.n_lanes = CLAMP ((int) ceil ((height - 0.5) / JALONS_CHART_LANE), 1, JALONS_CHART_LANES);
  return place;
}

static double
width_of (const JalonsChartPlace *place)
{
  double mark = has_mark (place->item) ? JALONS_CHART_MARK + place->number_width : 0;

  return mark + (place->text_width > 0 ? place->text_width + (mark > 0 ? GAP : 0) : 0);
}

static void
set_place (JalonsChartPlace *place,
           double x,
           gboolean flipped)
{
  double mark = JALONS_CHART_MARK + place->number_width;
  double indent = has_mark (place->item) ? mark + GAP : 0;

  place->mark_x = flipped ? x + width_of (place) - mark : x;
  place->text_x = flipped ? x : x + indent;
  place->align = flipped && indent > 0 ? JALONS_ALIGN_END : JALONS_ALIGN_START;
}

/* Tries @x and, for a second mark in the same week, beside it. */
static gboolean
try_lane (Piece *piece,
          JalonsChartPlace *place,
          int lane,
          double x,
          double room,
          double right,
          double left)
{
  double width = width_of (place);

  for (double shift = 0; shift <= room + 0.01; shift += JALONS_CHART_MARK + 0.8)
    {
      gboolean flipped = x + shift + width > right;
      double from = flipped ? MAX (x + shift + JALONS_CHART_MARK + place->number_width - width, left) : x + shift;
      Span span = { from, from + width + (place->text_width > 0 ? AIR : 0.6) };

      if (flipped && from + width > right)
        from = right - width;
      if (!is_free (piece, lane, place->n_lanes, span))
        continue;
      take (piece, lane, place->n_lanes, span);
      set_place (place, from, flipped);
      place->lane = lane;
      return TRUE;
    }
  return FALSE;
}

static void
keep (Packer *self,
      JalonsChartPlace *place,
      int piece)
{
  int *lanes = &g_array_index (self->packing->lanes, int, piece);

  place->piece = piece;
  *lanes = MAX (*lanes, place->lane + place->n_lanes);
  g_array_append_val (self->packing->places, *place);
}

static void
place_dated (Packer *self,
             const JalonsChartItem *item)
{
  JalonsChartPlace place = measure (self, item);
  const JalonsChartColumn *column = jalons_chart_columns_of (self->columns, item->day);
  double x = column->x + 0.6, room = MAX (column->width - JALONS_CHART_MARK - place.number_width - 1.2, 0);

  for (unsigned piece = 0;; piece++)
    for (int lane = 0; lane + place.n_lanes <= JALONS_CHART_LANES; lane++)
      if (try_lane (piece_at (self, piece), &place, lane, x, room, self->columns->x + self->columns->width,
                    self->columns->x))
        {
          keep (self, &place, (int) piece);
          return;
        }
}

/* What has no date stands one after the other, below what has, in lines of their own. */
static void
place_undated (Packer *self,
               const JalonsChartItem *item,
               int *piece,
               int *lane,
               double *x)
{
  JalonsChartPlace place = measure (self, item);
  double right = self->columns->x + self->columns->width;

  if (*x + width_of (&place) > right)
    {
      *x = self->columns->x + self->indent;
      *lane = g_array_index (self->packing->lanes, int, *piece);
    }
  if (*lane + place.n_lanes > JALONS_CHART_LANES)
    {
      piece_at (self, (unsigned) ++*piece);
      *lane = 0;
      *x = self->columns->x + self->indent;
    }
  place.lane = *lane;
  set_place (&place, *x, FALSE);
  *x += width_of (&place) + 2 * AIR;
  keep (self, &place, *piece);
}

/**
 * jalons_chart_pack:
 * @items: (element-type JalonsChartItem): of one row, those without a date last
 * @letters: of the titles
 * @indent: what is left free before those without a date
 *
 * Returns: (transfer full): where each item stands
 */
JalonsChartPacking *
jalons_chart_pack (JalonsPaper *paper,
                   const JalonsChartColumns *columns,
                   GPtrArray *items,
                   JalonsLetters letters,
                   double indent)
{
  JalonsChartPacking *packing = g_new (JalonsChartPacking, 1);
  Packer self = { paper, columns, letters, indent, g_ptr_array_new_with_free_func (piece_free), packing };
  int piece = -1, lane = 0;
  double x = columns->x + indent;

  packing->places = g_array_new (FALSE, FALSE, sizeof (JalonsChartPlace));
  packing->lanes = g_array_new (FALSE, FALSE, sizeof (int));
  piece_at (&self, 0);
  for (unsigned i = 0; i < items->len; i++)
    {
      const JalonsChartItem *item = items->pdata[i];

      if (item->day != JALONS_NO_DAY)
        {
          place_dated (&self, item);
          continue;
        }
      if (piece < 0)
        {
          piece = (int) self.pieces->len - 1;
          lane = g_array_index (packing->lanes, int, piece);
        }
      place_undated (&self, item, &piece, &lane, &x);
    }
  g_ptr_array_unref (self.pieces);
  return packing;
}

void
jalons_chart_pack_free (JalonsChartPacking *packing)
{
  g_array_unref (packing->places);
  g_array_unref (packing->lanes);
  g_free (packing);
}
