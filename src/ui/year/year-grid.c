/* Places and draws the year grid; what is out of sight has no widgets.
 * Invariant: a row's height is known without asking it, so that only the rows in sight are ever made.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-grid-private.h"

#include <glib/gi18n-lib.h>

enum
{
  SIGNAL_MOVED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsYearGrid, jalons_year_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* The style */

static gboolean
is_shown (JalonsYearGrid *self)
{
  return jalons_year_grid_is_ready (self) && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
refresh_rows (JalonsYearGrid *self)
{
  guint n_rows = jalons_year_table_get_n_rows (self->scene.table);

  for (guint i = 0; i < self->rows->len; i++)
    {
      int position = jalons_year_row_get_position (self->rows->pdata[i]);

      if (position >= 0 && position < (int) n_rows)
        jalons_year_row_refresh (self->rows->pdata[i]);
    }
  jalons_year_grid_name_soon (self);
}

static void
show_style (JalonsYearGrid *self)
{
  JalonsTint tint = self->scene.paint ? self->scene.paint->tint : JALONS_TINT_AXIS;

  g_clear_pointer (&self->scene.paint, jalons_year_paint_free);
  self->scene.paint = jalons_year_paint_new (GTK_WIDGET (self));
  self->scene.paint->tint = tint;
  jalons_year_geometry_clear (&self->scene.geometry);
  g_clear_pointer (&self->backdrop, gsk_render_node_unref);
  refresh_rows (self);
  jalons_year_band_refresh (self->headings);
  jalons_year_band_refresh (self->loads);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
jalons_year_grid_css_changed (GtkWidget *widget,
                              GtkCssStyleChange *change)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  g_autoptr (JalonsYearPaint) now = NULL;

  GTK_WIDGET_CLASS (jalons_year_grid_parent_class)->css_changed (widget, change);
  /* Being hovered or focused is a change of style too, and changes nothing here. */
  now = jalons_year_paint_new (widget);
  if (self->scene.paint == NULL || !jalons_year_paint_equal (self->scene.paint, now))
    show_style (self);
}

/**
 * jalons_year_grid_set_tint:
 * @tint: what the colours of chips say
 */
void
jalons_year_grid_set_tint (JalonsYearGrid *self,
                           JalonsTint tint)
{
  if (self->scene.paint == NULL)
    self->scene.paint = jalons_year_paint_new (GTK_WIDGET (self));
  if (self->scene.paint->tint == tint)
    return;
  self->scene.paint->tint = tint;
  show_style (self);
}

/* The table */

static void
forget_geometry (JalonsYearGrid *self)
{
  jalons_year_geometry_clear (&self->scene.geometry);
  g_clear_pointer (&self->backdrop, gsk_render_node_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Whether the milestones of the year are others than those that were shown last. */
static gboolean
take_milestones (JalonsYearGrid *self)
{
  JalonsWorkspace *workspace = jalons_year_table_get_workspace (self->scene.table);
  JalonsYear *year = jalons_workspace_get_year (workspace);
  g_autoptr (GPtrArray) milestones = NULL;

  if (year == NULL)
    return FALSE;
  milestones = jalons_dataset_referring (jalons_workspace_get_dataset (workspace), JALONS_MILESTONE_YEAR,
                                         jalons_record_get_id (year));
  if (jalons_year_same_records (self->milestones, milestones))
    return FALSE;
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  self->milestones = g_steal_pointer (&milestones);
  return TRUE;
}

/* The rows that go take the focus with them, and the cursor's new one is given it back. */
static void
on_reset (JalonsYearGrid *self)
{
  gboolean inside = jalons_year_grid_has_focus (self);

  jalons_year_grid_drop_rows (self);
  forget_geometry (self);
  if (jalons_year_table_get_columns (self->scene.table) == NULL)
    return;
  take_milestones (self);
  jalons_year_band_rebuild (self->headings);
  jalons_year_band_rebuild (self->loads);
  jalons_year_grid_restore_cursor (self);
  if (inside)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_row_changed (JalonsYearGrid *self,
                guint position)
{
  JalonsYearRowWidget *row = jalons_year_grid_find_row (self, (int) position);

  if (row == NULL)
    return;
  jalons_year_row_refresh (row);
  jalons_year_grid_name_soon (self);
}

static void
on_updated (JalonsYearGrid *self)
{
  jalons_year_band_update (self->loads);
  jalons_year_grid_restore_cursor (self);
}

/* They are of no row: when one changes, the headings and the lines in all rows do. */
static void
show_milestones (JalonsYearGrid *self)
{
  if (!is_shown (self) || !take_milestones (self))
    return;
  jalons_year_band_refresh (self->headings);
  refresh_rows (self);
}

static void
on_changed (JalonsYearGrid *self)
{
  if (jalons_workspace_get_year (jalons_year_table_get_workspace (self->scene.table)) == NULL || !is_shown (self))
    return;
  show_milestones (self);
  jalons_year_grid_emit_moved (self);
}

/* Sizes */

static void
fit (JalonsYearGrid *self,
     int width)
{
  JalonsYearGeometry *geometry = &self->scene.geometry;
  const JalonsYearColumns *columns = jalons_year_table_get_columns (self->scene.table);

  /* Scrolling gives sizes too, and changes none of this. */
  if (geometry->x == NULL || self->fitted != width || self->fitted_zoom != self->zoom)
    {
      jalons_year_geometry_fit (geometry, columns, self->scene.paint->em, width, self->zoom);
      g_clear_pointer (&self->backdrop, gsk_render_node_unref);
      self->fitted = width;
      self->fitted_zoom = self->zoom;
    }
  jalons_year_grid_place_rows (self);
  jalons_scrolling_configure (self->scrolling.across, gtk_adjustment_get_value (self->scrolling.across), geometry->width,
                              MAX (1, width - geometry->left), 2 * self->scene.paint->em);
  self->scene.scroll = gtk_adjustment_get_value (self->scrolling.across);
}

static void
allocate (gpointer child,
          int y,
          int width,
          int height)
{
  graphene_point_t origin = GRAPHENE_POINT_INIT (0, (float) y);

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (child), width, height, -1, gsk_transform_translate (NULL, &origin));
}

static void
allocate_rows (JalonsYearGrid *self,
               int width)
{
  const JalonsYearGeometry *geometry = &self->scene.geometry;
  int value = (int) gtk_adjustment_get_value (self->scrolling.down);
  guint first, last;

  jalons_year_grid_visible_range (self, &first, &last);
  for (guint i = 0; i < self->rows->len; i++)
    {
      JalonsYearRowWidget *row = self->rows->pdata[i];
      int position = jalons_year_row_get_position (row);
      gboolean seen = position >= (int) first && position <= (int) last;

      gtk_widget_set_child_visible (GTK_WIDGET (row), seen || position == self->scene.cursor.row);
      if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
        allocate (row, geometry->top + jalons_year_grid_row_top (self, (guint) position) - value, width,
                  jalons_year_row_is_heading (row) ? geometry->level : geometry->row);
    }
}

static gboolean
take_focus (gpointer data)
{
  JalonsYearGrid *self = data;

  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
jalons_year_grid_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (widget);
  const JalonsYearGeometry *geometry = &self->scene.geometry;

  if (jalons_year_table_get_columns (self->scene.table) == NULL || self->scene.paint == NULL)
    return;
  fit (self, width);
  jalons_scrolling_configure (self->scrolling.down, gtk_adjustment_get_value (self->scrolling.down),
                              jalons_year_grid_rows_height (self), MAX (1, jalons_year_grid_body_height (self)),
                              geometry->row);
  jalons_year_grid_sync (self);
  allocate (self->headings, 0, width, geometry->top);
  allocate (self->loads, MIN (height - geometry->foot, geometry->top + jalons_year_grid_rows_height (self)), width,
            geometry->foot);
  if (jalons_year_table_get_n_rows (self->scene.table) > 0)
    allocate_rows (self, width);
  /* Not now: sizes are being given. */
  if (self->wants_focus && self->rows->len > 0)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, take_focus, g_object_ref (self), g_object_unref);
}

static void
jalons_year_grid_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 400;
}

/* Scrolling */

/* What is in a row stays where it is in the row. */
static void
on_scrolled_down (JalonsYearGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_scrolled (JalonsYearGrid *self)
{
  self->scene.scroll = gtk_adjustment_get_value (self->scrolling.across);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_queue_allocate (self->rows->pdata[i]);
  gtk_widget_queue_allocate (GTK_WIDGET (self->headings));
  gtk_widget_queue_allocate (GTK_WIDGET (self->loads));
}

/* Brings @place into sight. */
void
jalons_year_grid_scroll_to (JalonsYearGrid *self,
                            JalonsYearPlace place)
{
  const JalonsYearGeometry *geometry = &self->scene.geometry;

  if (!jalons_year_grid_is_ready (self) || place.row < 0 || place.row + 1 >= (int) self->tops->len)
    return;
  gtk_adjustment_clamp_page (self->scrolling.down, jalons_year_grid_row_top (self, (guint) place.row),
                             jalons_year_grid_row_top (self, (guint) place.row + 1));
  if (place.column >= 0)
    gtk_adjustment_clamp_page (self->scrolling.across, geometry->x[place.column], geometry->x[place.column + 1]);
}

/**
 * jalons_year_grid_set_zoom:
 * @zoom: index of #jalons_year_zooms
 *
 * The cursor's column stays in sight.
 */
void
jalons_year_grid_set_zoom (JalonsYearGrid *self,
                           guint zoom)
{
  if (zoom == self->zoom || zoom >= JALONS_N_ZOOMS)
    return;
  self->zoom = zoom;
  if (!jalons_year_grid_is_ready (self))
    return;
  fit (self, gtk_widget_get_width (GTK_WIDGET (self)));
  jalons_year_grid_scroll_to (self, self->scene.cursor);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_queue_resize (self->rows->pdata[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  on_scrolled (self);
}

/**
 * jalons_year_grid_get_zoom:
 *
 * Returns: index of #jalons_year_zooms
 */
guint
jalons_year_grid_get_zoom (JalonsYearGrid *self)
{
  return self->zoom;
}

/* While something is dragged */

/**
 * jalons_year_grid_set_targets:
 * @targets: (nullable) (transfer none): see #JalonsYearScene; it is read until the next call
 */
void
jalons_year_grid_set_targets (JalonsYearGrid *self,
                              const guint8 *targets)
{
  self->scene.targets = targets;
  self->scene.drop.row = -1;
  jalons_year_grid_mark (self);
}

void
jalons_year_grid_set_drop (JalonsYearGrid *self,
                           JalonsYearPlace place)
{
  JalonsYearPlace before = self->scene.drop;
  JalonsYearRowWidget *row;

  self->scene.drop = place;
  if ((row = jalons_year_grid_find_row (self, before.row)) != NULL && before.row >= 0)
    jalons_year_row_mark (row);
  if ((row = jalons_year_grid_find_row (self, place.row)) != NULL && place.row >= 0)
    jalons_year_row_mark (row);
}

/* GObject */

void
jalons_year_grid_emit_moved (JalonsYearGrid *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

void
jalons_year_grid_emit_activated (JalonsYearGrid *self,
                                 JalonsYearPlace place)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, place.row, place.column);
}

/**
 * jalons_year_grid_get_table:
 *
 * Returns: (transfer none): what it shows
 */
JalonsYearTable *
jalons_year_grid_get_table (JalonsYearGrid *self)
{
  return self->scene.table;
}

static void
jalons_year_grid_dispose (GObject *object)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (object);

  g_clear_handle_id (&self->naming, g_source_remove);
  jalons_year_grid_drop_rows (self);
  g_clear_pointer ((GtkWidget **) &self->headings, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->loads, gtk_widget_unparent);
  jalons_scrolling_clear (&self->scrolling);

  G_OBJECT_CLASS (jalons_year_grid_parent_class)->dispose (object);
}

static void
jalons_year_grid_finalize (GObject *object)
{
  JalonsYearGrid *self = JALONS_YEAR_GRID (object);

  g_clear_object (&self->scene.table);
  g_clear_pointer (&self->scene.paint, jalons_year_paint_free);
  g_clear_pointer (&self->backdrop, gsk_render_node_unref);
  jalons_year_geometry_clear (&self->scene.geometry);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  g_hash_table_unref (self->scene.selected);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->tops);
  g_free (self->cursor_key);
  g_free (self->followed);

  G_OBJECT_CLASS (jalons_year_grid_parent_class)->finalize (object);
}

static void
jalons_year_grid_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (!jalons_scrolling_get_property (&JALONS_YEAR_GRID (object)->scrolling, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
jalons_year_grid_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (!jalons_scrolling_set_property (&JALONS_YEAR_GRID (object)->scrolling, prop_id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
jalons_year_grid_class_init (JalonsYearGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jalons_year_grid_dispose;
  object_class->finalize = jalons_year_grid_finalize;
  object_class->get_property = jalons_year_grid_get_property;
  object_class->set_property = jalons_year_grid_set_property;
  jalons_scrolling_class_init (object_class);

  widget_class->measure = jalons_year_grid_measure;
  widget_class->size_allocate = jalons_year_grid_size_allocate;
  widget_class->snapshot = jalons_year_grid_snapshot;
  widget_class->css_changed = jalons_year_grid_css_changed;
  widget_class->query_tooltip = jalons_year_grid_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "yeargrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  jalons_year_grid_cursor_class_init (widget_class);

  /**
   * JalonsYearGrid::moved:
   *
   * The cursor is elsewhere, something else is selected, or what is there changed.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", JALONS_TYPE_YEAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /**
   * JalonsYearGrid::activated:
   * @row: a row
   * @column: and a column: the cell that is to be opened
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", JALONS_TYPE_YEAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
jalons_year_grid_init (JalonsYearGrid *self)
{
  self->rows = g_ptr_array_new ();
  jalons_scrolling_init (&self->scrolling, GTK_WIDGET (self), G_CALLBACK (on_scrolled), G_CALLBACK (on_scrolled_down));
  self->tops = g_array_new (FALSE, TRUE, sizeof (int));
  g_array_set_size (self->tops, 1);
  self->scene.cursor = self->scene.anchor = self->scene.drop = (JalonsYearPlace){ -1, 0, -1 };
  self->scene.selected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Year of the school"), -1);
}

/**
 * jalons_year_grid_new:
 * @table: what it shows
 */
GtkWidget *
jalons_year_grid_new (JalonsYearTable *table)
{
  JalonsYearGrid *self = g_object_new (JALONS_TYPE_YEAR_GRID, NULL);

  self->scene.table = g_object_ref (table);
  self->headings = JALONS_YEAR_BAND (jalons_year_band_new (&self->scene, JALONS_BAND_HEADINGS));
  self->loads = JALONS_YEAR_BAND (jalons_year_band_new (&self->scene, JALONS_BAND_LOADS));
  gtk_widget_set_parent (GTK_WIDGET (self->headings), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->loads), GTK_WIDGET (self));
  g_signal_connect_object (table, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "row-changed", G_CALLBACK (on_row_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "updated", G_CALLBACK (on_updated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jalons_year_table_get_workspace (table), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (show_milestones), NULL);
  on_reset (self);
  return GTK_WIDGET (self);
}
