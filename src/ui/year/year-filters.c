/* The popover of the filters.
 * Invariant: what it shows is read from the table and the settings each time it is opened; it only hands on what is chosen.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/year/year-filters.h"

#include <glib/gi18n-lib.h>

#include "core/published/frameworks.h"
#include "core/words/labels.h"
#include "ui/parts/choices.h"
#include "ui/parts/room.h"

/* What is chosen for everything; no level, axis, kind or state has this code. */
#define ANY          ""
#define WITHOUT_AXIS "-"

struct _JalonsYearFilters
{
  GtkPopover parent_instance;

  JalonsYearTable *table;
  GSettings *settings;
  GtkScrolledWindow *scroller;
  GtkWidget *level;
  GtkWidget *axis;
  GtkWidget *kind;
  GtkWidget *state;
  GtkCheckButton *behind;
  GtkCheckButton *broken;
  GtkWidget *order;
  GtkWidget *tint;
  gboolean showing; /* while true, what changes is not the user's choice */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JalonsYearFilters, jalons_year_filters, GTK_TYPE_POPOVER)

/* What there is to choose from */

static void
fill (GtkWidget *chooser,
      GPtrArray *codes,
      GPtrArray *labels)
{
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (chooser, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
}

/* Only levels that the school has. */
static void
fill_levels (JalonsYearFilters *self)
{
  JalonsWorkspace *workspace = jalons_year_table_get_workspace (self->table);
  g_autoptr (GPtrArray) divisions = jalons_workspace_list_divisions (workspace);
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();
  const char *before = ANY;

  g_ptr_array_add (codes, (char *) ANY);
  g_ptr_array_add (labels, (char *) _ ("All levels"));
  for (guint i = 0; i < divisions->len; i++)
    {
      const char *level = jalons_division_level (divisions->pdata[i]);

      if (g_str_equal (level, before))
        continue;
      g_ptr_array_add (codes, (char *) level);
      g_ptr_array_add (labels, (char *) jalons_workspace_level (workspace, level).label);
      before = level;
    }
  fill (self->level, codes, labels);
}

static void
fill_axes (JalonsYearFilters *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);

  g_ptr_array_add (codes, (char *) ANY);
  g_ptr_array_add (labels, (char *) _ ("All axes"));
  for (gsize i = 0; i < n_axes; i++)
    {
      g_ptr_array_add (codes, (char *) axes[i].code);
      g_ptr_array_add (labels, (char *) axes[i].short_label);
    }
  g_ptr_array_add (codes, (char *) WITHOUT_AXIS);
  g_ptr_array_add (labels, (char *) _ ("Without an axis"));
  fill (self->axis, codes, labels);
}

static const char *
enum_label (JalonsFieldId field,
            int value)
{
  return field == JALONS_ACTIVITY_KIND ? jalons_activity_kind_label ((JalonsActivityKind) value)
                                       : jalons_state_label ((JalonsState) value);
}

static void
fill_enum (GtkWidget *chooser,
           JalonsFieldId field,
           const char *any)
{
  const char *const *values = jalons_model_field (field)->codes;
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();

  g_ptr_array_add (codes, (char *) ANY);
  g_ptr_array_add (labels, (char *) any);
  for (int i = 0; values[i] != NULL; i++)
    {
      g_ptr_array_add (codes, (char *) values[i]);
      g_ptr_array_add (labels, (char *) enum_label (field, i));
    }
  fill (chooser, codes, labels);
}

/* The codes are those of the settings. */
static void
fill_looks (JalonsYearFilters *self)
{
  const char *const orders[] = { "level", "behind", NULL };
  const char *const order_labels[] = { _ ("By level and class"), _ ("Most behind first"), NULL };
  const char *const tints[] = { "axis", "state", NULL };
  const char *const tint_labels[] = { _ ("By axis"), _ ("By state"), NULL };

  jalons_choices_fill (self->order, orders, order_labels);
  jalons_choices_fill (self->tint, tints, tint_labels);
}

/* Showing */

static const char *
code_of (JalonsFieldId field,
         int value)
{
  return value == JALONS_FILTER_ANY ? ANY : jalons_model_field (field)->codes[value];
}

static void
set_from_settings (JalonsYearFilters *self,
                   GtkWidget *chooser,
                   const char *key)
{
  g_autofree char *code = g_settings_get_string (self->settings, key);

  jalons_choices_set (chooser, code);
}

/**
 * jalons_year_filters_show:
 *
 * Shows what is filtered now.
 */
void
jalons_year_filters_show (JalonsYearFilters *self)
{
  const JalonsYearFilter *filter = jalons_year_table_get_filter (self->table);
  const char *axis = filter->axis == NULL ? ANY : *filter->axis == '\0' ? WITHOUT_AXIS
                                                                        : filter->axis;

  jalons_room_fit (GTK_POPOVER (self), self->scroller, G_MAXINT);
  self->showing = TRUE;
  fill_levels (self);
  jalons_choices_set (self->level, filter->level ? filter->level : ANY);
  jalons_choices_set (self->axis, axis);
  jalons_choices_set (self->kind, code_of (JALONS_ACTIVITY_KIND, filter->kind));
  jalons_choices_set (self->state, code_of (JALONS_ACTIVITY_STATE, filter->state));
  gtk_check_button_set_active (self->behind, filter->behind);
  gtk_check_button_set_active (self->broken, filter->broken);
  set_from_settings (self, self->order, "year-order");
  set_from_settings (self, self->tint, "year-tint");
  self->showing = FALSE;
}

/* What is chosen */

static const char *
intern_choice (GtkWidget *chooser)
{
  const char *code = jalons_choices_get (chooser);

  return *code != '\0' ? g_intern_string (code) : NULL;
}

static int
enum_choice (GtkWidget *chooser,
             JalonsFieldId field)
{
  const char *code = jalons_choices_get (chooser);

  return *code != '\0' ? jalons_field_find_code (jalons_model_field (field), code) : JALONS_FILTER_ANY;
}

static void
on_filter_chosen (JalonsYearFilters *self)
{
  JalonsYearFilter filter = JALONS_YEAR_FILTER_INIT;

  if (self->showing)
    return;
  filter.level = intern_choice (self->level);
  filter.axis = intern_choice (self->axis);
  if (g_strcmp0 (filter.axis, WITHOUT_AXIS) == 0)
    filter.axis = "";
  filter.kind = enum_choice (self->kind, JALONS_ACTIVITY_KIND);
  filter.state = enum_choice (self->state, JALONS_ACTIVITY_STATE);
  filter.behind = gtk_check_button_get_active (self->behind);
  filter.broken = gtk_check_button_get_active (self->broken);
  filter.order = jalons_year_table_get_filter (self->table)->order;
  jalons_year_table_set_filter (self->table, &filter);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
on_look_chosen (JalonsYearFilters *self)
{
  if (self->showing)
    return;
  g_settings_set_string (self->settings, "year-order", jalons_choices_get (self->order));
  g_settings_set_string (self->settings, "year-tint", jalons_choices_get (self->tint));
}

/* GObject */

static void
jalons_year_filters_dispose (GObject *object)
{
  JalonsYearFilters *self = JALONS_YEAR_FILTERS (object);

  g_clear_object (&self->table);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (jalons_year_filters_parent_class)->dispose (object);
}

static void
jalons_year_filters_class_init (JalonsYearFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_year_filters_dispose;

  /**
   * JalonsYearFilters::chosen:
   *
   * The filter of the table is another.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", JALONS_TYPE_YEAR_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/year-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, level);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, axis);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, kind);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, state);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, behind);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, broken);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, scroller);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, order);
  gtk_widget_class_bind_template_child (widget_class, JalonsYearFilters, tint);
  gtk_widget_class_bind_template_callback (widget_class, jalons_year_filters_show);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_look_chosen);
}

static void
jalons_year_filters_init (JalonsYearFilters *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * jalons_year_filters_new:
 * @table: what is filtered
 * @settings: remembers the order ("year-order") and the colours ("year-tint")
 */
GtkWidget *
jalons_year_filters_new (JalonsYearTable *table,
                         GSettings *settings)
{
  JalonsYearFilters *self = g_object_new (JALONS_TYPE_YEAR_FILTERS, NULL);

  self->table = g_object_ref (table);
  self->settings = g_object_ref (settings);
  fill_axes (self);
  fill_enum (self->kind, JALONS_ACTIVITY_KIND, _ ("All kinds"));
  fill_enum (self->state, JALONS_ACTIVITY_STATE, _ ("All states"));
  fill_looks (self);
  jalons_year_filters_show (self);
  return GTK_WIDGET (self);
}
