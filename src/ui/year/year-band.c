/* The headings of the columns, and the loads under them.
 * Invariant: a cell for each column, in the order of time; the months are drawn over the headings that they cover.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-band.h"

#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/year/year-draw.h"
#include "ui/year/year-words.h"

struct _JalonsYearBand
{
  GtkWidget parent_instance;

  const JalonsYearScene *scene;
  JalonsYearBandKind kind;
  JalonsYearCell *corner; /* over the heads of the rows */
  GPtrArray *cells;
  GArray *loads; /* what is shown of each column, then the most of all; empty before */
};

G_DEFINE_FINAL_TYPE (JalonsYearBand, jalons_year_band, GTK_TYPE_WIDGET)

static const char *
corner_text (JalonsYearBand *self)
{
  if (self->kind == JALONS_BAND_HEADINGS)
    return _ ("Class · planned / owed");
  return jalons_year_table_get_columns (self->scene->table)->monday == JALONS_NO_DAY ? _ ("Load of the week, in hours")
                                                                                     : _ ("Load of the half-day, in hours");
}

/* Where text is large there is less room for it. */
static const char *
fitting_text (JalonsYearBand *self,
              int width)
{
  const char *text = corner_text (self);

  if (self->kind == JALONS_BAND_HEADINGS ||
      jalons_year_paint_text_width (self->scene->paint, JALONS_FONT_SMALL, text) <= width)
    return text;
  return _ ("Load, in hours");
}

static void
draw_corner (JalonsYearBand *self,
             cairo_t *cr,
             int height)
{
  int width = self->scene->geometry.left;
  JalonsYearPaint *paint = self->scene->paint;
  double margin = 0.6 * paint->em;

  jalons_year_paint_source (paint, cr, JALONS_COLOUR_DIM, 1);
  jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL, fitting_text (self, width - (int) margin), margin,
                          self->kind == JALONS_BAND_HEADINGS ? height - 0.85 * paint->em : height / 2.0,
                          width - (int) margin, 0);
}

static gboolean
is_present (JalonsYearBand *self,
            const JalonsYearColumn *column)
{
  JalonsDay today = jalons_workspace_get_today (jalons_year_table_get_workspace (self->scene->table));

  return today >= column->first_day && today < column->end_day;
}

static double
first_milestone (const JalonsYearColumns *columns,
                 guint column,
                 GPtrArray *milestones)
{
  if (milestones->len == 0)
    return -1;
  return jalons_year_columns_part (columns, column, jalons_milestone_day (milestones->pdata[0]));
}

static void
draw_column (JalonsYearBand *self,
             cairo_t *cr,
             guint i,
             int width,
             int height)
{
  JalonsYearTable *table = self->scene->table;
  const JalonsYearColumns *columns = jalons_year_table_get_columns (table);
  const JalonsYearColumn *column = &columns->columns[i];
  g_autoptr (GPtrArray) milestones = NULL;

  if (self->kind == JALONS_BAND_LOADS)
    {
      jalons_year_draw_load (self->scene->paint, cr, width, height, jalons_year_table_get_load (table, i),
                             jalons_year_table_get_top_load (table));
      return;
    }
  milestones = jalons_year_milestones (table, i);
  jalons_year_draw_heading (self->scene->paint, cr, width, height, column, is_present (self, column),
                            first_milestone (columns, i, milestones),
                            jalons_year_public_holiday_in (table, i, NULL));
}

/* Months, or the days of a week */

static int
group_of (const JalonsYearColumns *columns,
          guint i)
{
  int month;

  if (columns->monday != JALONS_NO_DAY)
    return (int) columns->columns[i].first_day;
  jalons_day_split (columns->columns[i].first_day, NULL, &month, NULL);
  return month;
}

static char *
group_name (const JalonsYearColumns *columns,
            guint i,
            gboolean wide)
{
  if (columns->monday != JALONS_NO_DAY)
    return jalons_format_day (columns->columns[i].first_day, wide ? JALONS_DAY_LONG : JALONS_DAY_SHORT);
  return g_strdup (wide ? jalons_month_name (group_of (columns, i)) : jalons_month_short_name (group_of (columns, i)));
}

static void
draw_group (JalonsYearBand *self,
            cairo_t *cr,
            guint first,
            guint end)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene->table);
  const JalonsYearGeometry *geometry = &self->scene->geometry;
  JalonsYearPaint *paint = self->scene->paint;
  int x = geometry->left + geometry->x[first] - (int) self->scene->scroll;
  int room = geometry->x[end] - geometry->x[first] - 4, hidden = MAX (0, geometry->left - x);
  gboolean wide = room > 6 * paint->em;
  g_autofree char *name = group_name (columns, first, wide);

  /* The name stays in sight while a part of its month is. */
  if (room - hidden < jalons_year_paint_text_width (paint, JALONS_FONT_SMALL_BOLD, name) && hidden > 0)
    hidden = MAX (0, room - jalons_year_paint_text_width (paint, JALONS_FONT_SMALL_BOLD, name));
  jalons_year_paint_text (paint, cr, JALONS_FONT_SMALL_BOLD, name, x + hidden + 4, 0.65 * paint->em,
                          end - first > 1 || columns->monday != JALONS_NO_DAY ? room - hidden : -1, 0);
}

static void
draw_groups (JalonsYearBand *self,
             cairo_t *cr)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene->table);
  guint first = 0;

  jalons_year_paint_source (self->scene->paint, cr, JALONS_COLOUR_TEXT, 1);
  for (guint i = 1; i <= columns->n_columns; i++)
    if (i == columns->n_columns || group_of (columns, i) != group_of (columns, first))
      {
        /* A last week that begins in another month has no room for the month's name. */
        if (i - first > 1 || self->scene->geometry.x[i] - self->scene->geometry.x[first] > 2 * self->scene->paint->em)
          draw_group (self, cr, first, i);
        first = i;
      }
}

/* Where column @i is; returns whether some of it is in sight. */
static gboolean
find_place (JalonsYearBand *self,
            guint i,
            int *x,
            int *width)
{
  const JalonsYearGeometry *geometry = &self->scene->geometry;

  *x = geometry->left + geometry->x[i] - (int) self->scene->scroll;
  *width = geometry->x[i + 1] - geometry->x[i];
  return *x + *width > geometry->left && *x < gtk_widget_get_width (GTK_WIDGET (self));
}

/* Where the columns begin: the months are above their headings. */
static int
find_top (JalonsYearBand *self)
{
  return self->kind == JALONS_BAND_HEADINGS ? (int) (1.25 * self->scene->paint->em) : 2;
}

static void
draw_columns (JalonsYearBand *self,
              cairo_t *cr,
              int height)
{
  int top = find_top (self), x, width;

  for (guint i = 0; i < self->cells->len; i++)
    if (find_place (self, i, &x, &width))
      {
        cairo_save (cr);
        cairo_translate (cr, x, top);
        draw_column (self, cr, i, width, height - top - 2);
        cairo_restore (cr);
      }
  if (self->kind == JALONS_BAND_HEADINGS)
    draw_groups (self, cr);
}

static void
append_picture (JalonsYearBand *self,
                GtkSnapshot *snapshot,
                float left,
                float width,
                void (*draw) (JalonsYearBand *self, cairo_t *cr, int height))
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (left, 0, width, (float) height));

  draw (self, cr, height);
  cairo_destroy (cr);
}

static void
jalons_year_band_snapshot (GtkWidget *widget,
                           GtkSnapshot *snapshot)
{
  JalonsYearBand *self = JALONS_YEAR_BAND (widget);
  const JalonsYearPaint *paint = self->scene->paint;
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float left = (float) self->scene->geometry.left;

  gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_BASE),
                             &GRAPHENE_RECT_INIT (0, 0, width, height));
  append_picture (self, snapshot, 0, left, draw_corner);
  append_picture (self, snapshot, left, width - left, draw_columns);
  gtk_snapshot_append_color (snapshot, jalons_year_paint_colour (paint, JALONS_COLOUR_LINE),
                             &GRAPHENE_RECT_INIT (0, self->kind == JALONS_BAND_HEADINGS ? height - 1 : 0, width, 1));
}

static void
allocate (JalonsYearCell *cell,
          int x,
          int y,
          int width,
          int height)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT ((float) x, (float) y);

  gtk_widget_allocate (GTK_WIDGET (cell), width, height, -1, gsk_transform_translate (NULL, &origin));
}

static void
jalons_year_band_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  JalonsYearBand *self = JALONS_YEAR_BAND (widget);
  int top = find_top (self), x, column_width;

  allocate (self->corner, 0, 0, self->scene->geometry.left, height);
  for (guint i = 0; i < self->cells->len; i++)
    {
      gboolean seen = find_place (self, i, &x, &column_width);

      gtk_widget_set_child_visible (self->cells->pdata[i], seen);
      if (seen)
        allocate (self->cells->pdata[i], x, top, column_width, height - top - 2);
    }
  gtk_widget_queue_draw (widget);
}

static void
jalons_year_band_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  JalonsYearBand *self = JALONS_YEAR_BAND (widget);
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = self->kind == JALONS_BAND_HEADINGS ? self->scene->geometry.top : self->scene->geometry.foot;
}

static void
clear (JalonsYearBand *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->corner = NULL;
  if (self->cells != NULL)
    g_ptr_array_set_size (self->cells, 0);
}

static void
jalons_year_band_dispose (GObject *object)
{
  JalonsYearBand *self = JALONS_YEAR_BAND (object);

  clear (self);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->loads, g_array_unref);

  G_OBJECT_CLASS (jalons_year_band_parent_class)->dispose (object);
}

static void
jalons_year_band_class_init (JalonsYearBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_year_band_dispose;
  widget_class->snapshot = jalons_year_band_snapshot;
  widget_class->size_allocate = jalons_year_band_size_allocate;
  widget_class->measure = jalons_year_band_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
jalons_year_band_init (JalonsYearBand *self)
{
  self->cells = g_ptr_array_new ();
  self->loads = g_array_new (FALSE, FALSE, sizeof (int));
}

/**
 * jalons_year_band_new:
 * @scene: lives longer than the band
 */
GtkWidget *
jalons_year_band_new (const JalonsYearScene *scene,
                      JalonsYearBandKind kind)
{
  JalonsYearBand *self = g_object_new (JALONS_TYPE_YEAR_BAND, NULL);

  self->scene = scene;
  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * jalons_year_band_rebuild:
 *
 * Makes the cells anew: the columns are others.
 */
void
jalons_year_band_rebuild (JalonsYearBand *self)
{
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene->table);
  gboolean headings = self->kind == JALONS_BAND_HEADINGS;

  clear (self);
  self->corner = jalons_year_cell_new (headings ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_ROW_HEADER,
                                       JALONS_COLUMN_HEAD);
  jalons_year_cell_set_name (self->corner, corner_text (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, corner_text (self), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->corner), GTK_WIDGET (self));
  for (guint i = 0; i < columns->n_columns; i++)
    {
      JalonsYearCell *cell = jalons_year_cell_new (headings ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
                                                            : GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                                   (int) i);

      gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (self));
      g_ptr_array_add (self->cells, cell);
    }
  jalons_year_band_refresh (self);
}

static void
show_column (JalonsYearBand *self,
             guint column)
{
  g_autofree char *name = self->kind == JALONS_BAND_HEADINGS ? jalons_year_words_heading (self->scene->table, column)
                                                             : jalons_year_words_load (self->scene->table, column);

  jalons_year_cell_set_name (self->cells->pdata[column], name);
}

static void
keep_loads (JalonsYearBand *self)
{
  int top = jalons_year_table_get_top_load (self->scene->table);

  g_array_set_size (self->loads, 0);
  for (guint i = 0; i < self->cells->len; i++)
    {
      int load = jalons_year_table_get_load (self->scene->table, i);
      g_array_append_val (self->loads, load);
    }
  g_array_append_val (self->loads, top);
}

/**
 * jalons_year_band_refresh:
 *
 * Shows the columns anew: their milestones, their loads, or the style are others.
 */
void
jalons_year_band_refresh (JalonsYearBand *self)
{
  keep_loads (self);
  for (guint i = 0; i < self->cells->len; i++)
    show_column (self, i);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * jalons_year_band_update:
 *
 * The loads may be others: those that are, are shown. All are drawn beside the most of all.
 */
void
jalons_year_band_update (JalonsYearBand *self)
{
  g_autoptr (GArray) before = g_array_copy (self->loads);

  keep_loads (self);
  if (before->len != self->loads->len ||
      g_array_index (before, int, before->len - 1) != g_array_index (self->loads, int, before->len - 1))
    {
      jalons_year_band_refresh (self);
      return;
    }
  for (guint i = 0; i < self->cells->len; i++)
    if (g_array_index (before, int, i) != g_array_index (self->loads, int, i))
      {
        show_column (self, i);
        gtk_widget_queue_draw (GTK_WIDGET (self));
      }
}
