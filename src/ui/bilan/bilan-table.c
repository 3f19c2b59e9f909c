/* One table of a bilan: a row of heads, a row for each line, a bar at the end of those that tell hours.
 * Invariant: the name of a cell says its row and its column too, since a grid of GTK has no rows to be read.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/bilan/bilan-table.h"

#include <glib/gi18n-lib.h>

#include "ui/bilan/bilan-counted.h"
#include "ui/parts/meter.h"
#include "ui/parts/tip.h"
#include "ui/parts/words.h"

/* Of a line of words, in letters. */
#define LABEL_CHARS 60
#define LEAST_CHARS 10
#define TEXT_CHARS  36
#define HEAD_CHARS  11

#define BAR_WIDTH 120

/* With more columns there is no room for bars. */
#define MOST_BESIDE_BARS 7

struct _JalonsBilanTableView
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  int line; /* of the grid, that is being filled */
  JalonsBilan *bilan;
  const JalonsBilanTable *table;
  JalonsDataset *dataset;
  int planned, held; /* the columns that bars are made of, or -1 */
  int owed;          /* likewise; -1: the longest bar is as long as there is room */
  int most;
};

G_DEFINE_FINAL_TYPE (JalonsBilanTableView, jalons_bilan_table_view, GTK_TYPE_WIDGET)

/* Cells */

static GtkWidget *
new_box (GtkAccessibleRole role,
         GtkOrientation orientation)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", role, "orientation", orientation, NULL);
}

/* A figure is never broken over lines. */
static GtkWidget *
new_figure_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Words are broken between them, in lines of about so many letters. */
static GtkWidget *
new_label (const char *text,
           float xalign,
           int n_chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
  gtk_label_set_max_width_chars (GTK_LABEL (label), n_chars);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Puts @child at its place; column 0 is that of the labels, line 0 that of the heads. */
static GtkWidget *
add_cell (JalonsBilanTableView *self,
          guint column,
          GtkAccessibleRole role,
          GtkWidget *child,
          const char *style,
          const char *name)
{
  GtkWidget *cell = new_box (role, GTK_ORIENTATION_HORIZONTAL);

  gtk_box_append (GTK_BOX (cell), child);
  gtk_widget_set_hexpand (cell, column == 0);
  gtk_widget_add_css_class (cell, "cell");
  gtk_widget_add_css_class (cell, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (GTK_GRID (self->grid), cell, (int) column, self->line, 1, 1);
  return cell;
}

/* Heads */

/* Above words at their beginning, above figures at their end. */
static void
add_head (JalonsBilanTableView *self,
          guint column,
          JalonsCellKind kind,
          const char *text,
          const char *how)
{
  gboolean of_words = kind == JALONS_CELL_TEXT;
  GtkWidget *label = new_label (text, of_words ? 0 : 1, column == 0 ? LABEL_CHARS : HEAD_CHARS), *cell;

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_label_set_justify (GTK_LABEL (label), of_words ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (label, GTK_ALIGN_END);
  cell = add_cell (self, column, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, label, "head", text);
  if (*how == '\0')
    return;
  jalons_tip_set (cell, how);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, how, -1);
}

static void
add_heads (JalonsBilanTableView *self)
{
  add_head (self, 0, JALONS_CELL_TEXT, self->table->stub, "");
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (self->table, i);

      add_head (self, i + 1, column->kind, column->label, column->how);
    }
  if (self->planned >= 0)
    add_head (self, self->table->columns->len + 1, JALONS_CELL_MINUTES, "", "");
}

/* Rows */

static GtkWidget *
new_figure (JalonsBilanTableView *self,
            guint row,
            guint column,
            const char *text)
{
  const JalonsBilanCell *cell = jalons_bilan_table_cell (self->table, row, column);
  const char *how = jalons_bilan_table_how (self->table, row, column);
  GtkWidget *label, *button;

  if (cell->records == NULL || cell->records->len == 0)
    {
      label = cell->kind == JALONS_CELL_TEXT ? new_label (text, 0, TEXT_CHARS) : new_figure_label (text);
      if (*how != '\0')
        jalons_tip_set (label, how);
      return label;
    }
  button = jalons_bilan_counted_new (self->dataset, cell->records, text, how);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, cell->kind == JALONS_CELL_TEXT ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static int
minutes_in (JalonsBilanTableView *self,
            guint row,
            int column)
{
  const JalonsBilanCell *cell = column >= 0 ? jalons_bilan_table_cell (self->table, row, (unsigned) column) : NULL;

  return cell != NULL && cell->kind == JALONS_CELL_MINUTES ? cell->number : 0;
}

/* Its words are those of the cells beside it. */
static void
add_bar (JalonsBilanTableView *self,
         guint row,
         const char *style)
{
  GtkWidget *meter = jalons_meter_new ();
  int planned = minutes_in (self, row, self->planned), held = minutes_in (self, row, self->held);
  int owed = self->owed >= 0 ? minutes_in (self, row, self->owed) : self->most;
  g_autofree char *words = jalons_words_progress_spoken (planned, owed);

  jalons_meter_set (JALONS_METER (meter), owed, planned, held, words);
  gtk_widget_set_size_request (meter, BAR_WIDTH, -1);
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
  add_cell (self, self->table->columns->len + 1, GTK_ACCESSIBLE_ROLE_CELL, meter, style, words);
}

static void
add_group (JalonsBilanTableView *self,
           const char *text)
{
  GtkWidget *label = new_label (text, 0, -1);
  GtkWidget *cell = new_box (GTK_ACCESSIBLE_ROLE_ROW_HEADER, GTK_ORIENTATION_HORIZONTAL);

  self->line++;
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (cell, "cell");
  gtk_box_append (GTK_BOX (cell), label);
  gtk_grid_attach (GTK_GRID (self->grid), cell, 0, self->line, (int) self->table->columns->len + 1, 1);
}

static void
add_row (JalonsBilanTableView *self,
         guint at)
{
  const JalonsBilanRow *row = jalons_bilan_table_row (self->table, at);
  const char *style = row->is_total ? "total" : "line";
  GtkWidget *cell, *label;

  self->line++;
  label = new_label (row->label, 0, LABEL_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  cell = add_cell (self, 0, GTK_ACCESSIBLE_ROLE_ROW_HEADER, label, style, row->label);
  if (*row->how != '\0')
    jalons_tip_set (cell, row->how);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      g_autofree char *text = jalons_bilan_cell_format (jalons_bilan_table_cell (self->table, at, i));
      /* Translators: a cell of a table: its row, its column, its figure: "4e, Prévu : 30 h" */
      g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s: %3$s"), row->label,
                                               jalons_bilan_table_column (self->table, i)->label, text);

      add_cell (self, i + 1, GTK_ACCESSIBLE_ROLE_CELL, new_figure (self, at, i, text), style, name);
    }
  if (self->planned >= 0)
    add_bar (self, at, style);
}

static void
add_rows (JalonsBilanTableView *self)
{
  const char *group = "";

  for (guint i = 0; i < self->table->rows->len; i++)
    {
      const JalonsBilanRow *row = jalons_bilan_table_row (self->table, i);

      if (!g_str_equal (row->group, group) && *row->group != '\0')
        add_group (self, row->group);
      group = row->group;
      add_row (self, i);
    }
}

/* Bars */

static int
find_minutes (const JalonsBilanTable *table,
              const char *code)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const JalonsBilanColumn *column = jalons_bilan_table_column (table, i);

      if (g_str_equal (column->code, code) && column->kind == JALONS_CELL_MINUTES)
        return (int) i;
    }
  return -1;
}

/* Where nothing is owed, the bars are compared with each other; a total would dwarf them. */
static void
find_bars (JalonsBilanTableView *self)
{
  self->planned = self->table->columns->len <= MOST_BESIDE_BARS ? find_minutes (self->table, "planned") : -1;
  self->held = find_minutes (self->table, "held");
  self->owed = find_minutes (self->table, "owed");
  for (guint i = 0; i < self->table->rows->len; i++)
    if (!jalons_bilan_table_row (self->table, i)->is_total)
      self->most = MAX (self->most, minutes_in (self, i, self->planned));
}

/* The object */

static void
jalons_bilan_table_view_dispose (GObject *object)
{
  JalonsBilanTableView *self = JALONS_BILAN_TABLE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->bilan, jalons_bilan_unref);
  g_clear_object (&self->dataset);

  G_OBJECT_CLASS (jalons_bilan_table_view_parent_class)->dispose (object);
}

static void
jalons_bilan_table_view_class_init (JalonsBilanTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_bilan_table_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "bilantable");
}

static void
jalons_bilan_table_view_init (JalonsBilanTableView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

static void
add_words (JalonsBilanTableView *self,
           const char *text,
           const char *style)
{
  GtkWidget *label = new_label (text, 0, -1);

  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

/* Where the window is narrower than the table. */
static GtkWidget *
scroll_across (GtkWidget *box)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_focusable (scrolled, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

/**
 * jalons_bilan_table_view_new:
 * @table: of @bilan
 * @dataset: what @bilan was made of
 */
GtkWidget *
jalons_bilan_table_view_new (JalonsBilan *bilan,
                             const JalonsBilanTable *table,
                             JalonsDataset *dataset)
{
  JalonsBilanTableView *self = g_object_new (JALONS_TYPE_BILAN_TABLE_VIEW, NULL);
  GtkWidget *scrolled;

  self->bilan = jalons_bilan_ref (bilan);
  self->table = table;
  self->dataset = g_object_ref (dataset);
  add_words (self, table->title, "heading");
  self->grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  gtk_widget_add_css_class (self->grid, "bilan-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, table->title, -1);
  scrolled = scroll_across (self->grid);
  find_bars (self);
  g_object_ref_sink (scrolled);
  if (table->rows->len > 0)
    {
      gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
      add_heads (self);
      add_rows (self);
    }
  g_object_unref (scrolled);
  if (*table->note != '\0')
    add_words (self, table->note, "dim-label");
  return GTK_WIDGET (self);
}
